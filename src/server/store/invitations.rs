//! One-time links by which an organizer makes an account. Only the hash of the secret is kept.

use super::{Connection, query};

/// Where an invitation comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Printed by a start without any account; the next such start replaces it.
    First,
    /// Asked for.
    Invited,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Invited => "invited",
        }
    }
}

/// Adds an invitation, and forgets those that have expired and, for [`Kind::First`], the one before.
///
/// # Errors
/// Of the database.
pub async fn insert(
    connection: &mut Connection,
    token_sha256: &str,
    kind: Kind,
    now_ms: u64,
    expires_at_ms: u64,
) -> Result<(), sqlx::Error> {
    query("DELETE FROM invitation WHERE expires_at_ms <= $1 OR (kind = 'first' AND $2 = 'first')")
        .bind(now_ms)
        .bind(kind.name())
        .execute(connection)
        .await?;
    query("INSERT INTO invitation (token_sha256, kind, created_at_ms, expires_at_ms) VALUES ($1, $2, $3, $4)")
        .bind(token_sha256)
        .bind(kind.name())
        .bind(now_ms)
        .bind(expires_at_ms)
        .execute(connection)
        .await
        .map(drop)
}

/// Whether the invitation is there and has not expired.
///
/// # Errors
/// Of the database.
pub async fn is_open(
    connection: &mut Connection,
    token_sha256: &str,
    now_ms: u64,
) -> Result<bool, sqlx::Error> {
    let found = query("SELECT 1 FROM invitation WHERE token_sha256 = $1 AND expires_at_ms > $2")
        .bind(token_sha256)
        .bind(now_ms)
        .fetch_optional(connection)
        .await?;
    Ok(found.is_some())
}

/// Uses up an invitation; false if there is none or it has expired.
///
/// # Errors
/// Of the database.
pub async fn take(connection: &mut Connection, token_sha256: &str, now_ms: u64) -> Result<bool, sqlx::Error> {
    let done = query("DELETE FROM invitation WHERE token_sha256 = $1 AND expires_at_ms > $2")
        .bind(token_sha256)
        .bind(now_ms)
        .execute(connection)
        .await?;
    Ok(done > 0)
}
