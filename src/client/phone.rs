//! The member's phone: opening a campaign, keeping a turn, sealing it, sending it, and what became of it.

pub mod attempts;
mod card;
mod keep;
mod language;
mod open;
mod passing;
mod reveal;
mod survey;
mod wipe;

use std::cell::RefCell;
use std::rc::Rc;

use domain::campaign::{JoinCode, Joined};
use domain::id::{CampaignId, RecordId};
use domain::json;
use domain::turn::Turn;

pub use card::{CardAnswer, ResultCard};
pub use domain::wire::Delivery;
pub use keep::Kept;
pub use language::{in_language, keys_of};
pub use open::{JoinError, Opened};
pub use passing::{Between, Listed, Passing};
pub use survey::SurveyText;

use crate::keys;
use crate::outbox::{Command, Event, Held, Moment, Outbox, Trigger, Verdict};
use crate::ports::{Commit, Ports, StorageError, Write};

/// Where records go.
const UPLOADS: &str = "/api/v1/participations";

/// Everything behind the member app's screens. One a tab.
pub struct Phone<P: Ports> {
    ports: P,
    outbox: RefCell<Outbox>,
    lock: RefCell<Option<P::Guard>>,
    watchers: RefCell<Vec<Rc<dyn Fn()>>>,
    /// What was opened last: a card needs its words even where storage is down.
    opened: RefCell<Option<Joined>>,
    /// The word that the phone is passed on, should storage not take it.
    passing: RefCell<Option<Passing>>,
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
            passing: RefCell::default(),
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

    /// Begins a turn of this phone's `person` with `seed`, or one of chance; nothing is kept until [`Self::keep`].
    pub fn begin(&self, opened: &Opened, seed: Option<u64>, name: Option<String>, person: u32) -> Turn {
        let seed = seed.unwrap_or_else(|| u64::from_le_bytes(self.random()));
        let turn = Turn::begin(&opened.joined, &opened.packs, seed, self.ports.now_ms(), name);
        Turn { person, ..turn }
    }

    /// The turn under way for `code`, to go on with ([`Turn::resume`]); none if there is none.
    ///
    /// # Errors
    /// [`StorageError`] when storage cannot be read.
    pub async fn draft(&self, code: &JoinCode) -> Result<Option<Turn>, StorageError> {
        let text = self.ports.read(&keys::draft(code)).await?;
        Ok(text.as_deref().and_then(read_turn).map(Turn::resume))
    }

    /// The past participations of this phone with their state, the latest first.
    ///
    /// # Errors
    /// [`StorageError`] when storage cannot be read.
    pub async fn results(&self) -> Result<Vec<(ResultCard, Delivery)>, StorageError> {
        let mut unstored = self.unstored.borrow().clone();
        unstored.retain(|(_, card)| !card.is_unlisted);
        let in_memory = unstored.into_iter().rev().map(|(held, card)| {
            let delivery =
                if card.sent_at_ms.is_some() { Delivery::Sent } else { card::delivery_of_unstored(&held) };
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
            let delivery = card::delivery_of(&card, held, waits);
            (card, delivery)
        };
        Ok(in_memory.chain(stored.1.into_iter().rev().map(with_state)).collect())
    }

    /// What one person of this phone finished in a campaign, the latest first: what [`attempts`] chooses from.
    ///
    /// # Errors
    /// [`StorageError`] when storage cannot be read.
    pub async fn person_turns(
        &self,
        campaign: &CampaignId,
        person: u32,
    ) -> Result<Vec<ResultCard>, StorageError> {
        let results = self.results().await?.into_iter().map(|(card, _)| card);
        Ok(results.filter(|card| card.campaign_id == *campaign && card.person == person).collect())
    }

    /// Puts a record that was set aside back among the waiting ones; [`Self::wake`] then tries it.
    ///
    /// # Errors
    /// [`StorageError`] when that could not be written.
    pub async fn send_again(&self, id: &RecordId) -> Result<(), StorageError> {
        let held = self.held().await?;
        if let Some(held) = held.into_iter().find(|held| held.sealed.id == *id && held.set_aside.is_some()) {
            let value = json::write(&Held { set_aside: None, ..held });
            let writes = vec![put(keys::outbox(id), value)];
            self.ports.commit(Commit { expect: vec![], writes }).await?;
            self.changed();
        }
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
                // By the clock of the records' own times: the server sees how long they waited, however wrong it is.
                let now = json::write(&self.ports.now_ms());
                let body = ["{\"sent_at_ms\":", &now, ",", body.get(1..).unwrap_or_default()].concat();
                Some(Event::Answered(self.ports.post(UPLOADS, body).await))
            }
            Command::PostForm(body) => Some(Event::Answered(self.ports.post(UPLOADS, body).await)),
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
        // What is written anew must be as it was read: it may have been revealed or wiped meanwhile.
        let (mut expect, mut writes) = (Vec::new(), Vec::new());
        for verdict in verdicts {
            if self.record_in_memory(&verdict) {
                continue;
            }
            match verdict {
                Verdict::Confirmed(id) => {
                    let key = keys::result(&id);
                    let text = self.ports.read(&key).await?;
                    if let Some(card) = text.as_deref().and_then(json::read) {
                        writes.push(put(key.clone(), json::write(&self.sent(card))));
                        expect.push((key, text));
                    }
                    writes.push(Write::Delete { key: keys::outbox(&id) });
                }
                Verdict::SetAside(id, reason) => {
                    let key = keys::outbox(&id);
                    let text = self.ports.read(&key).await?;
                    if let Some(held) = text.as_deref().and_then(json::read::<Held>) {
                        writes.push(put(key.clone(), json::write(&Held { set_aside: Some(reason), ..held })));
                        expect.push((key, text));
                    }
                }
            }
        }
        if writes.is_empty() { Ok(()) } else { self.ports.commit(Commit { expect, writes }).await }
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
}

fn put(key: String, value: String) -> Write {
    Write::Put { key, value }
}

/// A draft nobody can read is no draft: the next turn takes its place.
fn read_turn(text: &str) -> Option<Turn> {
    json::read(text)
}

/// Reads what a scan found; a value nobody can read is passed over, never deleted.
fn read_all<T: serde::de::DeserializeOwned>(found: &[(String, String)]) -> Vec<T> {
    found.iter().filter_map(|(_, text)| json::read(text)).collect()
}

#[cfg(test)]
mod tests;
