//! Trying a commit a second time, and why that is safe.
//!
//! Browsers take storage away while it is used: iOS closes connections when memory is short, in-app browsers lose the
//! process that holds the database. A commit then ends in one of three ways:
//!
//! - *Nothing* of it was written: it failed before its first write was asked for, or its transaction was aborted by us.
//!   Trying it again as it is does what was asked.
//! - *It may have been written*: the writes were on their way when the connection went. The spec says that an aborted
//!   transaction left nothing, but a browser whose database process died can only guess. So the second try, in one
//!   transaction of its own, asks first: does every key that was to be written have its new value already? Then it was
//!   our commit, or another tab wanted the very same; either way what was asked for holds, and writing the same values
//!   again only makes sure of the disk. Else, does what was expected still hold? Then ours was not written, and it is
//!   done now. Else somebody came in between, and nothing is written: the caller is told [`StorageError::Changed`] and
//!   reads again, as she would if the other had been faster from the start. A sealed record carries its own random id, so
//!   that "has its new value already" can only be true of our own commit; sealing twice is not possible either way,
//!   because the commit that seals also takes the draft away, which the next one expects to be there.
//! - It was *full*: the browser rolled it back. A second try would only fail again.
//!
//! There is one second try. If that fails too the caller is told [`StorageError::Unavailable`] and must take it as "may or
//! may not be stored": the record stays in memory with the same id, and the server ignores repeats.

use crate::ports::{Commit, StorageError, Write};

/// Why one try did not say what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nothing was written.
    Nothing,
    /// It may have been written.
    Unsure,
    /// Nothing was written: the storage is full.
    Full,
}

/// What the commit demands of the storage before it writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// What it expects.
    Expected,
    /// What it expects, or that it was done before.
    ExpectedOrDone,
}

/// A storage that can be tried, and tried again on a new connection.
#[allow(async_fn_in_trait, reason = "one thread: a phone's futures need not be Send")]
pub trait Tries {
    /// One try, all or nothing. False when the demand did not hold and nothing was written.
    async fn try_commit(&self, commit: &Commit, demand: Demand) -> Result<bool, Failure>;
    /// Leaves the present connection: the next try opens another.
    fn leave(&self);
}

/// Commits, with a second try where the first one's connection was lost.
///
/// # Errors
/// [`StorageError`]. After [`StorageError::Unavailable`] the commit may yet have been written (see above).
pub async fn commit(storage: &impl Tries, commit: &Commit) -> Result<(), StorageError> {
    let demand = match storage.try_commit(commit, Demand::Expected).await {
        Err(Failure::Nothing) => Demand::Expected,
        Err(Failure::Unsure) => Demand::ExpectedOrDone,
        told => return outcome(told),
    };
    storage.leave();
    outcome(storage.try_commit(commit, demand).await)
}

fn outcome(told: Result<bool, Failure>) -> Result<(), StorageError> {
    match told {
        Ok(true) => Ok(()),
        Ok(false) => Err(StorageError::Changed),
        Err(Failure::Full) => Err(StorageError::Full),
        Err(Failure::Nothing | Failure::Unsure) => Err(StorageError::Unavailable),
    }
}

/// What the keys must have for a commit to have been done: of several writes to one key the last counts. None when it
/// writes nothing, so that there is nothing to tell it by.
#[must_use]
pub fn when_done(commit: &Commit) -> Option<Vec<(&str, Option<&str>)>> {
    let mut done: Vec<(&str, Option<&str>)> = Vec::with_capacity(commit.writes.len());
    for write in &commit.writes {
        let (key, value) = match write {
            Write::Put { key, value } => (key.as_str(), Some(value.as_str())),
            Write::Delete { key } => (key.as_str(), None),
        };
        done.retain(|(other, _)| *other != key);
        done.push((key, value));
    }
    (!done.is_empty()).then_some(done)
}

#[cfg(test)]
mod tests;
