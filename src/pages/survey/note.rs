//! Something to read; nothing is asked.

use domain::survey::Item;
use maud::{Markup, html};

use super::item::picture;
use super::words;
use crate::hear::hear;

/// The words.
pub fn open(item: &Item, lang: Option<&str>) -> Markup {
    html! {
        div.note lang=[lang] {
            p tabindex="-1" { (item.text) }
            @if !item.hint.is_empty() { p.quiet { (item.hint) } }
            (picture(item))
            (hear(&words::HEAR, item.audio.as_deref()))
        }
    }
}
