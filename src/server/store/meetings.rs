//! Meetings.

use domain::organizer::meetings::{Meeting, MeetingNote};

use super::query::Row;
use super::{Connection, count, query};

fn read(row: &Row) -> Result<Meeting, sqlx::Error> {
    let note: String = row.get(1)?;
    Ok(Meeting {
        id: row.get(0)?,
        note: serde_json::from_str(&note).map_err(|error| sqlx::Error::Decode(error.into()))?,
        changed_at_ms: count(row.get(2)?),
    })
}

/// Every meeting, the latest first.
///
/// # Errors
/// Of the database.
pub async fn all(connection: &mut Connection) -> Result<Vec<Meeting>, sqlx::Error> {
    let sql = "SELECT id, note, changed_at_ms FROM meeting ORDER BY held_on DESC, id DESC";
    query(sql).fetch_all(connection).await?.iter().map(read).collect()
}

/// A meeting; none if there is no such one.
///
/// # Errors
/// Of the database.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<Meeting>, sqlx::Error> {
    let row = query("SELECT id, note, changed_at_ms FROM meeting WHERE id = $1").bind(id);
    row.fetch_optional(connection).await?.as_ref().map(read).transpose()
}

/// Writes a meeting, new or changed.
///
/// # Errors
/// Of the database.
pub async fn put(connection: &mut Connection, meeting: &Meeting) -> Result<(), sqlx::Error> {
    let MeetingNote { unit, held_on, .. } = &meeting.note;
    let note = serde_json::to_string(&meeting.note).map_err(|error| sqlx::Error::Encode(error.into()))?;
    query(
        "INSERT INTO meeting (id, unit, held_on, note, changed_at_ms) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, held_on = excluded.held_on, note = excluded.note, \
         changed_at_ms = excluded.changed_at_ms",
    )
    .bind(meeting.id.as_str())
    .bind(unit.as_str())
    .bind(held_on.as_str())
    .bind(note)
    .bind(meeting.changed_at_ms)
    .execute(connection)
    .await
    .map(drop)
}

/// Takes a meeting out.
///
/// # Errors
/// Of the database.
pub async fn delete(connection: &mut Connection, id: &str) -> Result<(), sqlx::Error> {
    query("DELETE FROM meeting WHERE id = $1").bind(id).execute(connection).await.map(drop)
}
