//! Settings of the whole server: one JSON value a name.

use domain::organizer::units::LevelNames;

use super::{Connection, query};

/// What the levels are called.
const LEVELS: &str = "levels";

/// What the levels are called; the usual names until somebody has set others.
///
/// # Errors
/// Of the database.
pub async fn levels(connection: &mut Connection) -> Result<LevelNames, sqlx::Error> {
    let value: Option<String> =
        query("SELECT value FROM setting WHERE name = $1").bind(LEVELS).fetch_value(connection).await?;
    let Some(value) = value else { return Ok(LevelNames::default()) };
    serde_json::from_str(&value).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// Sets what the levels are called.
///
/// # Errors
/// Of the database.
pub async fn set_levels(connection: &mut Connection, names: &LevelNames) -> Result<(), sqlx::Error> {
    let value = serde_json::to_string(names).map_err(|error| sqlx::Error::Encode(error.into()))?;
    query("INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(LEVELS)
        .bind(value)
        .execute(connection)
        .await
        .map(drop)
}
