//! "Kết quả của tôi": the past participations of this phone.

use client::phone::{Delivery, ResultCard};
use leptos::prelude::{Get, Memo};

use crate::button::{button, link};
use crate::el::{El, el, slot};
use crate::message::heading;
use crate::moment;
use crate::route::Route;
use crate::shelf::Shelf;
use crate::state::live_state;
use crate::words;

/// The list, the latest first, with the state of each as it changes; asks to send those that wait.
pub fn result_list(
    results: &[(ResultCard, Delivery)],
    shelf: Shelf,
    on_send: impl Fn() + Copy + 'static,
) -> El {
    let waits = Memo::new(move |_| shelf.waiting() > 0);
    let send = slot(move || waits.get().then(|| button(words::SEND_NOW, on_send)));
    let entries: Vec<El> = results.iter().map(|(card, _)| entry(card, shelf)).collect();
    el("main")
        .class("page")
        .child(heading(words::RESULTS).class("unseen"))
        .child(el("ul").class("list").child(entries))
        .child(el("div").class("act").child(send))
}

fn entry(card: &ResultCard, shelf: Shelf) -> El {
    let title = if card.campaign.is_empty() { words::RESULT } else { &card.campaign };
    let inside = [
        el("b").child(title),
        el("span").child(words::score(card.right, card.answers.len())),
        el("span").class("quiet small").child(moment::written(card.finished_at_ms)),
    ];
    let way = link("entry", Route::Bouquet(card.id.clone()), inside);
    el("li").class("card").child(way).child(live_state(card.id.clone(), shelf))
}
