//! The member's phone: opening a campaign, keeping a turn, sealing it, sending it, and what became of it.

mod card;
mod open;

use std::cell::RefCell;
use std::rc::Rc;

use domain::campaign::Joined;
use domain::id::{DeviceId, RecordId};
use domain::turn::Turn;
use domain::wire::upload_body;

pub use card::{CardAnswer, Delivery, ResultCard};
pub use open::{JoinError, Opened};

use crate::keys;
use crate::outbox::{Command, Event, Held, Moment, Outbox, Trigger, Verdict};
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

/// Everything behind the member app's screens. One a tab.
pub struct Phone<P: Ports> {
    ports: P,
    outbox: RefCell<Outbox>,
    lock: RefCell<Option<P::Guard>>,
    watchers: RefCell<Vec<Rc<dyn Fn()>>>,
    /// What was opened last: a card needs its words even where storage is down.
    opened: RefCell<Option<Joined>>,
    /// Sealed records that storage did not take.
    unstored: RefCell<Vec<(Held, ResultCard)>>,
}

impl<P: Ports> Phone<P> {
    /// A phone over its ports. Nothing is read or sent yet: [`Self::wake`] begins.
    pub fn new(ports: P) -> Self {
        Self {
            ports,
            outbox: RefCell::default(),
            lock: RefCell::new(None),
            watchers: RefCell::default(),
            opened: RefCell::new(None),
            unstored: RefCell::default(),
        }
    }

    /// The ports, for what the screens need of them: the clocks and chance.
    pub fn ports(&self) -> &P {
        &self.ports
    }

    /// Calls `watcher` whenever a result's state may have changed.
    pub fn watch(&self, watcher: Rc<dyn Fn()>) {
        self.watchers.borrow_mut().push(watcher);
    }

    /// Tells the watchers; also to be called when another tab announced a change.
    pub fn changed(&self) {
        // Cloned: a watcher may add another.
        let watchers = self.watchers.borrow().clone();
        watchers.iter().for_each(|watcher| watcher());
    }

    /// Keeps a turn after a step: as a draft while it goes on, sealed once it is finished. `before` is the turn as last
    /// kept (none for a new one); if storage holds another, a second tab was faster and nothing is written.
    ///
    /// # Errors
    /// [`StorageError`]; the turn is then only in memory, and keeping it can be tried again.
    pub async fn keep(&self, before: Option<&Turn>, after: &Turn) -> Result<Kept, StorageError> {
        let expected = self.expected_draft(before, after).await?;
        if !after.is_finished() {
            let writes = vec![put(expected.0.clone(), json(after))];
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
            Ok(stored) if stored.as_deref().and_then(read_turn).as_ref() == before => Ok((key, stored)),
            Ok(_) => Err(StorageError::Changed),
            // It will not be written either: a finished turn then lives in memory.
            Err(_) => Ok((key, before.map(json))),
        }
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
        let card = ResultCard::of(turn, &sealed.id, self.opened.borrow().as_ref(), now_ms);
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
            self.ports.commit(Commit { expect, writes }).await?;
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

    /// The turn under way for `code`, as it was last kept; none if there is none.
    ///
    /// # Errors
    /// [`StorageError`] when storage cannot be read.
    pub async fn draft(&self, code: &domain::campaign::JoinCode) -> Result<Option<Turn>, StorageError> {
        let text = self.ports.read(&keys::draft(code)).await?;
        Ok(text.as_deref().and_then(read_turn))
    }

    /// The past participations of this phone with their state, the latest first.
    ///
    /// # Errors
    /// [`StorageError`] when storage cannot be read.
    pub async fn results(&self) -> Result<Vec<(ResultCard, Delivery)>, StorageError> {
        let unstored = self.unstored.borrow().clone();
        let in_memory = unstored.into_iter().rev().map(|(held, card)| {
            let delivery =
                if card.sent_at_ms.is_some() { Delivery::Sent } else { Delivery::of_unstored(&held) };
            (card, delivery)
        });
        let stored = match (self.ports.scan(keys::OUTBOX).await, self.ports.scan(keys::RESULT).await) {
            (Ok(held), Ok(cards)) => (read_all::<Held>(&held), read_all::<ResultCard>(&cards)),
            (Err(_), _) | (_, Err(_)) if in_memory.len() > 0 => (vec![], vec![]),
            (Err(error), _) | (_, Err(error)) => return Err(error),
        };
        let waits = self.outbox.borrow().is_waiting_for_network();
        let with_state = |card: ResultCard| {
            let held = stored.0.iter().find(|held| held.sealed.id == card.id);
            let delivery = Delivery::of(&card, held, waits);
            (card, delivery)
        };
        Ok(in_memory.chain(stored.1.into_iter().rev().map(with_state)).collect())
    }

    /// Puts a record that was set aside back among the waiting ones, and tries at once.
    ///
    /// # Errors
    /// [`StorageError`] when that could not be written.
    pub async fn send_again(&self, id: &RecordId) -> Result<(), StorageError> {
        let held = self.held().await?;
        if let Some(held) = held.into_iter().find(|held| held.sealed.id == *id && held.set_aside.is_some()) {
            let value = json(&Held { set_aside: None, ..held });
            let writes = vec![put(keys::outbox(id), value)];
            self.ports.commit(Commit { expect: vec![], writes }).await?;
            self.changed();
        }
        self.wake(Trigger::Nudge).await;
        Ok(())
    }

    /// Lets the outbox send what waits, and returns when its round is over.
    pub async fn wake(&self, trigger: Trigger) {
        if !self.unstored.borrow().is_empty() {
            self.store_again().await.ok();
        }
        let mut event = Some(Event::Wake(trigger));
        while let Some(happened) = event.take() {
            let commands = self.outbox.borrow_mut().step(happened, self.moment());
            for command in commands {
                event = self.perform(command).await.or(event);
            }
        }
        self.changed();
    }

    async fn perform(&self, command: Command) -> Option<Event> {
        match command {
            Command::TakeLock => {
                let guard = self.ports.try_lock().await;
                let locked = guard.is_some();
                self.lock.replace(guard);
                Some(Event::Locked(locked))
            }
            Command::Load => Some(Event::Loaded(self.held().await.ok())),
            Command::Post(body) => {
                Some(Event::Answered(self.ports.post("/api/v1/participations", body).await))
            }
            Command::Record(verdicts) => {
                let recorded = self.record(verdicts).await.is_ok();
                self.changed();
                self.ports.announce();
                Some(Event::Recorded(recorded))
            }
            Command::FreeLock => {
                self.lock.replace(None);
                None
            }
            Command::WakeIn(ms) => {
                self.ports.wake_in(ms);
                None
            }
        }
    }

    async fn record(&self, verdicts: Vec<Verdict>) -> Result<(), StorageError> {
        let mut writes = Vec::new();
        for verdict in verdicts {
            if self.record_in_memory(&verdict) {
                continue;
            }
            match verdict {
                Verdict::Confirmed(id) => {
                    let key = keys::result(&id);
                    let card = self.ports.read(&key).await?;
                    if let Some(card) = card.and_then(|card| serde_json::from_str::<ResultCard>(&card).ok()) {
                        writes.push(put(key, json(&self.sent(card))));
                    }
                    writes.push(Write::Delete { key: keys::outbox(&id) });
                }
                Verdict::SetAside(id, reason) => {
                    let key = keys::outbox(&id);
                    let held = self.ports.read(&key).await?;
                    if let Some(held) = held.and_then(|held| serde_json::from_str::<Held>(&held).ok()) {
                        writes.push(put(key, json(&Held { set_aside: Some(reason), ..held })));
                    }
                }
            }
        }
        if writes.is_empty() { Ok(()) } else { self.ports.commit(Commit { expect: vec![], writes }).await }
    }

    /// Takes a verdict on what is only in memory; false when it is about something stored.
    fn record_in_memory(&self, verdict: &Verdict) -> bool {
        let (Verdict::Confirmed(id) | Verdict::SetAside(id, _)) = verdict;
        let mut unstored = self.unstored.borrow_mut();
        let Some((held, card)) = unstored.iter_mut().find(|(_, card)| card.id == *id) else { return false };
        match verdict {
            Verdict::Confirmed(_) => *card = self.sent(card.clone()),
            Verdict::SetAside(_, reason) => held.set_aside = Some(*reason),
        }
        true
    }

    fn sent(&self, card: ResultCard) -> ResultCard {
        ResultCard { sent_at_ms: Some(self.ports.now_ms()), ..card }
    }

    /// Everything the server has not confirmed, in storage and in memory.
    async fn held(&self) -> Result<Vec<Held>, StorageError> {
        let unsent = |(_, card): &&(Held, ResultCard)| card.sent_at_ms.is_none();
        let unstored: Vec<Held> =
            self.unstored.borrow().iter().filter(unsent).map(|(held, _)| held.clone()).collect();
        match self.ports.scan(keys::OUTBOX).await {
            Ok(found) => Ok(read_all(&found).into_iter().chain(unstored).collect()),
            Err(_) if !unstored.is_empty() => Ok(unstored),
            Err(error) => Err(error),
        }
    }

    fn moment(&self) -> Moment {
        Moment { now_ms: self.ports.monotonic_ms(), jitter: u32::from_le_bytes(self.random()) }
    }

    fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.ports.fill(&mut bytes);
        bytes
    }

    /// Begins a turn with a seed of chance; nothing is kept until [`Self::keep`].
    pub fn begin(&self, opened: &Opened, name: Option<String>) -> Turn {
        let seed = u64::from_le_bytes(self.random());
        Turn::begin(&opened.joined, &opened.packs, seed, self.ports.now_ms(), name)
    }
}

/// What storage holds of a finished turn; its draft is over.
fn stored_result(held: &Held, card: &ResultCard) -> Vec<Write> {
    vec![
        put(keys::outbox(&card.id), json(held)),
        put(keys::result(&card.id), json(card)),
        Write::Delete { key: keys::draft(&card.code) },
    ]
}

fn put(key: String, value: String) -> Write {
    Write::Put { key, value }
}

/// A draft nobody can read is no draft: the next turn takes its place.
fn read_turn(text: &str) -> Option<Turn> {
    serde_json::from_str(text).ok()
}

/// Reads what a scan found; a value nobody can read is passed over, never deleted.
fn read_all<T: serde::de::DeserializeOwned>(found: &[(String, String)]) -> Vec<T> {
    found.iter().filter_map(|(_, text)| serde_json::from_str(text).ok()).collect()
}

/// Structs of strings and numbers always serialize.
fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests;
