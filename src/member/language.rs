//! The language she reads: Vietnamese is here, any other one is fetched once and then at hand without a network too.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use client::phone::{Opened, in_language, keys_of};
use client::web::{later, page, worker};
use domain::pack::Pack;
use pages::words;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::canvas;
use crate::play::Play;

/// The module of `public/later`.
const MODULE: &str = "language";
/// The language that is here.
const OURS: &str = "vi";

thread_local! {
    /// The file of the words that were fetched last.
    static FETCHED: Cell<Option<&'static str>> = const { Cell::new(None) };
    /// The packs that were read last, by their keys: going to and fro between two languages reads nothing.
    static READ: RefCell<Option<(String, Vec<Pack>)>> = const { RefCell::new(None) };
}

/// Speaks the language she has chosen before, then goes on; in Vietnamese where its words cannot be had.
pub fn begin(then: fn()) {
    words::speak(None);
    match worker::language() {
        Some(lang) => learn(lang, Box::new(move |_| then())),
        None => then(),
    }
}

/// Speaks the language of a button, on this page and on all to come.
pub fn switch(button: &Element, play: Play) {
    let lang = button.get_attribute("lang").unwrap_or_default();
    let spoken = move |is_learnt| {
        if is_learnt {
            worker::tell_language(&words::LANG);
            play.translate();
        } else {
            canvas::say("tieng", &words::NOT_LEARNT);
        }
    };
    learn(lang, Box::new(spoken));
}

/// The file of the language in use.
pub fn file() -> &'static str {
    FETCHED.get().filter(|_| words::LANG.text() != OURS).unwrap_or(words::OURS)
}

fn learn(lang: String, then: Box<dyn FnOnce(bool)>) {
    spawn_local(async move {
        // The first of a language's lines is its name.
        let is_of = |lines: &&str| lines.split('\n').next() == Some(&lang);
        let mut lines = FETCHED.get().filter(is_of);
        if lines.is_none() && lang != OURS {
            let fetched = later::call(MODULE, "words", &[lang.as_str().into()]).await;
            lines = fetched.ok().and_then(|text| text.as_string()).map(|text| &*text.leak());
            FETCHED.set(lines);
        }
        // Behind the words of the app stand those of what it fetches later.
        let ours = lines.and_then(|lines| lines.split(words::BETWEEN).next());
        let is_learnt = (lines.is_some() || lang == OURS) && words::speak(ours);
        page::speaks(&words::LANG);
        then(is_learnt);
    });
}

/// A campaign in the language she reads, as far as its packs are at hand in that; `asks` the server for those it has.
pub async fn shown(own: Arc<Opened>, asks: bool) -> Arc<Opened> {
    let joined = &own.joined;
    match packs(&own.packs, joined.campaign.rules.withholds_key(), asks && lacks(&own)).await {
        Some(packs) => Arc::new(Opened { joined: joined.clone(), packs, survey: own.survey.clone() }),
        None => own,
    }
}

/// Whether the server has what is shown in another language than she reads.
pub fn lacks(shown: &Opened) -> bool {
    let lang = words::LANG.text();
    shown.joined.langs.iter().any(|there| there == lang) && shown.packs.iter().any(|pack| pack.lang != lang)
}

/// Packs in the language she reads, those that are on the phone in it; `asks` the server for the others. None where that is
/// the language they are in.
pub async fn packs(own: &[Pack], without_key: bool, asks: bool) -> Option<Vec<Pack>> {
    let lang = words::LANG.text();
    if own.iter().all(|pack| pack.lang == lang) {
        return None;
    }
    let keys = keys_of(own, without_key);
    let known = READ.with_borrow(|read| read.clone().filter(|(of, _)| *of == keys));
    if let Some((_, packs)) = known.filter(|(_, packs)| packs.iter().all(|pack| pack.lang == lang)) {
        return Some(packs);
    }
    let wanted = [lang.into(), keys.as_str().into(), asks.into()];
    let found = later::call(MODULE, "packs", &wanted).await.ok()?.as_string()?;
    let packs = in_language(own, &found, without_key);
    READ.replace(Some((keys, packs.clone())));
    Some(packs)
}
