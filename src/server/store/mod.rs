//! The database: one file a noun, each with its statements.
//!
//! Statements keep to what SQLite and PostgreSQL both take: `$n` markers, text ids, integer milliseconds, JSON as text. Where
//! the two differ, both ways stand side by side: [`rows`] for many rows at once, [`sqlite`] and [`postgres`] for the rest.

pub mod audit;
pub mod campaigns;
pub mod changes;
mod connection;
pub mod contacts;
pub mod copy;
pub mod form_tallies;
pub mod forms;
pub mod ingest;
pub mod invitations;
pub mod meetings;
pub mod moved;
pub mod organizers;
pub mod pack_texts;
pub mod pack_work;
pub mod packs;
pub mod participations;
pub mod pictures;
mod postgres;
mod query;
pub mod rescue_keys;
mod rows;
pub mod sessions;
pub mod settings;
mod sqlite;
pub mod surveys;
pub mod tallies;
pub mod units;

use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::rights::Role;
use sqlx::migrate::MigrateError;

pub use connection::{Connection, Transaction};
pub use query::query;

use connection::Purpose;

/// How long a request waits for a connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);

/// Why the database could not be opened. No message holds a password.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL names no database that we know.
    #[error("the database is to be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE, not {scheme}:…")]
    Unknown {
        /// What stands before the first colon.
        scheme: String,
    },
    /// The URL is not written as one of PostgreSQL.
    #[error("the URL of the PostgreSQL database cannot be read")]
    Unreadable,
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
    /// Make one. A database of PostgreSQL must be there; only its tables are made.
    IsMade,
    /// Fail: who wants to look at something shall not look at nothing.
    Fails,
}

/// The open database.
#[derive(Debug)]
pub enum Database {
    /// A file.
    Sqlite(sqlite::File),
    /// A server, which other nodes may use as well.
    Postgres(postgres::Server),
}

impl Database {
    /// Opens the database `url` names (`sqlite:PATH` or `postgres://…`) and brings its tables up to date.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(url: &str, missing: Missing) -> Result<Self, OpenError> {
        if postgres::is_url(url) {
            return postgres::Server::open(url).await.map(Self::Postgres);
        }
        let unknown = || OpenError::Unknown { scheme: url.split(':').next().unwrap_or_default().to_owned() };
        let path = sqlite::path_of(url).ok_or_else(unknown)?;
        sqlite::File::open(&path, missing).await.map(Self::Sqlite)
    }

    /// The file that a URL names; none when it names no SQLite file.
    #[must_use]
    pub fn file_of(url: &str) -> Option<PathBuf> {
        sqlite::path_of(url)
    }

    /// Writes a copy as of one moment into a file that only its owner may read, while everything goes on.
    ///
    /// # Errors
    /// When the file is there already or cannot be written; of the database, or when that is none of SQLite.
    pub async fn copy_to(&self, file: &Path) -> Result<(), sqlx::Error> {
        std::fs::File::options().write(true).create_new(true).mode(0o600).open(file)?;
        let file = file.to_str().ok_or_else(|| sqlx::Error::Configuration("the name is not UTF-8".into()))?;
        // SQLite takes an empty file as none. Only a connection that may write may do this, though it writes nothing here.
        query("VACUUM INTO $1").bind(file).execute(&mut self.write().await?).await.map(drop)
    }

    /// A connection for reading only.
    ///
    /// # Errors
    /// When none is free in time, or the database does not open.
    pub async fn read(&self) -> Result<Connection, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(file) => Connection::Sqlite(file.reader.acquire().await?),
            Self::Postgres(server) => Connection::Postgres(server.reader.acquire().await?),
        })
    }

    /// A connection for writing.
    ///
    /// # Errors
    /// When none is free in time, or the database does not open.
    pub async fn write(&self) -> Result<Connection, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(file) => Connection::Sqlite(file.writer.acquire().await?),
            Self::Postgres(server) => Connection::Postgres(server.writer.acquire().await?),
        })
    }

    /// A transaction that reads everything as of one moment.
    ///
    /// # Errors
    /// As [`Database::read`].
    pub async fn begin_read(&self) -> Result<Transaction, sqlx::Error> {
        Transaction::begin(self.read().await?, Purpose::Read).await
    }

    /// A transaction that writes.
    ///
    /// # Errors
    /// As [`Database::write`].
    pub async fn begin_write(&self) -> Result<Transaction, sqlx::Error> {
        Transaction::begin(self.write().await?, Purpose::Write).await
    }

    /// Closes every connection.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(file) => file.close().await,
            Self::Postgres(server) => server.close().await,
        }
    }
}

/// Whether the database answers.
///
/// # Errors
/// When it does not.
pub async fn ping(connection: &mut Connection) -> Result<(), sqlx::Error> {
    query("SELECT 1").execute(connection).await.map(drop)
}

/// Keeps every process from storing records until the transaction ends.
///
/// # Errors
/// Of the database.
pub async fn lock_records(transaction: &mut Transaction) -> Result<(), sqlx::Error> {
    match &mut **transaction {
        // One that writes is alone by itself.
        Connection::Sqlite(_) => Ok(()),
        connection @ Connection::Postgres(_) => postgres::lock_records(connection).await,
    }
}

/// Whether the database's own checks find nothing wrong.
///
/// # Errors
/// When it does not answer.
pub async fn is_sound(connection: &mut Connection) -> Result<bool, sqlx::Error> {
    match connection {
        Connection::Sqlite(_) => sqlite::is_sound(connection).await,
        Connection::Postgres(_) => postgres::is_sound(connection).await,
    }
}

/// Whether what failed may work at once on another connection: this one broke off, the server is going down or has become a
/// standby, or two nodes were in each other's way.
#[must_use]
pub fn is_passing(error: &sqlx::Error) -> bool {
    const CODES: [&str; 6] = ["40001", "40P01", "57P01", "57P02", "57P03", "25006"];
    match error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(error) => error
            .code()
            .is_some_and(|code| CODES.contains(&&*code) || (code.len() == 5 && code.starts_with("08"))),
        _ => false,
    }
}

/// A role as the database has it.
fn role(stored: &str) -> Result<Role, sqlx::Error> {
    Role::from_name(stored).ok_or_else(|| sqlx::Error::Decode(format!("role {stored:?}").into()))
}

/// A count as the database has it; what cannot be (a negative one) reads as none.
fn count(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_a_file() {
        for (url, path) in [
            ("sqlite:data/haihoa.db", "data/haihoa.db"),
            ("sqlite:///srv/haihoa.db", "/srv/haihoa.db"),
            ("sqlite:/srv/h.db", "/srv/h.db"),
        ] {
            assert_eq!(sqlite::path_of(url), Some(PathBuf::from(path)));
        }
        for url in ["sqlite:", "data/haihoa.db", ""] {
            assert_eq!(sqlite::path_of(url), None, "{url}");
        }
    }

    #[tokio::test]
    async fn what_cannot_be_opened_repeats_no_password() {
        for url in ["mysql://user:secret@host/db", "postgres://user:secret@host:port/db", "user:secret@host"]
        {
            let error = Database::open(url, Missing::IsMade).await.unwrap_err();
            let message = format!("{error} {error:?}");
            assert!(!message.contains("secret"), "{message}");
        }
    }
}
