//! Who asks: the session cookie, and the door before everything that is for organizers.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::rights::Role;

use super::errors::ApiError;
use super::origin;
use crate::app::App;
use crate::random::{Token, hex, token_sha256};
use crate::rights::Organizer;
use crate::store::sessions::{self, Listed, Session};

/// The cookie: `__Host-` binds it to this very host, to TLS (or loopback) and to the whole of it.
pub const COOKIE: &str = "__Host-haihoa";
/// How long a session lasts without being used.
const LASTS_MS: u64 = 30 * DAY_MS;
/// A session is extended at most once in this time, so that reading stays reading.
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// A session is noted as seen at most once in this time.
const HOUR_MS: u64 = 60 * 60 * 1000;
/// The most characters kept of what a browser calls itself.
const BROWSER_CHARS: usize = 200;

/// Lets only requests with a session pass whose owner has the role, and changes only from our own pages. Extends the session.
pub async fn require(
    State((app, role)): State<(Arc<App>, Role)>,
    mut request: Request,
    next: Next,
) -> Response {
    let checked = match check(&app, request.method(), request.headers()).await {
        Ok(checked) if checked.who.role < role => return ApiError::Forbidden.into_response(),
        Ok(checked) => checked,
        Err(error) => return error.into_response(),
    };
    let cookie = checked.renewed;
    request.extensions_mut().insert(checked.who);
    let mut response = next.run(request).await;
    // What is one organizer's is nobody else's, not even on the way.
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if let Some(cookie) = cookie
        && !response.headers().contains_key(header::SET_COOKIE)
    {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

struct Checked {
    who: Organizer,
    renewed: Option<HeaderValue>,
}

async fn check(app: &App, method: &Method, headers: &HeaderMap) -> Result<Checked, ApiError> {
    refuse_foreign(app, method, headers)?;
    let secret = cookie_secret(headers).ok_or(ApiError::SignedOut)?;
    let token_sha256 = token_sha256(secret);
    let now_ms = app.clock.now_ms();
    let session = {
        let mut connection = app.database.read().await?;
        sessions::find(&mut connection, &token_sha256, now_ms).await?.ok_or(ApiError::SignedOut)?
    };
    let until_ms = now_ms + LASTS_MS;
    let is_long_ago = until_ms > session.expires_at_ms + DAY_MS;
    let mut renewed = None;
    if is_long_ago || now_ms > session.seen_at_ms + HOUR_MS {
        // A store that cannot write shall not keep an organizer from reading: the session is then extended next time.
        match extend(app, &token_sha256, now_ms, if is_long_ago { until_ms } else { session.expires_at_ms })
            .await
        {
            Ok(()) if is_long_ago => renewed = Some(cookie(secret, LASTS_MS)?),
            Ok(()) => {}
            Err(error) => tracing::warn!(%error, "a session was not extended"),
        }
    }
    let Session { organizer: id, name, role, unit, .. } = session;
    Ok(Checked { who: Organizer { id, name, role, unit, token_sha256 }, renewed })
}

async fn extend(app: &App, token_sha256: &str, now_ms: u64, until_ms: u64) -> Result<(), sqlx::Error> {
    let mut connection = app.database.write().await?;
    sessions::extend(&mut connection, token_sha256, now_ms, until_ms).await
}

/// Refuses a change that does not come from our own pages.
///
/// # Errors
/// [`ApiError::BadOrigin`].
pub fn refuse_foreign(app: &App, method: &Method, headers: &HeaderMap) -> Result<(), ApiError> {
    if method.is_safe() || origin::is_own(headers, app.public_url.as_ref()) {
        Ok(())
    } else {
        Err(ApiError::BadOrigin)
    }
}

/// A new session: what the database keeps of it, and the cookie for the browser.
pub struct NewSession {
    /// What the database keeps.
    pub kept: Listed,
    /// When it ends, unless used before.
    pub expires_at_ms: u64,
    /// `Set-Cookie`.
    pub cookie: HeaderValue,
}

/// Makes the secret of a new session of `organizer`.
///
/// # Errors
/// [`ApiError::Internal`] without randomness.
pub fn begin(organizer: &str, headers: &HeaderMap, now_ms: u64) -> Result<NewSession, ApiError> {
    let token = Token::new()?;
    let browser = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kept = Listed {
        id: hex::<8>()?,
        organizer: organizer.to_owned(),
        token_sha256: token.sha256(),
        created_at_ms: now_ms,
        seen_at_ms: now_ms,
        browser: browser.chars().take(BROWSER_CHARS).collect(),
    };
    Ok(NewSession { kept, expires_at_ms: now_ms + LASTS_MS, cookie: cookie(token.secret(), LASTS_MS)? })
}

/// The `Set-Cookie` that makes the browser forget.
///
/// # Errors
/// [`ApiError::Internal`], in theory.
pub fn forget() -> Result<HeaderValue, ApiError> {
    cookie("", 0)
}

fn cookie(secret: &str, lasts_ms: u64) -> Result<HeaderValue, ApiError> {
    let text =
        format!("{COOKIE}={secret}; Path=/; Max-Age={}; Secure; HttpOnly; SameSite=Lax", lasts_ms / 1000);
    HeaderValue::try_from(text).map_err(|_| ApiError::Internal)
}

fn cookie_secret(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
        .filter(|secret| secret.len() == 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_found_among_others() {
        let secret = "a".repeat(64);
        let headers =
            |text: String| HeaderMap::from_iter([(header::COOKIE, HeaderValue::try_from(text).unwrap())]);
        let found = headers(format!("x=1; {COOKIE}={secret}; y=2"));
        assert_eq!(cookie_secret(&found), Some(secret.as_str()));
        for text in [format!("{COOKIE}=short"), format!("x{COOKIE}={secret}"), format!("{COOKIE}2={secret}")]
        {
            assert_eq!(cookie_secret(&headers(text)), None);
        }
    }
}
