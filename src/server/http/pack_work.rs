//! Packs as organizers write them.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::id::PackId;
use domain::organizer::packs::{NewPack, PackList, PackWork, PublishPack, SavePack};

use super::body::read_json;
use super::errors::ApiError;
use super::openapi::{DropRefused, LookRefused, MakeRefused, RoleRefused};
use super::segments::Segments;
use crate::app::App;
use crate::authoring::{self, AuthoringError};
use crate::rights::Organizer;

/// The most bytes of a pack: five hundred of the longest questions.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// `GET /api/v1/organizer/packs`
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/packs", operation_id = "packs", tag = "packs", security(("session" = [])),
    responses((status = 200, description = "Those one may use, the last changed first.", body = PackList), RoleRefused),
)]
pub async fn list(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
) -> Result<Response, ApiError> {
    Ok(super::json(&PackList { packs: authoring::list(&app, &who).await? }))
}

/// `GET /api/v1/organizer/packs/{id}`
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/packs/{id}", operation_id = "pack_work", tag = "packs", security(("session" = [])),
    params(("id" = String, Path, description = "The pack.", example = "an-toan-gia-dinh")),
    responses((status = 200, description = "The draft, or the latest version.", body = PackWork), LookRefused),
)]
pub async fn show(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
) -> Result<Response, ApiError> {
    app.follow().await;
    Ok(super::json(&authoring::work(&app, &who, &PackId::new(id)).await?))
}

/// `POST /api/v1/organizer/packs`
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/packs", operation_id = "make_pack", tag = "packs", security(("session" = [])),
    request_body = NewPack,
    responses((status = 201, description = "The draft.", body = PackWork), MakeRefused),
)]
pub async fn make(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let new: NewPack = read_json(&headers, body, MOST_BYTES).await?;
    who.within(new.unit.as_ref(), &app.catalog.get())?;
    let id = authoring::make(&app, &who, new).await?;
    Ok((StatusCode::CREATED, super::json(&authoring::work(&app, &who, &id).await?)).into_response())
}

/// `PUT /api/v1/organizer/packs/{id}`: saves the draft.
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(put, path = "/api/v1/organizer/packs/{id}", operation_id = "save_pack", tag = "packs", security(("session" = [])),
    params(("id" = String, Path, description = "The pack.")),
    request_body = SavePack,
    responses((status = 200, description = "The draft as it is now.", body = PackWork), MakeRefused),
)]
pub async fn save(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let save: SavePack = read_json(&headers, body, MOST_BYTES).await?;
    let id = PackId::new(id);
    app.follow().await;
    authoring::save(&app, &who, &id, save).await?;
    Ok(super::json(&authoring::work(&app, &who, &id).await?))
}

/// `DELETE /api/v1/organizer/packs/{id}/draft`: throws the draft away; a pack that was never published is gone.
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(delete, path = "/api/v1/organizer/packs/{id}/draft", operation_id = "drop_draft", tag = "packs", security(("session" = [])),
    params(("id" = String, Path, description = "The pack.")),
    responses((status = 204, description = "It is gone; the audit log keeps what was in it."), DropRefused),
)]
pub async fn drop_draft(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
) -> Result<Response, ApiError> {
    app.follow().await;
    authoring::drop_draft(&app, &who, &PackId::new(id)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `POST /api/v1/organizer/packs/{id}/publish`: freezes the draft as the next version.
///
/// # Errors
/// [`ApiError`]; nothing has changed then. `pack_unfit` lists what is wrong; `nothing_new` where there is no draft.
#[utoipa::path(post, path = "/api/v1/organizer/packs/{id}/publish", operation_id = "publish_pack", tag = "packs", security(("session" = [])),
    params(("id" = String, Path, description = "The pack.")),
    request_body = PublishPack,
    responses((status = 201, description = "The pack with its new version.", body = PackWork), MakeRefused),
)]
pub async fn publish(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let publish: PublishPack = read_json(&headers, body, MOST_BYTES).await?;
    let id = PackId::new(id);
    app.follow().await;
    authoring::publish(&app, &who, &id, publish).await?;
    Ok((StatusCode::CREATED, super::json(&authoring::work(&app, &who, &id).await?)).into_response())
}

impl From<AuthoringError> for ApiError {
    fn from(error: AuthoringError) -> Self {
        match error {
            AuthoringError::Gone => Self::NotFound,
            AuthoringError::NotHers => Self::Forbidden,
            AuthoringError::ChangedMeanwhile => Self::ChangedMeanwhile,
            AuthoringError::NothingNew => Self::Conflict("nothing_new", "the latest version is the same"),
            AuthoringError::Unfit(list) => Self::PackUnfit(list),
            AuthoringError::Note(error) => error.into(),
            AuthoringError::Database(error) => error.into(),
        }
    }
}
