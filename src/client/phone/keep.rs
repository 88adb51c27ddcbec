//! Keeping a turn: as a draft while it goes on, sealed once it is finished, and as a file where storage fails.

use domain::campaign::{JoinCode, Joined};
use domain::id::{DeviceId, RecordId};
use domain::json;
use domain::turn::Turn;
use domain::wire::upload_body;

use super::{Phone, ResultCard, put, read_turn};
use crate::keys;
use crate::outbox::Held;
use crate::ports::{Commit, Ports, StorageError, Write};

/// What became of a turn that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It goes on: the draft is on disk.
    Draft,
    /// It was finished: sealed, and the sealed record is on disk.
    Sealed(ResultCard),
    /// It was finished and sealed, but storage did not take it: it lives in this tab's memory until it is stored
    /// ([`Phone::store_again`]), confirmed by the server, or taken along as a file ([`Phone::file_of`]).
    InMemory(ResultCard, StorageError),
}

impl<P: Ports> Phone<P> {
    /// Keeps a turn after a step: as a draft while it goes on, sealed once it is finished. `before` is the turn as last
    /// kept (none for a new one); if storage holds another, a second tab was faster and nothing is written.
    ///
    /// # Errors
    /// [`StorageError`]; the turn is then only in memory, and keeping it can be tried again.
    pub async fn keep(&self, before: Option<&Turn>, after: &Turn) -> Result<Kept, StorageError> {
        let expected = self.expected_draft(before, after).await?;
        if !after.is_finished() {
            let writes = vec![put(expected.0.clone(), json::write(after))];
            self.ports.commit(Commit { expect: vec![expected], writes }).await?;
            return Ok(Kept::Draft);
        }
        loop {
            match self.seal(after, expected.clone()).await {
                // Another tab sealed a turn of another code meanwhile: take the next number.
                Err(StorageError::Changed) if self.ports.read(&expected.0).await? == expected.1 => {}
                outcome => return outcome,
            }
        }
    }

    /// The draft as storage must still have it when the turn is kept. Compared as a turn, not as text: a version before
    /// this one may have written it in other words.
    async fn expected_draft(
        &self,
        before: Option<&Turn>,
        after: &Turn,
    ) -> Result<(String, Option<String>), StorageError> {
        let key = keys::draft(&after.code);
        match self.ports.read(&key).await {
            Ok(stored) if is_kept_as(before, stored.as_deref()) => Ok((key, stored)),
            // Thrown away by the browser, or by her in its settings: this tab has the turn, and she goes on.
            Ok(None) if self.holds_nothing().await => Ok((key, None)),
            Ok(_) => Err(StorageError::Changed),
            // It will not be written either: a finished turn then lives in memory.
            Err(_) => Ok((key, before.map(json::write))),
        }
    }

    /// Whether storage is there and empty. A turn that another tab finished leaves its result; what was deleted from
    /// outside leaves nothing.
    pub(super) async fn holds_nothing(&self) -> bool {
        self.ports.scan("").await.is_ok_and(|found| found.is_empty())
    }

    async fn seal(&self, turn: &Turn, expected: (String, Option<String>)) -> Result<Kept, StorageError> {
        // Where storage cannot be read the record still gets a phone and a number; they are written with it or not at all.
        let device = self.ports.read(keys::DEVICE).await.unwrap_or_default();
        let seq = self.ports.read(keys::SEQ).await.unwrap_or_default();
        let device_id = device.clone().map_or_else(|| DeviceId::v4(self.random()), DeviceId::new);
        let next = seq.as_deref().and_then(|seq| seq.parse().ok()).unwrap_or(0_u32).saturating_add(1);
        let now_ms = self.ports.now_ms();
        let id = RecordId::v7(now_ms, self.random());
        let sealed = turn.participation(id, device_id.clone(), next, now_ms).seal();
        let joined = self.joined(&turn.code).await;
        let card = ResultCard::of(turn, &sealed.id, joined.as_ref(), now_ms);
        let held = Held { sealed, set_aside: None };
        let mut writes = stored_result(&held, &card);
        writes.push(put(keys::DEVICE.into(), device_id.to_string()));
        writes.push(put(keys::SEQ.into(), next.to_string()));
        let expect = vec![expected, (keys::DEVICE.into(), device), (keys::SEQ.into(), seq)];
        match self.ports.commit(Commit { expect, writes }).await {
            Ok(()) => {
                self.ports.announce();
                Ok(Kept::Sealed(card))
            }
            Err(StorageError::Changed) => Err(StorageError::Changed),
            Err(why) => {
                self.unstored.borrow_mut().push((held, card.clone()));
                Ok(Kept::InMemory(card, why))
            }
        }
    }

    /// Tries again to store what so far is only in this tab's memory.
    ///
    /// # Errors
    /// [`StorageError`]; what could not be stored stays in memory.
    pub async fn store_again(&self) -> Result<(), StorageError> {
        let unstored = self.unstored.borrow().clone();
        for (held, card) in unstored {
            let expect = vec![(keys::result(&card.id), None)];
            let mut writes = stored_result(&held, &card);
            if card.sent_at_ms.is_some() {
                writes.push(Write::Delete { key: keys::outbox(&card.id) });
            }
            match self.ports.commit(Commit { expect, writes }).await {
                // Nobody else makes this id: the commit that seemed to fail had been written after all. What the server
                // has confirmed since is still to be noted.
                Err(StorageError::Changed) if card.sent_at_ms.is_none() => {}
                Err(StorageError::Changed) => {
                    let sent = put(keys::result(&card.id), json::write(&card));
                    let writes = vec![sent, Write::Delete { key: keys::outbox(&card.id) }];
                    self.ports.commit(Commit { expect: vec![], writes }).await?;
                }
                told => told?,
            }
            self.unstored.borrow_mut().retain(|(_, other)| other.id != card.id);
        }
        self.ports.announce();
        self.changed();
        Ok(())
    }

    /// A record the server has not confirmed, as the body of an upload: what a person takes along as a file when the
    /// phone fails her. None when this phone does not hold it.
    pub async fn file_of(&self, id: &RecordId) -> Option<String> {
        let held = self.held().await.ok()?.into_iter().find(|held| held.sealed.id == *id)?;
        Some(upload_body(&[&held.sealed]))
    }

    /// Everything the server has not confirmed, as the body of one upload: the file that saves it when the phone cannot
    /// be kept. None when there is nothing.
    pub async fn waiting_body(&self) -> Option<String> {
        let held = self.held().await.ok()?;
        let records: Vec<_> = held.iter().map(|held| &held.sealed).collect();
        (!records.is_empty()).then(|| upload_body(&records))
    }

    /// Where a code leads, as this phone last heard.
    async fn joined(&self, code: &JoinCode) -> Option<Joined> {
        let opened = self.opened.borrow().clone().filter(|joined| joined.code == *code);
        if opened.is_some() {
            return opened;
        }
        let text = self.ports.read(&keys::joined(code)).await.ok()??;
        json::read(&text)
    }
}

/// Whether `stored` is the turn as the page has it: as it was written, or as [`Phone::draft`] gave it to go on with.
fn is_kept_as(before: Option<&Turn>, stored: Option<&str>) -> bool {
    let stored = stored.and_then(read_turn);
    stored.as_ref() == before || stored.map(Turn::resume).as_ref() == before
}

/// What storage holds of a finished turn; its draft is over.
pub(super) fn stored_result(held: &Held, card: &ResultCard) -> Vec<Write> {
    let mut writes = vec![put(keys::outbox(&card.id), json::write(held))];
    if !card.is_unlisted {
        writes.push(put(keys::result(&card.id), json::write(card)));
        writes.push(Write::Delete { key: keys::draft(&card.code) });
    }
    writes
}
