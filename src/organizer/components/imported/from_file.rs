//! The screen of a pack or a survey from a file.

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ChooseFile;
use crate::app::App;
use crate::browser::Picked;
use crate::components::packs::refused;
use crate::components::{Title, TopBar};
use crate::reply::ApiError;
use crate::words::Word;

/// Choosing the file, which `preview` reads, and below it what was understood of it, as `shown` shows it. The children stand
/// above the field.
#[component]
pub fn FromFile<Import, Reading>(
    title: Word,
    hint: Word,
    label: Word,
    accept: &'static str,
    preview: fn(Picked) -> Reading,
    shown: fn(Import) -> AnyView,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView
where
    Import: Clone + Send + Sync + 'static,
    Reading: Future<Output = Result<Import, ApiError>> + 'static,
{
    let app = App::here();
    let read = RwSignal::new(None::<Import>);
    let is_reading = RwSignal::new(false);
    let on_pick = move |file: Picked| {
        spawn_local(async move {
            match preview(file).await {
                Ok(import) => read.set(Some(import)),
                Err(error) => refused(app, &error),
            }
            is_reading.set(false);
        });
    };
    view! {
        <TopBar />
        <main class="desk">
            <hgroup>
                <Title text=title />
                <p class="note">{hint}</p>
            </hgroup>
            <section class="import-file">
                {children.map(|children| children())}
                <ChooseFile label accept is_reading on_pick />
            </section>
            {move || read.get().map(shown)}
        </main>
    }
}
