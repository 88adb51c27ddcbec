//! "How many will answer correctly?": a whole number that is neither right nor wrong.

use domain::pack::Question;
use domain::score::Given;
use maud::Markup;

use super::typed;
use crate::words;

/// The field.
pub fn open(question: &Question, given: &Given) -> Markup {
    typed::field(words::YOUR_GUESS, "numeric", given, &question.unit)
}
