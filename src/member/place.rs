//! The way between pages: where we are, going on and going back.

use std::sync::atomic::{AtomicU32, Ordering};

use crate::signals::after_frame;
use client::web::{nav, page};
use pages::bar::GARDEN;
use wasm_bindgen_futures::spawn_local;

use crate::route::Route;

/// How many pages of ours lie below this one in this tab's history, so that "Quay lại" never leaves the app.
static BELOW: AtomicU32 = AtomicU32::new(0);

/// Calls `arrive` with each page that the address comes to show.
pub fn follow(arrive: impl Fn(Route) + 'static) {
    nav::on_move(move |path| {
        // Our own moves add what this takes away; a step back of the browser's does not.
        BELOW.store(BELOW.load(Ordering::Relaxed).saturating_sub(1), Ordering::Relaxed);
        arrive(Route::read(&path));
        focus(".question:target legend,.question:target~.nowhere,main:not(:has(:target)) h1");
        after_frame(|| nav::window().scroll_to_with_x_and_y(0.0, 0.0));
    });
}

/// The page of the present address.
pub fn here() -> Route {
    Route::read(&nav::path())
}

/// Goes to a page.
pub fn go(to: &Route) {
    BELOW.fetch_add(2, Ordering::Relaxed);
    nav::push(&to.path());
}

/// The browser itself is about to follow a link within the page.
pub fn follows_link() {
    BELOW.fetch_add(2, Ordering::Relaxed);
}

/// Goes to a page that takes the place of this one; shortly, as we may just be arriving at this one.
pub fn turn_into(to: Route) {
    spawn_local(async move {
        BELOW.fetch_add(1, Ordering::Relaxed);
        match (here(), &to) {
            // Another place on the same page: what shows there is the browser's business.
            (Route::Flower(from, _), Route::Garden(code)) if from == *code => {
                nav::replace(&[&to.path(), GARDEN].concat());
            }
            _ => nav::replace(&to.path()),
        }
    });
}

/// Goes to a page from which no way leads back to what was seen before: below it is the start page.
pub fn start_anew(to: &Route) {
    let below = BELOW.swap(2, Ordering::Relaxed);
    nav::start_anew(below, &Route::Home.path(), &to.path());
}

/// Goes back where she came from, or up if this page was the first: from a flower to its garden, else home.
pub fn back() {
    if BELOW.load(Ordering::Relaxed) > 0 {
        nav::back();
    } else {
        turn_into(here().up());
    }
}

/// Moves the focus to the first such element once the screen has followed the state.
pub fn focus(selector: &'static str) {
    after_frame(move || page::focus(selector));
}
