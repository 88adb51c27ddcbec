//! A number, right within a tolerance.

use domain::decimal::Decimal;
use domain::pack::Question;
use domain::score::Given;
use maud::Markup;

use super::typed;
use crate::words;

/// The field.
pub fn open(question: &Question, given: &Given) -> Markup {
    typed::field(words::YOUR_NUMBER, "decimal", given, &question.unit)
}

/// The right number with its tolerance and unit; empty where the key is not here.
pub fn right(question: &Question) -> String {
    let Some(key) = question.number else { return String::new() };
    let mut words = key.value.written();
    if key.tolerance > Decimal::default() {
        words.push_str(&words::GIVE_OR_TAKE);
        words.push_str(&key.tolerance.written());
    }
    if !question.unit.is_empty() {
        words.push(' ');
        words.push_str(&question.unit);
    }
    words
}
