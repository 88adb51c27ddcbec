//! Several choices: checkboxes, and how many may be marked.

use domain::score::Given;
use domain::survey::Item;
use maud::{Markup, html};

use super::{row, words};

/// The rows to tap.
pub fn open(item: &Item, given: &Given) -> Markup {
    html! {
        @if item.hint.is_empty() { p.quiet { (words::how_many_choices(item)) } }
        (row::rows(item, given, "checkbox"))
    }
}
