//! What every request may use.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::catalog::SharedCatalog;
use crate::clock::Clock;
use crate::config::PublicUrl;
use crate::ingest::Ingest;
use crate::password::Passwords;
use crate::site::Site;
use crate::store::Database;
use crate::throttle::Throttle;

/// The parts of the running server.
#[derive(Debug)]
pub struct App {
    /// The database.
    pub database: Arc<Database>,
    /// What uploads are judged against.
    pub catalog: SharedCatalog,
    /// The way into the writer's queue.
    pub ingest: Ingest,
    /// The built web files.
    pub site: Site,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Hashes and compares passwords.
    pub passwords: Passwords,
    /// Slows down guessing.
    pub throttle: Throttle,
    /// Where people reach this server, if that is known.
    pub public_url: Option<PublicUrl>,
    /// Set when the server is asked to stop: it is then no longer ready.
    pub draining: AtomicBool,
}
