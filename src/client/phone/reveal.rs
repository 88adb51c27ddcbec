//! Learning what was right once a campaign that withheld it is closed.

use domain::campaign::Reveal;
use domain::id::RecordId;
use domain::json;
use domain::pack::Pack;
use domain::score::{Verdict, judge};
use domain::turn::find_question;

use super::{Phone, ResultCard, put};
use crate::keys;
use crate::ports::{Commit, Ports, StorageError, Write};

impl<P: Ports> Phone<P> {
    /// Judges the answers of a past turn that could not be judged when they were given, if its campaign is closed by
    /// now; true when the card says more than before. The server decides: until it gives the packs with their keys,
    /// this is false. To be called when such a card is shown; a card that knows everything asks nobody.
    ///
    /// # Errors
    /// [`StorageError`]; the card is then as it was.
    pub async fn reveal(&self, id: &RecordId) -> Result<bool, StorageError> {
        let key = keys::result(id);
        loop {
            let text = self.ports.read(&key).await?;
            let card = text.as_deref().and_then(json::read::<ResultCard>);
            let Some(card) = card.filter(waits_for_key) else { return Ok(false) };
            let Some((packs, mut writes)) = self.whole_packs(&card).await else { return Ok(false) };
            let judged = judged_again(&card, &packs);
            if judged == card {
                return Ok(false);
            }
            writes.push(put(key.clone(), json::write(&judged)));
            match self.ports.commit(Commit { expect: vec![(key.clone(), text)], writes }).await {
                // It was confirmed meanwhile: judge the card that says so.
                Err(StorageError::Changed) => {}
                outcome => {
                    outcome?;
                    self.ports.announce();
                    self.changed();
                    return Ok(true);
                }
            }
        }
    }

    /// The packs of a card with their keys, and how to store those that came from the server; none if one is missing.
    async fn whole_packs(&self, card: &ResultCard) -> Option<(Vec<Pack>, Vec<Write>)> {
        // A key that came by another campaign is not this one's answer before its time.
        let is_over = self.ports.now_ms() > card.closes_at_ms;
        let mut wanted = Vec::new();
        for answer in &card.answers {
            if !wanted.contains(&&answer.pack) {
                wanted.push(&answer.pack);
            }
        }
        let (mut packs, mut writes) = (Vec::new(), Vec::new());
        for pack in wanted {
            let stored = if is_over { self.stored_whole(pack).await } else { None };
            match stored {
                Some(pack) => packs.push(pack),
                None => {
                    let (pack, write) = self.fetch_whole(pack).await?;
                    packs.push(pack);
                    writes.push(write);
                }
            }
        }
        Some((packs, writes))
    }
}

/// Whether a card has answers that a key would judge. Which of them are predictions only the packs tell; a card whose
/// answers were judged but for these has `right`.
fn waits_for_key(card: &ResultCard) -> bool {
    card.reveal == Reveal::AfterClosing && card.right.is_none() && card.count(Verdict::Unjudged) > 0
}

fn judged_again(card: &ResultCard, packs: &[Pack]) -> ResultCard {
    let mut card = card.clone();
    for answer in &mut card.answers {
        if let Some(question) = find_question(packs, &answer.pack, &answer.question) {
            answer.verdict = judge(question, &answer.given);
        }
    }
    let right = card.count(Verdict::Right);
    card.right = (right + card.count(Verdict::NotRight) > 0).then_some(right);
    card
}
