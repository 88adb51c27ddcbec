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
