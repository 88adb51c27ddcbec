//! Screens that a first visit does not need: a second small module that the member app fetches with the first of them, by
//! `public/later/screens.js`. A pure machine, texts in and texts out: it knows no storage, no network and no page. The app keeps
//! what it is given to keep, and draws what it is given to draw.

mod reply;
mod survey;

#[cfg(test)]
mod tests;

use std::cell::RefCell;

use reply::Reply;
use survey::Filling;
use wasm_bindgen::prelude::wasm_bindgen;

/// What stands between two parts of one input: no JSON has this character.
pub const BETWEEN: char = '\u{1e}';

thread_local! {
    /// The survey being filled in.
    static FILLING: RefCell<Option<Filling>> = const { RefCell::new(None) };
}

/// Speaks the language of this file from here on: it is to be told before anything is drawn. False where the file is of another
/// version.
#[must_use]
#[wasm_bindgen]
pub fn speak(file: &str) -> bool {
    pages::survey::speak(file.to_owned().leak())
}

/// Opens the screens `name` with what they need, and gives the first of them as HTML; empty where that cannot be read.
/// `survey`: the ids of campaign and unit, the round or nothing, the unit in words, the survey, her draft or nothing, and
/// the numbers of her own commune, each as three lines: phone, name, purpose.
#[must_use]
#[wasm_bindgen]
pub fn page(name: &str, input: &str) -> String {
    let filling = if name == "survey" { Filling::open(input) } else { None };
    let html = filling.as_ref().map(Filling::page).unwrap_or_default();
    FILLING.replace(filling);
    html
}

/// Does what a button or form stands for. `fields` holds the ids that are marked on it, a space apart, and after a line break
/// what is typed. For what comes back see [`Reply`].
#[must_use]
#[wasm_bindgen]
pub fn act(name: &str, fields: &str) -> String {
    let reply = with(|filling| filling.act(name, fields));
    reply.unwrap_or(Reply::Nothing).written()
}

/// What is to be kept so that [`page`] can go on from here; empty where there is nothing.
#[must_use]
#[wasm_bindgen]
pub fn kept() -> String {
    with(|filling| filling.draft()).unwrap_or_default()
}

/// The canonical bytes of the finished form under a random token, `now_ms` being Unix milliseconds. Empty where it is not
/// finished.
#[must_use]
#[wasm_bindgen]
pub fn sealed(id: &str, now_ms: &str) -> String {
    with(|filling| filling.sealed(id, now_ms)).flatten().unwrap_or_default()
}

fn with<T>(look: impl FnOnce(&mut Filling) -> T) -> Option<T> {
    FILLING.with_borrow_mut(|filling| filling.as_mut().map(look))
}

fn main() {}
