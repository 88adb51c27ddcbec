//! One choice: radios.

use domain::score::Given;
use domain::survey::Item;
use maud::Markup;

use super::row;

/// The rows to tap.
pub fn open(item: &Item, given: &Given) -> Markup {
    row::rows(item, given, "radio")
}
