//! Something to read; nothing is asked.

use domain::survey::Item;
use maud::{Markup, html};

use super::item::media;

/// The words.
pub fn open(item: &Item) -> Markup {
    html! {
        div.note {
            p tabindex="-1" { (item.text) }
            @if !item.hint.is_empty() { p.quiet { (item.hint) } }
            (media(item))
        }
    }
}
