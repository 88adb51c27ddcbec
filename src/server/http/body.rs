//! Reading the body of a post: its type, its size and the time it takes are bounded.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;

use super::errors::ApiError;

/// How long a body may take to come, beside what its size allows for.
const TIMEOUT: Duration = Duration::from_secs(20);
/// How many bytes a second a slow network is good for: a large body may take longer.
const SLOWEST: usize = 64 * 1024;
/// How much room a body gets before any of it is here: what a client announces is not yet to be believed.
const FIRST_ROOM: usize = 4 * 1024;
/// How far beyond its limit a body is read and thrown away, so that a sender who only then listens gets the answer.
const DRAINED: usize = 1024 * 1024;

/// The bytes of a JSON body of at most `most` bytes.
///
/// # Errors
/// [`ApiError::WrongContentType`], [`ApiError::TooLarge`], [`ApiError::TooSlow`], or [`ApiError::Malformed`] when the
/// connection breaks.
pub async fn json_bytes(headers: &HeaderMap, body: Body, most: usize) -> Result<Bytes, ApiError> {
    if !is_json(headers) {
        return Err(ApiError::WrongContentType);
    }
    let patience = TIMEOUT + Duration::from_secs((most / SLOWEST) as u64);
    tokio::time::timeout(patience, collect(body, most)).await.map_err(|_| ApiError::TooSlow)?
}

/// The bytes of a file of at most `most` bytes. It must say that it is one: pages of elsewhere cannot without asking first.
///
/// # Errors
/// As [`json_bytes`].
pub async fn file_bytes(headers: &HeaderMap, body: Body, most: usize) -> Result<Bytes, ApiError> {
    if !has_type(headers, "application/octet-stream") {
        return Err(ApiError::WrongContentType);
    }
    let patience = TIMEOUT + Duration::from_secs((most / SLOWEST) as u64);
    tokio::time::timeout(patience, collect(body, most)).await.map_err(|_| ApiError::TooSlow)?
}

async fn collect(mut body: Body, most: usize) -> Result<Bytes, ApiError> {
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    let mut bytes = Vec::with_capacity(announced.min(most).min(FIRST_ROOM));
    let drained = most.saturating_add(DRAINED);
    let mut came = if announced > drained { announced } else { 0 };
    while came <= drained
        && let Some(frame) = body.frame().await
    {
        let frame = frame.map_err(|_| ApiError::Malformed("the body broke off".to_owned()))?;
        let data = frame.data_ref().map(|data| &data[..]).unwrap_or_default();
        came += data.len();
        if came <= most {
            bytes.extend_from_slice(data);
        }
    }
    if came > most {
        return Err(ApiError::TooLarge(format!("the body is larger than {most} bytes")));
    }
    Ok(bytes.into())
}

/// A JSON body of at most `most` bytes as `T`.
///
/// # Errors
/// As [`json_bytes`], and [`ApiError::Malformed`] with the place.
pub async fn read_json<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: Body,
    most: usize,
) -> Result<T, ApiError> {
    let bytes = json_bytes(headers, body, most).await?;
    serde_json::from_slice(&bytes).map_err(|error| ApiError::Malformed(error.to_string()))
}

fn is_json(headers: &HeaderMap) -> bool {
    has_type(headers, "application/json")
}

fn has_type(headers: &HeaderMap, wanted: &str) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(wanted)
}
