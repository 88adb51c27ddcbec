//! Organizers' sessions. Only the hash of the cookie's secret is kept.

use super::{Connection, count, query};

/// A session that has not expired.
#[derive(Clone, Debug)]
pub struct Session {
    /// The name of the account it belongs to, as chosen.
    pub name: String,
    /// When it ends, unless used before: Unix milliseconds.
    pub expires_at_ms: u64,
}

/// Adds a session and forgets those that have expired.
///
/// # Errors
/// Of the database.
pub async fn insert(
    connection: &mut Connection,
    token_sha256: &str,
    organizer: &str,
    now_ms: u64,
    expires_at_ms: u64,
) -> Result<(), sqlx::Error> {
    query("DELETE FROM session WHERE expires_at_ms <= $1").bind(now_ms).execute(connection).await?;
    query(
        "INSERT INTO session (token_sha256, organizer, created_at_ms, expires_at_ms) VALUES ($1, $2, $3, $4)",
    )
    .bind(token_sha256)
    .bind(organizer)
    .bind(now_ms)
    .bind(expires_at_ms)
    .execute(connection)
    .await
    .map(drop)
}

/// The session, if it is there and has not expired.
///
/// # Errors
/// Of the database.
pub async fn find(
    connection: &mut Connection,
    token_sha256: &str,
    now_ms: u64,
) -> Result<Option<Session>, sqlx::Error> {
    let row = query(
        "SELECT organizer.name, session.expires_at_ms FROM session \
         JOIN organizer ON organizer.id = session.organizer \
         WHERE session.token_sha256 = $1 AND session.expires_at_ms > $2",
    )
    .bind(token_sha256)
    .bind(now_ms)
    .fetch_optional(connection)
    .await?;
    row.map(|row| Ok(Session { name: row.get(0)?, expires_at_ms: count(row.get(1)?) })).transpose()
}

/// Lets a session last until `expires_at_ms`.
///
/// # Errors
/// Of the database.
pub async fn extend(
    connection: &mut Connection,
    token_sha256: &str,
    expires_at_ms: u64,
) -> Result<(), sqlx::Error> {
    query("UPDATE session SET expires_at_ms = $2 WHERE token_sha256 = $1")
        .bind(token_sha256)
        .bind(expires_at_ms)
        .execute(connection)
        .await
        .map(drop)
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
