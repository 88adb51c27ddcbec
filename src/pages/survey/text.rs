//! A few words of her own, and the plea to name nobody.

use domain::score::Given;
use domain::survey::{Item, MOST_TEXT_CHARS};
use maud::{Markup, html};

use super::words;

/// The field.
pub fn open(item: &Item, given: &Given) -> Markup {
    html! {
        @if item.hint.is_empty() { p.quiet { (words::NAME_NOBODY) } }
        label.field {
            (words::TEXT)
            textarea name="typed" rows="4" maxlength=(MOST_TEXT_CHARS.to_string()) autocomplete="off" { (given.typed) }
        }
    }
}
