//! The whole app: what all pages share, and which page stands at which address.

use client::web::{self, nav};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::campaign::campaign;
use crate::el::{El, set, slot, svg};
use crate::garden::art;
use crate::home::home;
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
        let inside = root.clone();
        let build = move || {
            inside.set_text_content(None);
            for part in app() {
                inside.append_child(part.element()).ok();
            }
        };
        leptos::mount::mount_to(root, build).forget();
    }
    web::start(&phone());
}

fn app() -> [El; 2] {
    let (shelf, play) = (Shelf::watch(), Play::new());
    let (first, flower_at_first) = place::here().split();
    // A flower is part of its garden's page: going from one to the other rebuilds only what differs.
    let page = RwSignal::new(first);
    let flower = RwSignal::new(flower_at_first);
    place::follow(move |route| {
        play.follow(&route);
        let (at, flower_now) = route.split();
        set(flower, flower_now);
        set(page, at);
    });
    play.follow(&place::here());
    let shown = move || match page.get() {
        Route::Bouquet(id) => Vec::from(past_turn(&Route::Bouquet(id.clone()), id, play, shelf)),
        Route::Results => Vec::from(past(&Route::Results, shelf)),
        Route::Home => Vec::from(start_page(shelf)),
        garden => vec![campaign(garden, flower, play, shelf)],
    };
    [svg("0 0 1 1", art::SYMBOLS).class("symbols"), slot(shown)]
}

fn start_page(shelf: Shelf) -> [El; 2] {
    let opened = RwSignal::new(Vec::new());
    spawn_local(async move {
        // A storage that cannot be read lists nothing; a code still opens.
        opened.set(phone().opened_before().await.unwrap_or_default());
    });
    let page = home(opened, |code| place::go(&Route::Garden(code)));
    [top_bar(words::APP, &Route::Home, shelf), page]
}
