//! Whose packs and surveys are, and the drafts of packs.

use std::collections::HashMap;

use domain::id::UnitId;
use domain::pack::Pack;

use super::query::Row;
use super::{Connection, count, query};

/// A pack as its authors have it.
#[derive(Clone, Debug)]
pub struct PackWork {
    /// Its id.
    pub id: String,
    /// Whose it is; none for all.
    pub unit: Option<UnitId>,
    /// The next version while it is written.
    pub draft: Option<Pack>,
    /// Grows with every save.
    pub revision: u64,
    /// When it was last saved or published: Unix milliseconds.
    pub changed_at_ms: u64,
}

fn read(row: &Row) -> Result<PackWork, sqlx::Error> {
    let draft: Option<String> = row.get(2)?;
    let draft = draft.map(|json| serde_json::from_str(&json)).transpose();
    Ok(PackWork {
        id: row.get(0)?,
        unit: row.get::<Option<String>>(1)?.map(UnitId::new),
        draft: draft.map_err(|error| sqlx::Error::Decode(error.into()))?,
        revision: count(row.get(3)?),
        changed_at_ms: count(row.get(4)?),
    })
}

/// Every pack that somebody writes.
///
/// # Errors
/// Of the database.
pub async fn all(connection: &mut Connection) -> Result<Vec<PackWork>, sqlx::Error> {
    let rows = query("SELECT id, unit, draft, revision, changed_at_ms FROM pack_work").fetch_all(connection);
    rows.await?.iter().map(read).collect()
}

/// One of them; none if there is no such one.
///
/// # Errors
/// Of the database.
pub async fn find(connection: &mut Connection, id: &str) -> Result<Option<PackWork>, sqlx::Error> {
    let row = query("SELECT id, unit, draft, revision, changed_at_ms FROM pack_work WHERE id = $1").bind(id);
    row.fetch_optional(connection).await?.as_ref().map(read).transpose()
}

/// Writes one; false if its revision in the database is not `known` (0: there is none yet).
///
/// # Errors
/// Of the database.
pub async fn put(connection: &mut Connection, work: &PackWork, known: u64) -> Result<bool, sqlx::Error> {
    let draft = work.draft.as_ref().map(serde_json::to_string).transpose();
    let draft = draft.map_err(|error| sqlx::Error::Encode(error.into()))?;
    let done = query(
        "INSERT INTO pack_work (id, unit, draft, revision, changed_at_ms) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (id) DO UPDATE SET draft = excluded.draft, revision = excluded.revision, \
         changed_at_ms = excluded.changed_at_ms WHERE pack_work.revision = $6",
    )
    .bind(work.id.as_str())
    .bind(work.unit.as_ref().map(UnitId::as_str))
    .bind(draft.as_deref())
    .bind(work.revision)
    .bind(work.changed_at_ms)
    .bind(known)
    .execute(connection)
    .await?;
    Ok(done > 0)
}

/// Forgets one.
///
/// # Errors
/// Of the database.
pub async fn delete(connection: &mut Connection, id: &str) -> Result<(), sqlx::Error> {
    query("DELETE FROM pack_work WHERE id = $1").bind(id).execute(connection).await.map(drop)
}

/// Whose each survey is that somebody has published here.
///
/// # Errors
/// Of the database.
pub async fn survey_units(
    connection: &mut Connection,
) -> Result<HashMap<String, Option<UnitId>>, sqlx::Error> {
    let rows = query("SELECT id, unit FROM survey_work").fetch_all(connection).await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get::<Option<String>>(1)?.map(UnitId::new)))).collect()
}

/// Says whose a survey is; the first word counts.
///
/// # Errors
/// Of the database.
pub async fn own_survey(
    connection: &mut Connection,
    id: &str,
    unit: Option<&UnitId>,
) -> Result<(), sqlx::Error> {
    query("INSERT INTO survey_work (id, unit) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING")
        .bind(id)
        .bind(unit.map(UnitId::as_str))
        .execute(connection)
        .await
        .map(drop)
}
