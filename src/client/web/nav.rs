//! The address bar, the document and the page's visibility.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

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

/// The path and fragment of the address, such as `/j/246810#hoa-3`.
#[must_use]
pub fn path() -> String {
    let location = window().location();
    [location.pathname().unwrap_or_default(), location.hash().unwrap_or_default()].concat()
}

/// The whole address.
#[must_use]
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// The fragment of `path`, where `path` is another place on the page we are on.
fn fragment(path: &str) -> Option<&str> {
    let (page, _) = path.split_once('#')?;
    (window().location().pathname().ok()? == page).then(|| path.get(page.len()..)).flatten()
}

/// Goes to `path` within the app: a new entry in the history. [`on_move`] is told. Within the page the browser itself
/// goes, so that the target of the address is the one the style sheet knows.
pub fn push(path: &str) {
    if let Some(fragment) = fragment(path) {
        window().location().set_hash(fragment).ok();
        return;
    }
    if let Ok(history) = window().history() {
        history.push_state_with_url(&JsValue::NULL, "", Some(path)).ok();
    }
    moved();
}

/// Goes to `path` in place of the present entry of the history. [`on_move`] is told.
pub fn replace(path: &str) {
    if let Some(fragment) = fragment(path) {
        window().location().replace(fragment).ok();
        return;
    }
    if let Ok(history) = window().history() {
        history.replace_state_with_url(&JsValue::NULL, "", Some(path)).ok();
    }
    moved();
}

/// Loads `path` in place of the present entry of the history: this page is gone.
pub fn leave_for(path: &str) {
    window().location().replace(path).ok();
}

/// Loads the page anew.
pub fn reload() {
    window().location().reload().ok();
}

thread_local! {
    /// What takes the place of the history above the entry that the browser is on its way to.
    static LANDING: RefCell<Option<[String; 2]>> = const { RefCell::new(None) };
}

/// Goes to `path` with `bottom` below it, in the place of the present entry of the history and of the `below` entries under
/// it: there is no way back to them. [`on_move`] is told.
pub fn start_anew(below: u32, bottom: &str, path: &str) {
    LANDING.replace(Some([bottom, path].map(str::to_owned)));
    match (below, window().history()) {
        (1.., Ok(history)) => history.go_with_delta(-(below as i32)).unwrap_or_default(),
        _ => moved(),
    }
}

/// Once the browser has gone back as far as it should: the two new entries; no way leads forward from them.
fn land() -> bool {
    let Some([bottom, path]) = LANDING.take() else { return false };
    if let Ok(history) = window().history() {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&bottom)).ok();
        history.push_state_with_url(&JsValue::NULL, "", Some(&path)).ok();
    }
    true
}

/// One step back, as the phone's own back button does.
pub fn back() {
    if let Ok(history) = window().history() {
        history.back().ok();
    }
}

const MOVED: &str = "popstate";

thread_local! {
    /// While a move is being told: whether whoever is told has led on from there, and so knows where to.
    static LED_ON: Cell<Option<bool>> = const { Cell::new(None) };
}

fn moved() {
    if LED_ON.get().is_some() {
        return LED_ON.set(Some(true));
    }
    if let Ok(event) = web_sys::Event::new(MOVED) {
        window().dispatch_event(&event).ok();
    }
}

/// Calls `then` with the new path whenever the address changes, by us, by a link within the page or by the back button.
/// Browsers tell of a new fragment by one event or by two: the second is not passed on. Nor is where `then` itself goes.
pub fn on_move(then: impl FnMut(String) + 'static) {
    let (then, seen) = (Rc::new(RefCell::new(then)), Rc::new(RefCell::new(path())));
    for event in [MOVED, "hashchange"] {
        let (then, seen) = (Rc::clone(&then), Rc::clone(&seen));
        super::listen(&window(), event, move || {
            if LED_ON.get().is_some() {
                return LED_ON.set(Some(true));
            }
            let has_landed = land();
            let now = path();
            if seen.replace(now.clone()) != now || has_landed {
                LED_ON.set(Some(false));
                then.borrow_mut()(now);
                if LED_ON.take() == Some(true) {
                    seen.replace(path());
                }
            }
        });
    }
}

/// Shows the target of the address again: a new page has been drawn, and the browser looks for a target only when it moves.
pub fn find_target() {
    let location = window().location();
    let fragment = location.hash().unwrap_or_default();
    if !fragment.is_empty() {
        location.replace(&fragment).ok();
    }
}
