//! The whole app: what all pages share, and which page stands at which address.

use client::web::{self, nav};
use domain::campaign::{JoinCode, Joined};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::campaign::Campaign;
use crate::garden::art;
use crate::home::Home;
use crate::icon::scene;
use crate::past::{Past, PastTurn};
use crate::place::Place;
use crate::play::Play;
use crate::route::Route;
use crate::shelf::{Shelf, phone};
use crate::top_bar::TopBar;
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
    let place = Place::new();
    let shelf = Shelf::watch();
    let play = Play::new(place, shelf);
    provide_context(place);
    provide_context(shelf);
    provide_context(play);
    place.follow(move |route| play.follow(route));
    play.follow(&place.route.get_untracked());
    // A flower is part of its garden's page: going from one to the other rebuilds only what differs.
    let page = Memo::new(move |_| match place.route.get() {
        Route::Flower(code, _) => Route::Garden(code),
        page => page,
    });
    view! {
        {scene("symbols", "0 0 1 1", art::SYMBOLS)}
        {move || match page.get() {
            Route::Home => start_page(place),
            Route::Results => view! { <Past/> }.into_any(),
            Route::Bouquet(id) => view! { <PastTurn id/> }.into_any(),
            Route::Garden(_) | Route::Flower(..) => view! { <Campaign/> }.into_any(),
        }}
    }
}

fn start_page(place: Place) -> AnyView {
    let opened: RwSignal<Vec<Joined>> = RwSignal::new(Vec::new());
    spawn_local(async move {
        // A storage that cannot be read lists nothing; a code still opens.
        opened.set(phone().opened_before().await.unwrap_or_default());
    });
    let enter = Callback::new(move |code: JoinCode| place.go(&Route::Garden(code)));
    view! { <TopBar title=words::APP/><Home opened on_code=enter/> }.into_any()
}
