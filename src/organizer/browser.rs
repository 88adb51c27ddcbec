//! What this app alone needs of the browser, beside [`client::web`]. Nothing else here touches it.

mod files;
mod focus;

pub use files::{Picked, drags_files, dropped_file, picked_file};
pub use focus::{focus_first_field, focus_first_wrong, focus_heading};

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use client::web::nav;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::number::LocalTime;
mod moment;

pub use moment::moment;

/// Takes the secret behind `#` out of the address bar and the history, and returns it; none if there is none.
pub fn take_fragment() -> Option<String> {
    let address = nav::path();
    let (path, fragment) = address.split_once('#')?;
    nav::replace(path);
    Some(fragment.to_owned()).filter(|token| !token.is_empty())
}

/// Shows the page from its top, as a newly loaded one.
pub fn scroll_to_top() {
    nav::window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Whether a click on a link is meant for this tab.
pub fn is_plain_click(click: &MouseEvent) -> bool {
    click.button() == 0 && !click.ctrl_key() && !click.meta_key() && !click.shift_key() && !click.alt_key()
}

/// The language she has chosen in this browser (BCP 47); `vi` while she has not.
pub fn language() -> String {
    client::web::worker::language().unwrap_or_else(|| "vi".to_owned())
}

/// Tells readers of the screen in which language the page is (BCP 47).
pub fn is_read_in(lang: &str) {
    if let Some(page) = nav::document().document_element() {
        page.set_attribute("lang", lang).ok();
    }
}

/// Goes on in another language: the page is loaded anew.
pub fn speak(lang: &str) {
    client::web::worker::tell_language(lang);
    nav::reload();
}

/// Asks a yes-or-no question in the browser's own way; false where it cannot ask.
pub fn confirm(question: &str) -> bool {
    nav::window().confirm_with_message(question).unwrap_or(false)
}

/// Has the browser ask before the page is closed or loaded anew, as long as `unsaved` says so.
pub fn ask_before_unload(unsaved: impl Fn() -> bool + 'static) {
    window_event_listener_untyped("beforeunload", move |event| {
        if unsaved() {
            event.prevent_default();
        }
    });
}

/// Puts a text into the clipboard; false where the browser does not let us.
pub async fn copy(text: &str) -> bool {
    let navigator = nav::window().navigator();
    // Pages that came without https have no clipboard.
    if !js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false) {
        return false;
    }
    let promise = navigator.clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(promise).await.is_ok()
}

/// Where this server is reached: `https://…`, without a path.
pub fn origin() -> String {
    nav::window().location().origin().unwrap_or_default()
}

/// Puts the focus on an element.
pub fn focus(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
}

/// Opens the browser's dialog for printing.
pub fn print() {
    nav::window().print().ok();
}

/// Scrolls a list just so far that the item with this id is seen.
pub fn keep_in_sight(id: &str) {
    let item = nav::document().get_element_by_id(id).and_then(|found| found.dyn_into().ok());
    let Some(item): Option<web_sys::HtmlElement> = item else { return };
    let Some(list) = item.parent_element() else { return };
    let (top, bottom) = (item.offset_top(), item.offset_top() + item.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}

/// Names the tab.
pub fn set_title(title: &str) {
    nav::document().set_title(title);
}

/// The element that the app fills, emptied.
pub fn place_for_the_app() -> web_sys::HtmlElement {
    let place = nav::document()
        .get_element_by_id("app")
        .and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok());
    let place = place.unwrap_or_else(leptos::tachys::dom::body);
    place.set_text_content(None);
    place
}

/// Unix milliseconds by the computer's clock.
#[allow(clippy::disallowed_methods, reason = "this is the adapter that the rest of the app asks")]
pub fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// A moment on the clock and calendar of where the reader is.
pub fn local(ms: u64) -> LocalTime {
    let date = js_sys::Date::new(&JsValue::from_f64(ms as f64));
    LocalTime {
        year: date.get_full_year(),
        month: date.get_month() + 1,
        day: date.get_date(),
        hour: date.get_hours(),
        minute: date.get_minutes(),
        second: date.get_seconds(),
    }
}

/// Calls `look` now, then `every` so often and at once when the page comes into view or the network comes back; never
/// while nobody can see the page. Stops with the component that asked.
pub fn while_visible(every: Duration, look: impl Fn() + 'static) {
    let look = Rc::new(look);
    look();
    let when_visible = move || {
        if nav::is_visible() {
            look();
        }
    };
    let timer = set_interval_with_handle(when_visible.clone(), every);
    let listeners = ["visibilitychange", "pageshow", "online"].map(|event| {
        let when_visible = when_visible.clone();
        window_event_listener_untyped(event, move |_| when_visible())
    });
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
        listeners.into_iter().for_each(WindowListenerHandle::remove);
    });
}

/// Lets one of a kind run at a time: taken while a task runs, free again when dropped.
#[derive(Clone, Default)]
pub struct Turn(Rc<Cell<Option<u64>>>);

impl Turn {
    /// Takes the turn; none if someone has it.
    pub fn take(&self) -> Option<TurnTaken> {
        if self.0.get().is_some() {
            return None;
        }
        self.0.set(Some(now_ms()));
        Some(TurnTaken(self.0.clone()))
    }

    /// For how many milliseconds someone has had the turn; 0 if nobody has it.
    pub fn taken_for_ms(&self) -> u64 {
        self.0.get().map_or(0, |since| now_ms().saturating_sub(since))
    }
}

/// Gives the turn back when dropped.
pub struct TurnTaken(Rc<Cell<Option<u64>>>);

impl Drop for TurnTaken {
    fn drop(&mut self) {
        self.0.set(None);
    }
}
