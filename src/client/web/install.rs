//! Putting the app on the home screen, and what the browser says of itself.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::bindings::field;
use super::nav;
use crate::host::{Host, InstallWay};

/// Where the page's boot script keeps the event `beforeinstallprompt`, once it came.
const EVENT: &str = "haihoaInstall";

/// Where this page runs.
#[must_use]
pub fn host() -> Host {
    let navigator: JsValue = nav::window().navigator().into();
    let text = |name: &str| field(&navigator, name).as_string().unwrap_or_default();
    let touches = field(&navigator, "maxTouchPoints").as_f64().unwrap_or_default();
    let is_touch_mac = touches > 1.0 && text("platform").starts_with("Mac");
    let has_worker = !field(&navigator, "serviceWorker").is_undefined();
    Host::read(&text("userAgent"), has_worker, is_standalone(&navigator), is_touch_mac)
}

/// How the app can be put on the home screen now; none when it cannot, or is there.
#[must_use]
pub fn install_way() -> Option<InstallWay> {
    host().install_way(event().is_some())
}

/// Lets the browser ask whether to put the app on the home screen; call it from a tap, when [`install_way`] says
/// [`InstallWay::Prompt`]. True when she agreed. The browser lets one event ask only once.
pub async fn install() -> bool {
    let Some(event) = event() else { return false };
    // Deleting a field of the window cannot fail for one that we set.
    Reflect::delete_property(&js_sys::global(), &EVENT.into()).ok();
    let Ok(prompt) = field(&event, "prompt").dyn_into::<Function>() else { return false };
    if prompt.call0(&event).is_err() {
        return false;
    }
    let Ok(choice) = field(&event, "userChoice").dyn_into::<Promise>() else { return false };
    let choice = JsFuture::from(choice).await.unwrap_or_default();
    field(&choice, "outcome").as_string().as_deref() == Some("accepted")
}

fn event() -> Option<JsValue> {
    let event = field(&nav::window(), EVENT);
    event.is_object().then_some(event)
}

/// From the home screen: by the display mode or, on older iOS, by what the navigator says.
fn is_standalone(navigator: &JsValue) -> bool {
    if field(navigator, "standalone").is_truthy() {
        return true;
    }
    let window: JsValue = nav::window().into();
    let Ok(media) = field(&window, "matchMedia").dyn_into::<Function>() else { return false };
    let is = |mode: &str| {
        media
            .call1(&window, &["(display-mode: ", mode, ")"].concat().into())
            .is_ok_and(|query| field(&query, "matches").is_truthy())
    };
    is("standalone") || is("fullscreen")
}
