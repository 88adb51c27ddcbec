//! Every word on the member's screens, in the language in use. A new one is a line in `vi.rs` and one in `en.rs`.
#![allow(missing_docs, reason = "each says itself what it is")]

mod catalogue;
#[cfg(not(target_arch = "wasm32"))]
mod en;
mod phone;
mod play;
mod vi;

use domain::campaign::JoinedUnit;
use domain::wire::SetAsideReason;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use catalogue::texts;
pub use catalogue::{Language, Set, Word, filled};
pub(crate) use catalogue::{names, set};
pub use phone::*;
pub use play::*;
pub use vi::*;

set!(App, vi, at_first());

/// On a phone the app says what it speaks, to itself and to what it fetches later.
fn at_first() -> Option<Spoken> {
    if cfg!(target_arch = "wasm32") { None } else { Spoken::of(vi::LINES) }
}

/// The words of the app in Vietnamese, as a language's file has them.
pub const OURS: &str = vi::LINES;

/// What stands in a language's file between the words of the app and those of what it fetches later.
pub const BETWEEN: char = '\u{1e}';

/// The languages besides Vietnamese by their tags (BCP 47), each with the texts of its file.
#[cfg(not(target_arch = "wasm32"))]
pub const OTHERS: [(&str, [&str; 2]); 1] = [("en", [en::LINES, crate::survey::words::en::LINES])];

/// A unit with the one above it: enough for a person to know that she is in the right place.
pub fn unit(unit: &JoinedUnit) -> String {
    match unit.within.last() {
        Some(above) => [&unit.name, " · ", above].concat(),
        None => unit.name.clone(),
    }
}

/// The score as a sentence.
pub fn score(right: usize, of: usize) -> String {
    filled(SCORE, &[&right.to_string(), &of.to_string()])
}

/// Warm words by the share that was right.
pub fn praise(right: usize, of: usize) -> Word {
    match (right * 10).checked_div(of) {
        Some(10) => PRAISE_ALL,
        Some(7..) => PRAISE_MOST,
        Some(4..) => PRAISE_SOME,
        _ => PRAISE_FEW,
    }
}

/// The heading over the missed questions.
pub fn review(missed: usize) -> String {
    filled(REVIEW, &[&missed.to_string()])
}

/// The mark on the top bar while results wait.
pub fn waiting(results: usize) -> String {
    filled(WAITING_COUNT, &[&results.to_string()])
}

/// How many finished on a phone that is passed on.
pub fn gone(people: usize) -> String {
    match people {
        0 => GONE_NONE.text().to_owned(),
        _ => filled(GONE, &[&people.to_string()]),
    }
}

/// Why the server set a result aside.
pub fn set_aside(reason: SetAsideReason) -> Word {
    match reason {
        SetAsideReason::Unreadable | SetAsideReason::HashMismatch => ASIDE_UNREADABLE,
        SetAsideReason::UnknownCampaign => ASIDE_CAMPAIGN,
        SetAsideReason::UnknownUnit => ASIDE_UNIT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn praise_goes_by_the_share() {
        assert_eq!(praise(10, 10), praise(1, 1));
        assert_ne!(praise(9, 10), praise(10, 10));
        assert_eq!(praise(7, 10), praise(9, 12));
        assert_eq!(praise(0, 10), praise(0, 0));
        assert_ne!(praise(4, 10), praise(3, 10));
    }

    #[test]
    fn a_unit_is_named_with_the_one_above() {
        let branch = JoinedUnit {
            id: domain::id::UnitId::new("ch"),
            name: "Chi hội Vạn Trung".into(),
            within: vec!["Tỉnh Quảng Ngãi".into(), "Xã Nguyễn Nghiêm".into()],
        };
        assert_eq!(unit(&branch), "Chi hội Vạn Trung · Xã Nguyễn Nghiêm");
    }
}
