//! A campaign: its garden, or the question of the flower that is open.

use std::sync::Arc;

use client::phone::{JoinError, Opened};
use client::ports::StorageError;
use domain::id::RecordId;
use domain::pack::FlowerKind;
use domain::turn::{Event, Flower, Turn, find_question};
use leptos::prelude::*;

use crate::garden::{Bloom, Garden};
use crate::intro::{AskName, Intro, WhatHappens};
use crate::message::{Message, Opening};
use crate::place::{Link, Place, focus};
use crate::play::{Keeping, Play};
use crate::question::QuestionCard;
use crate::route::Route;
use crate::shelf::Shelf;
use crate::state::State;
use crate::top_bar::TopBar;
use crate::words;

/// The campaign of the address.
#[component]
pub fn Campaign() -> impl IntoView {
    let (place, play) = (Place::here(), Play::here());
    let flower = Memo::new(move |_| match place.route.get() {
        Route::Flower(_, flower) => Some(flower),
        _ => None,
    });
    move || {
        let title = flower.get().map_or_else(|| words::APP.to_owned(), words::flower);
        let back = Callback::new(move |()| back(place));
        let page = match (play.opened.get(), flower.get()) {
            (None, _) => view! { <Opening/> }.into_any(),
            (Some(Err(error)), _) => not_opened(error, play),
            (Some(Ok(opened)), None) => garden(&opened, place, play),
            (Some(Ok(opened)), Some(flower)) => question(&opened, place, play, flower),
        };
        view! { <TopBar title on_back=back/>{page} }
    }
}

/// Back to the garden from a flower, home from the garden.
fn back(place: Place) {
    place.back(match place.route.get_untracked() {
        Route::Flower(code, _) => Route::Garden(code),
        _ => Route::Home,
    });
}

fn not_opened(error: JoinError, play: Play) -> AnyView {
    match error {
        JoinError::UnknownCode => view! {
            <Message said=words::UNKNOWN_CODE hint=words::UNKNOWN_CODE_HINT>
                <Link to=Route::Home class="button">{words::OTHER_CODE}</Link>
            </Message>
        }
        .into_any(),
        JoinError::Unreachable => view! {
            <Message said=words::UNREACHABLE hint=words::UNREACHABLE_HINT>
                <button type="button" class="button" on:click=move |_| play.retry()>{words::RETRY}</button>
            </Message>
        }
        .into_any(),
    }
}

fn garden(opened: &Arc<Opened>, place: Place, play: Play) -> AnyView {
    let joined = opened.joined.clone();
    let code = joined.code.clone();
    let (name_asked, count) = (joined.campaign.name_asked, joined.campaign.flowers as usize);
    let begun = Memo::new(move |_| play.turn.with(Option::is_some));
    let pick = Callback::new(move |flower| place.go(&Route::Flower(code.clone(), flower)));
    let opened = Arc::clone(opened);
    let inside = move || {
        if !begun.get() {
            let begin = Callback::new(move |name| play.begin(name));
            return view! { <AskName flowers=count on_begin=begin/> }.into_any();
        }
        let opened = Arc::clone(&opened);
        let flowers = Signal::derive(move || play.turn.with(|turn| flowers(&opened, turn.as_ref())));
        let progress = move || {
            play.turn
                .with(|turn| turn.as_ref().map(|turn| words::progress(turn.picked.len(), turn.flowers.len())))
        };
        view! { <p>{progress}</p><Garden flowers on_pick=pick/>{move || way_on(place, play)}<WhatHappens name_asked/> }
            .into_any()
    };
    view! { <main class="page"><Intro joined/>{inside}</main> }.into_any()
}

fn flowers(opened: &Opened, turn: Option<&Turn>) -> Vec<(FlowerKind, Bloom)> {
    let look = |flower: &Flower| {
        let bloom = match flower.right {
            Some(right) => Bloom::Picked(right),
            None if flower.took_ms > 0 => Bloom::Begun,
            None => Bloom::Open,
        };
        (kind(opened, flower), bloom)
    };
    turn.map(|turn| turn.flowers.iter().map(look).collect()).unwrap_or_default()
}

fn kind(opened: &Opened, flower: &Flower) -> FlowerKind {
    opened
        .packs
        .iter()
        .find(|pack| pack.pack_ref() == flower.pack)
        .map(|pack| pack.flower)
        .unwrap_or_default()
}

fn question(opened: &Opened, place: Place, play: Play, flower: usize) -> AnyView {
    let Some(picked) = play.turn.with_untracked(|turn| turn.as_ref()?.flowers.get(flower).cloned()) else {
        // The address is about to lead elsewhere.
        return ().into_any();
    };
    let Some(question) = find_question(&opened.packs, &picked.pack, &picked.question).cloned() else {
        return ().into_any();
    };
    let several = question.kind == domain::pack::QuestionKind::Multiple;
    let now = Memo::new(move |_| {
        play.turn.with(|turn| turn.as_ref().and_then(|turn| turn.flowers.get(flower).cloned()))
    });
    let hint = RwSignal::new("");
    let choose = Callback::new(move |(choice, on)| {
        hint.set("");
        play.step(Event::Choose { choice, on }).ok();
    });
    let answer = Callback::new(move |()| match play.step(Event::Answer) {
        Ok(()) => focus(".verdict"),
        Err(error) => hint.set(words::not_answered(error, several).unwrap_or_default()),
    });
    view! {
        <main class="page">
            <QuestionCard
                flower
                kind=kind(opened, &picked)
                question
                chosen=Signal::derive(move || now.get().map(|flower| flower.chosen).unwrap_or_default())
                verdict=Memo::new(move |_| now.get().and_then(|flower| flower.right))
                hint
                on_choose=choose
                on_answer=answer
            >
                {move || way_on(place, play)}
            </QuestionCard>
        </main>
    }
    .into_any()
}

/// Below an answered question and a finished garden: the next one, or the result once it is on disk.
fn way_on(place: Place, play: Play) -> AnyView {
    let finished = play.turn.with(|turn| turn.as_ref().is_some_and(Turn::is_finished));
    let in_garden = matches!(place.route.get(), Route::Garden(_));
    match play.keeping.get() {
        Keeping::Failed(error) => {
            view! { {not_kept(error, play)}{(!finished).then(|| next(place))} }.into_any()
        }
        Keeping::Sealed(id) => to_result(place, id),
        Keeping::Fine if finished || in_garden => ().into_any(),
        Keeping::Fine => next(place),
    }
}

fn next(place: Place) -> AnyView {
    view! { <button type="button" class="button" on:click=move |_| back(place)>{words::NEXT}</button> }
        .into_any()
}

fn to_result(place: Place, id: RecordId) -> AnyView {
    let shelf = Shelf::here();
    let sealed = id.clone();
    let delivery = Signal::derive(move || shelf.find(&sealed).map(|(_, state)| state));
    let result = Route::Bouquet(id.clone());
    let see = move |_| place.turn_into(result.clone());
    view! {
        <State id delivery/>
        <button type="button" class="button" on:click=see>{words::SEE_RESULT}</button>
    }
    .into_any()
}

fn not_kept(error: StorageError, play: Play) -> AnyView {
    let said = match error {
        StorageError::Full => words::NOT_KEPT_FULL,
        StorageError::Unavailable => words::NOT_KEPT,
        StorageError::Changed => words::ELSEWHERE,
    };
    view! {
        <p role="alert" class="missed">{said}</p>
        <button type="button" class="button" on:click=move |_| play.retry()>{words::RETRY}</button>
    }
    .into_any()
}
