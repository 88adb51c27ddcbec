//! One choice is right: radios.

use domain::pack::Question;
use domain::score::Given;
use maud::{Markup, html};

use super::row;

/// The rows to tap.
pub fn open(question: &Question, given: &Given, number: &str) -> Markup {
    html! { @for (letter, choice) in row::lettered(question) { (row::open(choice, letter, "radio", given, number)) } }
}
