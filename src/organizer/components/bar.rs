//! The bar on top of every screen that needs a session.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Link;
use crate::api;
use crate::app::App;
use crate::browser::Turn;
use crate::route::Route;
use crate::words;

/// Product, the way to the list of campaigns, who is signed in, and the way out.
#[component]
pub fn TopBar() -> impl IntoView {
    let app = App::here();
    let trouble = RwSignal::new(None::<&str>);
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
    view! {
        <header class="organizer-bar">
            <nav>
                <span class="brand">{words::PRODUCT}</span>
                <Link to=Route::Campaigns>{words::campaigns::TITLE}</Link>
            </nav>
            <span class="who">{move || app.name()}</span>
            <button type="button" class="button button-quiet" on:click=sign_out>{words::account::SIGN_OUT}</button>
            <p role="alert" class="trouble">{trouble}</p>
        </header>
    }
}
