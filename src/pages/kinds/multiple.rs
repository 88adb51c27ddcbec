//! Several choices may be right: checkboxes, and a sentence that says so.

use domain::pack::Question;
use domain::score::Given;
use maud::{Markup, html};

use super::row;
use crate::words;

/// The rows to tap.
pub fn open(question: &Question, given: &Given, number: &str) -> Markup {
    html! {
        p.quiet.small { (words::CHOOSE_SEVERAL) }
        @for (letter, choice) in row::lettered(question) { (row::open(choice, letter, "checkbox", given, number)) }
    }
}
