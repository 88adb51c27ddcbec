//! What a new password must keep to, before it is sent.

use domain::organizer::{PASSWORD_LEAST_CHARS, PASSWORD_MOST_CHARS};

use crate::words::account;

/// The first rule of [`domain::organizer`] that the password breaks, in words.
pub fn broken_rule(password: &str) -> Option<String> {
    match password.chars().count() {
        ..PASSWORD_LEAST_CHARS => Some(account::password_too_short()),
        chars if chars > PASSWORD_MOST_CHARS => Some(account::password_too_long()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_and_not_bytes() {
        assert_eq!(broken_rule("mười hai"), None);
        assert_eq!(broken_rule("mười ha"), Some(account::password_too_short()));
        assert_eq!(broken_rule(&"ữ".repeat(PASSWORD_MOST_CHARS)), None);
        assert_eq!(broken_rule(&"ữ".repeat(PASSWORD_MOST_CHARS + 1)), Some(account::password_too_long()));
    }
}
