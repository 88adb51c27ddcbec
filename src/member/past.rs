//! Past turns: "Kết quả của tôi" and one of them.

use client::outbox::Trigger;
use client::phone::ResultCard;
use domain::id::RecordId;
use domain::pack::Pack;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bouquet::bouquet;
use crate::button::{button, link};
use crate::el::{El, el, slot};
use crate::message::{message, opening};
use crate::place;
use crate::play::Play;
use crate::results::result_list;
use crate::route::Route;
use crate::shelf::{Shelf, phone};
use crate::state::live_state;
use crate::top_bar::top_bar;
use crate::words;

/// All of them.
pub fn past(page: &Route, shelf: Shelf) -> [El; 2] {
    // The list is built anew only when a result comes to it; their states change in place.
    let count =
        Memo::new(move |_| shelf.0.with(|read| read.as_ref().map(|read| read.as_ref().map(Vec::len).ok())));
    let list = slot(move || match count.get() {
        None => opening(),
        Some(None) => {
            let retry = button(words::RETRY, || phone().changed());
            message(words::NO_STORAGE, words::NO_STORAGE_HINT, Some(retry))
        }
        Some(Some(0)) => {
            let enter = link("button", Route::Home, words::TO_CODE);
            message(words::NO_RESULTS, words::NO_RESULTS_HINT, Some(enter))
        }
        Some(Some(_)) => untrack(|| shelf.with(|results| result_list(results, shelf, send))),
    });
    [top_bar(words::RESULTS, page, shelf), list]
}

fn send() {
    spawn_local(async { phone().wake(Trigger::Nudge).await });
}

/// What is shown of one of them: its card, if it is on this phone, and the packs of its questions.
enum Found {
    NotYet,
    Nothing,
    Turn(ResultCard, Vec<Pack>),
}

/// One of them: its bouquet.
pub fn past_turn(page: &Route, id: RecordId, play: Play, shelf: Shelf) -> [El; 2] {
    let found = RwSignal::new(Found::NotYet);
    let wanted = id.clone();
    // The packs of the turn just played are at hand even where storage is down.
    let at_hand = play.opened.get_untracked().and_then(Result::ok).map(|opened| opened.packs.clone());
    spawn_local(async move { found.set(find(wanted, at_hand.unwrap_or_default()).await) });
    let inside = slot(move || {
        found.with(|found| match found {
            Found::NotYet => opening(),
            Found::Nothing => {
                let others = link("button", Route::Results, words::RESULTS);
                message(words::RESULT_GONE, words::RESULT_GONE_HINT, Some(others))
            }
            Found::Turn(card, packs) => {
                let garden = Route::Garden(card.code.clone());
                let again = button(words::NEW_TURN, move || {
                    play.forget();
                    place::go(&garden);
                });
                let others = link("button button-quiet", Route::Results, words::RESULTS);
                let [told, rescue] = live_state(id.clone(), shelf);
                bouquet(card, packs, [told, rescue, el("div").class("list").child(again).child(others)])
            }
        })
    });
    [top_bar(words::RESULT, page, shelf), inside]
}

async fn find(id: RecordId, mut packs: Vec<Pack>) -> Found {
    let results = phone().results().await.unwrap_or_default();
    let Some((card, _)) = results.into_iter().find(|(card, _)| card.id == id) else {
        return Found::Nothing;
    };
    for answer in &card.answers {
        if packs.iter().all(|pack| pack.pack_ref() != answer.pack) {
            packs.extend(phone().stored_pack(&answer.pack).await);
        }
    }
    packs.retain(|pack| card.answers.iter().any(|answer| answer.pack == pack.pack_ref()));
    Found::Turn(card, packs)
}
