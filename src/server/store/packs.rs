//! Published packs: immutable, so that there is an insert and no update.

use domain::pack::{Pack, PackError};
use sqlx::{Row, SqliteConnection};

use super::stored;

/// A pack in the database cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum PacksError {
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// A stored pack breaks the rules of this version.
    #[error("pack {id} version {version} in the database cannot be used")]
    Pack {
        /// The pack.
        id: String,
        /// Its version.
        version: i64,
        /// What is wrong.
        source: PackError,
    },
}

/// Publishes `body` as this pack's version; false if that version was published before.
///
/// # Errors
/// Of the database.
pub async fn publish(
    connection: &mut SqliteConnection,
    pack: &Pack,
    body: &str,
    now_ms: u64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO pack (id, version, published_at_ms, body) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (id, version) DO NOTHING",
    )
    .bind(pack.id.as_str())
    .bind(i64::from(pack.version))
    .bind(stored(now_ms))
    .bind(body)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The bytes of a published version; none if there is no such one.
///
/// # Errors
/// Of the database.
pub async fn body(connection: &mut SqliteConnection, pack: &Pack) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT body FROM pack WHERE id = $1 AND version = $2")
        .bind(pack.id.as_str())
        .bind(i64::from(pack.version))
        .fetch_optional(connection)
        .await
}

/// Every published pack with its bytes.
///
/// # Errors
/// [`PacksError`].
pub async fn all(connection: &mut SqliteConnection) -> Result<Vec<(Pack, String)>, PacksError> {
    let rows = sqlx::query("SELECT id, version, body FROM pack").fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let body: String = row.try_get(2)?;
            match Pack::read(&body) {
                Ok(pack) => Ok((pack, body)),
                Err(source) => {
                    Err(PacksError::Pack { id: row.try_get(0)?, version: row.try_get(1)?, source })
                }
            }
        })
        .collect()
}
