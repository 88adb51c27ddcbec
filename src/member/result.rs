//! A past turn on the screen: its bouquet.

use crate::signals::*;
use client::phone::{Delivery, ResultCard};
use domain::campaign::{Attempts, Reveal};
use domain::id::RecordId;
use domain::pack::Pack;
use domain::score::Verdict;
use domain::turn::find_question;
use pages::{Looking, acts, bar::bar, message, moment, words};
use wasm_bindgen_futures::spawn_local;

use crate::place;
use crate::play::{Keeping, Play};
use crate::route::Route;
use crate::shelf::phone;
use crate::{canvas, language};

/// Draws the bouquet of a result once it is read, and again should its answers become known only now.
pub fn show(id: RecordId, play: Play) {
    // The packs of the turn just played are at hand even where storage is down.
    let at_hand = play.opened.get_untracked().and_then(Result::ok).map(|opened| opened.packs.clone());
    let mut at_hand = at_hand.unwrap_or_default();
    // On a phone that is passed on, only the turn that has just ended here.
    let is_hers = play.keeping.get_untracked() == Keeping::Sealed(id.clone());
    spawn_local(async move {
        let passing = phone().passing().await;
        let passes = passing.is_some();
        if let Some(passing) = passing.filter(|_| !is_hers) {
            return place::turn_into(Route::Between(passing.code));
        }
        let mut is_news = true;
        while is_news {
            draw(&id, std::mem::take(&mut at_hand), passes).await;
            is_news = phone().reveal(&id).await == Ok(true);
        }
    });
}

async fn draw(id: &RecordId, packs: Vec<Pack>, passes: bool) {
    let found = find(id, packs).await;
    if place::here() != Route::Bouquet(id.clone()) {
        return;
    }
    let Some((card, packs, delivery)) = found else {
        let others = pages::link("/ket-qua", words::RESULTS);
        let said = message(words::RESULT_GONE, &words::RESULT_GONE_HINT, others);
        return canvas::draw(&pages::framed(bar(&words::RESULT, Some("/")), said));
    };
    if card.is_form {
        let ways = pages::both(pages::of_result(id, Some(delivery)), pages::link("/ket-qua", words::RESULTS));
        let said = message(words::FORM, &[&card.campaign, " · ", words::FORM_HINT.text()].concat(), ways);
        return canvas::draw(&pages::framed(bar(&words::FORM, Some("/ket-qua")), said));
    }
    let again = match card.attempts {
        Attempts::Best | Attempts::First | Attempts::Last if !passes => {
            pages::button(acts::NEW_TURN, words::NEW_TURN)
        }
        _ => pages::link(&Route::Between(card.code.clone()).path(), words::PASS_ON),
    };
    let later = (card.reveal == Reveal::AfterClosing && card.right.is_none())
        .then(|| words::told_after(&moment::written(card.closes_at_ms)));
    let ways = pages::ways(&card.id, Some(delivery), &again);
    canvas::draw(&pages::bouquet(&looking(&card, &packs), later.as_deref(), &packs, &ways));
    if !passes {
        crate::guest::offer_install();
    }
}

fn looking<'a>(card: &'a ResultCard, packs: &'a [Pack]) -> Vec<Looking<'a>> {
    let of = |pack: &&Pack, answer: &client::phone::CardAnswer| pack.pack_ref() == answer.pack;
    card.answers
        .iter()
        .map(|answer| Looking {
            question: find_question(packs, &answer.pack, &answer.question),
            flower: packs.iter().find(|pack| of(pack, answer)).map(|pack| pack.flower).unwrap_or_default(),
            given: &answer.given,
            verdict: answer.verdict,
        })
        .collect()
}

/// The card, the packs of its questions, and where it is on its way.
pub async fn find(id: &RecordId, mut packs: Vec<Pack>) -> Option<(ResultCard, Vec<Pack>, Delivery)> {
    let results = phone().results().await.unwrap_or_default();
    let (card, delivery) = results.into_iter().find(|(card, _)| card.id == *id && !card.is_put_away)?;
    for answer in &card.answers {
        if packs.iter().all(|pack| pack.pack_ref() != answer.pack) {
            packs.extend(phone().stored_pack(&answer.pack).await);
        }
    }
    packs = language::packs(&packs, card.right.is_none(), false).await.unwrap_or(packs);
    packs.retain(|pack| card.answers.iter().any(|answer| answer.pack == pack.pack_ref()));
    Some((card, packs, delivery))
}

/// The kinds of the flowers answered right.
pub fn bouquet_of(card: &ResultCard, packs: &[Pack]) -> Vec<&'static str> {
    let right = looking(card, packs).into_iter().filter(|answer| answer.verdict == Verdict::Right);
    right.map(|answer| pages::flower_class(answer.flower)).collect()
}
