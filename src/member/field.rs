//! Fields to type and to tick, and the sentence that says what is missing.

use leptos::prelude::{Get, RwSignal};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::el::{El, el};

/// A field, and the hand on it that reads what was typed or ticked.
pub fn input(kind: &str) -> (El, HtmlInputElement) {
    let input = el("input").attr("type", kind);
    let hand = input.element().clone().unchecked_into();
    (input, hand)
}

/// What is missing, told at once; nothing while there is nothing to say.
pub fn alert(hint: RwSignal<&'static str>) -> El {
    el("p").attr("role", "alert").live(move || hint.get())
}
