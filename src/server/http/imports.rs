//! Files: what is understood of one that comes, and those that go. Nothing here saves anything but [`make_units`].

use std::sync::Arc;

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::id::{PackId, SurveyId, UnitId};
use domain::import::{MOST_FILE_BYTES, PackImport, SurveyImport, UnitImport};
use domain::organizer::units::{MakeUnits, UnitsMade};
use domain::pack::Pack;

use super::body::{file_bytes, read_json};
use super::errors::ApiError;
use super::openapi::{FileRefused, LookRefused, MakeRefused, SignedOutRefused};
use super::segments::{Segments, query_value};
use crate::app::App;
use crate::day::Day;
use crate::import::units::Into;
use crate::rights::Organizer;
use crate::store::settings;
use crate::{authoring, export, import, reform};

/// The most bytes of a list of units: twenty thousand of the longest names.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// Works on a file off the threads that answer requests, a few at a time.
async fn work<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ApiError> {
    let _turn = app.file_work.acquire().await.map_err(|_| ApiError::Busy)?;
    tokio::task::spawn_blocking(work).await.map_err(|_| ApiError::Internal)
}

async fn file(headers: &HeaderMap, query: Option<&str>, body: Body) -> Result<(String, Bytes), ApiError> {
    let name = query_value(query, "name").unwrap_or_default();
    Ok((name, file_bytes(headers, body, MOST_FILE_BYTES).await?))
}

/// `POST /api/v1/organizer/packs/import/preview`: what a file of questions holds.
///
/// # Errors
/// [`ApiError`]; a file that cannot be read is no error, but the answer.
#[utoipa::path(post, path = "/api/v1/organizer/packs/import/preview", operation_id = "preview_pack", tag = "packs", security(("session" = [])),
    params(("name" = Option<String>, Query, description = "The file's name.")),
    request_body(content = String, content_type = "application/octet-stream", description = "Our own spreadsheet, Kahoot's, Wayground's, GIFT or Aiken."),
    responses((status = 200, description = "What was understood, and every problem.", body = PackImport), FileRefused),
)]
pub async fn preview_pack(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let (name, bytes) = file(&headers, query.as_deref(), body).await?;
    let read = work(&app, move || import::packs::read(&name, &bytes)).await?;
    Ok(super::json(&read))
}

/// `POST /api/v1/organizer/surveys/import/preview`: what an XLSForm holds.
///
/// # Errors
/// [`ApiError`]; a file that cannot be read is no error, but the answer.
#[utoipa::path(post, path = "/api/v1/organizer/surveys/import/preview", operation_id = "preview_survey", tag = "packs", security(("session" = [])),
    params(("name" = Option<String>, Query, description = "The file's name.")),
    request_body(content = String, content_type = "application/octet-stream", description = "An XLSForm (.xlsx)."),
    responses((status = 200, description = "What was understood, and every problem.", body = SurveyImport), FileRefused),
)]
pub async fn preview_survey(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let (name, bytes) = file(&headers, query.as_deref(), body).await?;
    let today = Day::of_ms(app.clock.now_ms()).to_string();
    let read = work(&app, move || import::xlsform::read(&name, &bytes, &today)).await?;
    Ok(super::json(&read))
}

/// `GET /api/v1/organizer/packs/template.xlsx`
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/packs/template.xlsx", operation_id = "pack_template", tag = "packs", security(("session" = [])),
    responses((status = 200, description = "Our spreadsheet for questions.", body = String, content_type = export::XLSX), LookRefused),
)]
pub async fn pack_template(State(app): State<Arc<App>>) -> Result<Response, ApiError> {
    let bytes = work(&app, export::template).await??;
    Ok(super::download("mau-cau-hoi.xlsx", export::XLSX, bytes))
}

/// `GET /api/v1/organizer/packs/{id}/file/{kind}`: the draft, or the latest version, as `xlsx` or `gift`.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/packs/{id}/file/{kind}", operation_id = "pack_file", tag = "packs", security(("session" = [])),
    params(
        ("id" = String, Path, description = "The pack.", example = "an-toan-gia-dinh"),
        ("kind" = String, Path, description = "`xlsx` or `gift`.", example = "xlsx"),
    ),
    responses((status = 200, description = "The file.", body = String, content_type = export::XLSX), LookRefused),
)]
pub async fn pack_file(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments((id, kind)): Segments<(String, String)>,
) -> Result<Response, ApiError> {
    let pack: Pack = authoring::work(&app, &who, &PackId::new(&id)).await?.pack;
    match kind.as_str() {
        "xlsx" => {
            let bytes = work(&app, move || export::sheet(&pack)).await??;
            Ok(super::download(&format!("{id}.xlsx"), export::XLSX, bytes))
        }
        "gift" => {
            let text = export::gift(&pack).into_bytes();
            Ok(super::download(&format!("{id}.gift.txt"), "text/plain; charset=utf-8", text))
        }
        _ => Err(ApiError::NotFound),
    }
}

/// `GET /api/v1/organizer/surveys/{id}/file/xlsx`: the latest version as an XLSForm.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/surveys/{id}/file/xlsx", operation_id = "survey_file", tag = "packs", security(("session" = [])),
    params(("id" = String, Path, description = "The survey.", example = "danh-gia-buoi-sinh-hoat")),
    responses((status = 200, description = "The file.", body = String, content_type = export::XLSX), LookRefused),
)]
pub async fn survey_file(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
) -> Result<Response, ApiError> {
    let survey = authoring::survey(&app, &who, &SurveyId::new(&id)).await?;
    let bytes = work(&app, move || export::xlsform::sheet(&survey)).await??;
    Ok(super::download(&format!("{id}.xlsx"), export::XLSX, bytes))
}

/// `POST /api/v1/organizer/units/{id}/import/preview`: what a spreadsheet of units holds, read as one below this unit.
///
/// # Errors
/// [`ApiError`]; a file that cannot be read is no error, but the answer.
#[utoipa::path(post, path = "/api/v1/organizer/units/{id}/import/preview", operation_id = "preview_units", tag = "units", security(("session" = [])),
    params(
        ("id" = String, Path, description = "The unit.", example = "nguyen-nghiem"),
        ("name" = Option<String>, Query, description = "The file's name."),
    ),
    request_body(content = String, content_type = "application/octet-stream", description = "An .xlsx."),
    responses((status = 200, description = "What was understood, and every problem.", body = UnitImport), FileRefused),
)]
pub async fn preview_units(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let (_, bytes) = file(&headers, query.as_deref(), body).await?;
    let id = UnitId::new(id);
    app.follow().await;
    let catalog = app.catalog.get();
    who.within(Some(&id), &catalog)?;
    let above = catalog.unit(&id).into_iter().chain(catalog.units().above(&id));
    let mut into: Vec<Into> = above.map(|unit| Into { level: unit.level, name: unit.name.clone() }).collect();
    into.reverse();
    let names = settings::levels(&mut app.database.read().await?).await?;
    let mut read = work(&app, move || import::units::read(&bytes, &into, &names)).await?;
    reform::mark_known(&catalog, &id, &mut read);
    Ok(super::json(&read))
}

/// `POST /api/v1/organizer/units/{id}/import`: makes the units that a preview showed, all or none.
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/units/{id}/import", operation_id = "make_units", tag = "units", security(("session" = [])),
    params(("id" = String, Path, description = "The unit they stand below.", example = "nguyen-nghiem")),
    request_body = MakeUnits,
    responses((status = 201, description = "They are made.", body = UnitsMade), MakeRefused),
)]
pub async fn make_units(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let MakeUnits { units } = read_json(&headers, body, MOST_BYTES).await?;
    let id = UnitId::new(id);
    app.follow().await;
    who.within(Some(&id), &app.catalog.get())?;
    let made = reform::make_all(&app, &who, &id, &units).await?;
    Ok((StatusCode::CREATED, super::json(&UnitsMade { made })).into_response())
}

/// `GET /api/v1/organizer/units/template.xlsx`
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/units/template.xlsx", operation_id = "unit_template", tag = "units", security(("session" = [])),
    responses((status = 200, description = "Our spreadsheet for units.", body = String, content_type = export::XLSX), SignedOutRefused),
)]
pub async fn unit_template(State(app): State<Arc<App>>) -> Result<Response, ApiError> {
    let names = settings::levels(&mut app.database.read().await?).await?;
    let bytes = work(&app, move || export::units::template(&names)).await??;
    Ok(super::download("mau-don-vi.xlsx", export::XLSX, bytes))
}

/// `GET /api/v1/organizer/units.xlsx`: one's own units.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/units.xlsx", operation_id = "unit_sheet", tag = "units", security(("session" = [])),
    responses((status = 200, description = "One's own part of the tree.", body = String, content_type = export::XLSX), SignedOutRefused),
)]
pub async fn unit_sheet(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
) -> Result<Response, ApiError> {
    let names = settings::levels(&mut app.database.read().await?).await?;
    let catalog = app.catalog.get();
    let mut units = reform::list(&catalog, &who, false);
    units.retain(|unit| who.has(Some(&unit.id), &catalog));
    let bytes = work(&app, move || export::units::sheet(&units, &names)).await??;
    Ok(super::download("don-vi.xlsx", export::XLSX, bytes))
}
