//! A campaign: its garden, or the question of the flower that is open.

use std::sync::Arc;

use client::phone::{JoinError, Opened};
use client::ports::StorageError;
use domain::pack::{FlowerKind, QuestionKind};
use domain::turn::{Event, Flower, Turn, find_question};
use leptos::prelude::*;

use crate::button::{Act, main_button, quiet_button};
use crate::garden::{Bloom, Garden};
use crate::intro::{AskName, intro, what_happens};
use crate::message::{lead, message, opening};
use crate::place;
use crate::play::{Keeping, Play};
use crate::question::QuestionCard;
use crate::route::Route;
use crate::shelf::Shelf;
use crate::state::live_state;
use crate::top_bar::top_bar;
use crate::words;

/// The campaign of the address, at its garden or at a `flower` (from 0).
pub fn campaign(
    page: &Route,
    flower: RwSignal<Option<usize>>,
    play: Play,
    shelf: Shelf,
) -> impl IntoView + use<> {
    let page = page.clone();
    move || {
        let flower = flower.get();
        let title = flower.map_or_else(|| words::APP.to_owned(), words::flower);
        let inside = match (play.opened.get(), flower) {
            (None, _) => opening().into_any(),
            (Some(Err(error)), _) => not_opened(error, play).into_any(),
            (Some(Ok(opened)), None) => garden(opened, play, shelf).into_any(),
            (Some(Ok(opened)), Some(flower)) => question(&opened, play, shelf, flower).into_any(),
        };
        view! { {top_bar(title, &page, shelf)}{inside} }
    }
}

fn not_opened(error: JoinError, play: Play) -> impl IntoView {
    match error {
        JoinError::UnknownCode => {
            message(words::UNKNOWN_CODE, words::UNKNOWN_CODE_HINT, lead(words::OTHER_CODE, Route::Home))
        }
        JoinError::Unreachable => {
            let retry: Act = Box::new(move || play.retry());
            message(words::UNREACHABLE, words::UNREACHABLE_HINT, Some((words::RETRY, retry)))
        }
    }
}

fn garden(opened: Arc<Opened>, play: Play, shelf: Shelf) -> impl IntoView {
    let head = intro(&opened.joined);
    let inside = move || {
        let campaign = &opened.joined.campaign;
        if play.turn.with(Option::is_none) {
            let flowers = campaign.flowers as usize;
            return view! { <AskName flowers on_begin=move |name| play.begin(name)/> }.into_any();
        }
        let progress = play
            .turn
            .with(|turn| turn.as_ref().map(|turn| words::progress(turn.picked.len(), turn.flowers.len())));
        let (code, packs) = (opened.joined.code.clone(), Arc::clone(&opened));
        let pick = move |flower| place::go(&Route::Flower(code.clone(), flower));
        let flowers = move || play.turn.with(|turn| blooms(&packs, turn.as_ref()));
        view! {
            <p>{progress}</p>
            <Garden flowers on_pick=pick/>
            {way_on(false, play, shelf)}
            {what_happens(campaign.name_asked)}
        }
        .into_any()
    };
    view! { <main class="page">{head}{inside}</main> }
}

fn blooms(opened: &Opened, turn: Option<&Turn>) -> Vec<(FlowerKind, Bloom)> {
    let look = |flower: &Flower| {
        let bloom = match flower.right {
            Some(right) => Bloom::Picked(right),
            None if flower.took_ms > 0 => Bloom::Begun,
            None => Bloom::Open,
        };
        (kind_of(opened, flower), bloom)
    };
    turn.map(|turn| turn.flowers.iter().map(look).collect()).unwrap_or_default()
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
fn question(opened: &Opened, play: Play, shelf: Shelf, number: usize) -> Option<impl IntoView + use<>> {
    let picked = play.turn.with_untracked(|turn| turn.as_ref()?.flowers.get(number).cloned())?;
    let question = find_question(&opened.packs, &picked.pack, &picked.question)?.clone();
    let kind = kind_of(opened, &picked);
    let several = question.kind == QuestionKind::Multiple;
    let hint = RwSignal::new("");
    let flower = move || {
        let now = play.turn.with(|turn| turn.as_ref()?.flowers.get(number).cloned());
        now.unwrap_or_else(|| picked.clone())
    };
    let choose = move |choice, on| {
        hint.set("");
        play.step(Event::Choose { choice, on }).ok();
    };
    let answer = move || match play.step(Event::Answer) {
        Ok(()) => place::focus(".verdict"),
        Err(error) => hint.set(words::not_answered(error, several)),
    };
    let way_on = move || way_on(true, play, shelf);
    let number = number + 1;
    Some(view! {
        <main class="page">
            <QuestionCard number kind question flower hint on_choose=choose on_answer=answer way_on/>
        </main>
    })
}

/// What comes next: another flower once this one is answered, the result once the turn is sealed; and where a step is not
/// on disk, how to get it there.
fn way_on(at_flower: bool, play: Play, shelf: Shelf) -> impl IntoView + use<> {
    let (is_answered, is_finished) = play.turn.with(|turn| {
        let turn = turn.as_ref();
        let open = turn.and_then(|turn| turn.flowers.get(turn.open?));
        (open.is_some_and(|flower| flower.right.is_some()), turn.is_some_and(Turn::is_finished))
    });
    let (mut failure, mut sealed) = (None, None);
    match play.keeping.get() {
        Keeping::Fine => {}
        Keeping::Failed(error) => failure = Some(error),
        Keeping::Sealed(id) => sealed = Some(id),
    }
    let next =
        (at_flower && is_answered && !is_finished).then(|| main_button(words::NEXT, Box::new(place::back)));
    let retry = failure.map(|error| {
        let said = match error {
            StorageError::Full => words::NOT_KEPT_FULL,
            StorageError::Unavailable => words::NOT_KEPT,
            StorageError::Changed => words::ELSEWHERE,
        };
        view! { <p role="alert" class="missed">{said}</p>{quiet_button(words::RETRY, Box::new(move || play.retry()))} }
    });
    let result = sealed.map(|id| {
        let page = Route::Bouquet(id.clone());
        let see = move || place::turn_into(page.clone());
        view! { {live_state(id, shelf)}{main_button(words::SEE_RESULT, Box::new(see))} }
    });
    view! { {retry}{next}{result} }
}
