//! The page of trusted addresses: what this phone knows of its communes, and once more when the server has said what is there
//! now.

use client::phone::Opened;
use domain::campaign::Joined;
use domain::pack::Pack;
use pages::contacts::{COUNTRY, OWN};
use wasm_bindgen_futures::spawn_local;

use crate::play::Play;
use crate::route::Route;
use crate::shelf::phone;
use crate::signals::*;
use crate::{canvas, language, place};

/// Draws the page.
pub fn show(play: Play) {
    // What was opened in this tab is at hand even where storage is down.
    let at_hand = play.opened.get_untracked().and_then(Result::ok);
    spawn_local(async move {
        let mut opened: Vec<Joined> = Vec::new();
        for asks in [false, true] {
            for joined in &opened {
                phone().refresh(&joined.code).await;
            }
            opened = opened_before(at_hand.as_deref()).await;
            let packs = packs_of(&opened).await;
            if place::here() != Route::Trusted {
                return;
            }
            if !asks {
                canvas::draw(&pages::trusted());
                canvas::stands(COUNTRY.to_owned(), pages::of_country(&[], &[]));
            }
            canvas::put(OWN, pages::of_commune(&opened));
            canvas::put(COUNTRY, pages::of_country(&opened, &packs));
        }
    });
}

async fn opened_before(at_hand: Option<&Opened>) -> Vec<Joined> {
    let stored = phone().opened_before().await.unwrap_or_default();
    if stored.is_empty() { at_hand.map(|opened| opened.joined.clone()).into_iter().collect() } else { stored }
}

/// The packs of these campaigns that are on this phone, in the language she reads where they are there in it.
async fn packs_of(opened: &[Joined]) -> Vec<Pack> {
    let mut packs: Vec<Pack> = Vec::new();
    for wanted in opened.iter().flat_map(|joined| &joined.campaign.packs) {
        if packs.iter().all(|pack| pack.pack_ref() != *wanted) {
            packs.extend(phone().stored_pack(wanted).await);
        }
    }
    language::packs(&packs, false, false).await.unwrap_or(packs)
}
