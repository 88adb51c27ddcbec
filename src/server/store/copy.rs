//! Every table as rows that go from one database into another, whichever two they are.

mod tables;

pub use tables::{GROUND, PASSING, RECORDS};

use std::collections::HashSet;

use sqlx::AssertSqlSafe;

use super::query::{Row, Value};
use super::rows::{Insert, Kind, select_in};
use super::{Connection, count, query};

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns; the first `key` of them are its primary key.
    columns: &'static [(&'static str, Kind)],
    key: usize,
}

impl Table {
    fn names(columns: &[(&'static str, Kind)]) -> String {
        columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    fn select(&self) -> String {
        format!("SELECT {} FROM {}", Self::names(self.columns), self.name)
    }

    /// How many rows it has.
    ///
    /// # Errors
    /// Of the database.
    pub async fn count(&self, connection: &mut Connection) -> Result<u64, sqlx::Error> {
        let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {}", self.name));
        Ok(count(query(sql).fetch_value(connection).await?.unwrap_or_default()))
    }

    /// Takes every row away.
    ///
    /// # Errors
    /// Of the database.
    pub async fn clear(&self, connection: &mut Connection) -> Result<(), sqlx::Error> {
        query(AssertSqlSafe(format!("DELETE FROM {}", self.name))).execute(connection).await.map(drop)
    }

    /// Copies every row; of those that are there already the copy takes the place. For tables that fit into memory.
    ///
    /// # Errors
    /// Of either database.
    pub async fn copy_all(&self, from: &mut Connection, to: &mut Connection) -> Result<(), sqlx::Error> {
        let rows = query(AssertSqlSafe(self.select())).fetch_all(from).await?;
        let (key, rest) = (Self::names(&self.columns[..self.key]), &self.columns[self.key..]);
        let taken: Vec<String> = rest.iter().map(|(name, _)| format!("{name} = excluded.{name}")).collect();
        let tail = format!("ON CONFLICT ({key}) DO UPDATE SET {}", taken.join(", "));
        self.insert(to, &rows, &tail).await
    }

    /// Copies the rows with these ids, but not those that are there already.
    ///
    /// # Errors
    /// Of either database.
    pub async fn copy_some(
        &self,
        from: &mut Connection,
        to: &mut Connection,
        ids: &[&str],
    ) -> Result<(), sqlx::Error> {
        let rows = select_in(from, &self.select(), "id", ids).await?;
        self.insert(to, &rows, "ON CONFLICT DO NOTHING").await
    }

    /// Ids and hashes of records after `after`, in the order of both, at most `most`.
    ///
    /// # Errors
    /// Of the database.
    pub async fn hashes(
        &self,
        connection: &mut Connection,
        after: (&str, &str),
        most: u32,
    ) -> Result<Vec<(String, String)>, sqlx::Error> {
        let sql = format!(
            "SELECT id, sha256 FROM {} WHERE id > $1 OR (id = $1 AND sha256 > $2) ORDER BY id, sha256 LIMIT $3",
            self.name
        );
        let rows = query(AssertSqlSafe(sql)).bind(after.0).bind(after.1).bind(most);
        let rows = rows.fetch_all(connection).await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    /// Which of these ids have which hashes here.
    ///
    /// # Errors
    /// Of the database.
    pub async fn hashes_of(
        &self,
        connection: &mut Connection,
        ids: &[&str],
    ) -> Result<HashSet<(String, String)>, sqlx::Error> {
        let head = format!("SELECT id, sha256 FROM {}", self.name);
        let rows = select_in(connection, &head, "id", ids).await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    async fn insert(&self, to: &mut Connection, rows: &[Row], tail: &str) -> Result<(), sqlx::Error> {
        let mut values: Vec<Value> = Vec::with_capacity(rows.len() * self.columns.len());
        for row in rows {
            for (place, (_, kind)) in self.columns.iter().enumerate() {
                values.push(kind.value(row, place)?);
            }
        }
        let head = format!("INSERT INTO {} ({})", self.name, Self::names(self.columns));
        let columns: Vec<Kind> = self.columns.iter().map(|(_, kind)| *kind).collect();
        Insert { head: &head, columns: &columns, tail }.run(to, values).await.map(drop)
    }
}
