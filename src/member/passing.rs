//! One phone for many: the screen between two people, and what its buttons do. Who is next and what is put away is in
//! `client::phone`; here the way goes on, and nothing of the one before is left on it.

use std::cell::{Cell, RefCell};

use crate::signals::*;
use client::phone::{Between, Passing};
use client::web::{self, nav, page, worker};
use domain::campaign::JoinCode;
use pages::{Markup, Name, Pass, acts, message, words};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::play::{Keeping, Passed, Play};
use crate::route::Route;
use crate::shelf::{Shelf, phone};
use crate::{canvas, place};

thread_local! {
    /// What the screen between two people shows.
    static BETWEEN: RefCell<Option<Between>> = const { RefCell::new(None) };
    /// The browser has put the page aside.
    static IS_LEFT: Cell<bool> = const { Cell::new(false) };
}

/// What follows once the word of the passing is kept.
enum Then {
    Show { given_up: bool },
    Begin(Passed),
    End,
}

/// Says on each page that has a place for it how the phone may be passed on; and reads a page anew that the browser brings
/// back as it was left, perhaps before the phone was handed over.
pub fn follow(play: Play, shelf: Shelf) {
    Effect::new(move |_| {
        play.drawn.track();
        let passing = shelf.passing.get();
        let is_over = matches!(play.keeping.get(), Keeping::Sealed(_));
        let Some(Ok(opened)) = play.opened.get_untracked() else { return };
        let code = &opened.joined.code;
        let pass = match passing.is_some_and(|passing| passing.code == *code) {
            true if is_over => Pass::Next,
            true => Pass::On,
            false => Pass::Around,
        };
        canvas::put("chuyen", pages::pass(pass, &Route::Between(code.clone()).path()));
    });
    web::listen(&nav::window(), "pagehide", || IS_LEFT.set(true));
    web::listen(&nav::window(), "pageshow", move || {
        if IS_LEFT.get() && shelf.passing.get_untracked().is_some() {
            nav::reload();
        }
    });
}

/// The next start shows nothing of a turn before it knows whose that is.
pub fn keep_no_page(code: &JoinCode) {
    worker::tell_next_page(code.as_str(), "passing");
    worker::keep_page(Route::Garden(code.clone()).path(), String::new(), String::new());
}

/// Draws the screen between two people, once what the one before did is put away and cannot be come back to.
pub fn show(code: JoinCode, play: Play) {
    if let Keeping::Failed(_) = play.keeping.get_untracked() {
        // It stands in the garden that her last step is in memory only: here it would be lost.
        return place::turn_into(Route::Garden(code));
    }
    keep_no_page(&code);
    play.let_go();
    place::start_anew(&Route::Between(code.clone()));
    spawn_local(draw(code, false));
}

async fn draw(code: JoinCode, given_up: bool) {
    let between = phone().hand_over(&code, given_up).await;
    if place::here() != Route::Between(code) {
        return;
    }
    let people = between.passing.people.iter();
    let has_gone = |person| between.gone.contains(&person);
    let names: Vec<Name> =
        people.map(|one| Name { name: &one.name, has_gone: has_gone(one.person) }).collect();
    canvas::draw(&pages::between(between.gone.len(), &names, between.is_under_way));
    BETWEEN.replace(Some(between));
}

/// Does what a button on the screen between two people stands for.
pub fn perform(act: &str, element: &Element, play: Play) {
    let (Route::Between(code), Some(between)) = (place::here(), BETWEEN.take()) else { return };
    let person = between.next();
    let mut passing = between.passing;
    let then = match act {
        acts::PASS_BEGIN => {
            let place = element.get_attribute("data-place").and_then(|place| place.parse().ok());
            passing.tap(place, person);
            Then::Begin(passed(&passing, person))
        }
        acts::PASS_RESUME => Then::Begin(passed(&passing, person)),
        acts::PASS_NAMES => {
            passing.list(&page::value_of("[name=names]"));
            Then::Show { given_up: false }
        }
        acts::PASS_GIVE_UP => Then::Show { given_up: true },
        _ => Then::End,
    };
    spawn_local(async move {
        phone().keep_passing(Some(&passing).filter(|_| !matches!(then, Then::End))).await;
        match then {
            Then::Show { given_up } => draw(code, given_up).await,
            Then::Begin(passed) => {
                play.let_in(passed);
                place::turn_into(Route::Garden(code));
            }
            Then::End => {
                worker::tell_next_page(code.as_str(), "done");
                place::start_anew(&Route::Home);
            }
        }
    });
}

fn passed(passing: &Passing, person: u32) -> Passed {
    Passed { person, name: passing.name_of(person).map(str::to_owned) }
}

/// A sensitive survey on a phone that goes from hand to hand.
pub fn alone_only() -> Markup {
    message(words::ALONE_ONLY, &words::ALONE_ONLY_HINT, pages::link("/", words::OTHER_CODE))
}
