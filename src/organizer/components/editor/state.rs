//! The bar of the editor: back and forth, whether all is saved, what is to be mended.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use super::desk::Go;
use crate::browser;
use crate::editor::{Editor, Saving};
use crate::reply::ApiError;
use crate::route::Route;
use crate::words::{account, editor as words};

/// Stays in sight while the list scrolls. `on_mend` leads to what is wrong in the pack itself; `children` are what else
/// must not be missed.
#[component]
pub fn StateBar(#[prop(into)] on_mend: Callback<()>, children: Children) -> impl IntoView {
    let desk = Desk::here();
    let step = move |act: fn(&mut Editor)| desk.step(act);
    let mend = move |_| {
        let first = desk.problems.with_untracked(|problems| problems.first().cloned());
        match first.and_then(|problem| problem.question) {
            Some(question) => {
                desk.open.set(Some(question));
                desk.go.set(Some(Go::Wrong));
            }
            None => on_mend.run(()),
        }
    };
    let wrong = Memo::new(move |_| desk.problems.read().len());
    view! {
        <div class="editor-bar">
            <div class="section-acts">
                <button
                    type="button"
                    title=words::UNDO_HINT
                    disabled=move || !desk.editor.read().can_undo()
                    on:click=move |_| step(Editor::undo)
                >
                    {words::UNDO}
                </button>
                <button
                    type="button"
                    title=words::REDO_HINT
                    disabled=move || !desk.editor.read().can_redo()
                    on:click=move |_| step(Editor::redo)
                >
                    {words::REDO}
                </button>
            </div>
            <SavedLine />
            {children()}
            <Show when=move || { wrong.get() > 0 } fallback=|| view! { <p class="note">{words::SOUND}</p> }>
                <button type="button" class="mend" on:click=mend>{move || words::to_mend(wrong.get())}</button>
            </Show>
            <p class="unseen" role="status">{move || desk.said.get()}</p>
        </div>
    }
}

/// Whether all is saved; what to do where it is not.
#[component]
fn SavedLine() -> impl IntoView {
    let desk = Desk::here();
    let said = Memo::new(move |_| {
        let draft = desk.draft.read();
        let is_unsaved = draft.is_unsaved(desk.editor.read().changes());
        match &draft.saving {
            _ if draft.is_sending() => words::SAVING.to_string(),
            Saving::Failed { error: ApiError::NotSignedIn, .. } => words::SESSION_OVER.to_string(),
            Saving::Failed { error, .. } => words::not_saved(error),
            Saving::ChangedMeanwhile => words::MEANWHILE.to_string(),
            _ if is_unsaved => words::NOT_SAVED_YET.to_string(),
            Saving::Saved { at_ms } => words::saved(&browser::local(*at_ms).clock_with_seconds()),
            Saving::Untouched => words::SAVES_ITSELF.to_string(),
        }
    });
    let is_trouble = Memo::new(move |_| desk.save_error().is_some());
    let needs_session = move || desk.save_error() == Some(ApiError::NotSignedIn);
    let save = move |_| {
        spawn_local(async move {
            desk.save().await;
        });
    };
    let may_save = move || desk.is_unsaved() && !desk.is_behind() && !desk.draft.read().is_sending();
    view! {
        <p class="saved" role="status" class:trouble=is_trouble>{said}</p>
        // Another tab, since this one holds what is not saved.
        <Show when=needs_session>
            <a class="button button-quiet" href=Route::Home.path() target="_blank">{account::SIGN_IN}</a>
        </Show>
        <Show when=may_save>
            <div class="section-acts"><button type="button" on:click=save>{words::SAVE_NOW}</button></div>
        </Show>
    }
}
