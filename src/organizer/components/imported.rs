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
use crate::words::{pack_import as words, screens};

/// Choosing a file, while none is being read. What is too large is not sent at all.
#[component]
pub fn ChooseFile(
    #[prop(into)] label: String,
    accept: &'static str,
    is_reading: RwSignal<bool>,
    #[prop(into)] on_pick: Callback<Picked>,
) -> impl IntoView {
    let app = App::here();
    let picked = move |file: Picked| {
        if file.bytes > MOST_FILE_BYTES {
            app.say(screens::TOO_LARGE, None);
        } else {
            is_reading.set(true);
            on_pick.run(file);
        }
    };
    view! {
        <PickFile label accept on_pick=picked />
        <p role="status">{move || is_reading.get().then(|| words::READING.now())}</p>
    }
}
