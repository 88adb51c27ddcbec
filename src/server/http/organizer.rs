//! Organizers: sign in, sign out, make an account from a one-time link, who am I.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::organizer::audit::Deed;
use domain::organizer::people::ChangePerson;
use domain::organizer::{AcceptInvitation, Me, NAME_MOST_CHARS, SignIn};
use unicode_normalization::UnicodeNormalization;

use super::body::read_json;
use super::client::client_address;
use super::errors::ApiError;
use super::openapi::{ChangeRefused, InvitationRefused, SignInRefused, SignedOutRefused};
use super::session::{self, NewSession};
use crate::app::App;
use crate::audit::Line;
use crate::metrics::SignIn as SignInCount;
use crate::password;
use crate::random::{hex, token_sha256};
use crate::rights::Organizer;
use crate::store::organizers::Organizer as Account;
use crate::store::{invitations, organizers, sessions};
use crate::throttle::Wait;

/// The most bytes of a body here.
const MOST_BYTES: usize = 4096;

/// `GET /api/v1/organizer/me`
#[utoipa::path(get, path = "/api/v1/organizer/me", tag = "organizers", security(("session" = [])),
    responses((status = 200, description = "Who is signed in.", body = Me), SignedOutRefused),
)]
pub async fn me(Extension(who): Extension<Organizer>) -> Response {
    super::json(&Me { id: who.id, name: who.name, role: who.role, unit: who.unit })
}

/// `POST /api/v1/organizer/session`: signs in. Takes as long, and says the same, for an unknown name and a wrong
/// password.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(post, path = "/api/v1/organizer/session", tag = "organizers", request_body = SignIn, responses(
    (status = 200, description = "Signed in.", body = Me, headers(("Set-Cookie" = String, description = "The session."))),
    SignInRefused,
))]
pub async fn sign_in(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<IpAddr>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    session::refuse_foreign(&app, &Method::POST, &headers)?;
    let SignIn { name, password } = read_json(&headers, body, MOST_BYTES).await?;
    let address = client_address(peer, &headers);
    // No account's name is so long; what the throttle remembers stays small.
    let key: String = name_key(&name).chars().take(4 * NAME_MOST_CHARS).collect();
    // By the clock that only grows: a wall clock set back would make everybody wait for as long.
    let now_ms = app.clock.ticks_us() / 1000;
    app.throttle.attempt(&key, address, now_ms).inspect_err(|_| SignInCount::TooEarly.count())?;
    let found = {
        let mut connection = app.database.read().await?;
        organizers::by_name_key(&mut connection, &key).await?
    };
    let right = password::is_fit(&password);
    // A closed account answers as an unknown one does.
    let found = found.filter(|organizer| !organizer.closed);
    let stored = found.as_ref().filter(|_| right).map(|organizer| organizer.password.as_str());
    // A password of unfit length is compared too, cut short, so that its answer takes as long.
    let compared: String = password.chars().take(domain::organizer::PASSWORD_MOST_CHARS).collect();
    if !app.passwords.matches(&compared, stored).await? {
        SignInCount::Wrong.count();
        return Err(ApiError::WrongCredentials);
    }
    let organizer = found.ok_or(ApiError::WrongCredentials)?;
    app.throttle.succeeded(&key, address);
    SignInCount::Right.count();
    let now_ms = app.clock.now_ms();
    let new = session::begin(&organizer.id, &headers, now_ms)?;
    let who = asks(&organizer, &new);
    let mut transaction = app.database.begin_write().await?;
    sessions::insert(&mut transaction, &new.kept, new.expires_at_ms).await?;
    let line = Line::new(Deed::SignedIn, "person", &who.id, who.unit.as_ref());
    line.note(&mut transaction, &who, now_ms).await?;
    transaction.commit().await?;
    Ok(signed_in(StatusCode::OK, who, new))
}

/// `DELETE /api/v1/organizer/session`: signs out; the session is gone, not only the cookie.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(delete, path = "/api/v1/organizer/session", tag = "organizers", security(("session" = [])),
    responses((status = 204, description = "Signed out."), ChangeRefused),
)]
pub async fn sign_out(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
) -> Result<Response, ApiError> {
    let mut connection = app.database.write().await?;
    sessions::delete(&mut connection, &who.token_sha256).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, session::forget()?)]).into_response())
}

/// `POST /api/v1/organizer/invitation`: uses a one-time link to make an account, and signs in.
///
/// # Errors
/// [`ApiError`]; the link stays good unless an account was made.
#[utoipa::path(post, path = "/api/v1/organizer/invitation", operation_id = "accept_invitation", tag = "organizers", request_body = AcceptInvitation, responses(
    (status = 201, description = "The account is made, and signed in.", body = Me, headers(("Set-Cookie" = String, description = "The session."))),
    InvitationRefused,
))]
pub async fn accept(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    session::refuse_foreign(&app, &Method::POST, &headers)?;
    let AcceptInvitation { token, name, password } = read_json(&headers, body, MOST_BYTES).await?;
    let token_sha256 = token_sha256(&token);
    let found = {
        let mut connection = app.database.read().await?;
        invitations::find(&mut connection, &token_sha256, false, app.clock.now_ms()).await?
    };
    let invitation = found.ok_or(ApiError::InvitationGone)?;
    let name = fit_name(&name).ok_or(ApiError::NameUnfit)?;
    if !password::is_fit(&password) {
        return Err(ApiError::PasswordUnfit);
    }
    let password = app.passwords.hash(&password).await?;
    let now_ms = app.clock.now_ms();
    let organizer = Account {
        id: hex::<16>()?,
        name_key: name_key(&name),
        name,
        password,
        role: invitation.role,
        unit: invitation.unit,
        closed: false,
        created_at_ms: now_ms,
    };
    let new = session::begin(&organizer.id, &headers, now_ms)?;
    let who = asks(&organizer, &new);

    let mut transaction = app.database.begin_write().await?;
    if !invitations::take(&mut transaction, &token_sha256, now_ms).await? {
        return Err(ApiError::InvitationGone);
    }
    if !organizers::insert(&mut transaction, &organizer).await? {
        return Err(ApiError::NameTaken);
    }
    sessions::insert(&mut transaction, &new.kept, new.expires_at_ms).await?;
    let line = Line::new(Deed::AcceptedInvitation, "person", &who.id, who.unit.as_ref());
    let rights = ChangePerson { role: who.role, unit: who.unit.clone(), closed: false };
    line.after(&rights).note(&mut transaction, &who, now_ms).await?;
    transaction.commit().await?;
    Ok(signed_in(StatusCode::CREATED, who, new))
}

/// Whoever has just signed in, as one who asks.
fn asks(account: &Account, session: &NewSession) -> Organizer {
    Organizer {
        id: account.id.clone(),
        name: account.name.clone(),
        role: account.role,
        unit: account.unit.clone(),
        token_sha256: session.kept.token_sha256.clone(),
    }
}

fn signed_in(status: StatusCode, who: Organizer, session: NewSession) -> Response {
    let cookie: [(_, HeaderValue); 1] = [(header::SET_COOKIE, session.cookie)];
    let me = Me { id: who.id, name: who.name, role: who.role, unit: who.unit };
    (status, cookie, super::json(&me)).into_response()
}

/// A name as it is kept: trimmed, composed. None if it is empty, too long or holds control characters.
fn fit_name(name: &str) -> Option<String> {
    let name: String = name.trim().nfc().collect();
    let fit = (1..=NAME_MOST_CHARS).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    fit.then_some(name)
}

/// A name as it is compared: case and ways to write the same letters do not matter.
fn name_key(name: &str) -> String {
    name.trim().nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

impl From<Wait> for ApiError {
    fn from(wait: Wait) -> Self {
        Self::TooManyAttempts(wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_case_and_ways_of_writing() {
        let decomposed: String = "hội xã".nfd().collect();
        for name in [" Hội Xã ", "HỘI XÃ", &decomposed] {
            assert_eq!(name_key(name), name_key("hội xã"), "{name}");
        }
        assert_ne!(name_key("hoi xa"), name_key("hội xã"));
    }

    #[test]
    fn a_name_is_trimmed_and_bounded() {
        assert_eq!(fit_name("  Lan "), Some("Lan".to_owned()));
        assert_eq!(fit_name(&"đ".repeat(64)).map(|name| name.chars().count()), Some(64));
        for name in ["", "   ", "a\nb", &"đ".repeat(65)] {
            assert_eq!(fit_name(name), None, "{name:?}");
        }
    }
}
