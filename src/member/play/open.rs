//! Opening a campaign, and going on where a turn was left.

use std::sync::Arc;

use client::phone::{JoinError, Opened};
use domain::campaign::{JoinCode, NameAsked};
use domain::turn::{Turn, find_question};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Behind, Keeping, Play};
use crate::place;
use crate::route::Route;
use crate::shelf::phone;

impl Play {
    pub(super) fn open(self, code: JoinCode) {
        self.behind.update_value(|behind| {
            *behind = Behind { code: Some(code.clone()), is_keeping: behind.is_keeping, ..Behind::default() };
        });
        self.opened.set(None);
        self.turn.set(None);
        self.keeping.set(Keeping::Fine);
        spawn_local(async move {
            let mut opened = phone().join(&code).await;
            let draft = phone().draft(&code).await.ok().flatten();
            if let (Ok(opened), Some(draft)) = (&mut opened, &draft) {
                fetch_older_packs(opened, draft).await;
            }
            // Unless she has gone elsewhere meanwhile.
            if self.is_of(&code) {
                self.take_up(opened, draft);
                self.resume(code).await;
            }
        });
    }

    /// Goes on with the draft where its questions are still at hand, else begins anew.
    fn take_up(self, opened: Result<Opened, JoinError>, draft: Option<Turn>) {
        let turn = opened.as_ref().ok().and_then(|opened| match &draft {
            Some(draft) if has_all_questions(opened, draft) => Some(draft.clone()),
            _ if opened.joined.campaign.name_asked == NameAsked::None => Some(phone().begin(opened, None)),
            _ => None,
        });
        self.behind.update_value(|behind| behind.kept = draft);
        self.turn.set(turn);
        self.opened.set(Some(opened.map(Arc::new)));
    }

    /// Goes to the flower where the turn was left.
    async fn resume(self, code: JoinCode) {
        let is_new = self.behind.with_value(|behind| behind.kept.is_none());
        match (place::here(), self.flower_open()) {
            (Route::Garden(_), Some(flower)) => place::go(&Route::Flower(code, flower)),
            // The address of a turn that is over: its result, if it is one of this phone.
            (Route::Flower(..), _) if is_new => {
                let results = phone().results().await.unwrap_or_default();
                let latest = results.into_iter().find(|(card, _)| card.code == code);
                place::turn_into(latest.map_or(Route::Garden(code), |(card, _)| Route::Bouquet(card.id)));
            }
            (route @ Route::Flower(..), _) => self.follow(&route),
            _ => {}
        }
    }
}

/// A draft may have begun before the campaign was moved to a newer version of a pack: the older one is still here.
async fn fetch_older_packs(opened: &mut Opened, draft: &Turn) {
    for flower in &draft.flowers {
        if opened.packs.iter().all(|pack| pack.pack_ref() != flower.pack) {
            opened.packs.extend(phone().stored_pack(&flower.pack).await);
        }
    }
}

fn has_all_questions(opened: &Opened, turn: &Turn) -> bool {
    turn.flowers.iter().all(|flower| find_question(&opened.packs, &flower.pack, &flower.question).is_some())
}
