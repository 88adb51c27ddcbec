//! `GET /api/v1/packs/{id}/{version}`: a published pack, the same for ever.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::id::PackId;

use super::IMMUTABLE;
use super::errors::ApiError;
use super::segments::Segments;
use crate::app::App;

/// The pack's bytes.
///
/// # Errors
/// [`ApiError::NotFound`] when there is no such pack or version.
pub async fn show(
    State(app): State<Arc<App>>,
    Segments((id, version)): Segments<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let version = version.parse().map_err(|_| ApiError::NotFound)?;
    let catalog = app.catalog.get();
    let pack = catalog.pack(&PackId::new(id), version).ok_or(ApiError::NotFound)?;
    Ok(pack.content.respond(&headers, IMMUTABLE))
}
