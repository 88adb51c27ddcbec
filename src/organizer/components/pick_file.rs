//! Choosing a file, by a button or by dropping it.

use leptos::ev::{self, DragEvent};
use leptos::prelude::*;

use super::form::fresh_id;
use crate::browser::{self, Picked};
use crate::words::import;

/// A field for one file. `accept` is the list of endings. A file can be dropped on it; one that falls beside it does not take
/// the page away, as browsers would have it.
#[component]
pub fn PickFile(
    #[prop(into)] label: String,
    accept: &'static str,
    #[prop(into)] on_pick: Callback<Picked>,
) -> impl IntoView {
    let (id, hint) = (fresh_id("file"), fresh_id("file-hint"));
    let is_over = RwSignal::new(false);
    let picked = move |change: ev::Event| {
        if let Some(file) = browser::picked_file(&change) {
            on_pick.run(file);
        }
    };
    let over = move |drag: DragEvent| is_over.set(browser::drags_files(&drag));
    let drop = move |drop: DragEvent| {
        is_over.set(false);
        if let Some(file) = browser::dropped_file(&drop) {
            on_pick.run(file);
        }
    };
    let stay = |drag: DragEvent| {
        if browser::drags_files(&drag) {
            drag.prevent_default();
        }
    };
    let beside = [window_event_listener(ev::dragover, stay), window_event_listener(ev::drop, stay)];
    on_cleanup(move || beside.into_iter().for_each(|listener| listener.remove()));
    view! {
        <div
            class="field pick-file"
            class:is-over=move || is_over.get()
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            <label for=id.clone()>{label}</label>
            <input id=id type="file" accept=accept aria-describedby=hint.clone() on:change=picked />
            <p id=hint class="rule">{import::DROP_HINT}</p>
        </div>
    }
}
