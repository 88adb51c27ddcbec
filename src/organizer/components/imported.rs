//! What was understood of a file, shown before anything is saved.

mod from_file;
mod items;
mod make;
mod problems;
mod questions;

pub use from_file::FromFile;
pub use items::SurveyPart;
pub use make::MakeForm;
pub use problems::Problems;
pub use questions::QuestionPart;

use domain::import::MOST_FILE_BYTES;
use leptos::prelude::*;

use crate::app::App;
use crate::browser::Picked;
use crate::components::PickFile;
use crate::words::{import, pack_import as words, screens};

/// Choosing a file, while none is being read. What is too large is not sent at all.
#[component]
pub fn ChooseFile(
    #[prop(into)] label: String,
    accept: &'static str,
    is_reading: RwSignal<bool>,
    #[prop(into)] on_pick: Callback<Picked>,
) -> impl IntoView {
    let app = App::here();
    // The field itself is emptied, so that the same file can be chosen again.
    let name = RwSignal::new(String::new());
    let picked = move |file: Picked| {
        // What was said of the file before is over.
        app.take_notice();
        if file.bytes > MOST_FILE_BYTES {
            app.say(screens::TOO_LARGE, None);
        } else if file.bytes == 0 {
            app.say(screens::EMPTY_FILE, None);
        } else {
            name.set(file.name.clone());
            is_reading.set(true);
            on_pick.run(file);
        }
    };
    let said = move || match (is_reading.get(), name.get()) {
        (true, _) => words::READING.into(),
        (false, name) if name.is_empty() => name,
        (false, name) => import::file(&name),
    };
    view! {
        <PickFile label accept on_pick=picked />
        <p role="status">{said}</p>
    }
}
