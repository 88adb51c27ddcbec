//! Which catalog (campaigns, units, packs, join codes) is in the database: a number that grows with every change, so that each
//! node sees cheaply whether what it holds in memory is still right.

use super::{Connection, count, query};

/// The one row there is.
const PLACE: i64 = 1;

/// Notes that the catalog changed; belongs into the transaction that changes it.
///
/// # Errors
/// Of the database.
pub async fn note(connection: &mut Connection) -> Result<(), sqlx::Error> {
    query("UPDATE catalog SET revision = revision + 1 WHERE place = $1")
        .bind(PLACE)
        .execute(connection)
        .await
        .map(drop)
}

/// The number of the catalog as it is now.
///
/// # Errors
/// Of the database.
pub async fn revision(connection: &mut Connection) -> Result<u64, sqlx::Error> {
    let revision =
        query("SELECT revision FROM catalog WHERE place = $1").bind(PLACE).fetch_value(connection).await?;
    Ok(count(revision.unwrap_or_default()))
}
