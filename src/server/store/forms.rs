//! The forms of surveys as a whole, for checking them. Storing them is [`super::ingest`].

use super::{Connection, query};

/// A stored form.
#[derive(Debug)]
pub struct StoredForm {
    /// Its id.
    pub id: String,
    /// The hash its bytes had when they came.
    pub sha256: String,
    /// The day it came: `YYYY-MM-DD`.
    pub received_day: String,
    /// Its flags, as stored.
    pub flags: String,
    /// The bytes.
    pub body: String,
}

/// Reads every form in the order of ids, as [`super::participations::page`] does.
///
/// # Errors
/// Of the database.
pub async fn page(
    connection: &mut Connection,
    after: &str,
    page: u32,
) -> Result<Vec<StoredForm>, sqlx::Error> {
    let rows = query(
        "SELECT id, sha256, received_day, flags, body FROM survey_record WHERE id > $1 ORDER BY id LIMIT $2",
    )
    .bind(after)
    .bind(page)
    .fetch_all(connection)
    .await?;
    let form = |row: &super::query::Row| -> Result<StoredForm, sqlx::Error> {
        Ok(StoredForm {
            id: row.get(0)?,
            sha256: row.get(1)?,
            received_day: row.get(2)?,
            flags: row.get(3)?,
            body: row.get(4)?,
        })
    };
    rows.iter().map(form).collect()
}

/// Writes the flags of a form anew.
///
/// # Errors
/// Of the database.
pub async fn set_flags(connection: &mut Connection, id: &str, flags: &str) -> Result<(), sqlx::Error> {
    query("UPDATE survey_record SET flags = $2 WHERE id = $1")
        .bind(id)
        .bind(flags)
        .execute(connection)
        .await
        .map(drop)
}

/// Whether any form was flagged so.
///
/// # Errors
/// Of the database.
pub async fn any_flagged(connection: &mut Connection, flag: &str) -> Result<bool, sqlx::Error> {
    let found = query("SELECT 1 FROM survey_record WHERE flags LIKE $1 LIMIT 1")
        .bind(format!("%\"{flag}\"%"))
        .fetch_optional(connection)
        .await?;
    Ok(found.is_some())
}
