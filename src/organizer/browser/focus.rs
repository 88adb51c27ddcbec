//! Where the focus goes when a part of the page comes up.

use wasm_bindgen::JsCast;

/// Puts the focus where one goes on inside of a part of the page: on its first field, or else its first button.
pub fn focus_first_field(part: &web_sys::Element) {
    for kind in ["input:not(:disabled), select, textarea", "button"] {
        if let Some(field) = part.query_selector(kind).ok().flatten() {
            field.unchecked_into::<web_sys::HtmlElement>().focus().ok();
            return;
        }
    }
}

/// Puts the focus on the first field that is wrong, in the dialog that is open or on the screen, so that what is said beside it is seen.
/// A moment later, when the fields have been told.
pub fn focus_first_wrong() {
    leptos::prelude::request_animation_frame(|| {
        let document = client::web::nav::document();
        let wrong = ["dialog[open] [aria-invalid=true]", "main [aria-invalid=true]"];
        if let Some(field) = wrong.iter().find_map(|wrong| document.query_selector(wrong).ok().flatten()) {
            field.unchecked_into::<web_sys::HtmlElement>().focus().ok();
        }
    });
}

/// Puts the focus on the heading of the screen where what had it is gone; what is looked at stays in view.
pub fn focus_heading() {
    if let Ok(Some(heading)) = client::web::nav::document().query_selector("h1") {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        heading.unchecked_into::<web_sys::HtmlElement>().focus_with_options(&options).ok();
    }
}
