//! A question in front of the screen: the browser's own dialog, with its focus and its Escape key.

use leptos::context::Provider;
use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

use super::form::fresh_id;
use crate::browser;
use crate::words::acts;

/// Whether something stands in the dialog that is not saved: then it asks before it closes.
#[derive(Clone, Copy)]
pub struct Typed(RwSignal<bool>);

impl Typed {
    /// That of the dialog around the present component; outside of one nothing asks for it.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(false)))
    }

    /// Something was typed or chosen.
    pub fn mark(self) {
        self.0.try_set(true);
    }

    /// All of it is saved, or meant to go.
    pub fn clear(self) {
        self.0.try_set(false);
    }

    /// Whether it may go; she is asked.
    pub fn may_go(self) -> bool {
        let may = !self.0.get_untracked() || browser::confirm(&acts::CLOSE_TYPED);
        if may {
            self.clear();
        }
        may
    }
}

/// Shown while `open`. Closing it by Escape or its button sets `open` back, after asking where something was typed in it.
#[component]
pub fn Dialog(
    #[prop(into)] title: Signal<String>,
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let place = NodeRef::<html::Dialog>::new();
    let typed = Typed(RwSignal::new(false));
    let title_id = fresh_id("dialog");
    let labelled_by = title_id.clone();
    let show = move || {
        if let Some(dialog) = place.get_untracked().filter(|dialog| !dialog.open()) {
            // Refused only for one that is not on the page.
            dialog.show_modal().ok();
        }
    };
    Effect::new(move || {
        let Some(dialog) = place.get() else { return };
        if !open.get() {
            dialog.close();
        } else if !dialog.open() {
            typed.clear();
            show();
        }
    });
    let cancel = move |event: Event| {
        if !typed.may_go() {
            event.prevent_default();
        }
    };
    // A browser heeds the first refusal to close, and closes at the second all the same.
    let closed = move |_| {
        if open.get_untracked() && typed.0.get_untracked() {
            show();
        } else {
            open.set(false);
        }
    };
    let close = move |_| {
        if typed.may_go() {
            open.set(false);
        }
    };
    view! {
        <dialog
            class="dialog"
            node_ref=place
            aria-labelledby=labelled_by
            on:input=move |_| typed.mark()
            on:cancel=cancel
            on:close=closed
        >
            <div class="dialog-head">
                <h2 id=title_id>{move || title.get()}</h2>
                <button type="button" on:click=close>{acts::CLOSE_DIALOG}</button>
            </div>
            <Provider value=typed>
                <Show when=move || open.get()>{children()}</Show>
            </Provider>
        </dialog>
    }
}
