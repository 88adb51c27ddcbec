//! What the service worker is told, and what the next page is told in the browser's small storage.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::bindings::field;
use super::{nav, page};

/// The link by which a page names its wasm, and with it its version.
const WASM: &str = "link[type=\"application/wasm\"]";

/// Lets the worker keep a page of ours as it stands, for the next start; an empty `html` is kept no longer. Nothing
/// happens where there is no worker.
pub fn keep_page(path: String, head: String, html: String) {
    spawn_local(async move {
        let worker = field(&registration().await, "active");
        let message = js_sys::Object::new();
        let wasm = page::attribute(WASM, "href").unwrap_or_default();
        let lang = page::attribute("html", "lang").unwrap_or_default();
        let parts = [("wasm", &wasm), ("lang", &lang), ("path", &path), ("head", &head), ("page", &html)];
        js_sys::Reflect::set(&message, &"type".into(), &"keep-page".into()).ok();
        for (name, value) in parts {
            // Setting a field of a fresh object cannot fail.
            js_sys::Reflect::set(&message, &name.into(), &value.into()).ok();
        }
        tell(&worker, &message);
    });
}

/// Whether a new version has been installed and waits for the pages of this one to close.
pub async fn has_update() -> bool {
    !field(&registration_now().await, "waiting").is_falsy()
}

/// Lets the new version take over, and loads the page anew.
pub async fn take_update() {
    let message = js_sys::Object::new();
    js_sys::Reflect::set(&message, &"type".into(), &"skip-waiting".into()).ok();
    tell(&field(&registration_now().await, "waiting"), &message);
    // Whichever version answers: both are whole, and what she did lies in the database.
    nav::reload();
}

fn tell(worker: &JsValue, message: &JsValue) {
    if let Ok(post) = field(worker, "postMessage").dyn_into::<js_sys::Function>() {
        post.call1(worker, message).ok();
    }
}

/// The registration once a worker is active; undefined where there is none to come.
async fn registration() -> JsValue {
    let workers = workers();
    match field(&workers, "ready").dyn_into::<js_sys::Promise>() {
        Ok(ready) => JsFuture::from(ready).await.unwrap_or(JsValue::UNDEFINED),
        Err(_) => JsValue::UNDEFINED,
    }
}

/// The registration as it is now; undefined where there is none.
async fn registration_now() -> JsValue {
    let workers = workers();
    let asked = field(&workers, "getRegistration").dyn_into::<js_sys::Function>();
    let asked = asked.ok().and_then(|ask| ask.call0(&workers).ok());
    match asked.and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.unwrap_or(JsValue::UNDEFINED),
        None => JsValue::UNDEFINED,
    }
}

fn workers() -> JsValue {
    field(&nav::window().navigator(), "serviceWorker")
}

/// Tells the next page (`public/first.js`) how it is with a code: the seed of the turn under way, `again` where the last one
/// is over and another may begin, `done` where none may, `passing` where nobody knows whose turn it is.
pub fn tell_next_page(code: &str, turn: &str) {
    if let Ok(Some(storage)) = nav::window().local_storage() {
        // Refused where the browser keeps nothing: then there is no turn to go on with either.
        storage.set_item(&["haihoa.turn.", code].concat(), turn).ok();
    }
}

/// Forgets all that [`tell_next_page`] told; she goes on in her language, and sees the pages as before.
pub fn forget_pages() {
    let lang = language();
    if let Ok(Some(storage)) = nav::window().local_storage() {
        storage.clear().ok();
    }
    if let Some(lang) = lang {
        tell_language(&lang);
    }
    let [size, colours] = look();
    if [&*size, &*colours] != LOOK {
        tell_look(&size, &colours);
    }
}

/// How pages look where she has chosen nothing.
const LOOK: [&str; 2] = ["1", "auto"];

/// The size of text and the colours that the page has.
#[must_use]
pub fn look() -> [String; 2] {
    let [size, colours] = LOOK;
    let chosen = |name, usual: &str| page::attribute("html", name).unwrap_or_else(|| usual.to_owned());
    [chosen("data-size", size), chosen("data-colours", colours)]
}

/// Shows this page and all to come in this size of text and these colours (`public/first.js`).
pub fn tell_look(size: &str, colours: &str) {
    page::dress(&[("data-size", size), ("data-colours", colours)]);
    if let Ok(Some(storage)) = nav::window().local_storage() {
        storage.set_item("haihoa.look", &[size, " ", colours].concat()).ok();
    }
}

/// Where the language she reads stands in the browser's small storage.
const LANG: &str = "haihoa.lang";

/// The language she has chosen; none while she has not.
#[must_use]
pub fn language() -> Option<String> {
    nav::window().local_storage().ok().flatten()?.get_item(LANG).ok().flatten()
}

/// Goes on in this language at the next start.
pub fn tell_language(lang: &str) {
    if let Ok(Some(storage)) = nav::window().local_storage() {
        storage.set_item(LANG, lang).ok();
    }
}
