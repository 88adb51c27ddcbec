//! What every request may use.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::catalog::{Catalog, SharedCatalog};
use crate::clock::Clock;
use crate::config::PublicUrl;
use crate::ingest::Ingest;
use crate::password::Passwords;
use crate::quota::Quota;
use crate::rescue::RescueDesk;
use crate::site::Site;
use crate::starter;
use crate::store::Database;
use crate::throttle::Throttle;
use tokio::sync::Semaphore;

/// How many files may be worked on at a time.
pub const FILES_AT_ONCE: usize = 2;

/// The parts of the running server.
#[derive(Debug)]
pub struct App {
    /// The database.
    pub database: Arc<Database>,
    /// What uploads are judged against.
    pub catalog: SharedCatalog,
    /// The way into the writer's queue.
    pub ingest: Ingest,
    /// Where rescue files are handed in.
    pub rescue: RescueDesk,
    /// The built web files.
    pub site: Site,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Hashes and compares passwords.
    pub passwords: Passwords,
    /// Slows down guessing.
    pub throttle: Throttle,
    /// How much is kept of what devices and campaigns send.
    pub quota: Quota,
    /// Where people reach this server, if that is known.
    pub public_url: Option<PublicUrl>,
    /// Few files are read or written at a time: one may take a core and a quarter of a gigabyte.
    pub file_work: Semaphore,
    /// Set when the server is asked to stop: it is then no longer ready.
    pub draining: AtomicBool,
}

impl App {
    /// Something of the catalog; where it is not there, the database is asked whether another node has made it since.
    pub async fn find<T>(&self, what: impl Fn(&Catalog) -> Option<T>) -> Option<T> {
        let found = what(&self.catalog.get());
        if found.is_some() {
            return found;
        }
        match starter::refresh(&self.database, &self.catalog).await {
            Ok(true) => what(&self.catalog.get()),
            Ok(false) => None,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "the catalog could not be read anew");
                None
            }
        }
    }

    /// Reads the catalog anew after a change that was stored. Where that fails this node follows within seconds, as every other
    /// does.
    pub async fn follow(&self) {
        if let Err(error) = starter::refresh(&self.database, &self.catalog).await {
            tracing::warn!(error = format!("{error:#}"), "the catalog could not be read anew");
        }
    }
}
