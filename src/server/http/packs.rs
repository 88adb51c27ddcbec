//! Published packs, the same for ever: `GET /api/v1/packs/{id}/{version}`, and below it `/questions` without the key.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::id::PackId;
use domain::pack::Pack;

use super::IMMUTABLE;
use super::errors::ApiError;
use super::openapi::NotThere;
use super::segments::Segments;
use crate::app::App;
use crate::catalog::PublishedPack;

/// The pack's bytes.
///
/// # Errors
/// [`ApiError::NotFound`] when there is no such pack or version, or while its key is withheld.
#[utoipa::path(get, path = "/api/v1/packs/{id}/{version}", operation_id = "pack", tag = "members",
    params(
        ("id" = String, Path, description = "The pack.", example = "an-toan-gia-dinh"),
        ("version" = String, Path, description = "Its version, from 1.", example = "1"),
        ("If-None-Match" = Option<String>, Header, description = "The tag of what the client has."),
    ),
    responses(
        (status = 200, description = "The pack as published; never changes.", body = Pack, headers(("ETag" = String, description = "Names these bytes."))),
        (status = 304, description = "The client has it."),
        NotThere,
    ),
)]
pub async fn show(
    State(app): State<Arc<App>>,
    Segments((id, version)): Segments<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let pack = find(&app, id, &version).await?;
    if app.catalog.get().gives_key(&pack.pack, app.clock.now_ms()) {
        Ok(pack.content.respond(&headers, IMMUTABLE))
    } else {
        Err(ApiError::NotFound)
    }
}

/// The pack's bytes without what tells the right answers.
///
/// # Errors
/// [`ApiError::NotFound`] when there is no such pack or version.
#[utoipa::path(get, path = "/api/v1/packs/{id}/{version}/questions", operation_id = "pack_questions", tag = "members",
    params(
        ("id" = String, Path, description = "The pack.", example = "an-toan-gia-dinh"),
        ("version" = String, Path, description = "Its version, from 1.", example = "1"),
        ("If-None-Match" = Option<String>, Header, description = "The tag of what the client has."),
    ),
    responses(
        (status = 200, description = "The pack without its keys; never changes.", body = Pack, headers(("ETag" = String, description = "Names these bytes."))),
        (status = 304, description = "The client has it."),
        NotThere,
    ),
)]
pub async fn questions(
    State(app): State<Arc<App>>,
    Segments((id, version)): Segments<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    Ok(find(&app, id, &version).await?.questions.respond(&headers, IMMUTABLE))
}

async fn find(app: &App, id: String, version: &str) -> Result<Arc<PublishedPack>, ApiError> {
    let version = version.parse().map_err(|_| ApiError::NotFound)?;
    let id = PackId::new(id);
    app.find(|catalog| catalog.pack(&id, version).cloned()).await.ok_or(ApiError::NotFound)
}
