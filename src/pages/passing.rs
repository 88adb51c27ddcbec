//! One phone passed on among many: the screen between two people, on which nothing of the one before is left.

use domain::campaign::JoinCode;
use maud::{Markup, html};

use crate::bar::bar;
use crate::icon::{icon, scene};
use crate::message::{button, heading, link};
use crate::{acts, words};

/// A name to tap.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    /// As it was written.
    pub name: &'a str,
    /// Whether she finished.
    pub has_gone: bool,
}

/// The screen between two people: how many have `gone`, the names to tap, none where nobody wrote any down, and whether a
/// turn was left before its end.
#[must_use]
pub fn between(gone: usize, names: &[Name], is_under_way: bool) -> Markup {
    html! {
        (bar(&words::APP, None))
        main.page.between {
            div.message {
                (scene("canh-hoa", "0 0 320 120", "spray"))
                @if is_under_way { (under_way()) } @else { (invite(gone, names)) }
                p.quiet role="status" { (words::gone(gone)) }
            }
            (keeper(names))
        }
    }
}

fn invite(gone: usize, names: &[Name]) -> Markup {
    html! {
        (heading(&words::NEXT_PERSON))
        p { @if gone > 0 { (words::PUT_AWAY) } @else { (words::FIRST_PERSON) } }
        @if names.is_empty() {
            (button(acts::PASS_BEGIN, words::BEGIN_MINE))
        } @else {
            h2 { (words::TAP_YOUR_NAME) }
            ul.list.names {
                @for (place, name) in names.iter().enumerate() { li { (row(place, *name)) } }
                li { button.button.button-quiet type="button" data-do=(acts::PASS_BEGIN) { (words::NOT_LISTED) } }
            }
        }
    }
}

fn row(place: usize, name: Name) -> Markup {
    html! {
        @if name.has_gone {
            p.state.sent { (icon("tick")) (name.name) span.unseen { ", " (words::HAS_GONE) } }
        } @else {
            button.button.button-quiet type="button" data-do=(acts::PASS_BEGIN) data-place=(place) { (name.name) }
        }
    }
}

/// Somebody left before the end: nobody's answers are thrown away by a slip of the finger.
fn under_way() -> Markup {
    html! {
        (heading(&words::UNDER_WAY))
        p { (words::UNDER_WAY_HINT) }
        div.list {
            (button(acts::PASS_RESUME, words::RESUME))
            button.button.button-quiet type="button" data-do=(acts::PASS_GIVE_UP) { (words::GIVE_UP) }
        }
    }
}

/// For whoever holds the phone: the names, and the end of it.
fn keeper(names: &[Name]) -> Markup {
    let lines: Vec<&str> = names.iter().map(|name| name.name).collect();
    html! {
        details.note {
            summary { (words::KEEPER) }
            form.list data-do=(acts::PASS_NAMES) {
                label.field {
                    (words::NAMES)
                    textarea name="names" rows="6" autocomplete="off" autocapitalize="words" spellcheck="false" { (lines.join("\n")) }
                }
                p.quiet.small { (words::NAMES_HINT) }
                button.button.button-quiet { (words::NAMES_KEEP) }
            }
            p { (words::PASS_END_HINT) }
            button.button.button-quiet type="button" data-do=(acts::PASS_END) { (words::PASS_END) }
        }
    }
}

/// Where the screen between two people is for a code.
#[must_use]
pub fn passing_address(code: &JoinCode) -> String {
    ["/j/", code.as_str(), "/chuyen-may"].concat()
}

/// How the phone may be passed on from a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// It belongs to one, and could be passed around.
    Around,
    /// It is being passed on, and somebody's turn is under way.
    On,
    /// Her turn is over: the next one, please.
    Next,
}

/// What stands at the foot of a garden or a survey: the way to the screen between two people, which is at `address`.
#[must_use]
pub fn pass(pass: Pass, address: &str) -> Markup {
    html! {
        @match pass {
            Pass::Around => {
                a.button.button-quiet href=(address) { (words::PASS_AROUND) }
                p.quiet.small { (words::PASS_AROUND_HINT) }
            }
            Pass::On => {
                p.quiet.small { (words::PASSING) }
                a.button.button-quiet href=(address) { (words::PASS_ON) }
            }
            Pass::Next => (link(address, words::PASS_ON)),
        }
    }
}
