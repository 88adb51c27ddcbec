//! A connection to either database, and what stands or falls together on it.

use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::{Postgres, Sqlite};

use super::query::query;

/// A connection, on loan from its pool.
#[derive(Debug)]
pub enum Connection {
    /// To a SQLite file.
    Sqlite(PoolConnection<Sqlite>),
    /// To a PostgreSQL server.
    Postgres(PoolConnection<Postgres>),
}

/// What a transaction is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Reads, all of one moment.
    Read,
    /// Writes.
    Write,
}

/// Statements that stand or fall together. One that is let go of without [`Transaction::commit`] takes its connection with
/// it: the database undoes what it did, whatever state it was in (a full disk ends a transaction of SQLite by itself, a lost
/// network leaves one of PostgreSQL hanging), and the next one begins on a clean connection.
#[derive(Debug)]
pub struct Transaction {
    connection: Connection,
    is_open: bool,
}

impl Transaction {
    pub(super) async fn begin(connection: Connection, purpose: Purpose) -> Result<Self, sqlx::Error> {
        let begin = match (&connection, purpose) {
            (Connection::Sqlite(_), Purpose::Read) => "BEGIN",
            // Takes the write lock at once, so that it cannot fail half-way for want of it.
            (Connection::Sqlite(_), Purpose::Write) => "BEGIN IMMEDIATE",
            (Connection::Postgres(_), Purpose::Read) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            (Connection::Postgres(_), Purpose::Write) => "BEGIN",
        };
        // From here on it is in doubt: also if nobody waits for the answer any more.
        let mut transaction = Self { connection, is_open: true };
        query(begin).execute(&mut transaction.connection).await?;
        Ok(transaction)
    }

    /// Makes everything durable.
    ///
    /// # Errors
    /// Of the database. Nothing was written then, unless the connection broke off: then it may have been.
    pub async fn commit(mut self) -> Result<(), sqlx::Error> {
        query("COMMIT").execute(&mut self.connection).await?;
        self.is_open = false;
        Ok(())
    }
}

impl Deref for Transaction {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.is_open {
            match &mut self.connection {
                Connection::Sqlite(connection) => connection.close_on_drop(),
                Connection::Postgres(connection) => connection.close_on_drop(),
            }
        }
    }
}
