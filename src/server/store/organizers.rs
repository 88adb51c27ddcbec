//! Organizers' accounts.

use super::{Connection, query};

/// An account.
#[derive(Clone, Debug)]
pub struct Organizer {
    /// Its id.
    pub id: String,
    /// The sign-in name as chosen.
    pub name: String,
    /// The name as compared.
    pub name_key: String,
    /// The password's hash, a PHC string.
    pub password: String,
}

/// Adds an account; false if the name is taken.
///
/// # Errors
/// Of the database.
pub async fn insert(
    connection: &mut Connection,
    organizer: &Organizer,
    now_ms: u64,
) -> Result<bool, sqlx::Error> {
    let done = query(
        "INSERT INTO organizer (id, name, name_key, password, created_at_ms) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (name_key) DO NOTHING",
    )
    .bind(organizer.id.as_str())
    .bind(organizer.name.as_str())
    .bind(organizer.name_key.as_str())
    .bind(organizer.password.as_str())
    .bind(now_ms)
    .execute(connection)
    .await?;
    Ok(done > 0)
}

/// The account with this name as compared; none if there is none.
///
/// # Errors
/// Of the database.
pub async fn by_name_key(
    connection: &mut Connection,
    name_key: &str,
) -> Result<Option<Organizer>, sqlx::Error> {
    let row = query("SELECT id, name, name_key, password FROM organizer WHERE name_key = $1")
        .bind(name_key)
        .fetch_optional(connection)
        .await?;
    row.map(|row| {
        Ok(Organizer { id: row.get(0)?, name: row.get(1)?, name_key: row.get(2)?, password: row.get(3)? })
    })
    .transpose()
}

/// Whether there is any account.
///
/// # Errors
/// Of the database.
pub async fn any(connection: &mut Connection) -> Result<bool, sqlx::Error> {
    Ok(query("SELECT 1 FROM organizer LIMIT 1").fetch_optional(connection).await?.is_some())
}
