//! `POST /api/v1/participations`: takes sealed records. Safe to repeat.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use domain::wire::{MOST_BYTES, Receipt};

use super::body::json_bytes;
use super::errors::ApiError;
use super::openapi::UploadRefused;
use crate::app::App;
use crate::intake;
use crate::quota::Over;
use crate::store::ingest::Fate;
use crate::upload::{self, Entry, Upload, UploadError};

/// Stores what came, and says of each record what became of it.
///
/// # Errors
/// [`ApiError`]: nothing was stored then, and the phone keeps everything.
#[utoipa::path(post, path = "/api/v1/participations", tag = "members",
    request_body(content = upload::Upload<'static>, description = "At most 50 records and 64 KB."),
    responses((status = 200, description = "One receipt a record, in the order sent.", body = Receipt), UploadRefused),
)]
pub async fn upload(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let bytes = json_bytes(&headers, body, MOST_BYTES).await?;
    let Upload { records: entries, sent_at_ms } = upload::read(&bytes)?;
    let taken = intake::take(&app, &entries, sent_at_ms).await?;
    Ok(receipt(&entries, taken.fates, taken.over))
}

/// The answer to what was uploaded. With a record that is to come later it says when.
pub fn receipt(entries: &[Entry<'_>], fates: Vec<Fate>, over: Option<Over>) -> Response {
    let mut response = super::json(&upload::receipt(entries, fates));
    if let Some(Over { seconds }) = over {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

impl From<UploadError> for ApiError {
    fn from(error: UploadError) -> Self {
        match error {
            UploadError::Malformed(_) => Self::Malformed(error.to_string()),
            UploadError::TooMany { .. } => Self::TooLarge(error.to_string()),
        }
    }
}
