//! The page on the screen: its parts are found by id or selector, filled with HTML of our own pages, and listened to all
//! together, so that a part may be replaced at any time.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, PointerEvent};

use super::bindings::field;
use super::nav::document;

/// The first element of a selector.
#[must_use]
pub fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Every element of a selector, in the page's order.
#[must_use]
pub fn all(selector: &str) -> Vec<Element> {
    within(document().document_element().as_ref(), selector)
}

/// Every element of a selector inside another, in the page's order.
#[must_use]
pub fn within(outer: Option<&Element>, selector: &str) -> Vec<Element> {
    let Some(found) = outer.and_then(|outer| outer.query_selector_all(selector).ok()) else { return vec![] };
    (0..found.length()).filter_map(|n| found.item(n)?.dyn_into().ok()).collect()
}

/// Fills the element with this id; nothing where there is none.
pub fn put(id: &str, html: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.set_inner_html(html);
    }
}

/// Whether there is an element with this id.
#[must_use]
pub fn has(id: &str) -> bool {
    document().get_element_by_id(id).is_some()
}

/// An attribute of the first element of a selector.
#[must_use]
pub fn attribute(selector: &str, name: &str) -> Option<String> {
    find(selector)?.get_attribute(name)
}

/// Whether an element of a selector has the focus.
#[must_use]
pub fn has_focus(selector: &str) -> bool {
    find(&[selector, ":focus"].concat()).is_some()
}

/// Moves the focus to the first element of a selector; nothing where there is none.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.focus().ok();
    }
}

/// Whether the page that was sent is of another turn than the one under way, and hidden for that (`public/first.js`).
#[must_use]
pub fn is_waiting() -> bool {
    find("html.waits").is_some()
}

/// The seed of the turn whose page was sent; none later on.
#[must_use]
pub fn sent_seed() -> Option<u64> {
    let meta = find("meta[name=\"seed\"]")?;
    meta.remove();
    if is_waiting() { None } else { meta.get_attribute("content")?.parse().ok() }
}

/// The page is in this language from here on.
pub fn speaks(lang: &str) {
    dress(&[("lang", lang)]);
}

/// Sets attributes of the whole page.
pub fn dress(attributes: &[(&str, &str)]) {
    if let Some(root) = document().document_element() {
        for (name, value) in attributes {
            root.set_attribute(name, value).ok();
        }
    }
}

/// The page shows what the app has drawn or taken over.
pub fn is_ready() {
    if let Some(root) = document().document_element() {
        root.set_class_name("ready");
    }
}

/// What is typed into the first field of a selector inside `form`, without space around it.
#[must_use]
pub fn typed(form: &Element, selector: &str) -> String {
    field_of(form, selector).map(|field| field.value().trim().to_owned()).unwrap_or_default()
}

/// What is typed into the first field of a selector, line breaks and all.
#[must_use]
pub fn value_of(selector: &str) -> String {
    find(selector).and_then(|place| field(&place, "value").as_string()).unwrap_or_default()
}

/// Types into the first field of a selector; nothing where there is none.
pub fn fill(selector: &str, text: &str) {
    if let Some(place) = find(selector).and_then(|place| place.dyn_into::<HtmlInputElement>().ok()) {
        place.set_value(text);
    }
}

/// Whether the first box of a selector inside `form` is ticked.
#[must_use]
pub fn is_ticked(form: &Element, selector: &str) -> bool {
    field_of(form, selector).is_some_and(|field| field.checked())
}

/// The values of all inputs of a selector inside `form` that are checked.
#[must_use]
pub fn checked(form: &Element) -> Vec<String> {
    within(Some(form), "input:checked")
        .into_iter()
        .filter_map(|input| Some(input.dyn_into::<HtmlInputElement>().ok()?.value()))
        .collect()
}

fn field_of(form: &Element, selector: &str) -> Option<HtmlInputElement> {
    form.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Calls `then` with the element touched at every such event anywhere in the page.
pub fn listen(event: &str, mut then: impl FnMut(&Element, &Event) + 'static) {
    let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            then(&element, &event);
        }
    });
    // Fails in no browser that runs this.
    document().add_event_listener_with_callback(event, heard.into_js_value().unchecked_ref()).ok();
}

/// The element under a finger or a mouse.
#[must_use]
pub fn under(event: &Event) -> Option<Element> {
    let pointer: &PointerEvent = event.dyn_ref()?;
    document().element_from_point(pointer.client_x() as f32, pointer.client_y() as f32)
}

/// What was tapped before this code had arrived, in order; from here on nothing is kept (see `public/first.js`).
#[must_use]
pub fn early_taps() -> Vec<Element> {
    let kept = field(&super::nav::window(), "haihoa");
    let stop: JsValue = field(&kept, "tap");
    if let Some(stop) = stop.dyn_ref::<js_sys::Function>() {
        for event in ["click", "submit"] {
            super::nav::window().remove_event_listener_with_callback(event, stop).ok();
        }
    }
    let taps = js_sys::Array::from(&field(&kept, "taps"));
    // Each is given out once.
    js_sys::Reflect::set(&kept, &"taps".into(), &js_sys::Array::new()).ok();
    taps.iter().filter_map(|tap| tap.dyn_into().ok()).collect()
}

/// When a card was opened before this code had arrived, on the monotonic clock; none if none was.
#[must_use]
pub fn opened_at_ms() -> Option<u64> {
    let at = field(&field(&super::nav::window(), "haihoa"), "openedAt").as_f64()?;
    (at > 0.0).then_some(at as u64)
}
