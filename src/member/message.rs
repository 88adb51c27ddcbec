//! Empty, offline and error states: a bud that waits for rain, what happened, what to do.

use crate::el::{El, el, svg};
use crate::garden::art;
use crate::words;

/// What happened, what to do, and the button or link that does it.
pub fn message(said: &str, hint: &str, act: Option<El>) -> El {
    let inside = el("div")
        .class("message")
        .child(svg("0 0 320 200", art::WAITING_BUD).class("scene"))
        .child(heading(said))
        .child(el("p").child(hint))
        .child(act);
    el("main").class("page").child(inside)
}

/// While something is fetched or read.
pub fn opening() -> El {
    message(words::APP, words::OPENING, None).attr("aria-busy", "true")
}

/// The heading of a page, which takes the focus when she comes to it.
pub fn heading(said: &str) -> El {
    el("h1").attr("tabindex", "-1").child(said)
}
