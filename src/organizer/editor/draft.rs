//! When a draft is saved, and what has become of it.

use crate::reply::ApiError;

/// So long after the last edit a draft is saved by itself, in milliseconds.
const PAUSE_MS: u64 = 3_000;
/// So long after a failure it is tried again.
const AGAIN_MS: u64 = 15_000;

/// How the last save ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was saved since the pack was opened.
    Untouched,
    /// Saved.
    Saved {
        /// When: Unix milliseconds.
        at_ms: u64,
    },
    /// It was not.
    Failed {
        /// Why.
        error: ApiError,
        /// When: Unix milliseconds.
        at_ms: u64,
    },
    /// Somebody else has saved since: nothing of this screen is saved until she has decided.
    ChangedMeanwhile,
}

/// Which edits the server has.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The revision that the next save builds on.
    pub revision: u64,
    /// How the last save ended.
    pub saving: Saving,
    /// [`super::Editor::changes`] as the server has it.
    saved: u64,
    /// The same, of what is on its way.
    sent: Option<u64>,
    edited_at_ms: u64,
}

impl Draft {
    /// A pack just opened.
    pub fn new(revision: u64) -> Self {
        Self { revision, saving: Saving::Untouched, saved: 0, sent: None, edited_at_ms: 0 }
    }

    /// Whether there is something to save.
    pub fn is_unsaved(&self, changes: u64) -> bool {
        changes != self.saved
    }

    /// All that was written is kept elsewhere: there is nothing to save here.
    pub fn kept_elsewhere(&mut self, changes: u64) {
        self.saved = changes;
    }

    /// Whether a save is on its way.
    pub fn is_sending(&self) -> bool {
        self.sent.is_some()
    }

    /// There was an edit.
    pub fn edited(&mut self, now_ms: u64) {
        self.edited_at_ms = now_ms;
    }

    /// Whether it is time to save by itself.
    pub fn is_due(&self, changes: u64, now_ms: u64) -> bool {
        let has_waited = match self.saving {
            Saving::Failed { at_ms, .. } => now_ms.saturating_sub(at_ms) >= AGAIN_MS,
            _ => true,
        };
        self.may_send(changes) && has_waited && now_ms.saturating_sub(self.edited_at_ms) >= PAUSE_MS
    }

    /// A save begins, if there is anything to save and nothing stands against it.
    pub fn begin(&mut self, changes: u64) -> bool {
        let begins = self.may_send(changes);
        if begins {
            self.sent = Some(changes);
        }
        begins
    }

    fn may_send(&self, changes: u64) -> bool {
        self.is_unsaved(changes) && !self.is_sending() && self.saving != Saving::ChangedMeanwhile
    }

    /// The save has ended: with the new revision, or not.
    pub fn ended(&mut self, answer: Result<u64, ApiError>, now_ms: u64) {
        let Some(sent) = self.sent.take() else { return };
        self.saving = match answer {
            Ok(revision) => {
                self.revision = revision;
                self.saved = sent;
                Saving::Saved { at_ms: now_ms }
            }
            Err(ApiError::Refused { code, .. }) if code == "changed_meanwhile" => Saving::ChangedMeanwhile,
            Err(error) => Saving::Failed { error, at_ms: now_ms },
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_saved_when_the_typing_has_paused() {
        let mut draft = Draft::new(7);
        assert!(!draft.is_due(0, 99_000), "nothing to save");
        draft.edited(10_000);
        assert!(!draft.is_due(1, 12_999) && draft.is_due(1, 13_000));
        assert!(draft.begin(1) && !draft.begin(1), "one at a time");
        draft.ended(Ok(8), 13_200);
        assert_eq!((draft.revision, draft.saving.clone()), (8, Saving::Saved { at_ms: 13_200 }));
        assert!(!draft.is_unsaved(1) && draft.is_unsaved(2));
    }

    #[test]
    fn what_was_typed_during_a_save_is_still_to_be_saved() {
        let mut draft = Draft::new(1);
        assert!(draft.begin(3));
        draft.ended(Ok(2), 0);
        assert!(draft.is_unsaved(4));
    }

    #[test]
    fn a_failure_is_tried_again_later_and_at_once_when_asked() {
        let mut draft = Draft::new(1);
        assert!(draft.begin(1));
        draft.ended(Err(ApiError::Unreachable), 20_000);
        assert!(!draft.is_due(1, 30_000) && draft.is_due(1, 35_000));
        assert!(draft.begin(1), "she asked for it");
    }

    #[test]
    fn nothing_is_sent_over_what_somebody_else_has_saved() {
        let mut draft = Draft::new(1);
        assert!(draft.begin(1));
        draft.ended(Err(ApiError::Refused { status: 409, code: "changed_meanwhile".into() }), 0);
        assert_eq!(draft.saving, Saving::ChangedMeanwhile);
        assert!(!draft.begin(2) && !draft.is_due(2, 99_000) && draft.is_unsaved(2));
        draft.kept_elsewhere(2);
        assert!(!draft.is_unsaved(2), "nothing is lost by leaving");
    }
}
