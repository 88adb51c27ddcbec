//! Units: the tree, and what changes in it.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::id::UnitId;
use domain::organizer::units::{
    ChangeUnit, CloseUnit, LevelNames, MergeUnit, MoveUnit, NewUnit, UnitInfo, UnitTree,
};

use super::body::read_json;
use super::errors::ApiError;
use super::openapi::{DropRefused, MakeRefused, SignedOutRefused};
use super::segments::{Segments, query_value};
use crate::app::App;
use crate::day::Day;
use crate::reform::{Change, ReformError, levels_are_fit, list};
use crate::rights::Organizer;
use crate::store::settings;
use crate::{check, reform};

/// The most bytes of a body here.
const MOST_BYTES: usize = 16 * 1024;

/// `GET /api/v1/organizer/units`
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/units", operation_id = "units", tag = "units", security(("session" = [])),
    params(("closed" = Option<String>, Query, description = "With `1` units that are no more come, too.")),
    responses((status = 200, description = "One's own part of the tree and the units above it.", body = UnitTree), SignedOutRefused),
)]
pub async fn show(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let closed_too = query_value(query.as_deref(), "closed").as_deref() == Some("1");
    let levels = settings::levels(&mut app.database.read().await?).await?;
    let units = list(&app.catalog.get(), &who, closed_too);
    Ok(super::json(&UnitTree { units, levels }))
}

/// `POST /api/v1/organizer/units`
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/units", operation_id = "make_unit", tag = "units", security(("session" = [])),
    request_body = NewUnit,
    responses((status = 201, description = "The unit.", body = UnitInfo), MakeRefused),
)]
pub async fn make(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let new: NewUnit = read_json(&headers, body, MOST_BYTES).await?;
    app.follow().await;
    who.within(new.parent.as_ref(), &app.catalog.get())?;
    let made = reform::make(&app, &who, new).await?;
    Ok((StatusCode::CREATED, super::json(&made)).into_response())
}

/// Does one change to a unit that is hers.
async fn reform_unit(
    app: &App,
    who: &Organizer,
    id: String,
    change: Change,
) -> Result<Option<UnitInfo>, ApiError> {
    let id = UnitId::new(id);
    app.follow().await;
    let catalog = app.catalog.get();
    who.within(Some(&id), &catalog)?;
    // The other unit of a move or merger must be hers as well.
    if let Some(other) = change.other() {
        who.within(Some(other), &catalog)?;
    }
    let undoes = change == Change::Undo;
    let was_merged = catalog.units().get(&id).is_some_and(|unit| unit.merged_into.is_some());
    let today = Day::of_ms(app.clock.now_ms()).to_string();
    let changed = reform::change(app, who, &id, change, &today).await?;
    if undoes && was_merged {
        // What came for the other in this one's name is judged by the codes again.
        check::rebuild(&app.database).await.map_err(|error| {
            tracing::error!(error = format!("{error:#}"), "the counts could not be written anew");
            ApiError::StoreUnavailable
        })?;
    }
    Ok(changed)
}

/// `PUT /api/v1/organizer/units/{id}`: name and number of members.
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(put, path = "/api/v1/organizer/units/{id}", operation_id = "change_unit", tag = "units", security(("session" = [])),
    params(("id" = String, Path, description = "The unit.", example = "nguyen-nghiem")),
    request_body = ChangeUnit,
    responses((status = 200, description = "The unit as it is now.", body = UnitInfo), MakeRefused),
)]
pub async fn change(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let change: ChangeUnit = read_json(&headers, body, MOST_BYTES).await?;
    let unit = reform_unit(&app, &who, id, Change::Rename(change)).await?;
    Ok(super::json(&unit.ok_or(ApiError::NotFound)?))
}

/// `POST /api/v1/organizer/units/{id}/move`
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/units/{id}/move", operation_id = "move_unit", tag = "units", security(("session" = [])),
    params(("id" = String, Path, description = "The unit.", example = "nguyen-nghiem-1")),
    request_body = MoveUnit,
    responses((status = 204, description = "It stands there now."), MakeRefused),
)]
pub async fn move_to(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let change: MoveUnit = read_json(&headers, body, MOST_BYTES).await?;
    reform_unit(&app, &who, id, Change::Move(change)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `POST /api/v1/organizer/units/{id}/merge`
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/units/{id}/merge", operation_id = "merge_unit", tag = "units", security(("session" = [])),
    params(("id" = String, Path, description = "The unit that will be no more.", example = "nguyen-nghiem-1")),
    request_body = MergeUnit,
    responses((status = 204, description = "It counts for the other."), MakeRefused),
)]
pub async fn merge(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let change: MergeUnit = read_json(&headers, body, MOST_BYTES).await?;
    reform_unit(&app, &who, id, Change::Merge(change)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `POST /api/v1/organizer/units/{id}/close`
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/units/{id}/close", operation_id = "close_unit", tag = "units", security(("session" = [])),
    params(("id" = String, Path, description = "The unit.", example = "nguyen-nghiem-1")),
    request_body = CloseUnit,
    responses((status = 204, description = "It is no more."), MakeRefused),
)]
pub async fn close(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let change: CloseUnit = read_json(&headers, body, MOST_BYTES).await?;
    reform_unit(&app, &who, id, Change::Close(change)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `POST /api/v1/organizer/units/{id}/undo`: takes the last change of a unit back; one that nothing was done with is gone.
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/units/{id}/undo", operation_id = "undo_unit", tag = "units", security(("session" = [])),
    params(("id" = String, Path, description = "The unit.", example = "nguyen-nghiem-1")),
    responses((status = 204, description = "It is as it was."), DropRefused),
)]
pub async fn undo(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
) -> Result<Response, ApiError> {
    reform_unit(&app, &who, id, Change::Undo).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `PUT /api/v1/organizer/levels`: what the levels are called, for everybody.
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(put, path = "/api/v1/organizer/levels", operation_id = "name_levels", tag = "units", security(("session" = [])),
    request_body = LevelNames,
    responses((status = 200, description = "The names.", body = LevelNames), MakeRefused),
)]
pub async fn name_levels(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let names: LevelNames = read_json(&headers, body, MOST_BYTES).await?;
    if who.unit.is_some() {
        return Err(ApiError::Forbidden);
    }
    levels_are_fit(&names)?;
    reform::name_levels(&app, &who, &names).await?;
    Ok(super::json(&names))
}

impl From<ReformError> for ApiError {
    fn from(error: ReformError) -> Self {
        match error {
            ReformError::Gone => Self::NotFound,
            ReformError::Unfit(_) => Self::Unfit(error.to_string()),
            ReformError::Conflict(code, why) => Self::Conflict(code, why),
            ReformError::Note(error) => error.into(),
            ReformError::Database(error) => error.into(),
        }
    }
}
