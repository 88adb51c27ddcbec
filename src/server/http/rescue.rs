//! `POST /api/v1/rescue`: takes a rescue file from whoever carries it. Safe to repeat, and to mix with uploads.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::rescue::{MOST_BYTES, MOST_RECORDS, RescueFile};
use domain::wire::Receipt;

use super::body::json_bytes;
use super::errors::ApiError;
use super::openapi::RescueRefused;
use super::participations::receipt;
use crate::app::App;
use crate::intake;
use crate::rescue::OpenError;
use crate::upload::{self, UploadError};

/// How many records of a file go into the writer's queue at a time, as if they had been uploaded so: a large file must
/// not keep the phones of a meeting waiting.
const GROUP: usize = 50;

/// Stores what is in the file, and says of each record what became of it.
///
/// # Errors
/// [`ApiError`]. With `busy` and `store_unavailable` a part may be stored: handing the file in again stores the rest.
#[utoipa::path(post, path = "/api/v1/rescue", operation_id = "hand_in_rescue_file", tag = "members",
    request_body(content = RescueFile, description = "At most 4 MB."),
    responses((status = 200, description = "One receipt a record, in the order sealed.", body = Receipt), RescueRefused),
)]
pub async fn hand_in(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let _place = app.rescue.place().ok_or(ApiError::Busy)?;
    let file = json_bytes(&headers, body, MOST_BYTES).await?;
    let plain = open(&app, file).await?;
    let upload = upload::read_at_most(&plain, MOST_RECORDS).map_err(|error| match error {
        UploadError::Malformed(_) => ApiError::from(OpenError::Unreadable),
        too_many @ UploadError::TooMany { .. } => too_many.into(),
    })?;
    let entries = upload.records;
    let (mut fates, mut over) = (Vec::with_capacity(entries.len()), None);
    for group in entries.chunks(GROUP) {
        let taken = intake::take(&app, group, None).await?;
        fates.extend(taken.fates);
        over = over.max(taken.over);
    }
    Ok(receipt(&entries, fates, over))
}

/// Opens the file where it keeps no other request waiting: the largest takes some milliseconds.
async fn open(app: &Arc<App>, file: Bytes) -> Result<Vec<u8>, ApiError> {
    let desk = Arc::clone(app);
    let opened = tokio::task::spawn_blocking(move || desk.rescue.key.open(&file)).await;
    let opened = opened.map_err(|error| {
        tracing::error!(%error, "opening a rescue file ended badly");
        ApiError::Internal
    })?;
    Ok(opened?)
}

impl From<OpenError> for ApiError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Unreadable => Self::RescueUnreadable,
            OpenError::WrongKey => Self::RescueForAnother,
        }
    }
}
