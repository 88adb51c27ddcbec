//! "Kết quả của tôi": the past participations of this phone, and what the phone holds.

use crate::signals::*;
use client::phone::{Delivery, ResultCard, attempts};
use client::web::worker;
use pages::{Care, Entry, bar::bar, message, moment, words};

use crate::canvas;
use crate::route::Route;
use crate::shelf::{Results, Shelf};

/// Draws the list; anew only when a result comes to it or goes from it, as the states change in place.
pub fn show(shelf: Shelf) {
    watch(shelf.list);
    untrack(|| {
        shelf.read.with(|read| match read {
            None => canvas::draw(&pages::framed(bar(&words::RESULTS, Some("/")), pages::opening())),
            Some(Ok(results)) => draw(results, shelf),
            Some(Err(_)) => {
                let retry = pages::button(pages::acts::RETRY, words::RETRY);
                let said = message(words::NO_STORAGE, &words::NO_STORAGE_HINT, retry);
                canvas::draw(&pages::framed(bar(&words::RESULTS, Some("/")), said));
            }
        });
    });
}

fn draw(results: &Results, shelf: Shelf) {
    if let Some(passing) = shelf.passing.get_untracked() {
        let back = pages::link(&Route::Between(passing.code).path(), words::GO_BACK);
        let said = message(words::PASS_RESULTS, &words::PASS_RESULTS_HINT, back);
        return canvas::draw(&pages::past(&[], &said, care(shelf)));
    }
    let cards: Vec<ResultCard> = results.iter().map(|(card, _)| card.clone()).collect();
    let entry = |(card, delivery): &'_ (ResultCard, _)| Entry {
        // A result that outlived its campaign's name still has its own.
        title: if card.campaign.is_empty() { words::RESULT.text().to_owned() } else { card.campaign.clone() },
        score: score(card),
        when: moment::written(card.finished_at_ms),
        delivery: Some(*delivery),
        counts: counts(card, &cards),
        id: card.id.clone(),
        is_put_away: card.is_put_away,
    };
    // Of what others did while the phone was passed on: what is still to be sent.
    let mut entries = Vec::new();
    for result in results {
        if !result.0.is_put_away || result.1 != Delivery::Sent {
            entries.push(entry(result));
        }
    }
    let none = message(words::NO_RESULTS, &words::NO_RESULTS_HINT, pages::link("/", words::TO_CODE));
    canvas::draw(&pages::past(&entries, &none, care(shelf)));
    wasm_bindgen_futures::spawn_local(async {
        if worker::has_update().await {
            canvas::put("cap-nhat", pages::update());
        }
    });
}

/// How a turn went.
pub fn score(card: &ResultCard) -> String {
    if card.is_put_away {
        return words::OF_ANOTHER.text().to_owned();
    }
    if card.is_form {
        return words::FORM.text().to_owned();
    }
    let of = card.answers.iter().filter(|answer| answer.verdict != domain::score::Verdict::Unjudged).count();
    match card.right {
        Some(right) => words::score(right as usize, of),
        None => words::SCORE_LATER.text().to_owned(),
    }
}

/// Whether a turn is the one that counts, where she took part more than once.
fn counts(card: &ResultCard, cards: &[ResultCard]) -> bool {
    let hers: Vec<ResultCard> = cards
        .iter()
        .filter(|other| other.campaign_id == card.campaign_id && other.person == card.person)
        .cloned()
        .collect();
    hers.len() > 1 && !card.is_form && attempts::counted(&hers, card.attempts).as_ref() == Some(&card.id)
}

fn care(shelf: Shelf) -> Care {
    Care { unsent: shelf.unsent() }
}

/// Keeps the states on the screen as they are, in the list and under a bouquet.
pub fn follow(page: RwSignal<Route>, shelf: Shelf) {
    Effect::new(move |_| {
        let has_results = matches!(page.get(), Route::Results | Route::Bouquet(_));
        shelf.read.with(|read| {
            let Some(Ok(results)) = read.as_ref().filter(|_| has_results) else { return };
            for (card, delivery) in results {
                let state = ["tt-", card.id.as_str()].concat();
                canvas::put(&state, pages::state_line(*delivery));
                canvas::put(&["gd-", card.id.as_str()].concat(), pages::help(&card.id, Some(*delivery)));
            }
        });
        if has_results {
            canvas::put("may-nay", pages::care(care(shelf)));
        }
    });
}
