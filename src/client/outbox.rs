//! The outbox (chờ gửi): what this phone has not yet had confirmed, and when to send it.
//!
//! A pure state machine. A *round* takes the lock that all tabs share, loads what storage holds, posts it in batches,
//! records the verdicts, and ends by freeing the lock and, if something is left, setting the alarm. Within a round each
//! record is posted once; what storage holds is the only truth, so a crash between any two commands costs nothing but a
//! repeat, which the server ignores.

mod receipt;

use domain::id::RecordId;
use domain::participation::Sealed;
use domain::wire::{MOST_BYTES, MOST_RECORDS, SetAsideReason, entry_len, upload_body};
use serde::{Deserialize, Serialize};

pub use receipt::Verdict;

use crate::ports::{Response, Unreachable};

/// A sealed record on this phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The record.
    pub sealed: Sealed,
    /// Why the server set it aside; none while it waits. A record set aside is kept, not sent again unasked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_aside: Option<SetAsideReason>,
}

/// What wakes the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The alarm.
    Alarm,
    /// A reason to try now: start, a sealed record, `online`, the page became visible, "Gửi ngay".
    Nudge,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Something asks for a round.
    Wake(Trigger),
    /// The lock was taken, or another tab has it.
    Locked(bool),
    /// What storage holds; none when it could not be read.
    Loaded(Option<Vec<Held>>),
    /// The server's answer to [`Command::Post`].
    Answered(Result<Response, Unreachable>),
    /// Whether the verdicts are on disk.
    Recorded(bool),
}

/// What to do next, in this order; all but the last two lead to an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Take the lock if it is free.
    TakeLock,
    /// Load all held records.
    Load,
    /// `POST /api/v1/participations` with this body.
    Post(String),
    /// The same with one form of a survey, and without a word of when it is sent.
    PostForm(String),
    /// Write the verdicts to storage, durably, in one commit.
    Record(Vec<Verdict>),
    /// Free the lock.
    FreeLock,
    /// Wake again in so many milliseconds.
    WakeIn(u64),
}

/// The moment of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds on the monotonic clock.
    pub now_ms: u64,
    /// A random number: spreads the phones of one meeting.
    pub jitter: u32,
}

/// The first wait after a failure: up to 1 s.
const FIRST_WAIT_MS: u64 = 1_000;
/// The longest wait: up to 5 min.
const LONGEST_WAIT_MS: u64 = 300_000;
/// The longest `Retry-After` that is believed: an hour.
const LONGEST_RETRY_AFTER_MS: u64 = 3_600_000;

#[derive(Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    Idle,
    Locking,
    Loading,
    Posting(Vec<Sealed>),
    Recording,
}

/// The state between events. Begin with [`Outbox::default`]; storage holds the rest.
#[derive(Debug, Default)]
pub struct Outbox {
    phase: Phase,
    /// Posted in this round.
    tried: Vec<RecordId>,
    /// Refused as part of a batch: from now on posted alone, so that a bad one blocks nobody.
    alone: Vec<RecordId>,
    /// Rounds in a row that ended without a verdict.
    failures: u32,
    /// The alarm is not heeded before this moment.
    next_at_ms: u64,
    /// Nothing is sent before this moment: the server asked for it.
    not_before_ms: u64,
    /// Somebody nudged while a round was under way.
    nudged: bool,
}

impl Outbox {
    /// Whether the last try to send failed, so that waiting records wait for the network.
    #[must_use]
    pub fn is_waiting_for_network(&self) -> bool {
        self.failures > 0
    }

    /// Takes an event and says what to do.
    pub fn step(&mut self, event: Event, at: Moment) -> Vec<Command> {
        match (event, std::mem::take(&mut self.phase)) {
            (Event::Wake(trigger), Phase::Idle) => self.wake(trigger, at),
            (Event::Wake(trigger), phase) => {
                self.phase = phase;
                self.nudged |= trigger == Trigger::Nudge;
                vec![]
            }
            (Event::Locked(true), Phase::Locking) => {
                self.phase = Phase::Loading;
                vec![Command::Load]
            }
            // The tab that has the lock sends for all; look again when it should be done.
            (Event::Locked(false), Phase::Locking) => {
                vec![Command::WakeIn(FIRST_WAIT_MS + jittered(at, 2 * FIRST_WAIT_MS))]
            }
            (Event::Loaded(Some(held)), Phase::Loading) => self.post_next(held, at),
            (Event::Loaded(None), Phase::Loading) | (Event::Recorded(false), Phase::Recording) => {
                self.fail(None, at)
            }
            (Event::Answered(answer), Phase::Posting(sent)) => self.answered(answer, &sent, at),
            (Event::Recorded(true), Phase::Recording) => {
                self.failures = 0;
                self.phase = Phase::Loading;
                vec![Command::Load]
            }
            // An answer to a question nobody asked any more: nothing to do.
            (_, phase) => {
                self.phase = phase;
                vec![]
            }
        }
    }

    fn wake(&mut self, trigger: Trigger, at: Moment) -> Vec<Command> {
        let due_ms = match trigger {
            Trigger::Alarm => self.next_at_ms.max(self.not_before_ms),
            Trigger::Nudge => self.not_before_ms,
        };
        if at.now_ms < due_ms {
            return vec![Command::WakeIn(due_ms - at.now_ms)];
        }
        self.tried.clear();
        self.nudged = false;
        self.phase = Phase::Locking;
        vec![Command::TakeLock]
    }

    fn post_next(&mut self, held: Vec<Held>, at: Moment) -> Vec<Command> {
        let waiting: Vec<Sealed> =
            held.into_iter().filter(|held| held.set_aside.is_none()).map(|held| held.sealed).collect();
        // What stands around the records, the time of sending included.
        let (mut batch, mut bytes) = (Vec::new(), 64);
        let untried = |id: &RecordId| !self.tried.contains(id);
        let together = |id: &RecordId| untried(id) && !id.is_token() && !self.alone.contains(id);
        for sealed in waiting.iter().filter(|sealed| together(&sealed.id)) {
            bytes += entry_len(sealed);
            if batch.len() == MOST_RECORDS || (bytes > MOST_BYTES && !batch.is_empty()) {
                break;
            }
            batch.push(sealed.clone());
        }
        if batch.is_empty() {
            // What was refused as part of a batch, and each form of a survey: beside a participation, or one beside another, it
            // would say who filled it in. The least token first, which is not the order of filling in.
            let alone = waiting.iter().filter(|sealed| untried(&sealed.id));
            batch.extend(alone.min_by(|one, other| one.id.cmp(&other.id)).cloned());
        }
        if batch.is_empty() {
            return if waiting.is_empty() { self.finish() } else { self.fail(None, at) };
        }
        self.tried.extend(batch.iter().map(|sealed| sealed.id.clone()));
        let body = upload_body(&batch.iter().collect::<Vec<_>>());
        let is_form = batch.iter().any(|sealed| sealed.id.is_token());
        self.phase = Phase::Posting(batch);
        vec![if is_form { Command::PostForm(body) } else { Command::Post(body) }]
    }

    fn answered(
        &mut self,
        answer: Result<Response, Unreachable>,
        sent: &[Sealed],
        at: Moment,
    ) -> Vec<Command> {
        let Ok(response) = answer else { return self.fail(None, at) };
        let verdicts = receipt::verdicts(&response, sent);
        if !verdicts.is_empty() {
            self.phase = Phase::Recording;
            return vec![Command::Record(verdicts)];
        }
        // The server may have stumbled over one of them: send the others without it.
        if matches!(response.status, 400 | 413 | 422 | 500) {
            if sent.len() > 1 {
                self.tried.retain(|id| sent.iter().all(|sealed| sealed.id != *id));
            }
            self.alone.extend(sent.iter().map(|sealed| sealed.id.clone()));
            self.alone.sort();
            self.alone.dedup();
            self.phase = Phase::Loading;
            return vec![Command::Load];
        }
        self.fail(response.retry_after_s, at)
    }

    /// Nothing is left to send.
    fn finish(&mut self) -> Vec<Command> {
        self.failures = 0;
        self.alone.clear();
        if std::mem::take(&mut self.nudged) {
            vec![Command::FreeLock, Command::WakeIn(0)]
        } else {
            vec![Command::FreeLock]
        }
    }

    /// Something is left: try again later, with full jitter. A nudge during the round asks for one try soon.
    fn fail(&mut self, retry_after_s: Option<u32>, at: Moment) -> Vec<Command> {
        let longest = LONGEST_WAIT_MS.min(FIRST_WAIT_MS << self.failures.min(16));
        self.failures = self.failures.saturating_add(1);
        let longest = if std::mem::take(&mut self.nudged) { FIRST_WAIT_MS } else { longest };
        let asked_ms = (u64::from(retry_after_s.unwrap_or(0)) * 1_000).min(LONGEST_RETRY_AFTER_MS);
        let wait_ms = jittered(at, longest).max(asked_ms).max(100);
        self.next_at_ms = at.now_ms + wait_ms;
        self.not_before_ms = at.now_ms + asked_ms;
        vec![Command::FreeLock, Command::WakeIn(wait_ms)]
    }
}

/// A random share of `longest_ms`.
fn jittered(at: Moment, longest_ms: u64) -> u64 {
    (longest_ms * u64::from(at.jitter)) >> 32
}

#[cfg(test)]
mod interleaving;
#[cfg(test)]
mod tests;
