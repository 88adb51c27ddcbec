//! What Chromium is asked to be, in the words of its driver.

use std::env;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::Screen;

/// Nothing that talks to the world, nothing that asks, nothing kept between tests.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=vi",
];

pub(super) fn wishes(profile: &Path, screen: Screen) -> Map<String, Value> {
    let mut args: Vec<String> = FLAGS.iter().map(ToString::to_string).collect();
    args.push(format!("--user-data-dir={}", profile.display()));
    args.push(format!("--window-size={},{}", screen.width, screen.height));
    // A browser's plain text has 16 px.
    let fonts = json!({ "default_font_size": 16 * screen.text_percent / 100 });
    let mut options = json!({ "args": args, "prefs": { "webkit": { "webprefs": fonts } } });
    if let Some(chromium) = env::var_os("HAIHOA_CHROMIUM") {
        options["binary"] = chromium.to_string_lossy().into();
    }
    if screen.phone {
        let metrics =
            json!({ "width": screen.width, "height": screen.height, "pixelRatio": 2, "touch": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    }
    let wishes = json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    wishes.as_object().cloned().unwrap_or_default()
}
