//! Organizers' accounts.

use domain::id::UnitId;
use domain::rights::Role;

use super::query::Row;
use super::{Connection, count, query};

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
    /// What she may do.
    pub role: Role,
    /// Where; everywhere without one.
    pub unit: Option<UnitId>,
    /// Whether nobody signs in with it.
    pub closed: bool,
    /// When it was made: Unix milliseconds.
    pub created_at_ms: u64,
}

/// Adds an account; false if the name is taken.
///
/// # Errors
/// Of the database.
pub async fn insert(connection: &mut Connection, organizer: &Organizer) -> Result<bool, sqlx::Error> {
    let done = query(
        "INSERT INTO organizer (id, name, name_key, password, created_at_ms, role, unit, closed) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (name_key) DO NOTHING",
    )
    .bind(organizer.id.as_str())
    .bind(organizer.name.as_str())
    .bind(organizer.name_key.as_str())
    .bind(organizer.password.as_str())
    .bind(organizer.created_at_ms)
    .bind(organizer.role.name())
    .bind(organizer.unit.as_ref().map(UnitId::as_str))
    .bind(u32::from(organizer.closed))
    .execute(connection)
    .await?;
    Ok(done > 0)
}

/// Writes role, unit, password and state of an account anew.
///
/// # Errors
/// Of the database.
pub async fn update(connection: &mut Connection, organizer: &Organizer) -> Result<(), sqlx::Error> {
    query("UPDATE organizer SET role = $2, unit = $3, closed = $4, password = $5 WHERE id = $1")
        .bind(organizer.id.as_str())
        .bind(organizer.role.name())
        .bind(organizer.unit.as_ref().map(UnitId::as_str))
        .bind(u32::from(organizer.closed))
        .bind(organizer.password.as_str())
        .execute(connection)
        .await
        .map(drop)
}

const COLUMNS: [&str; 3] = [
    "SELECT id, name, name_key, password, role, unit, closed, created_at_ms FROM organizer WHERE name_key = $1",
    "SELECT id, name, name_key, password, role, unit, closed, created_at_ms FROM organizer WHERE id = $1",
    "SELECT id, name, name_key, password, role, unit, closed, created_at_ms FROM organizer",
];

fn read(row: &Row) -> Result<Organizer, sqlx::Error> {
    let role: String = row.get(4)?;
    Ok(Organizer {
        id: row.get(0)?,
        name: row.get(1)?,
        name_key: row.get(2)?,
        password: row.get(3)?,
        role: super::role(&role)?,
        unit: row.get::<Option<String>>(5)?.map(UnitId::new),
        closed: row.get::<i64>(6)? != 0,
        created_at_ms: count(row.get(7)?),
    })
}

/// The account with this name as compared; none if there is none.
///
/// # Errors
/// Of the database.
pub async fn by_name_key(
    connection: &mut Connection,
    name_key: &str,
) -> Result<Option<Organizer>, sqlx::Error> {
    query(COLUMNS[0]).bind(name_key).fetch_optional(connection).await?.as_ref().map(read).transpose()
}

/// The account with this id; none if there is none.
///
/// # Errors
/// Of the database.
pub async fn by_id(connection: &mut Connection, id: &str) -> Result<Option<Organizer>, sqlx::Error> {
    query(COLUMNS[1]).bind(id).fetch_optional(connection).await?.as_ref().map(read).transpose()
}

/// Every account.
///
/// # Errors
/// Of the database.
pub async fn all(connection: &mut Connection) -> Result<Vec<Organizer>, sqlx::Error> {
    query(COLUMNS[2]).fetch_all(connection).await?.iter().map(read).collect()
}

/// Whether there is any account.
///
/// # Errors
/// Of the database.
pub async fn any(connection: &mut Connection) -> Result<bool, sqlx::Error> {
    Ok(query("SELECT 1 FROM organizer LIMIT 1").fetch_optional(connection).await?.is_some())
}
