//! Every table as rows that go from one database into another, whichever two they are.

use std::collections::HashSet;

use sqlx::AssertSqlSafe;

use super::query::{Row, Value};
use super::rows::Kind::{MaybeText, Number, Text};
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

/// What records refer to, in the order in which rows can be inserted.
pub const GROUND: &[Table] = &[
    Table {
        name: "unit",
        columns: &[
            ("id", Text),
            ("parent", MaybeText),
            ("level", Text),
            ("name", Text),
            ("members", Number),
            ("closed_on", MaybeText),
            ("merged_into", MaybeText),
        ],
        key: 1,
    },
    Table {
        name: "unit_past",
        columns: &[("unit", Text), ("until_day", Text), ("parent", MaybeText), ("name", Text)],
        key: 2,
    },
    Table { name: "setting", columns: &[("name", Text), ("value", Text)], key: 1 },
    Table {
        name: "pack_work",
        columns: &[
            ("id", Text),
            ("unit", MaybeText),
            ("draft", MaybeText),
            ("revision", Number),
            ("changed_at_ms", Number),
        ],
        key: 1,
    },
    Table { name: "survey_work", columns: &[("id", Text), ("unit", MaybeText)], key: 1 },
    Table {
        name: "picture",
        columns: &[("name", Text), ("content_type", Text), ("body", Text), ("made_at_ms", Number)],
        key: 1,
    },
    Table {
        name: "meeting",
        columns: &[
            ("id", Text),
            ("unit", Text),
            ("held_on", Text),
            ("note", Text),
            ("changed_at_ms", Number),
        ],
        key: 1,
    },
    Table {
        name: "audit",
        columns: &[
            ("id", Text),
            ("at_ms", Number),
            ("organizer", Text),
            ("who", Text),
            ("deed", Text),
            ("subject", Text),
            ("unit", MaybeText),
            ("before", Text),
            ("after", Text),
        ],
        key: 1,
    },
    Table {
        name: "pack",
        columns: &[("id", Text), ("version", Number), ("published_at_ms", Number), ("body", Text)],
        key: 2,
    },
    Table {
        name: "pack_text",
        columns: &[
            ("pack", Text),
            ("version", Number),
            ("lang", Text),
            ("published_at_ms", Number),
            ("body", Text),
        ],
        key: 3,
    },
    Table {
        name: "survey",
        columns: &[("id", Text), ("version", Number), ("published_at_ms", Number), ("body", Text)],
        key: 2,
    },
    Table {
        name: "campaign",
        columns: &[
            ("id", Text),
            ("title", Text),
            ("packs", Text),
            ("flowers", Number),
            ("name_asked", Text),
            ("opens_at_ms", Number),
            ("closes_at_ms", Number),
            ("created_at_ms", Number),
            ("rules", Text),
            ("survey", MaybeText),
            ("unit", MaybeText),
            ("paused", Number),
        ],
        key: 1,
    },
    Table { name: "join_code", columns: &[("code", Text), ("campaign", Text), ("unit", Text)], key: 1 },
    Table {
        name: "unit_contact",
        columns: &[("unit", Text), ("place", Number), ("phone", Text), ("name", Text), ("purpose", Text)],
        key: 2,
    },
    Table {
        name: "organizer",
        columns: &[
            ("id", Text),
            ("name", Text),
            ("name_key", Text),
            ("password", Text),
            ("created_at_ms", Number),
            ("role", Text),
            ("unit", MaybeText),
            ("closed", Number),
        ],
        key: 1,
    },
    Table {
        name: "rescue_key",
        columns: &[("place", Number), ("private_key", Text), ("created_at_ms", Number)],
        key: 1,
    },
    Table { name: "catalog", columns: &[("place", Number), ("revision", Number)], key: 1 },
];

/// What phones sent: rows that are never changed.
pub const RECORDS: &[Table] = &[
    Table {
        name: "participation",
        columns: &[
            ("id", Text),
            ("sha256", Text),
            ("campaign", Text),
            ("unit", Text),
            ("device", Text),
            ("seq", Number),
            ("received_at_ms", Number),
            ("flags", Text),
            ("body", Text),
        ],
        key: 1,
    },
    Table {
        name: "survey_record",
        columns: &[
            ("id", Text),
            ("sha256", Text),
            ("campaign", Text),
            ("unit", Text),
            ("received_day", Text),
            ("flags", Text),
            ("body", Text),
        ],
        key: 1,
    },
    Table {
        name: "conflict",
        columns: &[
            ("id", Text),
            ("sha256", Text),
            ("campaign", Text),
            ("received_at_ms", Number),
            ("body", Text),
        ],
        key: 2,
    },
    Table {
        name: "set_aside",
        columns: &[
            ("id", Text),
            ("sha256", Text),
            ("claimed_sha256", Text),
            ("reason", Text),
            ("campaign", MaybeText),
            ("received_at_ms", Number),
            ("body", Text),
        ],
        key: 2,
    },
];

/// What comes and goes, and the counts: rows that take the place of those that were there.
pub const PASSING: &[Table] = &[
    Table {
        name: "session",
        columns: &[
            ("token_sha256", Text),
            ("organizer", Text),
            ("created_at_ms", Number),
            ("expires_at_ms", Number),
            ("id", Text),
            ("seen_at_ms", Number),
            ("browser", Text),
        ],
        key: 1,
    },
    Table {
        name: "invitation",
        columns: &[
            ("token_sha256", Text),
            ("kind", Text),
            ("created_at_ms", Number),
            ("expires_at_ms", Number),
            ("id", Text),
            ("role", Text),
            ("unit", MaybeText),
            ("note", Text),
            ("organizer", MaybeText),
        ],
        key: 1,
    },
    Table {
        name: "unit_tally",
        columns: &[
            ("campaign", Text),
            ("unit", Text),
            ("participations", Number),
            ("asked", Number),
            ("answered_right", Number),
            ("last_received_at_ms", Number),
            ("late", Number),
        ],
        key: 2,
    },
    Table {
        name: "question_tally",
        columns: &[
            ("campaign", Text),
            ("pack", Text),
            ("version", Number),
            ("question", Text),
            ("asked", Number),
            ("answered_right", Number),
        ],
        key: 4,
    },
    Table {
        name: "choice_tally",
        columns: &[
            ("campaign", Text),
            ("pack", Text),
            ("version", Number),
            ("question", Text),
            ("choice", Text),
            ("chosen", Number),
        ],
        key: 5,
    },
    Table {
        name: "survey_unit_tally",
        columns: &[("campaign", Text), ("unit", Text), ("forms", Number)],
        key: 2,
    },
    Table {
        name: "survey_tally",
        columns: &[
            ("campaign", Text),
            ("unit", Text),
            ("day", Text),
            ("item", Text),
            ("value", Text),
            ("counted", Number),
        ],
        key: 5,
    },
    Table {
        name: "campaign_tally",
        columns: &[
            ("campaign", Text),
            ("repeats", Number),
            ("conflicts", Number),
            ("set_aside", Number),
            ("revision", Number),
        ],
        key: 1,
    },
];

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
