//! Published packs: immutable, so that there is an insert and no update.

use std::collections::HashMap;

use domain::campaign::PackRef;
use domain::id::PackId;
use domain::pack::{Pack, PackError};

use super::query::Row;
use super::{Connection, changes, count, query};

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
    connection: &mut Connection,
    pack: &Pack,
    body: &str,
    now_ms: u64,
) -> Result<bool, sqlx::Error> {
    let done = query(
        "INSERT INTO pack (id, version, published_at_ms, body) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (id, version) DO NOTHING",
    )
    .bind(pack.id.as_str())
    .bind(pack.version)
    .bind(now_ms)
    .bind(body)
    .execute(connection)
    .await?;
    if done == 0 {
        return Ok(false);
    }
    changes::note(connection).await?;
    Ok(true)
}

/// The bytes of a published version; none if there is no such one.
///
/// # Errors
/// Of the database.
pub async fn body(connection: &mut Connection, pack: &Pack) -> Result<Option<String>, sqlx::Error> {
    query("SELECT body FROM pack WHERE id = $1 AND version = $2")
        .bind(pack.id.as_str())
        .bind(pack.version)
        .fetch_value(connection)
        .await
}

/// Every published pack with its bytes.
///
/// # Errors
/// [`PacksError`].
pub async fn all(connection: &mut Connection) -> Result<Vec<(Pack, String)>, PacksError> {
    let rows = query("SELECT id, version, body FROM pack").fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let body: String = row.get(2)?;
            match Pack::read(&body) {
                Ok(pack) => Ok((pack, body)),
                Err(source) => Err(PacksError::Pack { id: row.get(0)?, version: row.get(1)?, source }),
            }
        })
        .collect()
}

/// When each version was published: Unix milliseconds.
///
/// # Errors
/// Of the database.
pub async fn published_at(connection: &mut Connection) -> Result<HashMap<PackRef, u64>, sqlx::Error> {
    let rows = query("SELECT id, version, published_at_ms FROM pack").fetch_all(connection).await?;
    let published = |row: &Row| {
        let version = u32::try_from(count(row.get(1)?)).unwrap_or_default();
        Ok((PackRef { id: PackId::new(row.get::<String>(0)?), version }, count(row.get(2)?)))
    };
    rows.iter().map(published).collect()
}
