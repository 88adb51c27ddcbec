//! One statement for both databases: `$n` markers, text and whole numbers.

use std::sync::Arc;

use sqlx::postgres::PgRow;

use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Postgres, Row as _, SqlSafeStr, SqlStr, Sqlite, Type};

use super::connection::Connection;

/// What a statement takes in the place of a marker.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text.
    Text(String),
    /// Text that others hold as well: the bytes of a record are not copied.
    Shared(Arc<str>),
    /// A whole number.
    Number(i64),
    /// No text.
    NoText,
}

/// A statement and what stands for its markers.
#[derive(Debug)]
pub struct Query {
    pub(super) sql: SqlStr,
    pub(super) values: Vec<Value>,
}

/// Begins a statement.
#[must_use]
pub fn query(sql: impl SqlSafeStr) -> Query {
    Query { sql: sql.into_sql_str(), values: Vec::new() }
}

/// Binds every value and runs the statement on whichever database it is.
macro_rules! run {
    ($query:ident, $connection:ident, $rows:ident => $run:ident, $($done:tt)+) => {
        match $connection {
            Connection::Sqlite(connection) => {
                let mut query = sqlx::query::<Sqlite>($query.sql);
                for value in $query.values {
                    query = match value {
                        Value::Text(text) => query.bind(text),
                        Value::Shared(text) => query.bind(text),
                        Value::Number(number) => query.bind(number),
                        Value::NoText => query.bind(None::<String>),
                    };
                }
                let $rows = query.$run(&mut **connection).await?;
                run!(@done Sqlite, $rows, $($done)+)
            }
            Connection::Postgres(connection) => {
                let mut query = sqlx::query::<Postgres>($query.sql);
                for value in &$query.values {
                    query = match value {
                        Value::Text(text) => query.bind(text.as_str()),
                        Value::Shared(text) => query.bind(&**text),
                        Value::Number(number) => query.bind(*number),
                        Value::NoText => query.bind(None::<&str>),
                    };
                }
                let $rows = query.$run(&mut **connection).await?;
                run!(@done Postgres, $rows, $($done)+)
            }
        }
    };
    (@done $database:ident, $rows:ident, count) => { Ok($rows.rows_affected()) };
    (@done $database:ident, $rows:ident, rows) => { Ok($rows.into_iter().map(Row::$database).collect()) };
    (@done $database:ident, $rows:ident, row) => { Ok($rows.map(Row::$database)) };
}

impl Query {
    /// The value of the next marker.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Runs it; how many rows it changed.
    ///
    /// # Errors
    /// Of the database.
    pub async fn execute(self, connection: &mut Connection) -> Result<u64, sqlx::Error> {
        run!(self, connection, done => execute, count)
    }

    /// All rows.
    ///
    /// # Errors
    /// Of the database.
    pub async fn fetch_all(self, connection: &mut Connection) -> Result<Vec<Row>, sqlx::Error> {
        run!(self, connection, rows => fetch_all, rows)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// Of the database.
    pub async fn fetch_optional(self, connection: &mut Connection) -> Result<Option<Row>, sqlx::Error> {
        run!(self, connection, row => fetch_optional, row)
    }

    /// The first column of the first row, if there is one.
    ///
    /// # Errors
    /// Of the database, or when the column holds something else.
    pub async fn fetch_value<T: Column>(self, connection: &mut Connection) -> Result<Option<T>, sqlx::Error> {
        self.fetch_optional(connection).await?.map(|row| row.get(0)).transpose()
    }
}

/// What a column can be read as, in both databases.
pub trait Column:
    for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

impl<T> Column for T where
    T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>
{
}

/// A row of either database.
pub enum Row {
    /// Of SQLite.
    Sqlite(SqliteRow),
    /// Of PostgreSQL.
    Postgres(PgRow),
}

impl Row {
    /// Column `place`, from 0.
    ///
    /// # Errors
    /// When there is none, or it holds something else.
    pub fn get<T: Column>(&self, place: usize) -> Result<T, sqlx::Error> {
        match self {
            Self::Sqlite(row) => row.try_get(place),
            Self::Postgres(row) => row.try_get(place),
        }
    }
}

impl Value {
    /// Text as both databases take it: PostgreSQL knows every character but NUL.
    fn of(text: String) -> Self {
        if text.contains('\0') { Self::Text(text.replace('\0', "\u{fffd}")) } else { Self::Text(text) }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::of(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::of(text)
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::NoText, Self::from)
    }
}

/// A record as received. JSON text holds no NUL.
impl From<Arc<str>> for Value {
    fn from(text: Arc<str>) -> Self {
        Self::Shared(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

/// Both databases count to 2^63: what is more becomes that.
impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
