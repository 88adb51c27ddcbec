//! `GET /api/v1/join/{code}`: where a join code leads.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use domain::campaign::{JoinCode, Joined};

use super::errors::ApiError;
use super::openapi::JoinRefused;
use super::segments::Segments;
use crate::app::App;

/// The campaign and unit of a code.
///
/// # Errors
/// [`ApiError::NotFound`] when the code leads nowhere, [`ApiError::Paused`] while its campaign is paused.
#[utoipa::path(get, path = "/api/v1/join/{code}", operation_id = "join", tag = "members",
    params(("code" = String, Path, description = "Six digits; spaces, dots and hyphens do not matter.", example = "246810")),
    responses((status = 200, description = "Where the code leads.", body = Joined), JoinRefused),
)]
pub async fn show(
    State(app): State<Arc<App>>,
    Segments(code): Segments<String>,
) -> Result<Response, ApiError> {
    let code = JoinCode::read(&code).ok_or(ApiError::NotFound)?;
    let joined = app.find(|catalog| catalog.join(&code)).await.ok_or(ApiError::NotFound)?;
    if app.catalog.get().is_paused(&code) {
        return Err(ApiError::Paused);
    }
    Ok(super::json(&joined))
}
