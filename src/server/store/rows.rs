//! Many rows in one statement. Here the databases differ: SQLite is quickest with a group of markers a row, PostgreSQL with an
//! array a column.

use std::fmt::Write;

use sqlx::{AssertSqlSafe, Postgres};

use super::connection::Connection;
use super::query::{Row, Value, query};

/// The most rows of one statement of SQLite: beyond this, a longer one gains nothing.
const MOST_ROWS: usize = 64;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text; never none.
    Text,
    /// Text, or none.
    MaybeText,
    /// A whole number.
    Number,
}

impl Kind {
    /// What a row has at this place.
    ///
    /// # Errors
    /// When that is of another kind.
    pub fn value(self, row: &Row, place: usize) -> Result<Value, sqlx::Error> {
        Ok(match self {
            Self::Text => Value::Text(row.get(place)?),
            Self::MaybeText => row.get::<Option<String>>(place)?.map_or(Value::NoText, Value::Text),
            Self::Number => Value::Number(row.get(place)?),
        })
    }
}

/// An insert of many rows.
#[derive(Debug)]
pub struct Insert<'a> {
    /// Up to the rows: `INSERT INTO t (a, b)`.
    pub head: &'a str,
    /// Its columns.
    pub columns: &'a [Kind],
    /// What follows the rows: `ON CONFLICT …`.
    pub tail: &'a str,
}

impl Insert<'_> {
    /// Inserts rows; `values` has them one after the other. What the tail returns.
    ///
    /// # Errors
    /// Of the database; the caller's transaction is then lost.
    pub async fn run(
        &self,
        connection: &mut Connection,
        mut values: Vec<Value>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        if values.is_empty() {
            return Ok(Vec::new());
        }
        if let Connection::Postgres(connection) = connection {
            let sql = AssertSqlSafe(self.with_arrays());
            let mut insert = sqlx::query::<Postgres>(sql);
            for (place, kind) in self.columns.iter().enumerate() {
                let column = values.iter().skip(place).step_by(self.columns.len());
                insert = match kind {
                    Kind::Text | Kind::MaybeText => {
                        insert.bind(column.map(text).collect::<Vec<Option<&str>>>())
                    }
                    Kind::Number => insert.bind(column.map(number).collect::<Vec<i64>>()),
                };
            }
            let rows = insert.fetch_all(&mut **connection).await?;
            return Ok(rows.into_iter().map(Row::Postgres).collect());
        }
        let mut rows = Vec::new();
        while let Some(size) = piece(values.len() / self.columns.len()) {
            let rest = values.split_off(size * self.columns.len());
            let mut insert = query(AssertSqlSafe(self.with_markers(size)));
            insert.values = std::mem::replace(&mut values, rest);
            rows.extend(insert.fetch_all(connection).await?);
        }
        Ok(rows)
    }

    /// The markers are `?`: finding one of hundreds of `$n` by its name takes SQLite a search through all of them.
    fn with_markers(&self, rows: usize) -> String {
        let group = format!("({})", vec!["?"; self.columns.len()].join(", "));
        format!("{} VALUES {} {}", self.head, vec![group; rows].join(", "), self.tail)
    }

    fn with_arrays(&self) -> String {
        let mut arrays = String::new();
        for (place, kind) in self.columns.iter().enumerate() {
            let kind = match kind {
                Kind::Text | Kind::MaybeText => "text",
                Kind::Number => "bigint",
            };
            let comma = if place == 0 { "" } else { ", " };
            // Writing to a string does not fail.
            let _ = write!(arrays, "{comma}${}::{kind}[]", place + 1);
        }
        format!("{} SELECT * FROM UNNEST({arrays}) {}", self.head, self.tail)
    }
}

/// The rows whose `column` is one of `texts`; `head` is the statement up to its WHERE.
///
/// # Errors
/// Of the database.
pub async fn select_in(
    connection: &mut Connection,
    head: &str,
    column: &str,
    texts: &[&str],
) -> Result<Vec<Row>, sqlx::Error> {
    if let Connection::Postgres(connection) = connection {
        let sql = AssertSqlSafe(format!("{head} WHERE {column} = ANY($1)"));
        let rows = sqlx::query::<Postgres>(sql).bind(texts).fetch_all(&mut **connection).await?;
        return Ok(rows.into_iter().map(Row::Postgres).collect());
    }
    let mut rows = Vec::new();
    let mut rest = texts;
    while let Some(size) = piece(rest.len()) {
        let (now, later) = rest.split_at(size);
        let markers = vec!["?"; size].join(", ");
        let select = query(AssertSqlSafe(format!("{head} WHERE {column} IN ({markers})")));
        rows.extend(now.iter().fold(select, |select, text| select.bind(*text)).fetch_all(connection).await?);
        rest = later;
    }
    Ok(rows)
}

/// How many of the rows that are left go into the next statement: a power of two, so that only a handful of statements are ever
/// prepared. None when none are left.
fn piece(left: usize) -> Option<usize> {
    Some(1 << left.min(MOST_ROWS).checked_ilog2()?)
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        Value::Shared(text) => Some(text),
        Value::Number(_) | Value::NoText => None,
    }
}

fn number(value: &Value) -> i64 {
    match value {
        Value::Number(number) => *number,
        Value::Text(_) | Value::Shared(_) | Value::NoText => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INSERT: Insert<'_> = Insert {
        head: "INSERT INTO t (a, b)",
        columns: &[Kind::Text, Kind::Number],
        tail: "ON CONFLICT DO NOTHING",
    };

    #[test]
    fn pieces_are_powers_of_two_and_lose_nothing() {
        for count in 0..200_usize {
            let mut left = count;
            while let Some(size) = piece(left) {
                assert!(size.is_power_of_two() && size <= MOST_ROWS && size <= left);
                left -= size;
            }
            assert_eq!(left, 0, "{count}");
        }
    }

    #[test]
    fn a_statement_has_a_marker_for_every_value_or_an_array_for_every_column() {
        assert_eq!(
            INSERT.with_markers(3),
            "INSERT INTO t (a, b) VALUES (?, ?), (?, ?), (?, ?) ON CONFLICT DO NOTHING"
        );
        assert_eq!(
            INSERT.with_arrays(),
            "INSERT INTO t (a, b) SELECT * FROM UNNEST($1::text[], $2::bigint[]) ON CONFLICT DO NOTHING"
        );
    }
}
