//! Surveys as organizers bring them.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::organizer::packs::{PublishSurvey, SurveyList, SurveySummary};

use super::body::read_json;
use super::errors::ApiError;
use super::openapi::{MakeRefused, RoleRefused};
use super::pack_work::MOST_BYTES;
use crate::app::App;
use crate::authoring;
use crate::rights::Organizer;

/// `GET /api/v1/organizer/surveys`
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/surveys", operation_id = "surveys", tag = "packs", security(("session" = [])),
    responses((status = 200, description = "Those one may use, by title.", body = SurveyList), RoleRefused),
)]
pub async fn list(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
) -> Result<Response, ApiError> {
    Ok(super::json(&SurveyList { surveys: authoring::survey_list(&app, &who).await? }))
}

/// `POST /api/v1/organizer/surveys`: publishes a survey.
///
/// # Errors
/// [`ApiError`]; nothing has changed then. `pack_unfit` lists what is wrong.
#[utoipa::path(post, path = "/api/v1/organizer/surveys", operation_id = "publish_survey", tag = "packs", security(("session" = [])),
    request_body = PublishSurvey,
    responses((status = 201, description = "The survey, which never changes.", body = SurveySummary), MakeRefused),
)]
pub async fn publish(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let publish: PublishSurvey = read_json(&headers, body, MOST_BYTES).await?;
    app.follow().await;
    who.within(publish.unit.as_ref(), &app.catalog.get())?;
    let summary = authoring::publish_survey(&app, &who, publish).await?;
    Ok((StatusCode::CREATED, super::json(&summary)).into_response())
}
