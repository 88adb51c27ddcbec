//! "Kết quả của tôi": the past participations of this phone.

use client::phone::{Delivery, ResultCard};
use domain::id::RecordId;
use leptos::prelude::*;

use crate::icon::icon;
use crate::message::Message;
use crate::moment;
use crate::place::Link;
use crate::route::Route;
use crate::shelf::Results;
use crate::state::look;
use crate::words;

/// The list, the latest first; asks to send those that wait, or one that was set aside.
#[component]
pub fn ResultList(
    results: Results,
    on_send: Callback<()>,
    on_send_again: Callback<RecordId>,
) -> impl IntoView {
    if results.is_empty() {
        return view! {
            <Message said=words::NO_RESULTS hint=words::NO_RESULTS_HINT>
                <Link to=Route::Home class="button">{words::CODE}</Link>
            </Message>
        }
        .into_any();
    }
    let waits = results.iter().any(|(_, state)| matches!(state, Delivery::Saved | Delivery::Waiting));
    let send = waits.then(|| {
        view! {
            <div class="act">
                <button type="button" class="button" on:click=move |_| on_send.run(())>{words::SEND_NOW}</button>
            </div>
        }
    });
    let entries: Vec<AnyView> =
        results.into_iter().map(|(card, delivery)| entry(card, delivery, on_send_again)).collect();
    view! {
        <main class="page">
            <h1 tabindex="-1" class="unseen">{words::RESULTS}</h1>
            <ul class="list">{entries}</ul>
            {send}
        </main>
    }
    .into_any()
}

fn entry(card: ResultCard, delivery: Delivery, on_send_again: Callback<RecordId>) -> AnyView {
    let (class, drawing, said) = look(delivery);
    let id = card.id.clone();
    let again = matches!(delivery, Delivery::SetAside(_)).then(|| {
        view! {
            <button type="button" class="button button-quiet" on:click=move |_| on_send_again.run(id.clone())>
                {words::SEND_AGAIN}
            </button>
        }
    });
    let title = if card.campaign.is_empty() { words::RESULT.to_owned() } else { card.campaign };
    view! {
        <li class="card">
            <Link to=Route::Bouquet(card.id) class="entry">
                <b>{title}</b>
                <span>{words::score(card.right, card.answers.len())}</span>
                <span class="quiet small">{moment::written(card.finished_at_ms)}</span>
                <span class=class>{icon(drawing)}{said}</span>
            </Link>
            {again}
        </li>
    }
    .into_any()
}
