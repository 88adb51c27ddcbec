//! A statement that is true or false: two radios, with a tick and a cross for letters.

use domain::pack::Question;
use domain::score::Given;
use maud::{Markup, html};

use super::row;

/// The rows to tap.
pub fn open(question: &Question, given: &Given, number: &str) -> Markup {
    html! {
        @for (mark, choice) in ["✓", "✗"].into_iter().zip(&question.choices) {
            (row::open(choice, mark, "radio", given, number))
        }
    }
}
