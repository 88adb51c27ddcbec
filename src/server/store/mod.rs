//! The database: one file a noun, each with its statements.
//!
//! Statements keep to what SQLite and PostgreSQL both take: `$n` markers, text ids, integer milliseconds, JSON as text.

pub mod campaigns;
pub mod ingest;
pub mod invitations;
pub mod organizers;
pub mod packs;
pub mod participations;
pub mod rows;
pub mod sessions;
pub mod tallies;
pub mod units;

use std::path::PathBuf;
use std::time::Duration;

use sqlx::migrate::MigrateError;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Sqlite, SqliteConnection, SqlitePool};

/// How long a statement waits for another process that holds the database.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a request waits for a connection of ours.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// How many statements may read at the same time.
const READERS: u32 = 4;
/// A record has some 1.6 KB: SQLite's own 4 KiB would hold two and waste a fifth.
const PAGE_BYTES: u32 = 8192;
/// After how many pages the write-ahead log goes into the database file: larger is fewer, longer pauses.
const CHECKPOINT_PAGES: &str = "2000";
/// Every statement of [`ingest`] in each of its sizes, and the rest.
const STATEMENT_CACHE: usize = 200;

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL names a database this version cannot use.
    #[error("{url:?} is not a SQLite database: PostgreSQL comes with a later version; use sqlite:PATH")]
    NotSqlite {
        /// As given, without what might be a password.
        url: String,
    },
    /// The folder for the file cannot be made.
    #[error("the folder {path:?} cannot be made")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The database does not open.
    #[error("the database does not open")]
    Database(#[from] sqlx::Error),
    /// The tables cannot be brought up to date.
    #[error("the tables cannot be brought up to date")]
    Migrate(#[from] MigrateError),
}

/// What to do when there is no database yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Make one.
    IsMade,
    /// Fail: who wants to look at something shall not look at nothing.
    Fails,
}

/// The open database. All writes go through one connection, so that writers of this process never meet a lock.
#[derive(Debug)]
pub struct Database {
    writer: SqlitePool,
    reader: SqlitePool,
}

impl Database {
    /// Opens the database `url` names (`sqlite:PATH`) and brings its tables up to date.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(url: &str, missing: Missing) -> Result<Self, OpenError> {
        let path = sqlite_path(url)?;
        if missing == Missing::IsMade
            && let Some(folder) = path.parent()
        {
            std::fs::create_dir_all(folder)
                .map_err(|source| OpenError::Folder { path: folder.to_owned(), source })?;
        }
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(missing == Missing::IsMade)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .page_size(PAGE_BYTES)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
            .statement_cache_capacity(STATEMENT_CACHE)
            .log_statements(tracing::log::LevelFilter::Off);
        let pool = |most| {
            SqlitePoolOptions::new()
                .max_connections(most)
                .acquire_timeout(ACQUIRE_TIMEOUT)
                .test_before_acquire(false)
                .idle_timeout(None)
                .max_lifetime(None)
        };
        let writer = pool(1).connect_with(options.clone()).await?;
        sqlx::migrate!("migrations/sqlite").run(&writer).await?;
        let reader = pool(READERS).connect_with(options.pragma("query_only", "on")).await?;
        Ok(Self { writer, reader })
    }

    /// A connection for reading only.
    ///
    /// # Errors
    /// When none is free in time, or the database does not open.
    pub async fn read(&self) -> Result<PoolConnection<Sqlite>, sqlx::Error> {
        self.reader.acquire().await
    }

    /// The connection for writing.
    ///
    /// # Errors
    /// When it is not free in time, or the database does not open.
    pub async fn write(&self) -> Result<PoolConnection<Sqlite>, sqlx::Error> {
        self.writer.acquire().await
    }

    /// Moves the write-ahead log into the database file and closes it.
    pub async fn close(&self) {
        self.reader.close().await;
        if let Ok(mut connection) = self.writer.acquire().await
            && let Err(error) = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *connection).await
        {
            // The log stays beside the file; the next start reads it.
            tracing::warn!(%error, "the write-ahead log was not moved into the database");
        }
        self.writer.close().await;
    }
}

/// How a transaction that writes begins: takes the write lock at once, so that it cannot fail half-way for want of it.
pub const BEGIN_WRITE: &str = "BEGIN IMMEDIATE";

/// Whether the database answers.
///
/// # Errors
/// When it does not.
pub async fn ping(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("SELECT 1").execute(connection).await.map(drop)
}

/// Whether the database's own checks find nothing wrong.
///
/// # Errors
/// When it does not answer.
pub async fn is_sound(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    let words: Vec<String> = sqlx::query_scalar("PRAGMA quick_check").fetch_all(&mut *connection).await?;
    let orphans = sqlx::query("PRAGMA foreign_key_check").fetch_all(connection).await?;
    Ok(words == ["ok"] && orphans.is_empty())
}

fn sqlite_path(url: &str) -> Result<PathBuf, OpenError> {
    let path = url.strip_prefix("sqlite:").map(|rest| rest.strip_prefix("//").unwrap_or(rest));
    match path {
        Some(path) if !path.is_empty() => Ok(PathBuf::from(path)),
        _ => {
            let shown = url.split_once("://").map_or(url, |(scheme, _)| scheme);
            Err(OpenError::NotSqlite { url: shown.to_owned() })
        }
    }
}

/// A count as the database has it; what cannot be (a negative one) reads as none.
fn count(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or_default()
}

/// A number as the database takes it.
fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sqlite_urls_are_taken_and_passwords_not_repeated() {
        for (url, path) in [
            ("sqlite:data/haihoa.db", "data/haihoa.db"),
            ("sqlite:///srv/haihoa.db", "/srv/haihoa.db"),
            ("sqlite:/srv/h.db", "/srv/h.db"),
        ] {
            assert_eq!(sqlite_path(url).unwrap(), PathBuf::from(path));
        }
        for url in ["postgres://user:secret@host/db", "sqlite:", "data/haihoa.db", ""] {
            let message = sqlite_path(url).unwrap_err().to_string();
            assert!(message.contains("PostgreSQL comes with a later version"), "{message}");
            assert!(!message.contains("secret"), "{message}");
        }
    }
}
