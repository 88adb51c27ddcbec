//! The heading of a screen.

use leptos::html::H1;
use leptos::prelude::*;

use crate::{browser, words};

/// The screen's only `h1`. Names the tab and takes the focus, so that readers of the screen hear where they are.
#[component]
pub fn Title(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    Effect::new(move || browser::set_title(&words::tab_title(&text.read())));
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    view! { <h1 tabindex="-1" node_ref=heading>{text}</h1> }
}
