//! A few words; marks and case are forgiven.

use domain::pack::Question;
use domain::score::Given;
use maud::Markup;

use super::typed;
use crate::words;

/// The field.
pub fn open(given: &Given) -> Markup {
    typed::field(words::YOUR_WORDS, "text", given, "")
}

/// The usual spelling; empty where the key is not here.
pub fn right(question: &Question) -> String {
    question.accepted.first().cloned().unwrap_or_default()
}
