//! Sentences about the phone itself.

use super::*;

/// How the app is put on the home screen by hand, step by step.
pub const INSTALL_IOS: [Word; 3] = [INSTALL_SHARE, INSTALL_CHOOSE, INSTALL_ADD];

/// What this phone still has to send.
pub fn held(unsent: usize) -> String {
    match unsent {
        0 => HOLDS_NOTHING.text().to_owned(),
        _ => filled(HOLDS, &[&unsent.to_string()]),
    }
}

/// What deleting would lose.
pub fn wipe_loses(unsent: usize) -> String {
    filled(WIPE_LOSES, &[&unsent.to_string()])
}

/// Where the page is open.
pub fn guest(app: &str) -> String {
    filled(GUEST, &[app])
}

/// When the answers come.
pub fn told_after(closes: &str) -> String {
    filled(TOLD_AFTER, &[closes])
}

/// Whether to call a number.
pub fn call_asked(phone: &str) -> String {
    filled(CALL_ASKED, &[phone])
}

/// What calls a number.
pub fn call(phone: &str) -> String {
    filled(CALL, &[phone])
}
