//! Organizers' sessions. Only the hash of the cookie's secret is kept.

use domain::id::UnitId;
use domain::rights::Role;

use super::query::Row;
use super::{Connection, count, query};

/// A session that has not expired, and whose it is.
#[derive(Clone, Debug)]
pub struct Session {
    /// The account.
    pub organizer: String,
    /// Its name, as chosen.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// Where; everywhere without one.
    pub unit: Option<UnitId>,
    /// When it ends, unless used before: Unix milliseconds.
    pub expires_at_ms: u64,
    /// When it was last seen, to the hour: Unix milliseconds.
    pub seen_at_ms: u64,
}

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// By this it can be ended.
    pub id: String,
    /// The account.
    pub organizer: String,
    /// The hash of its secret.
    pub token_sha256: String,
    /// When it was begun: Unix milliseconds.
    pub created_at_ms: u64,
    /// When it was last seen, to the hour: Unix milliseconds.
    pub seen_at_ms: u64,
    /// The browser as it names itself, cut short.
    pub browser: String,
}

/// Adds a session and forgets those that have expired.
///
/// # Errors
/// Of the database.
pub async fn insert(
    connection: &mut Connection,
    session: &Listed,
    expires_at_ms: u64,
) -> Result<(), sqlx::Error> {
    let now_ms = session.created_at_ms;
    query("DELETE FROM session WHERE expires_at_ms <= $1").bind(now_ms).execute(connection).await?;
    query(
        "INSERT INTO session (token_sha256, organizer, created_at_ms, expires_at_ms, id, seen_at_ms, browser) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(session.token_sha256.as_str())
    .bind(session.organizer.as_str())
    .bind(now_ms)
    .bind(expires_at_ms)
    .bind(session.id.as_str())
    .bind(session.seen_at_ms)
    .bind(session.browser.as_str())
    .execute(connection)
    .await
    .map(drop)
}

/// The session, if it is there, has not expired, and its account is not closed.
///
/// # Errors
/// Of the database.
pub async fn find(
    connection: &mut Connection,
    token_sha256: &str,
    now_ms: u64,
) -> Result<Option<Session>, sqlx::Error> {
    let row = query(
        "SELECT organizer.id, organizer.name, organizer.role, organizer.unit, session.expires_at_ms, \
         session.seen_at_ms FROM session JOIN organizer ON organizer.id = session.organizer \
         WHERE session.token_sha256 = $1 AND session.expires_at_ms > $2 AND organizer.closed = 0",
    )
    .bind(token_sha256)
    .bind(now_ms)
    .fetch_optional(connection)
    .await?;
    row.map(|row| {
        let role: String = row.get(2)?;
        Ok(Session {
            organizer: row.get(0)?,
            name: row.get(1)?,
            role: super::role(&role)?,
            unit: row.get::<Option<String>>(3)?.map(UnitId::new),
            expires_at_ms: count(row.get(4)?),
            seen_at_ms: count(row.get(5)?),
        })
    })
    .transpose()
}

/// Notes that a session was seen, and lets it last until `expires_at_ms`.
///
/// # Errors
/// Of the database.
pub async fn extend(
    connection: &mut Connection,
    token_sha256: &str,
    seen_at_ms: u64,
    expires_at_ms: u64,
) -> Result<(), sqlx::Error> {
    query("UPDATE session SET seen_at_ms = $2, expires_at_ms = $3 WHERE token_sha256 = $1")
        .bind(token_sha256)
        .bind(seen_at_ms)
        .bind(expires_at_ms)
        .execute(connection)
        .await
        .map(drop)
}

/// Every session that has not expired, the last seen first.
///
/// # Errors
/// Of the database.
pub async fn open(connection: &mut Connection, now_ms: u64) -> Result<Vec<Listed>, sqlx::Error> {
    let rows = query(
        "SELECT id, organizer, token_sha256, created_at_ms, seen_at_ms, browser FROM session \
         WHERE expires_at_ms > $1 ORDER BY seen_at_ms DESC, id",
    );
    let listed = |row: &Row| {
        Ok(Listed {
            id: row.get(0)?,
            organizer: row.get(1)?,
            token_sha256: row.get(2)?,
            created_at_ms: count(row.get(3)?),
            seen_at_ms: count(row.get(4)?),
            browser: row.get(5)?,
        })
    };
    rows.bind(now_ms).fetch_all(connection).await?.iter().map(listed).collect()
}

/// Ends a session; does nothing if there is none.
///
/// # Errors
/// Of the database.
pub async fn delete(connection: &mut Connection, token_sha256: &str) -> Result<(), sqlx::Error> {
    query("DELETE FROM session WHERE token_sha256 = $1")
        .bind(token_sha256)
        .execute(connection)
        .await
        .map(drop)
}

/// Ends every session of an account but the one with the hash `but`; how many that were.
///
/// # Errors
/// Of the database.
pub async fn delete_of(
    connection: &mut Connection,
    organizer: &str,
    but: Option<&str>,
) -> Result<u64, sqlx::Error> {
    query("DELETE FROM session WHERE organizer = $1 AND token_sha256 <> $2")
        .bind(organizer)
        .bind(but.unwrap_or_default())
        .execute(connection)
        .await
}
