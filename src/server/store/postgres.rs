//! PostgreSQL: any number of nodes on one database.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, PgPool};

use super::connection::Connection;
use super::query::query;
use super::{ACQUIRE_TIMEOUT, OpenError};

/// How many statements of a node may read at the same time.
const READERS: u32 = 8;
/// How many transactions of a node may write at the same time: the writer of [`crate::ingest`] and some for organizers.
const WRITERS: u32 = 4;
/// The longest a statement may take: the longest there are count or rebuild everything.
const STATEMENT_TIMEOUT: &str = "600s";
/// After how long the server ends a transaction whose node says nothing more.
const IDLE_TIMEOUT: &str = "30s";
/// A connection that nobody used for so long is closed.
const UNUSED: Duration = Duration::from_secs(600);

/// An acknowledged record must be on disk: where the server was told not to wait for that, we ask it to. A stronger setting
/// (waiting for a standby) stays.
const DURABLE: &str = "SELECT set_config('synchronous_commit', 'on', false) \
    WHERE current_setting('synchronous_commit') = 'off'";

/// The pools of one database.
#[derive(Debug)]
pub struct Server {
    /// For transactions that write.
    pub writer: PgPool,
    /// For the rest.
    pub reader: PgPool,
}

impl Server {
    /// Connects and brings the tables up to date; of several nodes that start at once one does, the others wait.
    ///
    /// # Errors
    /// [`OpenError`]; no message holds the password.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let options: PgConnectOptions = url.parse().map_err(|_| OpenError::Unreadable)?;
        let options = options
            .application_name("haihoa")
            .options([
                ("statement_timeout", STATEMENT_TIMEOUT),
                ("idle_in_transaction_session_timeout", IDLE_TIMEOUT),
            ])
            .log_statements(tracing::log::LevelFilter::Off);
        let pool = |most| {
            PgPoolOptions::new()
                .max_connections(most)
                .acquire_timeout(ACQUIRE_TIMEOUT)
                .idle_timeout(UNUSED)
                .max_lifetime(None)
                .after_connect(|connection, _| {
                    Box::pin(async move { sqlx::query(DURABLE).execute(connection).await.map(drop) })
                })
        };
        let writer = pool(WRITERS).connect_with(options.clone()).await?;
        sqlx::migrate!("migrations/postgres").run(&writer).await?;
        let reader = pool(READERS).connect_with(options).await?;
        Ok(Self { writer, reader })
    }

    /// Closes every connection.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

/// Keeps every node from storing records until the transaction ends; reading goes on.
///
/// # Errors
/// Of the database.
pub async fn lock_records(connection: &mut Connection) -> Result<(), sqlx::Error> {
    let lock = "LOCK TABLE participation, survey_record, conflict, set_aside IN SHARE ROW EXCLUSIVE MODE";
    query(lock).execute(connection).await.map(drop)
}

/// Whether every index and every constraint holds. PostgreSQL checks its pages by itself where the cluster has checksums.
///
/// # Errors
/// When it does not answer.
pub async fn is_sound(connection: &mut Connection) -> Result<bool, sqlx::Error> {
    let broken = "SELECT indexrelid::bigint FROM pg_index WHERE NOT indisvalid \
        UNION ALL SELECT oid::bigint FROM pg_constraint WHERE NOT convalidated";
    Ok(query(broken).fetch_optional(connection).await?.is_none())
}

/// Whether a URL names a PostgreSQL database.
#[must_use]
pub fn is_url(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}
