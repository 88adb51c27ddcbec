//! A campaign: its garden, or the question of the flower that is open.

use std::sync::Arc;

use client::phone::{JoinError, Opened};
use client::ports::StorageError;
use domain::pack::{FlowerKind, QuestionKind};
use domain::turn::{Event, Flower, Turn, find_question};
use leptos::prelude::*;

use crate::button::{button, link, quiet_button};
use crate::el::{El, el, set, slot};
use crate::field::alert;
use crate::garden::{Bloom, garden};
use crate::intro::{ask_name, intro, what_happens};
use crate::message::{message, opening};
use crate::place;
use crate::play::{Keeping, Play};
use crate::question::question_card;
use crate::route::Route;
use crate::shelf::Shelf;
use crate::state::live_state;
use crate::top_bar::top_bar;
use crate::words;

/// The campaign of the address, at its garden or at a `flower` (from 0).
pub fn campaign(page: Route, flower: RwSignal<Option<usize>>, play: Play, shelf: Shelf) -> El {
    slot(move || {
        let flower = flower.get();
        let title = flower.map_or_else(|| words::APP.to_owned(), words::flower_short);
        let inside = match (play.opened.get(), flower) {
            (None, _) => Some(opening()),
            (Some(Err(error)), _) => Some(not_opened(error, play)),
            (Some(Ok(opened)), None) => Some(garden_page(opened, play, shelf)),
            (Some(Ok(opened)), Some(flower)) => question_page(&opened, play, shelf, flower),
        };
        [Some(top_bar(&title, &page, shelf)), inside]
    })
}

fn not_opened(error: JoinError, play: Play) -> El {
    match error {
        JoinError::UnknownCode => {
            let other = link("button", Route::Home, words::OTHER_CODE);
            message(words::UNKNOWN_CODE, words::UNKNOWN_CODE_HINT, Some(other))
        }
        JoinError::Unreachable => {
            let retry = button(words::RETRY, move || play.retry());
            message(words::UNREACHABLE, words::UNREACHABLE_HINT, Some(retry))
        }
    }
}

fn garden_page(opened: Arc<Opened>, play: Play, shelf: Shelf) -> El {
    let begun = Memo::new(move |_| play.turn.with(Option::is_some));
    let page = el("main").class("page").child(intro(&opened.joined));
    page.child(slot(move || {
        let campaign = &opened.joined.campaign;
        if !begun.get() {
            return vec![ask_name(campaign.flowers as usize, move |name| play.begin(name))];
        }
        // Nothing changes a flower while its garden is looked at.
        let Some(turn) = play.turn.get_untracked() else { return vec![] };
        let code = opened.joined.code.clone();
        let blooms = turn.flowers.iter().map(|flower| (kind_of(&opened, flower), bloom_of(flower))).collect();
        vec![
            el("p").child(words::progress(turn.picked.len(), turn.flowers.len())),
            garden(blooms, move |flower| place::go(&Route::Flower(code.clone(), flower))),
            slot(move || way_on(None, play, shelf)),
            what_happens(campaign.name_asked),
        ]
    }))
}

fn bloom_of(flower: &Flower) -> Bloom {
    match flower.right {
        Some(right) => Bloom::Picked(right),
        None if flower.took_ms > 0 => Bloom::Begun,
        None => Bloom::Open,
    }
}

fn kind_of(opened: &Opened, flower: &Flower) -> FlowerKind {
    opened
        .packs
        .iter()
        .find(|pack| pack.pack_ref() == flower.pack)
        .map(|pack| pack.flower)
        .unwrap_or_default()
}

/// The question of a flower; nothing if there is none, as then the address is about to lead elsewhere.
fn question_page(opened: &Opened, play: Play, shelf: Shelf, place: usize) -> Option<El> {
    let flower = play.turn.with_untracked(|turn| turn.as_ref()?.flowers.get(place).cloned())?;
    let question = find_question(&opened.packs, &flower.pack, &flower.question)?;
    let several = question.kind == QuestionKind::Multiple;
    let verdict = Memo::new(move |_| {
        play.turn.with(|turn| turn.as_ref().and_then(|turn| turn.flowers.get(place)?.right))
    });
    let hint = RwSignal::new("");
    let chosen = move || {
        let flower = play.turn.with_untracked(|turn| turn.as_ref()?.flowers.get(place).cloned());
        flower.map(|flower| flower.chosen).unwrap_or_default()
    };
    let choose = move |choice, on| {
        set(hint, "");
        play.step(Event::Choose { choice, on }).ok();
    };
    let answer = move || match play.step(Event::Answer) {
        Ok(()) => place::focus(".verdict"),
        Err(error) => hint.set(words::not_answered(error, several)),
    };
    let nothing_chosen = move || {
        play.turn.with(|turn| {
            let flower = turn.as_ref().and_then(|turn| turn.flowers.get(place));
            flower.is_none_or(|flower| flower.chosen.is_empty()).then_some("true")
        })
    };
    let act = el("div").live(move || {
        let verdict = verdict.get();
        let ask = || [alert(hint), button(words::ANSWER, answer).live_attr("aria-disabled", nothing_chosen)];
        (verdict.is_none().then(ask), way_on(verdict, play, shelf))
    });
    let number = (place + 1).to_string();
    let card = question_card(&number, kind_of(opened, &flower), question, chosen, verdict, choose, act);
    Some(el("main").class("page").child(card))
}

/// What comes next: another flower after a `verdict`, the result once the turn is sealed; and where a step is not on disk,
/// how to get it there.
fn way_on(verdict: Option<bool>, play: Play, shelf: Shelf) -> Vec<El> {
    let mut ways = vec![];
    let keeping = play.keeping.get();
    if let Keeping::Failed(error) = keeping {
        let said = match error {
            StorageError::Full => words::NOT_KEPT_FULL,
            StorageError::Unavailable => words::NOT_KEPT,
            StorageError::Changed => words::ELSEWHERE,
        };
        ways.push(el("p").attr("role", "alert").class("missed").child(said));
        ways.push(quiet_button(words::RETRY, move || play.retry()));
    }
    if let Keeping::Sealed(id) = keeping {
        let page = Route::Bouquet(id.clone());
        ways.extend(live_state(id, shelf));
        ways.push(button(words::SEE_RESULT, move || place::turn_into(page.clone())));
    } else if verdict.is_some()
        && !play.turn.with_untracked(|turn| turn.as_ref().is_some_and(Turn::is_finished))
    {
        ways.push(button(words::NEXT, place::back));
    }
    ways
}
