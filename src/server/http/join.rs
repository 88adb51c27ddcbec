//! `GET /api/v1/join/{code}`: where a join code leads.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use domain::campaign::JoinCode;

use super::errors::ApiError;
use super::segments::Segments;
use crate::app::App;

/// The campaign and unit of a code.
///
/// # Errors
/// [`ApiError::NotFound`] when the code leads nowhere.
pub async fn show(
    State(app): State<Arc<App>>,
    Segments(code): Segments<String>,
) -> Result<Response, ApiError> {
    let code = JoinCode::read(&code).ok_or(ApiError::NotFound)?;
    let joined = app.catalog.get().join(&code).ok_or(ApiError::NotFound)?;
    Ok(super::json(&joined))
}
