//! The private key of rescue files. It is never logged.

use super::{Connection, query};

/// The one row there is: of several nodes that start at once on one database the first one's key stays.
const PLACE: i64 = 1;

/// Keeps a private key, given as hexadecimal, unless there is one.
///
/// # Errors
/// Of the database.
pub async fn insert_first(
    connection: &mut Connection,
    private_key: &str,
    now_ms: u64,
) -> Result<(), sqlx::Error> {
    query(
        "INSERT INTO rescue_key (place, private_key, created_at_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    )
    .bind(PLACE)
    .bind(private_key)
    .bind(now_ms)
    .execute(connection)
    .await
    .map(drop)
}

/// The private key as hexadecimal; none before the first start.
///
/// # Errors
/// Of the database.
pub async fn private_key(connection: &mut Connection) -> Result<Option<String>, sqlx::Error> {
    query("SELECT private_key FROM rescue_key WHERE place = $1").bind(PLACE).fetch_value(connection).await
}
