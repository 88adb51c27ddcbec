//! People: accounts, invitations, and what superiors do for those within their rights.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::organizer::audit::Deed;
use domain::organizer::people::{
    ChangePerson, Invite, NOTE_MOST_CHARS, OneTimeLink, OpenInvitation, People, Person,
};
use domain::rights::Role;

use super::body::read_json;
use super::errors::ApiError;
use super::openapi::{DropRefused, MakeRefused, RoleRefused};
use super::segments::Segments;
use crate::app::App;
use crate::audit::Line;
use crate::invite::DAYS;
use crate::random::{Token, hex};
use crate::rights::Organizer;
use crate::store::invitations::{self, Invitation, Kind};
use crate::store::organizers::Organizer as Account;
use crate::store::{organizers, sessions};

/// The most bytes of a body here.
const MOST_BYTES: usize = 4096;
/// How long a link lasts.
const LASTS_MS: u64 = DAYS * 24 * 60 * 60 * 1000;

/// `GET /api/v1/organizer/people`
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/people", operation_id = "people", tag = "people", security(("session" = [])),
    responses((status = 200, description = "The accounts and open invitations within one's own rights.", body = People), RoleRefused),
)]
pub async fn list(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
) -> Result<Response, ApiError> {
    let (catalog, now_ms) = (app.catalog.get(), app.clock.now_ms());
    let mut connection = app.database.read().await?;
    let mut seen: HashMap<String, u64> = HashMap::new();
    for session in sessions::open(&mut connection, now_ms).await? {
        let last = seen.entry(session.organizer).or_default();
        *last = session.seen_at_ms.max(*last);
    }
    let accounts = organizers::all(&mut connection).await?;
    let mut people: Vec<Person> = accounts
        .into_iter()
        .filter(|account| who.has(account.unit.as_ref(), &catalog))
        .map(|Account { id, name, role, unit, closed, created_at_ms, .. }| {
            let seen_at_ms = seen.get(&id).copied();
            Person { id, name, role, unit, closed, created_at_ms, seen_at_ms }
        })
        .collect();
    people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let open = invitations::open(&mut connection, now_ms).await?.into_iter();
    let invitations = open
        .filter(|invitation| invitation.kind == Kind::Invited && who.has(invitation.unit.as_ref(), &catalog))
        .map(|Invitation { id, role, unit, note, expires_at_ms, .. }| OpenInvitation {
            id,
            role,
            unit,
            note,
            expires_at_ms,
        })
        .collect();
    Ok(super::json(&People { people, invitations }))
}

/// `POST /api/v1/organizer/invitations`: makes a one-time link to an account.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(post, path = "/api/v1/organizer/invitations", operation_id = "invite", tag = "people", security(("session" = [])),
    request_body = Invite,
    responses((status = 201, description = "The link, told this once.", body = OneTimeLink), MakeRefused),
)]
pub async fn invite(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let invite: Invite = read_json(&headers, body, MOST_BYTES).await?;
    who.within(invite.unit.as_ref(), &app.catalog.get())?;
    if invite.note.chars().count() > NOTE_MOST_CHARS || invite.note.chars().any(char::is_control) {
        return Err(ApiError::Unfit(format!("note: at most {NOTE_MOST_CHARS} characters on one line")));
    }
    let (token, now_ms) = (Token::new()?, app.clock.now_ms());
    let invitation = Invitation {
        id: hex::<8>()?,
        kind: Kind::Invited,
        role: invite.role,
        unit: invite.unit.clone(),
        note: invite.note.trim().to_owned(),
        organizer: None,
        created_at_ms: now_ms,
        expires_at_ms: now_ms + LASTS_MS,
    };
    let mut transaction = app.database.begin_write().await?;
    invitations::insert(&mut transaction, &token.sha256(), &invitation).await?;
    let line = Line::new(Deed::Invited, "invitation", &invitation.id, invite.unit.as_ref());
    line.after(&invite).note(&mut transaction, &who, now_ms).await?;
    transaction.commit().await?;
    Ok(told(&token, &invitation))
}

fn told(token: &Token, invitation: &Invitation) -> Response {
    let link = OneTimeLink { token: token.secret().to_owned(), expires_at_ms: invitation.expires_at_ms };
    (StatusCode::CREATED, super::json(&link)).into_response()
}

/// `DELETE /api/v1/organizer/invitations/{id}`: takes an invitation back.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(delete, path = "/api/v1/organizer/invitations/{id}", operation_id = "take_back_invitation", tag = "people", security(("session" = [])),
    params(("id" = String, Path, description = "The invitation.")),
    responses((status = 204, description = "Its link leads nowhere."), DropRefused),
)]
pub async fn take_back(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
) -> Result<Response, ApiError> {
    let (catalog, now_ms) = (app.catalog.get(), app.clock.now_ms());
    let mut transaction = app.database.begin_write().await?;
    let open = invitations::open(&mut transaction, now_ms).await?;
    let found = open.into_iter().find(|one| one.id == id && one.kind == Kind::Invited);
    let invitation = found.ok_or(ApiError::NotFound)?;
    who.within(invitation.unit.as_ref(), &catalog)?;
    invitations::delete(&mut transaction, &id).await?;
    let Invitation { role, unit, note, .. } = invitation;
    let line = Line::new(Deed::TookBackInvitation, "invitation", &id, unit.as_ref());
    let before = Invite { role, unit: unit.clone(), note };
    line.before(&before).note(&mut transaction, &who, now_ms).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Someone else's account, within one's own rights. Nobody changes her own: so there is always one left who has the whole.
async fn other(
    app: &App,
    who: &Organizer,
    id: &str,
    connection: &mut crate::store::Connection,
) -> Result<Account, ApiError> {
    let account = organizers::by_id(connection, id).await?.ok_or(ApiError::NotFound)?;
    who.within(account.unit.as_ref(), &app.catalog.get())?;
    if account.id == who.id { Err(ApiError::Forbidden) } else { Ok(account) }
}

/// `PUT /api/v1/organizer/people/{id}`: gives an account other rights, closes it or opens it again.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(put, path = "/api/v1/organizer/people/{id}", operation_id = "change_person", tag = "people", security(("session" = [])),
    params(("id" = String, Path, description = "The account.")),
    request_body = ChangePerson,
    responses((status = 204, description = "Done."), MakeRefused),
)]
pub async fn change(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let change: ChangePerson = read_json(&headers, body, MOST_BYTES).await?;
    let mut transaction = app.database.begin_write().await?;
    let account = other(&app, &who, &id, &mut transaction).await?;
    who.within(change.unit.as_ref(), &app.catalog.get())?;
    let before = ChangePerson { role: account.role, unit: account.unit.clone(), closed: account.closed };
    let ChangePerson { role, unit, closed } = change.clone();
    let after = Account { role, unit, closed, ..account };
    organizers::update(&mut transaction, &after).await?;
    if closed {
        sessions::delete_of(&mut transaction, &id, None).await?;
        invitations::delete_of(&mut transaction, &id).await?;
    }
    let line = Line::new(Deed::ChangedPerson, "person", &id, before.unit.as_ref());
    line.before(&before).after(&change).note(&mut transaction, &who, app.clock.now_ms()).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `POST /api/v1/organizer/people/{id}/reset`: makes a one-time link by which someone sets her password anew.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(post, path = "/api/v1/organizer/people/{id}/reset", operation_id = "offer_reset", tag = "people", security(("session" = [])),
    params(("id" = String, Path, description = "The account.")),
    responses((status = 201, description = "The link, told this once.", body = OneTimeLink), DropRefused),
)]
pub async fn offer_reset(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
) -> Result<Response, ApiError> {
    let (token, now_ms) = (Token::new()?, app.clock.now_ms());
    let mut transaction = app.database.begin_write().await?;
    let account = other(&app, &who, &id, &mut transaction).await?;
    let invitation = Invitation {
        id: hex::<8>()?,
        kind: Kind::Reset,
        role: Role::Viewer,
        unit: account.unit.clone(),
        note: String::new(),
        organizer: Some(account.id.clone()),
        created_at_ms: now_ms,
        expires_at_ms: now_ms + LASTS_MS,
    };
    invitations::delete_of(&mut transaction, &id).await?;
    invitations::insert(&mut transaction, &token.sha256(), &invitation).await?;
    let line = Line::new(Deed::OfferedReset, "person", &id, account.unit.as_ref());
    line.note(&mut transaction, &who, now_ms).await?;
    transaction.commit().await?;
    Ok(told(&token, &invitation))
}

/// `DELETE /api/v1/organizer/people/{id}/sessions`: ends all sessions of someone else.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(delete, path = "/api/v1/organizer/people/{id}/sessions", operation_id = "end_sessions_of", tag = "people", security(("session" = [])),
    params(("id" = String, Path, description = "The account.")),
    responses((status = 204, description = "She is signed in nowhere."), DropRefused),
)]
pub async fn end_sessions(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
) -> Result<Response, ApiError> {
    let mut transaction = app.database.begin_write().await?;
    let account = other(&app, &who, &id, &mut transaction).await?;
    sessions::delete_of(&mut transaction, &id, None).await?;
    let line = Line::new(Deed::EndedSessions, "person", &id, account.unit.as_ref());
    line.note(&mut transaction, &who, app.clock.now_ms()).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
