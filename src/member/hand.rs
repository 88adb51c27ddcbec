//! Her hand on the page: every tap, key and drag, wherever it happens.

use client::web::{after_paint, page};
use web_sys::{Element, Event};

use crate::play::Play;
use crate::route::Route;
use crate::{acts, form, order, place, survey};

/// Listens from here on; first does what was tapped before, in its order, once the page is ours.
pub fn listen(play: Play) {
    page::listen("click", move |element, event| click(play, element, event));
    page::listen("submit", move |element, event| {
        event.prevent_default();
        match element.get_attribute("data-do") {
            Some(act) => acts::perform(&act, element, play),
            None => play.answer_card(element),
        }
    });
    page::listen("input", move |element, _| {
        // The mark is on the screen first, and then on its way to the disk; answering reads the card itself.
        let element = element.clone();
        after_paint(move || given(&element, play));
    });
    page::listen("pointerdown", |element, _| order::grab(element));
    page::listen("pointermove", |_, event| order::drag(event));
    for end in ["pointerup", "pointercancel"] {
        page::listen(end, move |_, _| {
            if let Some(line) = order::drop() {
                given(&line, play);
            }
        });
    }
}

/// Takes what was marked, typed or moved on a card or on an item of a survey.
pub fn given(element: &Element, play: Play) {
    match element.closest("[data-give]") {
        Ok(Some(form)) => survey::perform(&form.get_attribute("data-give").unwrap_or_default(), &form),
        _ => play.give_card(element),
    }
}

/// Does what stands on a button, wherever the tap came from.
pub fn press(element: &Element, play: Play) {
    element.remove_attribute("aria-busy").ok();
    if let Some(act) = element.get_attribute("data-do") {
        acts::perform(&act, element, play);
    }
}

fn click(play: Play, element: &Element, event: &Event) {
    let closest = |selector: &str| element.closest(selector).ok().flatten();
    if let Some(pressed) = closest("[data-do]:not(form)") {
        event.prevent_default();
        press(&pressed, play);
    } else if let Some(link) = closest("a[href]:not([target])") {
        follow(&link, event);
    }
    // A card she has opened is being read from now.
    if form::flower_of(element).is_none() {
        order::drop();
    }
}

fn follow(link: &Element, event: &Event) {
    let href = link.get_attribute("href").unwrap_or_default();
    if href.starts_with('#') {
        // The browser shows the card by itself.
        place::follows_link();
    } else if href.starts_with('/') {
        event.prevent_default();
        let to = Route::read(&href);
        if link.has_attribute("data-replace") { place::turn_into(to) } else { place::go(&to) }
    } else if href.starts_with("tel:") {
        // The phone calls by itself; what there is to know afterwards shows from now on.
        link.class_list().add_1("called").ok();
    }
}
