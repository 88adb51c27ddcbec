//! Published packs, the same for ever: `GET /api/v1/packs/{id}/{version}`, and below it `/questions` without the key.
//! `?lang=` asks for another language; what is not there in it comes in the pack's own.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::id::PackId;
use domain::pack::Pack;

use super::errors::ApiError;
use super::openapi::NotThere;
use super::segments::Segments;
use super::{IMMUTABLE, REVALIDATE};
use crate::app::App;
use crate::published::{OnDemand, PublishedPack, Translated};

/// The pack's bytes.
///
/// # Errors
/// [`ApiError::NotFound`] when there is no such pack or version, or while its key is withheld.
#[utoipa::path(get, path = "/api/v1/packs/{id}/{version}", operation_id = "pack", tag = "members",
    params(
        ("id" = String, Path, description = "The pack.", example = "an-toan-gia-dinh"),
        ("version" = String, Path, description = "Its version, from 1.", example = "1"),
        ("lang" = Option<String>, Query, description = "A language (BCP 47). What the pack does not have in it comes in the pack's own.", example = "en"),
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
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let pack = find(&app, id, &version).await?;
    if app.catalog.get().gives_key(&pack.pack, app.clock.now_ms()) {
        Ok(in_language(&pack, &pack.content, |translated| &translated.content, query.as_deref(), &headers))
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
        ("lang" = Option<String>, Query, description = "A language (BCP 47). What the pack does not have in it comes in the pack's own.", example = "en"),
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
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let pack = find(&app, id, &version).await?;
    Ok(in_language(&pack, &pack.questions, |translated| &translated.questions, query.as_deref(), &headers))
}

async fn find(app: &App, id: String, version: &str) -> Result<Arc<PublishedPack>, ApiError> {
    let version = version.parse().map_err(|_| ApiError::NotFound)?;
    let id = PackId::new(id);
    app.find(|catalog| catalog.pack(&id, version).cloned()).await.ok_or(ApiError::NotFound)
}

/// The bytes in the language asked for. Where there are none those of the pack, which the client asks for again, as
/// the language may come later.
fn in_language(
    pack: &PublishedPack,
    own: &OnDemand,
    part: impl Fn(&Translated) -> &OnDemand,
    query: Option<&str>,
    headers: &HeaderMap,
) -> Response {
    let wanted = query.and_then(|query| query.split('&').find_map(|part| part.strip_prefix("lang=")));
    match wanted.filter(|lang| *lang != pack.pack.lang) {
        None => own.respond(headers, IMMUTABLE),
        Some(lang) => match pack.in_language(lang) {
            Some(translated) => part(translated).respond(headers, IMMUTABLE),
            None => own.respond(headers, REVALIDATE),
        },
    }
}
