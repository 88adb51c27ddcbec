//! What Firefox is asked to be, in the words of its driver.

use std::env;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::Screen;

pub(super) fn wishes(profile: &Path, screen: Screen) -> Map<String, Value> {
    // A profile named so is used where it lies, and outlives the browser.
    let profile = profile.to_string_lossy();
    let (width, height) = (screen.width.to_string(), screen.height.to_string());
    let mut options = json!({
        "args": ["-headless", "-profile", profile, "-width", width, "-height", height],
        "prefs": {
            "intl.accept_languages": "vi",
            // What a person has chosen in the settings; a browser's plain text has 16 px.
            "font.size.variable.x-western": 16 * screen.text_percent / 100,
            // Nothing that talks to the world.
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
        },
    });
    if let Some(firefox) = env::var_os("HAIHOA_FIREFOX") {
        options["binary"] = firefox.to_string_lossy().into();
    }
    let wishes = json!({ "browserName": "firefox", "moz:firefoxOptions": options });
    wishes.as_object().cloned().unwrap_or_default()
}
