//! Pictures that organizers uploaded. The name is made of the hash: the same picture is kept once, and never changes.

use super::{Connection, query};

/// A picture.
#[derive(Clone, Debug)]
pub struct StoredPicture {
    /// Its content type.
    pub content_type: String,
    /// Its bytes as base64.
    pub body: String,
}

/// Adds a picture; does nothing if it is there.
///
/// # Errors
/// Of the database.
pub async fn insert(
    connection: &mut Connection,
    name: &str,
    picture: StoredPicture,
    now_ms: u64,
) -> Result<(), sqlx::Error> {
    query(
        "INSERT INTO picture (name, content_type, body, made_at_ms) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (name) DO NOTHING",
    )
    .bind(name)
    .bind(picture.content_type)
    .bind(picture.body)
    .bind(now_ms)
    .execute(connection)
    .await
    .map(drop)
}

/// A picture; none if there is no such one.
///
/// # Errors
/// Of the database.
pub async fn find(connection: &mut Connection, name: &str) -> Result<Option<StoredPicture>, sqlx::Error> {
    let row = query("SELECT content_type, body FROM picture WHERE name = $1").bind(name);
    let row = row.fetch_optional(connection).await?;
    row.map(|row| Ok(StoredPicture { content_type: row.get(0)?, body: row.get(1)? })).transpose()
}
