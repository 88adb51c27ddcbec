//! A question in front of the screen: the browser's own dialog, with its focus and its Escape key.

use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

use super::form::fresh_id;
use crate::browser;
use crate::words::acts;

/// Shown while `open`. Closing it by Escape or its button sets `open` back, after asking where something was typed in it.
#[component]
pub fn Dialog(
    #[prop(into)] title: Signal<String>,
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let place = NodeRef::<html::Dialog>::new();
    let is_typed = RwSignal::new(false);
    let title_id = fresh_id("dialog");
    let labelled_by = title_id.clone();
    Effect::new(move || {
        let Some(dialog) = place.get() else { return };
        if open.get() && !dialog.open() {
            is_typed.set(false);
            // Refused only for one that is not on the page.
            dialog.show_modal().ok();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let may_close = move || !is_typed.get_untracked() || browser::confirm(&acts::CLOSE_TYPED);
    let cancel = move |event: Event| {
        if !may_close() {
            event.prevent_default();
        }
    };
    let close = move |_| {
        if may_close() {
            open.set(false);
        }
    };
    view! {
        <dialog
            class="dialog"
            node_ref=place
            aria-labelledby=labelled_by
            on:input=move |_| is_typed.set(true)
            on:cancel=cancel
            on:close=move |_| open.set(false)
        >
            <div class="dialog-head">
                <h2 id=title_id>{move || title.get()}</h2>
                <button type="button" on:click=close>{acts::CLOSE_DIALOG}</button>
            </div>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}
