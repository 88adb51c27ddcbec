//! "Kết quả của tôi": the past participations of this phone.

use client::phone::{Delivery, ResultCard};
use domain::id::RecordId;
use leptos::prelude::*;

use crate::button::{link, main_button, quiet_button};
use crate::moment;
use crate::route::Route;
use crate::shelf::Results;
use crate::state::state;
use crate::words;

/// The list, the latest first; asks to send those that wait, or one that was set aside.
#[component]
pub fn ResultList<S, A>(results: Results, on_send: S, on_send_again: A) -> impl IntoView
where
    S: FnMut() + 'static,
    A: Fn(RecordId) + Clone + 'static,
{
    let waits = results.iter().any(|(_, delivery)| matches!(delivery, Delivery::Saved | Delivery::Waiting));
    let send = waits.then(|| main_button(words::SEND_NOW, Box::new(on_send)));
    let entries = results.into_iter().map(|(card, delivery)| entry(card, delivery, on_send_again.clone()));
    view! {
        <main class="page">
            <h1 tabindex="-1" class="unseen">{words::RESULTS}</h1>
            <ul class="list">{entries.collect::<Vec<_>>()}</ul>
            <div class="act">{send}</div>
        </main>
    }
}

fn entry<A>(card: ResultCard, delivery: Delivery, on_send_again: A) -> impl IntoView + use<A>
where
    A: Fn(RecordId) + 'static,
{
    let id = card.id.clone();
    let again = matches!(delivery, Delivery::SetAside(_))
        .then(|| quiet_button(words::SEND_AGAIN, Box::new(move || on_send_again(id.clone()))));
    let title = if card.campaign.is_empty() { words::RESULT.to_owned() } else { card.campaign };
    let inside = view! {
        <b>{title}</b>
        <span>{words::score(card.right, card.answers.len())}</span>
        <span class="quiet small">{moment::written(card.finished_at_ms)}</span>
        {state(Some(delivery))}
    };
    view! { <li class="card">{link("entry", Route::Bouquet(card.id), inside)}{again}</li> }
}
