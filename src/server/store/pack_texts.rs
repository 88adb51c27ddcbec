//! Published texts of packs in further languages: immutable, so that there is an insert and no update.

use domain::pack::{PackError, Texts};

use super::{Connection, changes, query};

/// Texts in the database cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TextsError {
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// Stored texts are of no format that this version knows.
    #[error("the texts of pack {pack} version {version} in {lang} in the database cannot be used")]
    Texts {
        /// The pack.
        pack: String,
        /// Its version.
        version: i64,
        /// The language.
        lang: String,
        /// What is wrong.
        source: PackError,
    },
}

/// Publishes `body` as the texts of this pack's version in their language; false if there were some before.
///
/// # Errors
/// Of the database.
pub async fn publish(
    connection: &mut Connection,
    texts: &Texts,
    body: &str,
    now_ms: u64,
) -> Result<bool, sqlx::Error> {
    let done = query(
        "INSERT INTO pack_text (pack, version, lang, published_at_ms, body) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (pack, version, lang) DO NOTHING",
    )
    .bind(texts.pack.as_str())
    .bind(texts.version)
    .bind(texts.lang.as_str())
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

/// The bytes of published texts; none if there are no such ones.
///
/// # Errors
/// Of the database.
pub async fn body(connection: &mut Connection, texts: &Texts) -> Result<Option<String>, sqlx::Error> {
    query("SELECT body FROM pack_text WHERE pack = $1 AND version = $2 AND lang = $3")
        .bind(texts.pack.as_str())
        .bind(texts.version)
        .bind(texts.lang.as_str())
        .fetch_value(connection)
        .await
}

/// All published texts, those of a pack's version in the order of their languages.
///
/// # Errors
/// [`TextsError`].
pub async fn all(connection: &mut Connection) -> Result<Vec<Texts>, TextsError> {
    let sql = "SELECT pack, version, lang, body FROM pack_text ORDER BY pack, version, lang";
    let rows = query(sql).fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let (pack, version, lang) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let body: String = row.get(3)?;
            Texts::read(&body).map_err(|source| TextsError::Texts { pack, version, lang, source })
        })
        .collect()
}
