//! What questions that are answered by typing have in common.

use domain::score::Given;
use maud::{Markup, html};

use crate::words::{self, Word};

/// A field to type in. `keys` is the kind of keyboard, `unit` stands behind the field.
pub fn field(label: Word, keys: &str, given: &Given, unit: &str) -> Markup {
    html! {
        label.field {
            (label)
            span.typed {
                input name="typed" type="text" inputmode=(keys) autocomplete="off" autocapitalize="off" maxlength="200"
                    value=(given.typed);
                @if !unit.is_empty() { span { (unit) } }
            }
        }
    }
}

/// What she typed, and what is right, where that can be told.
pub fn answered(given: &Given, right: &str) -> Markup {
    html! {
        @if !given.is_empty() { p { (words::REVIEW_CHOSEN) b { (given.typed) } } }
        @if !right.is_empty() { p.right { (words::REVIEW_RIGHT) b { (right) } } }
    }
}
