//! The audit log: lines are added and read, never changed.

use domain::id::UnitId;
use domain::organizer::audit::{AuditEntry, Deed};

use super::query::Row;
use super::{Connection, count, query};

/// Adds a line; `organizer` is the account that did it.
///
/// # Errors
/// Of the database; the change it tells of is then lost with the caller's transaction.
pub async fn insert(
    connection: &mut Connection,
    organizer: &str,
    entry: &AuditEntry,
) -> Result<(), sqlx::Error> {
    query(
        "INSERT INTO audit (id, at_ms, organizer, who, deed, subject, unit, before, after) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(entry.id.as_str())
    .bind(entry.at_ms)
    .bind(organizer)
    .bind(entry.who.as_str())
    .bind(entry.deed.name())
    .bind(entry.subject.as_str())
    .bind(entry.unit.as_ref().map(UnitId::as_str))
    .bind(entry.before.as_str())
    .bind(entry.after.as_str())
    .execute(connection)
    .await
    .map(drop)
}

/// At most `most` lines before the one with id `before` (empty: from the newest on), the newest first.
///
/// # Errors
/// Of the database, or when it holds a deed this version does not know.
pub async fn page(
    connection: &mut Connection,
    before: &str,
    most: u32,
) -> Result<Vec<AuditEntry>, sqlx::Error> {
    // No id begins with a letter behind f.
    let before = if before.is_empty() { "g" } else { before };
    let rows = query(
        "SELECT id, at_ms, who, deed, subject, unit, before, after FROM audit WHERE id < $1 \
         ORDER BY id DESC LIMIT $2",
    );
    rows.bind(before).bind(most).fetch_all(connection).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<AuditEntry, sqlx::Error> {
    let deed: String = row.get(3)?;
    Ok(AuditEntry {
        id: row.get(0)?,
        at_ms: count(row.get(1)?),
        who: row.get(2)?,
        deed: Deed::from_name(&deed).ok_or_else(|| sqlx::Error::Decode(format!("deed {deed:?}").into()))?,
        subject: row.get(4)?,
        unit: row.get::<Option<String>>(5)?.map(UnitId::new),
        before: row.get(6)?,
        after: row.get(7)?,
    })
}
