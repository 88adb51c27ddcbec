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

/// Puts the focus on the heading of the screen where what had it is gone; what is looked at stays in view.
pub fn focus_heading() {
    if let Ok(Some(heading)) = client::web::nav::document().query_selector("h1") {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        heading.unchecked_into::<web_sys::HtmlElement>().focus_with_options(&options).ok();
    }
}
