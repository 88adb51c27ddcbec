//! Forgetting everything: what a person may ask of a phone she shares.

use super::{Phone, put};
use crate::keys;
use crate::ports::{Commit, Ports, StorageError, Write};

/// How often to look for what another tab wrote while we were wiping.
const LOOKS: u32 = 5;

impl<P: Ports> Phone<P> {
    /// Deletes everything this phone holds, sent or not: drafts, results, what waits, packs, the device id and the
    /// sequence number. All that stays is the word that it was done, so that a turn under way in another tab does not come
    /// back as one that the browser threw away does. The next record comes from a phone nobody knows. What cannot be lost should be taken along first
    /// ([`Phone::waiting_body`]).
    ///
    /// # Errors
    /// [`StorageError`]; what storage holds is then still there, memory is empty.
    pub async fn wipe(&self) -> Result<(), StorageError> {
        self.unstored.borrow_mut().clear();
        self.opened.replace(None);
        self.passing.replace(None);
        for _ in 0..LOOKS {
            let found = self.ports.scan("").await?;
            let is_wiped = found.iter().all(|(key, _)| key == keys::WIPED);
            if is_wiped && !found.is_empty() {
                break;
            }
            let mut writes: Vec<Write> = found.into_iter().map(|(key, _)| Write::Delete { key }).collect();
            writes.push(put(keys::WIPED.to_owned(), String::new()));
            self.ports.commit(Commit { expect: vec![], writes }).await?;
        }
        self.ports.announce();
        self.changed();
        Ok(())
    }
}
