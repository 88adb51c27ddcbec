//! SQLite: one file, one writer, any number of readers.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqlitePool};

use super::connection::Connection;
use super::query::query;
use super::{ACQUIRE_TIMEOUT, Missing, OpenError};

/// How long a statement waits for another process that holds the database.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How many statements may read at the same time.
const READERS: u32 = 4;
/// A record has some 1.6 KB: SQLite's own 4 KiB would hold two and waste a fifth.
const PAGE_BYTES: u32 = 8192;
/// After how many pages the write-ahead log goes into the database file: larger is fewer, longer pauses.
const CHECKPOINT_PAGES: &str = "2000";
/// Every statement of [`super::ingest`] in each of its sizes, and the rest.
const STATEMENT_CACHE: usize = 200;
/// How many rows SQLite's own thread may read ahead of ours: the counts of a province are a row a branch, and with fewer the
/// two threads wake each other for every few rows. No statement reads more than this of records at a time.
const ROWS_AHEAD: usize = 4096;

/// The pools of one file. All writes go through one connection, so that writers of this process never meet a lock.
#[derive(Debug)]
pub struct File {
    /// One connection.
    pub writer: SqlitePool,
    /// Some, which cannot write.
    pub reader: SqlitePool,
}

impl File {
    /// Opens a file and brings its tables up to date.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(path: &Path, missing: Missing) -> Result<Self, OpenError> {
        if missing == Missing::IsMade
            && let Some(folder) = path.parent()
        {
            std::fs::create_dir_all(folder)
                .map_err(|source| OpenError::Folder { path: folder.to_owned(), source })?;
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(missing == Missing::IsMade)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .page_size(PAGE_BYTES)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
            .statement_cache_capacity(STATEMENT_CACHE)
            .row_buffer_size(ROWS_AHEAD)
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

/// Whether SQLite's own checks find nothing wrong.
///
/// # Errors
/// When it does not answer.
pub async fn is_sound(connection: &mut Connection) -> Result<bool, sqlx::Error> {
    let words = query("PRAGMA quick_check").fetch_all(connection).await?;
    let words: Result<Vec<String>, _> = words.iter().map(|row| row.get(0)).collect();
    let orphans = query("PRAGMA foreign_key_check").fetch_optional(connection).await?;
    Ok(words? == ["ok"] && orphans.is_none())
}

/// The file that `sqlite:PATH` or `sqlite://PATH` names; none for any other URL.
#[must_use]
pub fn path_of(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let path = rest.strip_prefix("//").unwrap_or(rest);
    (!path.is_empty()).then(|| PathBuf::from(path))
}
