//! The storage keys. Values are JSON; a reader must go on understanding what two versions before it wrote.

use domain::campaign::{JoinCode, PackRef};
use domain::id::RecordId;
use domain::survey::SurveyRef;

/// The phone's [`domain::id::DeviceId`], as plain text.
pub const DEVICE: &str = "device";
/// The sequence number of the last sealed record, as decimal text.
pub const SEQ: &str = "seq";
/// There once this phone was wiped, and empty: so an emptied storage can be told from one that was thrown away.
pub const WIPED: &str = "wiped";
/// There while this phone is being passed on: [`crate::phone::Passing`], as plain text.
pub const PASSING: &str = "passing";
/// Sealed records without a confirmation: [`crate::outbox::Held`].
pub const OUTBOX: &str = "outbox/";
/// What a person sees of her past participations: [`crate::phone::ResultCard`].
pub const RESULT: &str = "result/";
/// Where codes lead: [`domain::campaign::Joined`].
pub const JOINED: &str = "joined/";

pub fn outbox(id: &RecordId) -> String {
    [OUTBOX, id.as_str()].concat()
}

pub fn result(id: &RecordId) -> String {
    [RESULT, id.as_str()].concat()
}

pub fn joined(code: &JoinCode) -> String {
    [JOINED, code.as_str()].concat()
}

/// What is under way for a code: [`domain::turn::Turn`], or where it leads to a survey [`domain::survey::Form`].
pub fn draft(code: &JoinCode) -> String {
    ["draft/", code.as_str()].concat()
}

/// A pack's bytes as the server gave them. With a language behind it the pack in that (`public/later/language.js`).
pub fn pack(pack: &PackRef) -> String {
    ["pack/", pack.id.as_str(), "/", &pack.version.to_string()].concat()
}

/// A pack's bytes without its key, likewise, as the server gave them.
pub fn questions(pack: &PackRef) -> String {
    ["questions/", pack.id.as_str(), "/", &pack.version.to_string()].concat()
}

/// A survey's bytes as the server gave them.
pub fn survey(survey: &SurveyRef) -> String {
    ["survey/", survey.id.as_str(), "/", &survey.version.to_string()].concat()
}
