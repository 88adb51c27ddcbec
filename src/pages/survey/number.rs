//! A number, with what it counts behind the field.

use domain::score::Given;
use domain::survey::Item;
use maud::{Markup, html};

use super::words;

/// The field.
pub fn open(item: &Item, given: &Given) -> Markup {
    html! {
        label.field {
            (words::NUMBER)
            span.typed {
                input name="typed" type="text" inputmode="decimal" autocomplete="off" maxlength="20" value=(given.typed);
                @if !item.unit.is_empty() { span { (item.unit) } }
            }
        }
    }
}
