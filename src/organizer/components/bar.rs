//! The bar on top of every screen that needs a session.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Link;
use crate::api;
use crate::app::App;
use crate::browser::Turn;
use crate::route::Route;
use crate::words::{self, Word};

/// Product, the way to the list of campaigns, who is signed in, and the way out.
#[component]
pub fn TopBar() -> impl IntoView {
    let app = App::here();
    let trouble = RwSignal::new(None::<Word>);
    let turn = Turn::default();
    let sign_out = move |_| {
        let Some(taken) = turn.take() else { return };
        trouble.set(None);
        spawn_local(async move {
            match api::sign_out().await {
                Ok(()) => app.signed_out(),
                Err(_) => trouble.set(Some(words::account::NOT_SIGNED_OUT)),
            }
            drop(taken);
        });
    };
    let here = app.route();
    let pages = [
        (Route::Home, words::screens::HOME),
        (Route::Campaigns, words::screens::CAMPAIGNS),
        (Route::Packs, words::screens::PACKS),
        (Route::Units, words::screens::UNITS),
        (Route::Meetings, words::screens::MEETINGS),
        (Route::People, words::screens::PEOPLE),
        (Route::Audit, words::screens::AUDIT),
    ];
    let links = pages.into_iter().filter(|(to, _)| app.is(to.takes())).map(|(to, word)| {
        let is_here = here.is_below(&to);
        view! { <li><Link to current=is_here>{word}</Link></li> }
    });
    view! {
        <header class="organizer-bar">
            <span class="brand">{words::PRODUCT}</span>
            <nav aria-label=words::screens::MENU><ul>{links.collect_view()}</ul></nav>
            <Link to=Route::Account class="who">{move || app.name()}</Link>
            <button type="button" class="button button-quiet" on:click=sign_out>{words::account::SIGN_OUT}</button>
            <p role="alert" class="trouble">{move || trouble.get().map(Word::now)}</p>
        </header>
    }
}
