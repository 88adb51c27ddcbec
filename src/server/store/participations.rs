//! The records as a whole, for checking them. Storing them is [`super::ingest`].

use super::query::Row;
use super::{Connection, count, query};

/// A stored record.
#[derive(Debug)]
pub struct StoredRecord {
    /// Its id.
    pub id: String,
    /// The hash its bytes had when they came.
    pub sha256: String,
    /// When it came.
    pub received_at_ms: u64,
    /// Its flags, as stored.
    pub flags: String,
    /// The bytes.
    pub body: String,
}

/// Reads every record in the order of ids, a page of `page` at a time: call again with the last id of the page before
/// until a page is empty.
///
/// # Errors
/// Of the database.
pub async fn page(
    connection: &mut Connection,
    after: &str,
    page: u32,
) -> Result<Vec<StoredRecord>, sqlx::Error> {
    let rows = query(
        "SELECT id, sha256, received_at_ms, flags, body FROM participation WHERE id > $1 ORDER BY id LIMIT $2",
    )
    .bind(after)
    .bind(page)
    .fetch_all(connection)
    .await?;
    rows.iter().map(stored_record).collect()
}

fn stored_record(row: &Row) -> Result<StoredRecord, sqlx::Error> {
    Ok(StoredRecord {
        id: row.get(0)?,
        sha256: row.get(1)?,
        received_at_ms: count(row.get(2)?),
        flags: row.get(3)?,
        body: row.get(4)?,
    })
}

/// Writes the flags of a record anew.
///
/// # Errors
/// Of the database.
pub async fn set_flags(connection: &mut Connection, id: &str, flags: &str) -> Result<(), sqlx::Error> {
    query("UPDATE participation SET flags = $2 WHERE id = $1")
        .bind(id)
        .bind(flags)
        .execute(connection)
        .await
        .map(drop)
}

/// How many records stand beyond the first under the same phone and the phone's own count.
///
/// # Errors
/// Of the database.
pub async fn duplicates(connection: &mut Connection) -> Result<u64, sqlx::Error> {
    let sql = "SELECT CAST(COALESCE(SUM(times - 1), 0) AS BIGINT) FROM \
        (SELECT COUNT(*) AS times FROM participation GROUP BY device, seq HAVING COUNT(*) > 1) AS repeated";
    Ok(count(query(sql).fetch_value(connection).await?.unwrap_or_default()))
}

/// Whether any record was flagged so.
///
/// # Errors
/// Of the database.
pub async fn any_flagged(connection: &mut Connection, flag: &str) -> Result<bool, sqlx::Error> {
    let found = query("SELECT 1 FROM participation WHERE flags LIKE $1 LIMIT 1")
        .bind(format!("%\"{flag}\"%"))
        .fetch_optional(connection)
        .await?;
    Ok(found.is_some())
}

/// A record kept without being counted: a conflict or one set aside.
#[derive(Debug)]
pub struct KeptRecord {
    /// Its id.
    pub id: String,
    /// The hash its bytes had when they came.
    pub sha256: String,
    /// The campaign it names; none if we know none such.
    pub campaign: Option<String>,
    /// The bytes.
    pub body: String,
}

/// Where records are kept without being counted.
#[derive(Clone, Copy, Debug)]
pub enum Kept {
    /// Under the id of another.
    Conflict,
    /// Could not be taken as they were.
    SetAside,
}

/// Reads kept records as [`page`] does; `after` is the id and hash of the last one.
///
/// # Errors
/// Of the database.
pub async fn kept_page(
    connection: &mut Connection,
    kept: Kept,
    after: (&str, &str),
    page: u32,
) -> Result<Vec<KeptRecord>, sqlx::Error> {
    let sql = match kept {
        Kept::Conflict => {
            "SELECT id, sha256, campaign, body FROM conflict \
             WHERE id > $1 OR (id = $1 AND sha256 > $2) ORDER BY id, sha256 LIMIT $3"
        }
        Kept::SetAside => {
            "SELECT id, sha256, campaign, body FROM set_aside \
             WHERE id > $1 OR (id = $1 AND sha256 > $2) ORDER BY id, sha256 LIMIT $3"
        }
    };
    let rows = query(sql).bind(after.0).bind(after.1).bind(page).fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            Ok(KeptRecord { id: row.get(0)?, sha256: row.get(1)?, campaign: row.get(2)?, body: row.get(3)? })
        })
        .collect()
}

/// All uploads of what was stored already.
///
/// # Errors
/// Of the database.
pub async fn repeats(connection: &mut Connection) -> Result<u64, sqlx::Error> {
    let sql = "SELECT CAST(COALESCE(SUM(repeats), 0) AS BIGINT) FROM campaign_tally";
    Ok(count(query(sql).fetch_value(connection).await?.unwrap_or_default()))
}
