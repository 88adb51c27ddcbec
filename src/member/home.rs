//! The start page: six digits lead to a garden.

use domain::campaign::{JoinCode, Joined};
use leptos::prelude::{RwSignal, Set, With};
use web_sys::Event;

use crate::button::link;
use crate::el::{El, el, slot, svg};
use crate::field::{alert, input};
use crate::garden::art;
use crate::message::heading;
use crate::route::Route;
use crate::words;

/// Asks for a code, and lists the gardens `opened` on this phone before. Reports the code.
pub fn home(opened: RwSignal<Vec<Joined>>, on_code: impl Fn(JoinCode) + 'static) -> El {
    let hint = RwSignal::new("");
    let (code, typed) = input("text");
    let code =
        code.class("code").attr("inputmode", "numeric").attr("autocomplete", "off").attr("maxlength", "11");
    let enter = move |submit: Event| {
        submit.prevent_default();
        match JoinCode::read(&typed.value()) {
            Some(code) => on_code(code),
            None => hint.set(words::CODE_WRONG),
        }
    };
    let form = el("form")
        .class("list")
        .child(el("label").class("field").child(words::CODE).child(code))
        .child(el("p").class("quiet small").child(words::CODE_HINT))
        .child(alert(hint))
        .child(el("button").class("button").child(words::ENTER))
        .on("submit", enter);
    el("main")
        .class("page home")
        .child(svg("0 0 320 120", art::SPRAY).class("spray"))
        .child(heading(words::WELCOME))
        .child(form)
        .child(slot(move || opened.with(|opened| before(opened))))
}

fn before(opened: &[Joined]) -> Option<[El; 2]> {
    let gardens: Vec<El> = opened.iter().map(garden).collect();
    (!gardens.is_empty())
        .then(|| [el("h2").child(words::OPENED_BEFORE), el("ul").class("list").child(gardens)])
}

fn garden(joined: &Joined) -> El {
    let under = [&words::unit(&joined.unit), " · ", joined.code.as_str()].concat();
    let inside =
        [el("b").child(joined.campaign.title.as_str()), el("span").class("quiet small").child(under)];
    el("li").child(link("card entry", Route::Garden(joined.code.clone()), inside))
}
