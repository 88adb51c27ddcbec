//! Drawings: small ones beside words, and scenes. The words carry the meaning.

use leptos::prelude::*;

/// The symbol `name` of [`crate::garden::art::SYMBOLS`], as high as the text around it.
pub fn icon(name: &str) -> impl IntoView + use<> {
    symbol("icon", name)
}

/// The symbol `name`, sized by the CSS of `class`.
pub fn symbol(class: &'static str, name: &str) -> impl IntoView + use<> {
    scene(class, "-50 -50 100 100", ["<use href=\"#", name, "\"/>"].concat())
}

/// A drawing of its own: `inside` is one of ours, never words from elsewhere.
pub fn scene(class: &'static str, view_box: &'static str, inside: String) -> impl IntoView + use<> {
    view! { <svg class=class viewBox=view_box aria-hidden="true" inner_html=inside></svg> }
}
