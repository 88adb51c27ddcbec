//! What has just happened, with a way to take it back.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::words::acts;

/// What takes something back. Not a `Callback`: that would be gone with the part of the screen that made it, such as a dialog.
pub type TakeBack = Arc<dyn Fn() + Send + Sync>;

/// One sentence, and what undoes it.
#[derive(Clone)]
pub struct Notice {
    pub text: String,
    pub undo: Option<TakeBack>,
}

/// The place for notices: read out when they change, there until the next or until it is put away.
#[component]
pub fn Notices() -> impl IntoView {
    let app = App::here();
    let undo = move |_| {
        if let Some(undo) = app.take_notice().and_then(|notice| notice.undo) {
            undo();
        }
    };
    let has_undo = move || app.notice().is_some_and(|notice| notice.undo.is_some());
    view! {
        <div class="notice" role="status" class:is-there=move || app.notice().is_some()>
            <span>{move || app.notice().map(|notice| notice.text)}</span>
            <Show when=has_undo>
                <button type="button" on:click=undo>{acts::UNDO}</button>
            </Show>
            <Show when=move || app.notice().is_some()>
                <button type="button" on:click=move |_| drop(app.take_notice())>{acts::PUT_AWAY}</button>
            </Show>
        </div>
    }
}
