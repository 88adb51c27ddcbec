//! What a one-time link is good for, asked before anything is typed.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method};
use axum::response::Response;
use domain::organizer::people::{AskLink, LinkOffer};

use super::body::read_json;
use super::errors::ApiError;
use super::openapi::LinkRefused;
use super::session;
use crate::app::App;
use crate::random::token_sha256;
use crate::store::{invitations, organizers};

/// The most bytes of a body here.
const MOST_BYTES: usize = 4096;

/// `POST /api/v1/organizer/link`: what a one-time link is good for. It stays good.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(post, path = "/api/v1/organizer/link", operation_id = "ask_link", tag = "organizers", request_body = AskLink, responses(
    (status = 200, description = "What it is good for.", body = LinkOffer),
    LinkRefused,
))]
pub async fn show(State(app): State<Arc<App>>, headers: HeaderMap, body: Body) -> Result<Response, ApiError> {
    session::refuse_foreign(&app, &Method::POST, &headers)?;
    let AskLink { token } = read_json(&headers, body, MOST_BYTES).await?;
    let (token_sha256, now_ms) = (token_sha256(&token), app.clock.now_ms());
    let mut connection = app.database.read().await?;
    let for_account = invitations::find(&mut connection, &token_sha256, false, now_ms).await?;
    let found = match for_account {
        Some(invitation) => Some(invitation),
        None => invitations::find(&mut connection, &token_sha256, true, now_ms).await?,
    };
    let invitation = found.ok_or(ApiError::InvitationGone)?;
    let (password_of, role, unit) = match &invitation.organizer {
        Some(id) => {
            let account = organizers::by_id(&mut connection, id).await?.ok_or(ApiError::InvitationGone)?;
            (Some(account.name), account.role, account.unit)
        }
        None => (None, invitation.role, invitation.unit),
    };
    drop(connection);
    app.follow().await;
    let catalog = app.catalog.get();
    let unit = unit.as_ref().and_then(|unit| catalog.unit(unit)).map(|unit| unit.name.clone());
    Ok(super::json(&LinkOffer { password_of, role, unit, expires_at_ms: invitation.expires_at_ms }))
}
