//! Past turns: "Kết quả của tôi" and one of them.

use client::outbox::Trigger;
use client::phone::ResultCard;
use domain::id::RecordId;
use domain::pack::Pack;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bouquet::Bouquet;
use crate::button::{Act, link, main_button};
use crate::message::{lead, message, opening};
use crate::place;
use crate::play::Play;
use crate::results::ResultList;
use crate::route::Route;
use crate::shelf::{Shelf, phone};
use crate::state::live_state;
use crate::top_bar::top_bar;
use crate::words;

/// All of them.
pub fn past(page: &Route, shelf: Shelf) -> impl IntoView + use<> {
    let send = || spawn_local(async { phone().wake(Trigger::Nudge).await });
    let send_again = |id: RecordId| {
        spawn_local(async move {
            // What could not be written stays set aside on the screen, and the button with it.
            phone().send_again(&id).await.ok();
        });
    };
    let list = move || match shelf.0.get() {
        None => opening().into_any(),
        Some(Ok(results)) if results.is_empty() => {
            message(words::NO_RESULTS, words::NO_RESULTS_HINT, lead(words::TO_CODE, Route::Home)).into_any()
        }
        Some(Ok(results)) => view! { <ResultList results on_send=send on_send_again=send_again/> }.into_any(),
        Some(Err(_)) => {
            let retry: Act = Box::new(|| phone().changed());
            message(words::NO_STORAGE, words::NO_STORAGE_HINT, Some((words::RETRY, retry))).into_any()
        }
    };
    view! { {top_bar(words::RESULTS.to_owned(), page, shelf)}{list} }
}

/// What is shown of one of them: its card, if it is on this phone, and the packs of its questions.
#[derive(Clone)]
enum Found {
    NotYet,
    Nothing,
    Turn(Box<ResultCard>, Vec<Pack>),
}

/// One of them: its bouquet.
pub fn past_turn(page: &Route, id: RecordId, play: Play, shelf: Shelf) -> impl IntoView + use<> {
    let found = RwSignal::new(Found::NotYet);
    let wanted = id.clone();
    // The packs of the turn just played are at hand even where storage is down.
    let at_hand = play.opened.get_untracked().and_then(Result::ok).map(|opened| opened.packs.clone());
    spawn_local(async move { found.set(find(wanted, at_hand.unwrap_or_default()).await) });
    let inside = move || match found.get() {
        Found::NotYet => opening().into_any(),
        Found::Nothing => {
            message(words::RESULT_GONE, words::RESULT_GONE_HINT, lead(words::RESULTS, Route::Results))
                .into_any()
        }
        Found::Turn(card, packs) => {
            let garden = Route::Garden(card.code.clone());
            let again: Act = Box::new(move || {
                play.forget();
                place::go(&garden);
            });
            let ways = view! {
                {live_state(id.clone(), shelf)}
                <div class="list">
                    {main_button(words::NEW_TURN, again)}
                    {link("button button-quiet", Route::Results, words::RESULTS)}
                </div>
            };
            view! { <Bouquet card=*card packs ways/> }.into_any()
        }
    };
    view! { {top_bar(words::RESULT.to_owned(), page, shelf)}{inside} }
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
    Found::Turn(Box::new(card), packs)
}
