//! What a page can know of the program it runs in: whose in-app browser it is, and what to offer there.
//!
//! Links of a meeting go round by Zalo, and open in its own browser: no service worker on iOS, storage that is not the
//! browser's, downloads that go nowhere. Everything is read from what the browser says of itself; when in doubt we take
//! it for a real browser, and offer nothing that might fail.

/// An app that shows pages in a browser of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InApp {
    /// Zalo.
    Zalo,
    /// Facebook.
    Facebook,
    /// Messenger.
    Messenger,
    /// Instagram.
    Instagram,
    /// TikTok.
    TikTok,
    /// LINE.
    Line,
    /// Some other app.
    Other,
}

/// The phone's system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Android.
    Android,
    /// iOS or iPadOS.
    Ios,
    /// A computer, or something we do not know.
    Other,
}

/// Where the page runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Host {
    /// The app whose browser it is; none in a real browser and on the home screen.
    pub in_app: Option<InApp>,
    /// The system.
    pub system: System,
    /// Whether there can be a service worker, so that a cold start needs no network.
    pub has_worker: bool,
    /// Whether it was opened from the home screen.
    pub is_standalone: bool,
}

/// How the app comes to the home screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstallWay {
    /// The browser asks when we tell it to.
    Prompt,
    /// iOS: she does it herself, by the share button and "Thêm vào MH chính".
    ByHand,
}

/// What only one app's browser says of itself. Messenger stands before Facebook, whose word it says too.
const SIGNS: [(&str, InApp); 12] = [
    ("Zalo", InApp::Zalo),
    ("Orca-Android", InApp::Messenger),
    ("FBAN/Messenger", InApp::Messenger),
    ("Instagram ", InApp::Instagram),
    ("FBAN/", InApp::Facebook),
    ("FBAV/", InApp::Facebook),
    ("FB_IAB/", InApp::Facebook),
    ("BytedanceWebview", InApp::TikTok),
    ("musical_ly", InApp::TikTok),
    ("trill_", InApp::TikTok),
    (" Line/", InApp::Line),
    ("; wv)", InApp::Other),
];

impl Host {
    /// Reads what the browser says of itself: `navigator.userAgent`, whether it knows service workers, whether the page
    /// was opened from the home screen, and whether it is a Mac that can be touched (as iPads say they are).
    #[must_use]
    pub fn read(user_agent: &str, has_worker: bool, is_standalone: bool, is_touch_mac: bool) -> Self {
        let has = |sign: &str| user_agent.contains(sign);
        let system = if has("Android") {
            System::Android
        } else if is_touch_mac || ["iPhone", "iPad", "iPod"].into_iter().any(has) {
            System::Ios
        } else {
            System::Other
        };
        let named = SIGNS.iter().find(|(sign, _)| has(sign)).map(|(_, app)| *app);
        // Every real browser of iOS says "Safari", an app's view does not; the Google app says both.
        let is_view = system == System::Ios && (!has("Safari/") || has(" GSA/"));
        let in_app = named.or_else(|| is_view.then_some(InApp::Other));
        // The home screen's own view says no "Safari" either.
        Self { in_app: in_app.filter(|_| !is_standalone), system, has_worker, is_standalone }
    }

    /// How the app can be put on the home screen; none when it is there already, in an app's browser, and where the
    /// browser has not offered it (`has_prompt`: the event `beforeinstallprompt` came and was kept).
    #[must_use]
    pub fn install_way(&self, has_prompt: bool) -> Option<InstallWay> {
        if self.is_standalone || self.in_app.is_some() {
            None
        } else if has_prompt {
            Some(InstallWay::Prompt)
        } else {
            (self.system == System::Ios).then_some(InstallWay::ByHand)
        }
    }
}

/// A link that leaves an app's browser and opens `url` in Chrome or, where there is none, in what the phone has. Only
/// Android knows such links; on iOS words must do: tap the dots, "Mở bằng trình duyệt". None also in a real browser, and
/// for what is no web address. What stands behind `#` is left out.
#[must_use]
pub fn open_elsewhere(host: &Host, url: &str) -> Option<String> {
    if host.system != System::Android || host.in_app.is_none() {
        return None;
    }
    let url = url.split('#').next().unwrap_or_default();
    let (scheme, rest) = url.split_once("://")?;
    if !matches!(scheme, "https" | "http") || rest.is_empty() {
        return None;
    }
    // https://developer.chrome.com/docs/android/intents
    let ways =
        ["intent://", rest, "#Intent;scheme=", scheme, ";package=com.android.chrome;S.browser_fallback_url="];
    Some([&ways.concat(), &encoded(url), ";end"].concat())
}

/// Text as one value within an address: everything but unreserved characters is written as `%xx` (RFC 3986).
fn encoded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            plain.push(char::from(byte));
        } else {
            plain.push('%');
            for nibble in [byte >> 4, byte & 15] {
                plain.push(char::from(b"0123456789ABCDEF"[usize::from(nibble)]));
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests;
