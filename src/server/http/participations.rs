//! `POST /api/v1/participations`: takes sealed records. Safe to repeat.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::wire::MOST_BYTES;

use super::body::json_bytes;
use super::errors::ApiError;
use crate::app::App;
use crate::record::sort;
use crate::upload::{self, UploadError};

/// Stores what came, and says of each record what became of it.
///
/// # Errors
/// [`ApiError`]: nothing was stored then, and the phone keeps everything.
pub async fn upload(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let bytes = json_bytes(&headers, body, MOST_BYTES).await?;
    let received_at_ms = app.clock.now_ms();
    let entries = upload::read(&bytes)?;
    let catalog = app.catalog.get();
    let items = entries
        .iter()
        .map(|entry| sort(&entry.id, &entry.sha256, entry.body(), &catalog, received_at_ms))
        .collect();
    let fates = app.ingest.store(items).await?;
    Ok(super::json(&upload::receipt(&entries, fates)))
}

impl From<UploadError> for ApiError {
    fn from(error: UploadError) -> Self {
        match error {
            UploadError::Malformed(_) => Self::Malformed(error.to_string()),
            UploadError::TooMany { .. } => Self::TooLarge(error.to_string()),
        }
    }
}
