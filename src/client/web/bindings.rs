//! Browser functions that web-sys still counts as unstable, bound by hand.
#![allow(unsafe_code, reason = "wasm_bindgen writes the extern blocks")]

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the options argument of `transaction`, which carries the durability.
    pub type Database;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    pub fn transaction(
        this: &Database,
        store: &str,
        mode: &str,
        options: &JsValue,
    ) -> Result<web_sys::IdbTransaction, JsValue>;

    type LockManager;

    #[wasm_bindgen(method)]
    fn request(this: &LockManager, name: &str, options: &JsValue, held: &Function) -> Promise;
}

/// An object with one field.
pub fn option(name: &str, value: impl Into<JsValue>) -> JsValue {
    let object = js_sys::Object::new();
    // Setting a field of a fresh object cannot fail.
    js_sys::Reflect::set(&object, &name.into(), &value.into()).ok();
    object.into()
}

/// A field of an object; undefined where it has none.
pub fn field(object: &JsValue, name: &str) -> JsValue {
    // Fails for what is no object: it has no fields.
    js_sys::Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// What a promise gives, if it settles within so many milliseconds.
pub async fn in_time(promise: &Promise, ms: i32) -> Result<JsValue, JsValue> {
    let window = super::nav::window();
    let mut timer = None;
    let late = Promise::new(&mut |_, reject| {
        timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, ms).ok();
    });
    let first = JsFuture::from(Promise::race(&js_sys::Array::of2(promise, &late))).await;
    if let Some(timer) = timer {
        window.clear_timeout_with_handle(timer);
    }
    first
}

/// What came of trying a Web Lock.
pub enum Lock {
    /// Ours until this function is called or the tab dies.
    Held(Function),
    /// Another tab has it.
    Busy,
    /// This browser has no Web Locks.
    Unsupported,
}

/// Tries the lock `name` without waiting.
pub async fn try_lock(name: &str) -> Lock {
    let navigator: JsValue = super::nav::window().navigator().into();
    let locks = field(&navigator, "locks");
    if locks.is_undefined() {
        return Lock::Unsupported;
    }
    let locks: LockManager = locks.unchecked_into();
    // The browser holds the lock for as long as the promise that the callback returns is pending.
    let (mut free, mut ask): (Option<Function>, Option<Function>) = (None, None);
    let held = Promise::new(&mut |resolve, _| free = Some(resolve));
    let answer = Promise::new(&mut |resolve, _| ask = Some(resolve));
    let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if let Some(answer) = ask {
            answer.call1(&JsValue::NULL, &JsValue::from_bool(!lock.is_null())).ok();
        }
        if lock.is_null() { JsValue::UNDEFINED } else { held.into() }
    });
    let done = locks.request(name, &option("ifAvailable", true), callback.unchecked_ref());
    // Whichever comes first: the callback's word, or the refusal of the request itself.
    let first = Promise::race(&js_sys::Array::of2(&answer, &done));
    match (JsFuture::from(first).await, free) {
        (Ok(granted), Some(free)) if granted.is_truthy() => Lock::Held(free),
        (Ok(_), _) => Lock::Busy,
        (Err(_), _) => Lock::Unsupported,
    }
}

/// Asks the browser to wake the service worker when there is a network again, even if no page is open then.
/// Nothing happens where there is no worker or no Background Sync.
pub async fn ask_for_sync() -> Result<(), JsValue> {
    let navigator: JsValue = super::nav::window().navigator().into();
    let workers = field(&navigator, "serviceWorker");
    if workers.is_undefined() || field(&workers, "controller").is_null() {
        return Ok(());
    }
    let registration = JsFuture::from(field(&workers, "ready").unchecked_into::<Promise>()).await?;
    let sync = field(&registration, "sync");
    if let Ok(register) = field(&sync, "register").dyn_into::<Function>() {
        JsFuture::from(register.call1(&sync, &"outbox".into())?.unchecked_into::<Promise>()).await?;
    }
    Ok(())
}
