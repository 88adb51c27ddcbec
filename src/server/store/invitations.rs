//! One-time links: to make an account, or to set a password anew. Only the hash of the secret is kept.

use domain::id::UnitId;
use domain::rights::Role;

use super::query::Row;
use super::{Connection, count, query};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An account; printed by a start without any. The next such start replaces it.
    First,
    /// An account, for someone who was invited.
    Invited,
    /// A new password for an account there is.
    Reset,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Invited => "invited",
            Self::Reset => "reset",
        }
    }
}

/// A link.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// By this it can be taken back.
    pub id: String,
    /// What it is for.
    pub kind: Kind,
    /// The role it gives.
    pub role: Role,
    /// Where; everywhere without one.
    pub unit: Option<UnitId>,
    /// For whom, as whoever made it wrote.
    pub note: String,
    /// Whose password it sets anew.
    pub organizer: Option<String>,
    /// When it was made: Unix milliseconds.
    pub created_at_ms: u64,
    /// Until when it can be used: Unix milliseconds.
    pub expires_at_ms: u64,
}

/// Adds a link, and forgets those that have expired and, for [`Kind::First`], the one before.
///
/// # Errors
/// Of the database.
pub async fn insert(
    connection: &mut Connection,
    token_sha256: &str,
    invitation: &Invitation,
) -> Result<(), sqlx::Error> {
    query("DELETE FROM invitation WHERE expires_at_ms <= $1 OR (kind = 'first' AND $2 = 'first')")
        .bind(invitation.created_at_ms)
        .bind(invitation.kind.name())
        .execute(connection)
        .await?;
    query(
        "INSERT INTO invitation (token_sha256, kind, created_at_ms, expires_at_ms, id, role, unit, note, organizer) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(token_sha256)
    .bind(invitation.kind.name())
    .bind(invitation.created_at_ms)
    .bind(invitation.expires_at_ms)
    .bind(invitation.id.as_str())
    .bind(invitation.role.name())
    .bind(invitation.unit.as_ref().map(UnitId::as_str))
    .bind(invitation.note.as_str())
    .bind(invitation.organizer.as_deref())
    .execute(connection)
    .await
    .map(drop)
}

fn read(row: &Row) -> Result<Invitation, sqlx::Error> {
    let (kind, role): (String, String) = (row.get(1)?, row.get(2)?);
    Ok(Invitation {
        id: row.get(0)?,
        kind: match kind.as_str() {
            "first" => Kind::First,
            "reset" => Kind::Reset,
            _ => Kind::Invited,
        },
        role: super::role(&role)?,
        unit: row.get::<Option<String>>(3)?.map(UnitId::new),
        note: row.get(4)?,
        organizer: row.get(5)?,
        created_at_ms: count(row.get(6)?),
        expires_at_ms: count(row.get(7)?),
    })
}

/// The link with this secret, if it has not expired; links to set a password are those `for_password` alone.
///
/// # Errors
/// Of the database.
pub async fn find(
    connection: &mut Connection,
    token_sha256: &str,
    for_password: bool,
    now_ms: u64,
) -> Result<Option<Invitation>, sqlx::Error> {
    let row = query(
        "SELECT id, kind, role, unit, note, organizer, created_at_ms, expires_at_ms FROM invitation \
         WHERE token_sha256 = $1 AND expires_at_ms > $2",
    )
    .bind(token_sha256)
    .bind(now_ms)
    .fetch_optional(connection)
    .await?;
    let found = row.as_ref().map(read).transpose()?;
    Ok(found.filter(|invitation| (invitation.kind == Kind::Reset) == for_password))
}

/// Every link to an account that can still be used, the newest first.
///
/// # Errors
/// Of the database.
pub async fn open(connection: &mut Connection, now_ms: u64) -> Result<Vec<Invitation>, sqlx::Error> {
    let rows = query(
        "SELECT id, kind, role, unit, note, organizer, created_at_ms, expires_at_ms FROM invitation \
         WHERE expires_at_ms > $1 AND kind <> 'reset' ORDER BY created_at_ms DESC, id",
    );
    rows.bind(now_ms).fetch_all(connection).await?.iter().map(read).collect()
}

/// Uses up a link; false if somebody has been faster.
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

/// Takes a link back.
///
/// # Errors
/// Of the database.
pub async fn delete(connection: &mut Connection, id: &str) -> Result<(), sqlx::Error> {
    query("DELETE FROM invitation WHERE id = $1").bind(id).execute(connection).await.map(drop)
}

/// Takes back every link that would set this account's password.
///
/// # Errors
/// Of the database.
pub async fn delete_of(connection: &mut Connection, organizer: &str) -> Result<(), sqlx::Error> {
    query("DELETE FROM invitation WHERE organizer = $1").bind(organizer).execute(connection).await.map(drop)
}
