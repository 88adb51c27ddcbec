//! Published surveys: immutable, as packs are.

use domain::survey::{Survey, SurveyError};

use super::{Connection, changes, query};

/// A survey in the database cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SurveysError {
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// A stored survey breaks the rules of this version.
    #[error("survey {id} version {version} in the database cannot be used")]
    Survey {
        /// The survey.
        id: String,
        /// Its version.
        version: i64,
        /// What is wrong.
        source: SurveyError,
    },
}

/// Publishes `body` as this survey's version; false if that version was published before.
///
/// # Errors
/// Of the database.
pub async fn publish(
    connection: &mut Connection,
    survey: &Survey,
    body: &str,
    now_ms: u64,
) -> Result<bool, sqlx::Error> {
    let done = query(
        "INSERT INTO survey (id, version, published_at_ms, body) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (id, version) DO NOTHING",
    )
    .bind(survey.id.as_str())
    .bind(survey.version)
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
pub async fn body(connection: &mut Connection, survey: &Survey) -> Result<Option<String>, sqlx::Error> {
    query("SELECT body FROM survey WHERE id = $1 AND version = $2")
        .bind(survey.id.as_str())
        .bind(survey.version)
        .fetch_value(connection)
        .await
}

/// Every published survey with its bytes.
///
/// # Errors
/// [`SurveysError`].
pub async fn all(connection: &mut Connection) -> Result<Vec<(Survey, String)>, SurveysError> {
    let rows = query("SELECT id, version, body FROM survey").fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let body: String = row.get(2)?;
            match Survey::read(&body) {
                Ok(survey) => Ok((survey, body)),
                Err(source) => Err(SurveysError::Survey { id: row.get(0)?, version: row.get(1)?, source }),
            }
        })
        .collect()
}
