//! Where rescue files (see [`domain::rescue`]) are handed in, and the one key pair of this database that opens them.

mod key;

pub use key::{OpenError, PRIVATE_BYTES, RescueKey};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::random::{NoRandomness, hex};
use crate::store::{Database, rescue_keys};

/// How many files may be handed in at the same time: some 10 MB of memory each, at the most.
const PLACES: usize = 16;

/// Why there is no key pair.
#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    /// The database cannot be used.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
    /// No key can be made.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// What the database holds is no private key of P-256.
    #[error("the rescue key in the database is damaged")]
    Damaged,
}

impl RescueKey {
    /// The key pair of this database; made and stored at the first start.
    ///
    /// # Errors
    /// [`PrepareError`].
    pub async fn prepare(database: &Database, now_ms: u64) -> Result<Self, PrepareError> {
        let mut connection = database.write().await?;
        if rescue_keys::private_key(&mut connection).await?.is_none() {
            let mut made = hex::<PRIVATE_BYTES>()?;
            // Of 2^32 numbers of 256 bits all but one are private keys of P-256.
            while Self::read(&made).is_none() {
                made = hex::<PRIVATE_BYTES>()?;
            }
            rescue_keys::insert_first(&mut connection, &made, now_ms).await?;
        }
        let stored = rescue_keys::private_key(&mut connection).await?;
        stored.and_then(|private| Self::read(&private)).ok_or(PrepareError::Damaged)
    }
}

/// Where files are handed in: the key, and a bound on how many at a time.
#[derive(Debug)]
pub struct RescueDesk {
    /// The key pair.
    pub key: RescueKey,
    places: Semaphore,
}

impl RescueDesk {
    /// A desk with this key.
    #[must_use]
    pub fn new(key: RescueKey) -> Self {
        Self { key, places: Semaphore::new(PLACES) }
    }

    /// A place for one file; none while all are taken.
    #[must_use]
    pub fn place(&self) -> Option<SemaphorePermit<'_>> {
        self.places.try_acquire().ok()
    }
}

#[cfg(test)]
pub mod sealing;
#[cfg(test)]
mod tests;
