//! Keeping what is stored: whether the browser promises not to throw it away, and how much room there is.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::bindings::field;
use super::nav;

/// Whether the browser promises to keep what is stored until the person herself removes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// It does.
    Granted,
    /// It may throw everything away when the phone is full.
    Denied,
    /// It knows no such promise (in-app browsers, plain http), or did not answer.
    Unsupported,
}

/// The room for this site, in bytes, as the browser guesses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// How much is used.
    pub used: u64,
    /// How much may be used.
    pub quota: u64,
}

/// Asks the browser to keep what is stored. Chromium and Safari decide by themselves; Firefox asks the person, once: call
/// this when there is something to lose, such as the first sealed record.
pub async fn persist() -> Persistence {
    let answer = match call("persisted").await {
        Some(answer) if answer.is_truthy() => Some(answer),
        Some(_) => call("persist").await,
        None => None,
    };
    match answer {
        Some(granted) if granted.is_truthy() => Persistence::Granted,
        Some(_) => Persistence::Denied,
        None => Persistence::Unsupported,
    }
}

/// How much room there is; none where the browser does not tell.
pub async fn estimate() -> Option<Room> {
    let estimate = call("estimate").await?;
    // Whole and positive, whatever a browser says: `as` saturates.
    let bytes = |name: &str| field(&estimate, name).as_f64().map(|bytes| bytes as u64);
    Some(Room { used: bytes("usage")?, quota: bytes("quota")? })
}

/// What a method of `navigator.storage` gives; none where there is none, or it fails.
async fn call(method: &str) -> Option<JsValue> {
    let navigator: JsValue = nav::window().navigator().into();
    let storage = field(&navigator, "storage");
    let method: Function = field(&storage, method).dyn_into().ok()?;
    let promise: Promise = method.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
