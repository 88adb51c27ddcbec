//! A choice as a full-width row, as in a quiz: a letter in a petal, the words, the browser's own radio or checkbox.

use domain::score::Given;
use domain::survey::{Item, OTHER};
use maud::{Markup, html};

use super::words;

const LETTERS: [&str; 13] = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "K", "L", "M", "N"];

/// The rows of an item, and "Khác" with its field where there is one. `input` is `radio` or `checkbox`.
pub fn rows(item: &Item, given: &Given, input: &str) -> Markup {
    let choices = item.choices.iter().map(|choice| (choice.id.as_str(), choice.text.as_str()));
    let other = item.other.then_some((OTHER, words::OTHER.text()));
    html! {
        @for (letter, (id, said)) in LETTERS.into_iter().zip(choices.chain(other)) {
            label.choice {
                span.letter aria-hidden="true" { (letter) }
                span { (said) }
                input type=(input) name="chon" value=(id) checked[is_chosen(given, id)];
            }
        }
        @if item.other {
            label.field.other {
                (words::OTHER_FIELD)
                input name="typed" type="text" autocomplete="off" maxlength="120" value=(given.typed);
            }
        }
    }
}

/// Whether the choice or step with this id is marked.
pub fn is_chosen(given: &Given, id: &str) -> bool {
    given.chosen.iter().any(|chosen| chosen.as_str() == id)
}
