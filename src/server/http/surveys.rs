//! Published surveys, the same for ever: `GET /api/v1/surveys/{id}/{version}`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::id::SurveyId;
use domain::survey::Survey;

use super::errors::ApiError;
use super::openapi::NotThere;
use super::segments::Segments;
use super::{IMMUTABLE, NEVER};
use crate::app::App;

/// The survey's bytes.
///
/// # Errors
/// [`ApiError::NotFound`] when there is no such survey or version.
#[utoipa::path(get, path = "/api/v1/surveys/{id}/{version}", operation_id = "survey", tag = "members",
    params(
        ("id" = String, Path, description = "The survey.", example = "danh-gia-buoi-sinh-hoat"),
        ("version" = String, Path, description = "Its version, from 1.", example = "1"),
        ("If-None-Match" = Option<String>, Header, description = "The tag of what the client has."),
    ),
    responses(
        (status = 200, description = "The survey as published; never changes.", body = Survey, headers(("ETag" = String, description = "Names these bytes."))),
        (status = 304, description = "The client has it."),
        NotThere,
    ),
)]
pub async fn show(
    State(app): State<Arc<App>>,
    Segments((id, version)): Segments<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let version: u32 = version.parse().map_err(|_| ApiError::NotFound)?;
    let id = SurveyId::new(id);
    let survey = app.find(|catalog| catalog.survey(&id, version).cloned()).await.ok_or(ApiError::NotFound)?;
    // A shared phone shall not tell that a sensitive one was opened on it.
    Ok(survey.content.respond(&headers, if survey.survey.sensitive { NEVER } else { IMMUTABLE }))
}
