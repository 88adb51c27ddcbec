//! One's own account: password and sessions.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::organizer::audit::Deed;
use domain::organizer::people::{ChangePassword, ResetPassword, SessionInfo, Sessions};

use super::body::read_json;
use super::client::client_address;
use super::errors::ApiError;
use super::openapi::{ChangeRefused, PasswordRefused, ResetRefused, ResultsRefused, SignedOutRefused};
use super::segments::Segments;
use super::session;
use crate::app::App;
use crate::audit::Line;
use crate::password;
use crate::random::token_sha256;
use crate::rights::Organizer;
use crate::store::organizers::Organizer as Account;
use crate::store::{Transaction, invitations, organizers, sessions};

/// The most bytes of a body here.
const MOST_BYTES: usize = 4096;

/// `PUT /api/v1/organizer/password`: sets a new password for oneself. Guesses at the old one are slowed down as at sign-in.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(put, path = "/api/v1/organizer/password", operation_id = "change_password", tag = "organizers", security(("session" = [])),
    request_body = ChangePassword,
    responses((status = 204, description = "Done; every other session of hers has ended."), PasswordRefused),
)]
pub async fn change_password(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Extension(peer): Extension<IpAddr>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let ChangePassword { old, new } = read_json(&headers, body, MOST_BYTES).await?;
    if !password::is_fit(&new) {
        return Err(ApiError::PasswordUnfit);
    }
    let account = {
        let mut connection = app.database.read().await?;
        organizers::by_id(&mut connection, &who.id).await?.ok_or(ApiError::SignedOut)?
    };
    let address = client_address(peer, &headers);
    app.throttle.attempt(&account.name_key, address, app.clock.ticks_us() / 1000)?;
    let old: String = old.chars().take(domain::organizer::PASSWORD_MOST_CHARS).collect();
    if !app.passwords.matches(&old, Some(&account.password)).await? {
        return Err(ApiError::WrongPassword);
    }
    app.throttle.succeeded(&account.name_key, address);
    let password = app.passwords.hash(&new).await?;
    let mut transaction = app.database.begin_write().await?;
    set_password(&mut transaction, &who.id, password, Some(&who.token_sha256)).await?;
    let line = Line::new(Deed::ChangedPassword, "person", &who.id, who.unit.as_ref());
    line.note(&mut transaction, &who, app.clock.now_ms()).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Sets a password and ends every session but the one with the hash `but`. The account as it is then.
async fn set_password(
    transaction: &mut Transaction,
    id: &str,
    password: String,
    but: Option<&str>,
) -> Result<Account, ApiError> {
    // Read again: role and unit may have changed while the password was hashed.
    let found = organizers::by_id(transaction, id).await?.filter(|account| !account.closed);
    let account = Account { password, ..found.ok_or(ApiError::InvitationGone)? };
    organizers::update(transaction, &account).await?;
    sessions::delete_of(transaction, id, but).await?;
    Ok(account)
}

/// `POST /api/v1/organizer/password`: sets a password by the one-time link of a superior.
///
/// # Errors
/// [`ApiError`]; the link stays good unless the password was set.
#[utoipa::path(post, path = "/api/v1/organizer/password", operation_id = "reset_password", tag = "organizers",
    request_body = ResetPassword,
    responses((status = 204, description = "Done; every session so far has ended."), ResetRefused),
)]
pub async fn reset_password(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    session::refuse_foreign(&app, &Method::POST, &headers)?;
    let ResetPassword { token, password } = read_json(&headers, body, MOST_BYTES).await?;
    let token_sha256 = token_sha256(&token);
    let found = {
        let mut connection = app.database.read().await?;
        invitations::find(&mut connection, &token_sha256, true, app.clock.now_ms()).await?
    };
    let id = found.and_then(|invitation| invitation.organizer).ok_or(ApiError::InvitationGone)?;
    if !password::is_fit(&password) {
        return Err(ApiError::PasswordUnfit);
    }
    let password = app.passwords.hash(&password).await?;
    let now_ms = app.clock.now_ms();
    let mut transaction = app.database.begin_write().await?;
    if !invitations::take(&mut transaction, &token_sha256, now_ms).await? {
        return Err(ApiError::InvitationGone);
    }
    let Account { id, name, role, unit, .. } = set_password(&mut transaction, &id, password, None).await?;
    let who = Organizer { id, name, role, unit, token_sha256 };
    let line = Line::new(Deed::ResetPassword, "person", &who.id, who.unit.as_ref());
    line.note(&mut transaction, &who, now_ms).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `GET /api/v1/organizer/sessions`: where one is signed in.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/sessions", operation_id = "sessions", tag = "organizers", security(("session" = [])),
    responses((status = 200, description = "One's own sessions, the last seen first.", body = Sessions), SignedOutRefused),
)]
pub async fn list_sessions(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
) -> Result<Response, ApiError> {
    let mut connection = app.database.read().await?;
    let open = sessions::open(&mut connection, app.clock.now_ms()).await?;
    let own = open.into_iter().filter(|session| session.organizer == who.id);
    let sessions = own.map(|session| SessionInfo {
        id: session.id,
        created_at_ms: session.created_at_ms,
        seen_at_ms: session.seen_at_ms,
        browser: session.browser,
        is_this: session.token_sha256 == who.token_sha256,
    });
    Ok(super::json(&Sessions { sessions: sessions.collect() }))
}

/// `DELETE /api/v1/organizer/sessions/{id}`: ends one of one's own sessions.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(delete, path = "/api/v1/organizer/sessions/{id}", operation_id = "end_session", tag = "organizers", security(("session" = [])),
    params(("id" = String, Path, description = "The session.")),
    responses((status = 204, description = "It has ended."), ChangeRefused, ResultsRefused),
)]
pub async fn end_session(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
) -> Result<Response, ApiError> {
    let now_ms = app.clock.now_ms();
    let mut transaction = app.database.begin_write().await?;
    let open = sessions::open(&mut transaction, now_ms).await?;
    // An id is empty for a session from before there were ids: that one ends by signing out.
    let is_it =
        |session: &sessions::Listed| session.id == id && session.organizer == who.id && !id.is_empty();
    let session = open.into_iter().find(is_it).ok_or(ApiError::NotFound)?;
    sessions::delete(&mut transaction, &session.token_sha256).await?;
    let line = Line::new(Deed::EndedSessions, "person", &who.id, who.unit.as_ref());
    line.note(&mut transaction, &who, now_ms).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `DELETE /api/v1/organizer/sessions`: ends all of one's own sessions but this one.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(delete, path = "/api/v1/organizer/sessions", operation_id = "end_other_sessions", tag = "organizers", security(("session" = [])),
    responses((status = 204, description = "Only this one is left."), ChangeRefused),
)]
pub async fn end_other_sessions(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
) -> Result<Response, ApiError> {
    let mut transaction = app.database.begin_write().await?;
    sessions::delete_of(&mut transaction, &who.id, Some(&who.token_sha256)).await?;
    let line = Line::new(Deed::EndedSessions, "person", &who.id, who.unit.as_ref());
    line.note(&mut transaction, &who, app.clock.now_ms()).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
