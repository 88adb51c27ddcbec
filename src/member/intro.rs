//! What a campaign is, and, where it asks for a name, consent before the first flower.

use domain::campaign::{Joined, NameAsked};
use leptos::prelude::{RwSignal, Set};
use web_sys::Event;

use crate::button::quiet_button;
use crate::el::{El, el};
use crate::field::{alert, input};
use crate::message::heading;
use crate::words;

/// The title, the unit and the names above it.
pub fn intro(joined: &Joined) -> El {
    let unit = el("p").class("quiet small").child(words::unit(&joined.unit));
    el("div").class("intro").child(heading(&joined.campaign.title)).child(unit)
}

/// What happens to the answers.
pub fn what_happens(name_asked: NameAsked) -> El {
    el("p").class("quiet small").child(match name_asked {
        NameAsked::None => words::WHAT_HAPPENS,
        NameAsked::Name => words::WHAT_HAPPENS_NAMED,
    })
}

/// Asks for a name, with consent that nobody ticked for her. Reports the name, or none where she would rather not.
pub fn ask_name(flowers: usize, on_begin: impl Fn(Option<String>) + Clone + 'static) -> El {
    let hint = RwSignal::new("");
    let (name, typed) = input("text");
    let (consent, ticked) = input("checkbox");
    let name = name.attr("autocomplete", "name").attr("maxlength", NAME_MOST_CHARS);
    let without = on_begin.clone();
    let begin = move |submit: Event| {
        submit.prevent_default();
        let name = typed.value().trim().to_owned();
        if ticked.checked() && !name.is_empty() {
            on_begin(Some(name));
        } else {
            hint.set(words::NAME_MISSING);
        }
    };
    el("form")
        .class("list")
        .child(el("p").child(words::flower_count(flowers)))
        .child(el("label").class("field").child(words::NAME).child(name))
        .child(el("label").class("tick").child(consent).child(el("span").child(words::CONSENT)))
        .child(what_happens(NameAsked::Name))
        .child(alert(hint))
        .child(el("button").class("button").child(words::BEGIN))
        .child(quiet_button(words::BEGIN_UNNAMED, move || without(None)))
        .on("submit", begin)
}

/// The longest name that can be typed, in UTF-16 units.
const NAME_MOST_CHARS: &str = "80";
