//! Empty, offline and error states: a bud that waits for rain, what happened, what to do.

use maud::{Markup, html};

use crate::icon::scene;
use crate::words::{self, Word};

/// What happened, what to do, and the button or link that does it.
pub fn message(said: Word, hint: &str, act: Markup) -> Markup {
    html! {
        div.message {
            (scene("cho-mua", "0 0 320 200", "scene"))
            (heading(&said))
            p { (hint) }
            (act)
        }
    }
}

/// While something is fetched or read.
pub fn opening() -> Markup {
    html! { div aria-busy="true" { (message(words::APP, &words::OPENING, html! {})) } }
}

/// The heading of a page, which takes the focus when she comes to it.
pub fn heading(said: &str) -> Markup {
    html! { h1 tabindex="-1" { (said) } }
}

/// A page that is only a message: the bar, and the message in the middle.
pub fn framed(bar: Markup, inside: Markup) -> Markup {
    html! { (bar) main.page { (inside) } }
}

/// A full button that does `act`.
pub fn button(act: &str, said: Word) -> Markup {
    html! { button.button type="button" data-do=(act) { (said) } }
}

/// A full button that leads to a page of ours.
pub fn link(to: &str, said: Word) -> Markup {
    html! { a.button href=(to) { (said) } }
}

/// Two parts, one after the other.
pub fn both(one: Markup, other: Markup) -> Markup {
    html! { (one) (other) }
}
