//! The browser: the only place that knows one. [`Web`] offers every port; [`nav`] is the address bar.

mod bindings;
pub mod install;
mod keeping;
pub mod later;
pub mod nav;
mod network;
pub mod page;
mod storage;
pub mod worker;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::outbox::Trigger;
use crate::phone::Phone;
use crate::ports::{Alarm, Clock, Locks, Random, Tabs};

pub use keeping::{Persistence, Room, estimate, persist};
pub use network::{fetch, send_file};
pub use storage::WebStorage;

/// A phone's browser.
pub struct Web {
    storage: WebStorage,
    tabs: Option<web_sys::BroadcastChannel>,
    alarm: RefCell<Option<Closure<dyn FnMut()>>>,
    alarm_handle: Cell<Option<i32>>,
}

impl Web {
    /// The browser this runs in. Opens nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            storage: WebStorage::new("haihoa"),
            tabs: web_sys::BroadcastChannel::new("haihoa").ok(),
            alarm: RefCell::new(None),
            alarm_handle: Cell::new(None),
        }
    }
}

impl Default for Web {
    fn default() -> Self {
        Self::new()
    }
}

/// Connects a phone to its browser: the alarm, the network's return, the page's return, other tabs. Then wakes it.
pub fn start(phone: &Rc<Phone<Web>>) {
    let wake = |trigger: Trigger| {
        let phone = Rc::clone(phone);
        move || wake(&phone, trigger)
    };
    let web = phone.ports();
    web.alarm.replace(Some(Closure::new(wake(Trigger::Alarm))));
    listen(&nav::window(), "online", wake(Trigger::Nudge));
    let nudge = wake(Trigger::Nudge);
    listen(&nav::document(), "visibilitychange", move || {
        if nav::is_visible() {
            nudge();
        }
    });
    if let Some(tabs) = &web.tabs {
        let phone = Rc::clone(phone);
        listen(tabs, "message", move || phone.changed());
    }
    wake(Trigger::Nudge)();
}

/// Lets the phone send what waits.
pub fn wake(phone: &Rc<Phone<Web>>, trigger: Trigger) {
    let phone = Rc::clone(phone);
    spawn_local(async move { phone.wake(trigger).await });
}

/// Calls `then` at every such event, for as long as the page lives.
pub fn listen(target: &web_sys::EventTarget, event: &str, then: impl FnMut() + 'static) {
    let then = Closure::<dyn FnMut()>::new(then).into_js_value();
    // A browser that refuses a listener leaves us without this one trigger; the others remain.
    target.add_event_listener_with_callback(event, then.unchecked_ref()).ok();
}

/// Calls `then` before the next frame is painted.
pub fn after_frame(then: impl FnOnce() + 'static) {
    nav::window().request_animation_frame(Closure::once_into_js(then).unchecked_ref()).ok();
}

/// Calls `then` once the next frame is painted; at once while nothing is painted, as the page is hidden.
pub fn after_paint(then: impl FnOnce() + 'static) {
    if !nav::is_visible() {
        return then();
    }
    after_frame(move || {
        let then = Closure::once_into_js(then);
        let window = nav::window();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), 0).ok();
    });
}

/// Calls `then` again and again, `ms` apart, for as long as the page lives.
pub fn every(ms: i32, then: impl FnMut() + 'static) {
    let then = Closure::<dyn FnMut()>::new(then).into_js_value();
    let window = nav::window();
    window.set_interval_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), ms).ok();
}

impl Clock for Web {
    #[allow(clippy::disallowed_methods, reason = "this is the port")]
    fn now_ms(&self) -> u64 {
        js_sys::Date::now() as u64
    }

    fn monotonic_ms(&self) -> u64 {
        nav::window().performance().map_or(0, |performance| performance.now() as u64)
    }
}

impl Random for Web {
    fn fill(&self, bytes: &mut [u8]) {
        if let Ok(crypto) = nav::window().crypto() {
            crypto.get_random_values_with_u8_array(bytes).ok();
        }
    }
}

impl Alarm for Web {
    fn wake_in(&self, ms: u64) {
        // Something is left to send: should she close the page, the worker sends it.
        spawn_local(async {
            bindings::ask_for_sync().await.unwrap_or_default();
        });
        let window = nav::window();
        if let Some(before) = self.alarm_handle.take() {
            window.clear_timeout_with_handle(before);
        }
        if let Some(alarm) = &*self.alarm.borrow() {
            let ms = i32::try_from(ms).unwrap_or(i32::MAX);
            let set = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(alarm.as_ref().unchecked_ref(), ms);
            self.alarm_handle.set(set.ok());
        }
    }
}

impl Tabs for Web {
    fn announce(&self) {
        if let Some(tabs) = &self.tabs {
            tabs.post_message(&JsValue::NULL).ok();
        }
    }
}

/// A held Web Lock; none where the browser has no Web Locks, and the server's uniqueness is the guard.
pub struct Guard(Option<js_sys::Function>);

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(free) = &self.0 {
            free.call0(&JsValue::NULL).ok();
        }
    }
}

impl Locks for Web {
    type Guard = Guard;

    async fn try_lock(&self) -> Option<Guard> {
        match bindings::try_lock("haihoa-outbox").await {
            bindings::Lock::Held(free) => Some(Guard(Some(free))),
            bindings::Lock::Busy => None,
            bindings::Lock::Unsupported => Some(Guard(None)),
        }
    }
}

mod delegate {
    //! [`Web`] stores what its [`WebStorage`](super::WebStorage) stores. Boxed: an async function that is awaited from
    //! another crate is compiled there once more, and a phone would download each of these twice.

    use std::pin::Pin;

    use super::Web;
    use crate::ports::{Commit, Storage, StorageError};

    type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T, StorageError>> + 'a>>;

    impl Web {
        #[inline(never)]
        fn read_later<'a>(&'a self, key: &'a str) -> Later<'a, Option<String>> {
            Box::pin(self.storage.read(key))
        }

        #[inline(never)]
        fn scan_later<'a>(&'a self, prefix: &'a str) -> Later<'a, Vec<(String, String)>> {
            Box::pin(self.storage.scan(prefix))
        }

        #[inline(never)]
        fn commit_later(&self, commit: Commit) -> Later<'_, ()> {
            Box::pin(self.storage.commit(commit))
        }
    }

    impl Storage for Web {
        async fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
            self.read_later(key).await
        }

        async fn scan(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
            self.scan_later(prefix).await
        }

        async fn commit(&self, commit: Commit) -> Result<(), StorageError> {
            self.commit_later(commit).await
        }
    }
}
