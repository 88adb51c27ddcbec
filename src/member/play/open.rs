//! Opening a campaign, and going on where a turn was left.

use std::sync::Arc;

use client::phone::{JoinError, Opened};
use domain::campaign::{JoinCode, NameAsked};
use domain::turn::{Turn, find_question};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Keeping, Play};
use crate::route::Route;
use crate::shelf::phone;

impl Play {
    pub(super) fn open(self, code: JoinCode) {
        self.code.set_value(Some(code.clone()));
        self.opened.set(None);
        self.turn.set(None);
        self.keeping.set(Keeping::Fine);
        self.since_ms.set_value(None);
        spawn_local(async move {
            let mut opened = phone().join(&code).await;
            let draft = phone().draft(&code).await.ok().flatten();
            if let (Ok(opened), Some(draft)) = (&mut opened, &draft) {
                fetch_older_packs(opened, draft).await;
            }
            if self.code.get_value().as_ref() == Some(&code) {
                self.take_up(code, opened, draft);
            }
        });
    }

    /// Goes on with the draft, where its questions are still at hand, at the flower where it was left.
    fn take_up(self, code: JoinCode, opened: Result<Opened, JoinError>, draft: Option<Turn>) {
        let turn = opened.as_ref().ok().and_then(|opened| match &draft {
            Some(draft) if has_all_questions(opened, draft) => Some(draft.clone()),
            _ => match opened.joined.campaign.name_asked {
                NameAsked::None => Some(phone().begin(opened, None)),
                NameAsked::Name => None,
            },
        });
        let left_at = turn.as_ref().and_then(|turn| turn.open);
        self.kept.set_value(draft.clone());
        self.turn.set(turn);
        self.opened.set(Some(opened.map(Arc::new)));
        match (self.place.route.get_untracked(), left_at) {
            (Route::Garden(_), Some(flower)) => self.place.go(&Route::Flower(code, flower)),
            // The address of a turn that is over: its result, if it is one of this phone.
            (Route::Flower(..), _) if draft.is_none() => {
                let latest = self.shelf.latest_of(&code);
                self.place.turn_into(latest.map_or(Route::Garden(code), Route::Bouquet));
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
