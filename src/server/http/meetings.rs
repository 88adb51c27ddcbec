//! Meetings.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::organizer::audit::Deed;
use domain::organizer::meetings::{Meeting, MeetingError, MeetingNote, Meetings};

use super::body::read_json;
use super::errors::ApiError;
use super::openapi::{DropRefused, MakeRefused, SignedOutRefused};
use super::segments::Segments;
use crate::app::App;
use crate::audit::Line;
use crate::day::Day;
use crate::random::hex;
use crate::rights::Organizer;
use crate::store::{Connection, meetings};

/// The most bytes of a body here.
const MOST_BYTES: usize = 16 * 1024;

/// `GET /api/v1/organizer/meetings`
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/meetings", operation_id = "meetings", tag = "meetings", security(("session" = [])),
    responses((status = 200, description = "Those of one's own units, the latest first.", body = Meetings), SignedOutRefused),
)]
pub async fn list(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
) -> Result<Response, ApiError> {
    let catalog = app.catalog.get();
    let mut meetings = meetings::all(&mut app.database.read().await?).await?;
    meetings.retain(|meeting| who.has(Some(&meeting.note.unit), &catalog));
    Ok(super::json(&Meetings { meetings }))
}

/// A note that may be kept, about a unit and campaign that are hers.
async fn fit_note(
    app: &App,
    who: &Organizer,
    headers: &HeaderMap,
    body: Body,
) -> Result<MeetingNote, ApiError> {
    let note: MeetingNote = read_json(headers, body, MOST_BYTES).await?;
    app.follow().await;
    let catalog = app.catalog.get();
    who.within(Some(&note.unit), &catalog)?;
    if let Some(campaign) = &note.campaign {
        who.campaign(campaign, &catalog)?;
    }
    // Where she is it may be tomorrow already.
    let latest = Day::of_ms(app.clock.now_ms()).after().to_string();
    if let Some(problem) = note.problems(&latest).into_iter().next() {
        return Err(problem.into());
    }
    Ok(note)
}

/// A meeting of one of her units.
async fn own(app: &App, who: &Organizer, id: &str, connection: &mut Connection) -> Result<Meeting, ApiError> {
    let meeting = meetings::find(connection, id).await?.ok_or(ApiError::NotFound)?;
    who.within(Some(&meeting.note.unit), &app.catalog.get())?;
    Ok(meeting)
}

/// `POST /api/v1/organizer/meetings`
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/meetings", operation_id = "make_meeting", tag = "meetings", security(("session" = [])),
    request_body = MeetingNote,
    responses((status = 201, description = "The meeting.", body = Meeting), MakeRefused),
)]
pub async fn make(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let note = fit_note(&app, &who, &headers, body).await?;
    let now_ms = app.clock.now_ms();
    let meeting = Meeting { id: format!("{now_ms:012x}{}", hex::<6>()?), note, changed_at_ms: now_ms };
    let mut transaction = app.database.begin_write().await?;
    meetings::put(&mut transaction, &meeting).await?;
    let line = Line::new(Deed::MadeMeeting, "meeting", &meeting.id, Some(&meeting.note.unit));
    line.after(&meeting.note).note(&mut transaction, &who, now_ms).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, super::json(&meeting)).into_response())
}

/// `PUT /api/v1/organizer/meetings/{id}`
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(put, path = "/api/v1/organizer/meetings/{id}", operation_id = "change_meeting", tag = "meetings", security(("session" = [])),
    params(("id" = String, Path, description = "The meeting.")),
    request_body = MeetingNote,
    responses((status = 200, description = "The meeting as it is now.", body = Meeting), MakeRefused),
)]
pub async fn change(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let note = fit_note(&app, &who, &headers, body).await?;
    let now_ms = app.clock.now_ms();
    let mut transaction = app.database.begin_write().await?;
    let before = own(&app, &who, &id, &mut transaction).await?;
    let meeting = Meeting { id, note, changed_at_ms: now_ms };
    meetings::put(&mut transaction, &meeting).await?;
    let line = Line::new(Deed::ChangedMeeting, "meeting", &meeting.id, Some(&meeting.note.unit));
    line.before(&before.note).after(&meeting.note).note(&mut transaction, &who, now_ms).await?;
    transaction.commit().await?;
    Ok(super::json(&meeting))
}

/// `DELETE /api/v1/organizer/meetings/{id}`
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(delete, path = "/api/v1/organizer/meetings/{id}", operation_id = "drop_meeting", tag = "meetings", security(("session" = [])),
    params(("id" = String, Path, description = "The meeting.")),
    responses((status = 204, description = "It is taken out; the audit log keeps what was noted."), DropRefused),
)]
pub async fn remove(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
) -> Result<Response, ApiError> {
    let mut transaction = app.database.begin_write().await?;
    let before = own(&app, &who, &id, &mut transaction).await?;
    meetings::delete(&mut transaction, &id).await?;
    let line = Line::new(Deed::DroppedMeeting, "meeting", &id, Some(&before.note.unit));
    line.before(&before.note).note(&mut transaction, &who, app.clock.now_ms()).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

impl From<MeetingError> for ApiError {
    fn from(error: MeetingError) -> Self {
        Self::Unfit(error.to_string())
    }
}
