//! Past turns: "Kết quả của tôi" and one of them.

use client::outbox::Trigger;
use client::phone::{Delivery, ResultCard};
use domain::id::RecordId;
use domain::pack::Pack;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bouquet::Bouquet;
use crate::message::{Message, Opening};
use crate::place::{Link, Place};
use crate::play::Play;
use crate::results::ResultList;
use crate::route::Route;
use crate::shelf::{Shelf, phone};
use crate::state::State;
use crate::top_bar::TopBar;
use crate::words;

/// All of them.
#[component]
pub fn Past() -> impl IntoView {
    let (place, shelf) = (Place::here(), Shelf::here());
    let send = Callback::new(|()| spawn_local(async { phone().wake(Trigger::Nudge).await }));
    let send_again = Callback::new(|id| {
        spawn_local(async move {
            // What could not be written stays set aside on the screen, and the button with it.
            phone().send_again(&id).await.ok();
        });
    });
    let list = move || match shelf.0.get() {
        None => view! { <Opening/> }.into_any(),
        Some(Ok(results)) => view! { <ResultList results on_send=send on_send_again=send_again/> }.into_any(),
        Some(Err(_)) => view! {
            <Message said=words::NO_STORAGE hint=words::NO_STORAGE_HINT>
                <button type="button" class="button" on:click=|_| phone().changed()>{words::RETRY}</button>
            </Message>
        }
        .into_any(),
    };
    view! {
        <TopBar title=words::RESULTS on_back=Callback::new(move |()| place.back(Route::Home)) results=false/>
        {list}
    }
}

/// One of them: its bouquet.
#[component]
pub fn PastTurn(id: RecordId) -> impl IntoView {
    let (place, shelf) = (Place::here(), Shelf::here());
    let wanted = id.clone();
    // The card without its state, so that the page stands still while the state changes.
    let card = Memo::new(move |_| {
        shelf
            .0
            .with(Option::is_some)
            .then(|| shelf.find(&wanted).map(|(card, _)| ResultCard { sent_at_ms: None, ..card }))
    });
    let delivery = Signal::derive(move || shelf.find(&id).map(|(_, delivery)| delivery));
    let page = move || match card.get() {
        None => view! { <Opening/> }.into_any(),
        Some(Some(card)) => with_packs(card, delivery),
        Some(None) => view! {
            <Message said=words::RESULT_GONE hint=words::RESULT_GONE_HINT>
                <Link to=Route::Results class="button">{words::RESULTS}</Link>
            </Message>
        }
        .into_any(),
    };
    view! {
        <TopBar title=words::RESULT on_back=Callback::new(move |()| place.back(Route::Home))/>
        {page}
    }
}

fn with_packs(card: ResultCard, delivery: Signal<Option<Delivery>>) -> AnyView {
    let (place, play) = (Place::here(), Play::here());
    let packs: RwSignal<Option<Vec<Pack>>> = RwSignal::new(None);
    let wanted = card.clone();
    spawn_local(async move {
        // The packs of the turn just played are at hand even where storage is down.
        let mut found =
            play.opened.get_untracked().and_then(Result::ok).map_or(vec![], |opened| opened.packs.clone());
        for answer in &wanted.answers {
            if found.iter().all(|pack| pack.pack_ref() != answer.pack) {
                found.extend(phone().stored_pack(&answer.pack).await);
            }
        }
        packs.set(Some(found));
    });
    let page = move || {
        packs.get().map(|packs| {
            let card = card.clone();
            let (id, garden) = (card.id.clone(), Route::Garden(card.code.clone()));
            let again = move |_| {
                play.forget();
                place.go(&garden);
            };
            view! {
                <Bouquet card packs>
                    <State id delivery/>
                    <div class="list">
                        <button type="button" class="button" on:click=again>{words::NEW_TURN}</button>
                        <Link to=Route::Results class="button button-quiet">{words::RESULTS}</Link>
                    </div>
                </Bouquet>
            }
        })
    };
    view! { {page} }.into_any()
}
