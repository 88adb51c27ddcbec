//! What is made of a file.

use std::future::Future;

use domain::id::UnitId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::App;
use crate::components::TextField;
use crate::components::packs::OwnerField;
use crate::words::Word;

/// Title and unit, and the button that makes it: `make` gets both, once at a time. `first` is the title as the file has it;
/// the children stand above the button.
#[component]
pub fn MakeForm<Work>(
    first: String,
    label: Word,
    #[prop(optional, into)] hint: String,
    no_title: Word,
    most: usize,
    #[prop(into)] act: Signal<String>,
    making: Word,
    /// Whether there is nothing to make.
    #[prop(optional, into)]
    is_nothing: Signal<bool>,
    make: impl Fn(String, Option<UnitId>) -> Work + 'static,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView
where
    Work: Future<Output = ()> + 'static,
{
    let title = RwSignal::new(first);
    let owner = RwSignal::new(App::here().me().and_then(|me| me.unit));
    let is_making = RwSignal::new(false);
    let is_tried = RwSignal::new(false);
    let trouble = Signal::derive(move || {
        (is_tried.get() && title.read().trim().is_empty()).then(|| no_title.to_string())
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        if trouble.get_untracked().is_some() || is_making.get_untracked() {
            return;
        }
        let work = make(title.read_untracked().trim().to_owned(), owner.get_untracked());
        is_making.set(true);
        spawn_local(async move {
            work.await;
            is_making.set(false);
        });
    };
    view! {
        <form class="import-make" on:submit=send>
            <TextField label value=title hint trouble most />
            <OwnerField owner />
            {children.map(|children| children())}
            <button class="button" disabled=move || is_nothing.get() || is_making.get()>{move || act.get()}</button>
            <p role="status">{move || is_making.get().then(|| making.now())}</p>
        </form>
    }
}
