//! Keeping the turn on disk, one write at a time, and sealing it once it is finished.

use crate::signals::*;
use client::outbox::Trigger;
use client::phone::Kept;
use domain::turn::Turn;
use wasm_bindgen_futures::spawn_local;

use super::{Keeping, Play};
use crate::app::set;
use crate::shelf::phone;

impl Play {
    pub(super) fn keep(self) {
        if self.behind.with_value(|behind| behind.is_keeping) {
            return;
        }
        self.behind.update_value(|behind| behind.is_keeping = true);
        spawn_local(async move {
            while let Some((before, after)) = self.not_kept() {
                let kept = phone().keep(before.as_ref(), &after).await;
                if !self.is_of(&after.code) || self.behind.with_value(|behind| behind.kept != before) {
                    // Another garden was opened meanwhile; what was just kept is that of the one before.
                    continue;
                }
                let keeping = match kept {
                    Ok(Kept::Sealed(card) | Kept::InMemory(card, _)) => Keeping::Sealed(card.id),
                    Ok(Kept::Draft) => Keeping::Fine,
                    Err(error) => Keeping::Failed(error),
                };
                let has_failed = matches!(keeping, Keeping::Failed(_));
                set(self.keeping, keeping);
                if has_failed {
                    break;
                }
                self.behind.update_value(|behind| behind.kept = Some(after));
            }
            self.behind.update_value(|behind| behind.is_keeping = false);
            if let Keeping::Sealed(_) = self.keeping.get_untracked() {
                phone().changed();
                client::web::wake(&phone(), Trigger::Nudge);
                if let Some(code) = self.behind.with_value(|behind| behind.code.clone()) {
                    phone().refresh(&code).await;
                }
                // Now there is something to lose, and she has shown that she stays: the moment to ask for a lasting place.
                // Last, as some browsers ask her first.
                client::web::persist().await;
            }
        });
    }

    /// The turn as on disk and as in memory, where they differ. A turn that is sealed or let go of is never written again.
    fn not_kept(self) -> Option<(Option<Turn>, Turn)> {
        if matches!(self.keeping.get_untracked(), Keeping::Sealed(_)) {
            return None;
        }
        let (before, after) =
            (self.behind.with_value(|behind| behind.kept.clone()), self.turn.get_untracked()?);
        (self.is_of(&after.code) && before.as_ref() != Some(&after)).then_some((before, after))
    }
}
