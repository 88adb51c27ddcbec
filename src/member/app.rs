//! The whole app: what all pages share, and which page stands at which address.

use crate::signals::*;
use client::web::{self, after_paint};
use wasm_bindgen_futures::spawn_local;

use crate::canvas;
use crate::garden;
use crate::hand;
use crate::look;
use crate::passing;
use crate::past;
use crate::place;
use crate::play::Play;
use crate::result;
use crate::route::Route;
use crate::shelf::{Shelf, phone};
use crate::{contacts, countdown, keepsake, language, signals, survey};

/// Takes over the page, and lets the phone send what waits.
pub fn start() {
    language::begin(|| signals::mount(take_over));
    web::start(&phone());
}

fn take_over() {
    let (shelf, play) = (Shelf::watch(), Play::new());
    // A flower is part of its garden's page: going from one to the other draws nothing.
    let page = RwSignal::new(place::here().split().0);
    place::follow(move |route| {
        let to = route.clone().split().0;
        if page.with_untracked(|at| *at == to) {
            // The card shows by itself; what is noted of it can wait until it does.
            after_paint(move || play.follow(&route));
        } else {
            play.follow(&route);
            set(page, to);
        }
    });
    play.follow(&place::here());
    // Gives the turn whose page stands there: what she did on the page that was sent is taken over from it once.
    Effect::new(move |before: Option<Option<u64>>| {
        play.language.track();
        let here = page.get();
        if !matches!(here, Route::Garden(_) | Route::Flower(..)) {
            // Nothing of this page was there before the app.
            play.take_taps();
        }
        match here {
            Route::Home => home(),
            Route::Look => look::show(),
            Route::Results => past::show(shelf),
            Route::Bouquet(id) => result::show(id, play),
            Route::Between(code) => passing::show(code, play),
            Route::Trusted => contacts::show(play),
            Route::Garden(_) | Route::Flower(..) => return garden::show(play, before.flatten()),
        }
        None
    });
    garden::follow(play, shelf);
    past::follow(page, shelf);
    marks(play, shelf);
    keepsake::follow(play);
    countdown::run(play);
    survey::watch();
    passing::follow(play, shelf);
    hand::listen(play);
}

fn home() {
    spawn_local(async {
        // A storage that cannot be read lists nothing; a code still opens.
        let opened = phone().opened_before().await.unwrap_or_default();
        if place::here() == Route::Home {
            canvas::draw(&pages::home(&opened));
        }
    });
}

/// The mark on every bar follows the shelf.
fn marks(play: Play, shelf: Shelf) {
    Effect::new(move |_| {
        play.language.track();
        let mark = pages::mark(shelf.waiting(), shelf.all_sent());
        canvas::put_all(".mark", &mark);
    });
}

/// Sets a signal, unless it is so already: then nothing is drawn anew.
pub fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}
