//! The whole app: what all pages share, and which page stands at which address.

use client::web::{self, nav};
use domain::campaign::JoinCode;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::campaign::campaign;
use crate::garden::art;
use crate::home::Home;
use crate::icon::scene;
use crate::past::{past, past_turn};
use crate::place;
use crate::play::Play;
use crate::route::Route;
use crate::shelf::{Shelf, phone};
use crate::top_bar::top_bar;
use crate::words;

/// Puts the app in the place of the opening page, and lets the phone send what waits.
pub fn start() {
    let root = nav::document().get_element_by_id("app").and_then(|root| root.dyn_into().ok());
    if let Some(root) = root {
        let root: web_sys::HtmlElement = root;
        root.set_inner_html("");
        leptos::mount::mount_to(root, App).forget();
    }
    web::start(&phone());
}

#[component]
fn App() -> impl IntoView {
    let (shelf, play) = (Shelf::watch(), Play::new());
    let (first, flower_at_first) = place::here().split();
    // A flower is part of its garden's page: going from one to the other rebuilds only what differs.
    let page = RwSignal::new(first);
    let flower = RwSignal::new(flower_at_first);
    place::follow(move |route| {
        play.follow(&route);
        let (at, flower_now) = route.split();
        flower.set(flower_now);
        if page.with_untracked(|page| *page != at) {
            page.set(at);
        }
    });
    play.follow(&place::here());
    let shown = move || {
        page.with(|page| match page {
            Route::Home => start_page(page, shelf).into_any(),
            Route::Results => past(page, shelf).into_any(),
            Route::Bouquet(id) => past_turn(page, id.clone(), play, shelf).into_any(),
            Route::Garden(_) | Route::Flower(..) => campaign(page, flower, play, shelf).into_any(),
        })
    };
    view! { {scene("symbols", "0 0 1 1", art::SYMBOLS.to_owned())}{shown} }
}

fn start_page(page: &Route, shelf: Shelf) -> impl IntoView + use<> {
    let opened = RwSignal::new(Vec::new());
    spawn_local(async move {
        // A storage that cannot be read lists nothing; a code still opens.
        opened.set(phone().opened_before().await.unwrap_or_default());
    });
    let enter = |code: JoinCode| place::go(&Route::Garden(code));
    view! { {top_bar(words::APP.to_owned(), page, shelf)}<Home opened on_code=enter/> }
}
