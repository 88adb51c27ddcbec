//! Pictures: organizers upload them, anybody's phone shows them.

use std::sync::Arc;

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::organizer::audit::Deed;
use domain::organizer::packs::PictureMade;
use domain::pack::MEDIA;
use domain::participation::sha256_hex;

use super::body::file_bytes;
use super::errors::ApiError;
use super::openapi::FileRefused;
use super::{IMMUTABLE, NEVER};
use crate::app::App;
use crate::audit::Line;
use crate::picture::{self, Made, Unreadable};
use crate::rights::Organizer;
use crate::store::pictures::{self, StoredPicture};

/// How many digits of its hash name a picture.
const NAME_DIGITS: usize = 32;

/// `POST /api/v1/organizer/pictures`: the file as it is. Safe to repeat: the same picture has the same name.
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/pictures", operation_id = "add_picture", tag = "packs", security(("session" = [])),
    request_body(content = String, content_type = "application/octet-stream", description = "JPEG, PNG, WebP or GIF."),
    responses((status = 201, description = "Where it is now, without what the camera wrote into it.", body = PictureMade), FileRefused),
)]
pub async fn add(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let bytes = file_bytes(&headers, body, picture::MOST_BYTES).await?;
    let turn = app.file_work.acquire().await.map_err(|_| ApiError::Busy)?;
    let made = tokio::task::spawn_blocking(move || picture::make(&bytes)).await;
    drop(turn);
    let Made { bytes, content_type, ending, width, height } = made.map_err(|_| ApiError::Internal)??;
    let hash = sha256_hex(&bytes);
    let name = format!("{}.{ending}", hash.get(..NAME_DIGITS).unwrap_or(&hash));
    let stored =
        StoredPicture { content_type: content_type.to_owned(), body: BASE64_STANDARD.encode(&bytes) };
    let now_ms = app.clock.now_ms();
    let mut transaction = app.database.begin_write().await?;
    pictures::insert(&mut transaction, &name, stored, now_ms).await?;
    let line = Line::new(Deed::UploadedPicture, "picture", &name, who.unit.as_ref());
    line.note(&mut transaction, &who, now_ms).await?;
    transaction.commit().await?;
    let bytes = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let made = PictureMade { src: format!("{MEDIA}{name}"), width, height, bytes };
    Ok((StatusCode::CREATED, super::json(&made)).into_response())
}

/// A picture that was uploaded; none if there is no such one.
pub async fn stored(app: &App, path: &str) -> Result<Option<Response>, ApiError> {
    let Some(name) = path.strip_prefix(MEDIA).filter(|name| name.len() <= NAME_DIGITS + 5) else {
        return Ok(None);
    };
    let Some(picture) = pictures::find(&mut app.database.read().await?, name).await? else { return Ok(None) };
    let bytes = BASE64_STANDARD.decode(&picture.body).map_err(|_| ApiError::Internal)?;
    let mut response = Response::new(Body::from(Bytes::from(bytes)));
    let kind = HeaderValue::try_from(&picture.content_type).map_err(|_| ApiError::Internal)?;
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(IMMUTABLE));
    Ok(Some(response))
}

/// The answer to whoever asks for a picture that is not there: it may come.
pub fn not_there() -> Response {
    (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, NEVER)]).into_response()
}

impl From<Unreadable> for ApiError {
    fn from(_: Unreadable) -> Self {
        Self::PictureUnfit
    }
}
