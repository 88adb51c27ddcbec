//! The language of the pages: the way to the other one, and what is not there in this one.

use domain::pack::Pack;
use maud::{Markup, html};

use crate::{acts, words};

/// The button that speaks the other language, by that language's own name.
pub fn switch() -> Markup {
    html! {
        button.button.button-quiet type="button" data-do=(acts::LANGUAGE) lang=(words::OTHER_LANG) {
            (words::OTHER_LANGUAGE)
        }
        p.missed role="alert" #tieng {}
    }
}

/// What stands at the foot of a page: how it looks, and the other language.
pub fn foot() -> Markup {
    html! {
        a.button.button-quiet href=(crate::look::ADDRESS) { (words::LOOK) }
        (switch())
    }
}

/// The language of a pack, where it is not that of the page.
pub fn foreign(pack: &Pack) -> Option<&str> {
    Some(pack.lang.as_str()).filter(|lang| *lang != words::LANG.text())
}

/// Says that some questions are in another language, where they are.
pub fn not_translated(packs: &[Pack]) -> Markup {
    html! {
        @if packs.iter().any(|pack| foreign(pack).is_some()) { p.quiet.small { (words::NOT_TRANSLATED) } }
    }
}

#[cfg(test)]
mod tests;
