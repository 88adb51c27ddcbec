//! Buttons and links: verbs, and the ways between pages.

use crate::el::{Child, El, el};
use crate::place;
use crate::route::Route;

/// A button; `said` is a verb.
pub fn button(said: &str, mut act: impl FnMut() + 'static) -> El {
    el("button").attr("type", "button").class("button").child(said).on("click", move |_| act())
}

/// A button for what is not the main action.
pub fn quiet_button(said: &str, act: impl FnMut() + 'static) -> El {
    button(said, act).class("button button-quiet")
}

/// A link to a page of ours.
pub fn link(class: &str, to: Route, inside: impl Child) -> El {
    let follow = move |click: web_sys::Event, to: &Route| {
        click.prevent_default();
        place::go(to);
    };
    let href = to.path();
    el("a").class(class).attr("href", &href).child(inside).on("click", move |click| follow(click, &to))
}
