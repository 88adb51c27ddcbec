//! The thin bar on top: back, short title, and how her results are doing.

use client::phone::Delivery;

use crate::button::link;
use crate::el::{Child, El, el, slot};
use crate::icon::icon;
use crate::place;
use crate::route::Route;
use crate::shelf::Shelf;
use crate::words;

/// The bar of a page.
pub fn top_bar(title: &str, page: &Route, shelf: Shelf) -> El {
    let back = (*page != Route::Home).then(|| {
        let back = el("button").attr("type", "button").attr("aria-label", words::BACK);
        back.child(icon("back")).on("click", |_| place::back())
    });
    let mark = (*page != Route::Results).then(|| link("state", Route::Results, slot(move || mark(shelf))));
    el("header").class("bar").child(back).child(el("p").child(title)).child(mark)
}

/// How the results of this phone are doing, all together.
fn mark(shelf: Shelf) -> impl Child {
    let all_sent = shelf
        .with(|results| !results.is_empty() && results.iter().all(|(_, state)| *state == Delivery::Sent));
    let (drawing, said) = match (shelf.waiting(), all_sent) {
        (waiting @ 1.., _) => ("wait", words::waiting(waiting)),
        (0, true) => ("tick", words::SENT.to_owned()),
        // None yet, or the server has set one aside: the list says more.
        (0, false) => ("keep", words::RESULT.to_owned()),
    };
    [icon(drawing), el("span").child(said)]
}
