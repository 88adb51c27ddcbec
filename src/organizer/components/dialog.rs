//! A question in front of the screen: the browser's own dialog, with its focus and its Escape key.

use leptos::html;
use leptos::prelude::*;

use super::form::fresh_id;
use crate::words::acts;

/// Shown while `open`. Closing it by Escape or its button sets `open` back.
#[component]
pub fn Dialog(
    #[prop(into)] title: Signal<String>,
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let place = NodeRef::<html::Dialog>::new();
    let title_id = fresh_id("dialog");
    let labelled_by = title_id.clone();
    Effect::new(move || {
        let Some(dialog) = place.get() else { return };
        if open.get() && !dialog.open() {
            // Refused only for one that is not on the page.
            dialog.show_modal().ok();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog class="dialog" node_ref=place aria-labelledby=labelled_by on:close=move |_| open.set(false)>
            <div class="dialog-head">
                <h2 id=title_id>{move || title.get()}</h2>
                <button type="button" on:click=move |_| open.set(false)>{acts::CLOSE_DIALOG}</button>
            </div>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}
