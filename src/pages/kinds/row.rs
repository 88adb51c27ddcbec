//! A choice as a full-width row: a letter in a petal, the words, the browser's own radio or checkbox.

use domain::pack::{Choice, Question};
use domain::score::Given;
use maud::{Markup, html};

use crate::words;

/// The choices with their letters.
pub fn lettered(question: &Question) -> impl Iterator<Item = (&'static str, &Choice)> {
    ["A", "B", "C", "D", "E", "F", "G", "H"].into_iter().zip(&question.choices)
}

/// A row to tap. `input` is `radio` or `checkbox`.
pub fn open(choice: &Choice, letter: &str, input: &str, given: &Given, number: &str) -> Markup {
    html! {
        label.choice {
            span.letter aria-hidden="true" { (letter) }
            span { (choice.text) }
            input type=(input) name={ "chon-" (number) } value=(choice.id.as_str())
                checked[given.chosen.contains(&choice.id)];
        }
    }
}

/// A row that only shows: right or not, hers or not, in words.
pub fn answered(question: &Question, choice: &Choice, letter: &str, given: &Given) -> Markup {
    let hers = given.chosen.contains(&choice.id);
    let (class, note) = match (question.has_key(), choice.right, hers) {
        (true, true, true) => ("choice right", words::BOTH),
        (true, true, false) => ("choice right", words::RIGHT_CHOICE),
        (true, false, true) => ("choice missed", words::HER_CHOICE),
        (false, _, true) => ("choice hers", words::HER_CHOICE),
        _ => ("choice answered", words::NOTHING),
    };
    html! {
        div class=(class) {
            span.letter aria-hidden="true" { (letter) }
            span { (choice.text) small { (note) } }
        }
    }
}
