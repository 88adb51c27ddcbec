//! How the pages look for her, and what she can hear.

use client::web::{later, page, worker};
use pages::words;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::canvas;

/// Draws the page with the choices.
pub fn show() {
    let [size, colours] = worker::look();
    canvas::draw(&pages::look(&size, &colours));
}

/// Takes the next size of text, after the largest the usual one, and says which.
pub fn next_size() {
    let [size, colours] = worker::look();
    let at = pages::SIZES.iter().position(|(known, _)| *known == size);
    let place = at.map_or(0, |at| at + 1) % pages::SIZES.len();
    if let Some((next, said)) = pages::SIZES.get(place) {
        take(next, &colours);
        canvas::say("noi", said);
    }
}

/// Takes what stands on a button.
pub fn choose(button: &Element) {
    let chosen = button.get_attribute("data-look").unwrap_or_default();
    let [size, colours] = worker::look();
    match chosen.split_once(' ') {
        Some(("size", size)) => take(size, &colours),
        Some((_, colours)) => take(&size, colours),
        None => {}
    }
}

fn take(size: &str, colours: &str) {
    worker::tell_look(size, colours);
    for button in page::all("[data-look]") {
        let of = button.get_attribute("data-look").unwrap_or_default();
        let (what, value) = of.split_once(' ').unwrap_or_default();
        let is_chosen = value == if what == "size" { size } else { colours };
        button.set_attribute("aria-pressed", if is_chosen { "true" } else { "false" }).ok();
    }
}

/// Reads aloud what stands beside a button, or stops.
pub fn hear(button: &Element) {
    let said = [words::HEAR, words::HEAR_STOP, words::HEAR_FAILED].map(|word| word.text().into());
    let [hear, stop, failed] = said;
    let arguments = [button.clone().into(), hear, stop, failed];
    spawn_local(async move {
        if later::call("hear", "toggle", &arguments).await.is_err() {
            canvas::say("noi", &words::HEAR_FAILED);
        }
    });
}
