//! The address bar, the document and the page's visibility.

use wasm_bindgen::prelude::*;

/// The window. Our code runs in a page, never in a worker: there always is one.
#[must_use]
pub fn window() -> web_sys::Window {
    js_sys::global().unchecked_into()
}

/// The document.
#[must_use]
pub fn document() -> web_sys::Document {
    super::bindings::field(&window(), "document").unchecked_into()
}

/// Whether the page can be seen.
#[must_use]
pub fn is_visible() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Visible
}

/// The path of the address, such as `/j/246810`.
#[must_use]
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Goes to `path` within the app: a new entry in the history. [`on_move`] is told.
pub fn push(path: &str) {
    if let Ok(history) = window().history() {
        history.push_state_with_url(&JsValue::NULL, "", Some(path)).ok();
    }
    moved();
}

/// Goes to `path` in place of the present entry of the history. [`on_move`] is told.
pub fn replace(path: &str) {
    if let Ok(history) = window().history() {
        history.replace_state_with_url(&JsValue::NULL, "", Some(path)).ok();
    }
    moved();
}

/// One step back, as the phone's own back button does.
pub fn back() {
    if let Ok(history) = window().history() {
        history.back().ok();
    }
}

const MOVED: &str = "popstate";

fn moved() {
    if let Ok(event) = web_sys::Event::new(MOVED) {
        window().dispatch_event(&event).ok();
    }
}

/// Calls `then` with the new path whenever the address changes, by us or by the back button.
pub fn on_move(mut then: impl FnMut(String) + 'static) {
    super::listen(&window(), MOVED, move || then(path()));
}

/// Hands `text` to the browser as a download named `name`.
///
/// # Errors
/// The browser's own, when it has no downloads.
pub fn save_file(name: &str, text: &str) -> Result<(), JsValue> {
    let blob = web_sys::Blob::new_with_str_sequence(&js_sys::Array::of1(&text.into()))?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&address)
}
