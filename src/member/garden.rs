//! A campaign on the screen: its garden and its cards follow the turn.

use std::sync::Arc;

use crate::signals::*;
use client::phone::{JoinError, Opened};
use client::ports::StorageError;
use client::web::page;
use domain::turn::Turn;
use pages::{Markup, Pass, View, Way, acts, bar::bar, message, words};

use crate::canvas;
use crate::guest;
use crate::play::{Keeping, Play};
use crate::route::Route;
use crate::shelf::Shelf;
use crate::survey;

/// Draws the campaign of the address, or why it cannot be opened; what was sent stays until there is something to draw.
/// Gives the turn whose page stands there then; `before` is the one whose page stood there.
pub fn show(play: Play, before: Option<u64>) -> Option<u64> {
    let begun = play.begun.get();
    match play.opened.get() {
        None if canvas::is_sent() => {}
        None => canvas::draw(&framed(pages::opening())),
        Some(Err(error)) => canvas::draw(&framed(not_opened(error))),
        Some(Ok(opened)) if opened.survey.is_some() => survey::show(play, opened),
        Some(Ok(opened)) if begun.is_none() && play.is_once_only() => {
            canvas::draw(&framed(once_only(&opened)));
        }
        Some(Ok(opened)) => {
            let turn = play.turn.get_untracked();
            let way = &Way::On;
            canvas::draw(&pages::campaign(View {
                joined: &opened.joined,
                packs: &opened.packs,
                turn: turn.as_ref(),
                way,
            }));
            let address = pages::passing_address(&opened.joined.code);
            canvas::stands("chuyen".to_owned(), pages::pass(Pass::Around, &address));
            if let Some(turn) = turn {
                parts(&opened, &turn, canvas::stands);
                ways(&turn, way, canvas::stands);
                if before != begun {
                    play.take_early();
                }
            }
            play.take_taps();
        }
    }
    if let Some(name) = play.passed().and_then(|passed| passed.name) {
        page::fill("[name=name]", &name);
    }
    guest::greet();
    play.has_drawn();
    begun
}

/// Keeps the parts of the garden and its cards as the turn is.
pub fn follow(play: Play, shelf: Shelf) {
    // What is marked so far stands on the card itself; only picking, closing and answering change what is drawn.
    Effect::new(move |_| {
        watch(play.steps);
        if let Some((opened, turn)) = play.at_hand() {
            parts(&opened, &turn, |id, html| canvas::put(&id, html));
        }
    });
    Effect::new(move |_| {
        play.drawn.track();
        watch(play.steps);
        let way = way(&play.keeping.get(), shelf);
        if let Some((_, turn)) = play.at_hand() {
            ways(&turn, &way, |id, html| canvas::put(&id, html));
        }
    });
}

fn parts(opened: &Opened, turn: &Turn, each: impl Fn(String, Markup)) {
    let reveal = opened.joined.campaign.rules.reveal;
    each("tien-do".to_owned(), pages::progress(turn));
    each("cay-hoa".to_owned(), pages::flowers(turn, &opened.packs, reveal));
    for (place, flower) in turn.flowers.iter().enumerate() {
        let number = words::number(place);
        // The form of an open card holds what she is marking: it is drawn anew only once it is answered, or once its
        // story was read with another flower.
        if flower.verdict.is_some() || turn.open != Some(place) {
            each(["hoi-", &number].concat(), pages::answering(turn, &opened.packs, place, reveal));
        }
        each(["loi-", &number].concat(), pages::verdict(flower, &opened.packs, reveal));
    }
}

fn ways(turn: &Turn, way: &Way, each: impl Fn(String, Markup)) {
    let finished = turn.is_finished();
    each("lam-vuon".to_owned(), pages::way_on(way, false, finished));
    for (place, flower) in turn.flowers.iter().enumerate() {
        let id = ["lam-", &words::number(place)].concat();
        each(id, pages::foot(way, flower.verdict.is_some(), finished));
    }
}

fn way(keeping: &Keeping, shelf: Shelf) -> Way {
    match keeping {
        Keeping::Fine => Way::On,
        Keeping::Failed(error) => Way::NotKept(not_kept(*error)),
        Keeping::Sealed(id) => Way::Sealed(["/ket-qua/", id.as_str()].concat(), shelf.delivery(id)),
    }
}

/// What to say of a step that storage refused.
pub fn not_kept(error: StorageError) -> words::Word {
    match error {
        StorageError::Full => words::NOT_KEPT_FULL,
        StorageError::Unavailable => words::NOT_KEPT,
        StorageError::Changed => words::ELSEWHERE,
    }
}

/// A message with the bar above it.
pub fn framed(inside: Markup) -> Markup {
    pages::framed(bar(&words::APP, Some("/")), inside)
}

/// Why a campaign cannot be opened.
pub fn not_opened(error: JoinError) -> Markup {
    match error {
        JoinError::UnknownCode => {
            message(words::UNKNOWN_CODE, &words::UNKNOWN_CODE_HINT, pages::link("/", words::OTHER_CODE))
        }
        JoinError::Unreachable => {
            message(words::UNREACHABLE, &words::UNREACHABLE_HINT, pages::button(acts::RETRY, words::RETRY))
        }
    }
}

fn once_only(opened: &Arc<Opened>) -> Markup {
    let other = pages::link(&Route::Between(opened.joined.code.clone()).path(), words::PASS_ON);
    let hint = [words::ONCE_ONLY_HINT.text(), " ", &opened.joined.campaign.title].concat();
    message(words::ONCE_ONLY, &hint, pages::both(pages::link("/ket-qua", words::RESULTS), other))
}
