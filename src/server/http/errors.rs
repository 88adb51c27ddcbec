//! Every answer that is not a success: one JSON shape, one code a cause. The apps own the words.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::wire::ErrorBody;

use crate::audit::NoteError;
use crate::export::ExportError;
use crate::ingest::IngestError;
use crate::password::PasswordError;
use crate::random::NoRandomness;
use crate::rights::Outside;
use crate::throttle::Wait;

/// Why a request was not fulfilled.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// Nothing is there.
    #[error("nothing is there")]
    NotFound,
    /// The path takes other methods.
    #[error("the path does not take this method")]
    MethodNotAllowed,
    /// The body is too large.
    #[error("{0}")]
    TooLarge(String),
    /// The body cannot be read; says where.
    #[error("{0}")]
    Malformed(String),
    /// The body is not JSON by its type.
    #[error("the content type must be application/json")]
    WrongContentType,
    /// The body did not come in time.
    #[error("the body did not come in time")]
    TooSlow,
    /// No session.
    #[error("sign in first")]
    SignedOut,
    /// The campaign is paused.
    #[error("the campaign is paused")]
    Paused,
    /// The organizer's role does not reach so far.
    #[error("the role does not allow this")]
    Forbidden,
    /// The password so far is wrong.
    #[error("the password is wrong")]
    WrongPassword,
    /// What was sent breaks a rule; names the field.
    #[error("{0}")]
    Unfit(String),
    /// Somebody else has changed it since.
    #[error("somebody else has changed it meanwhile")]
    ChangedMeanwhile,
    /// It does not go together with how things are: the code of why, and why.
    #[error("{1}")]
    Conflict(&'static str, &'static str),
    /// A pack or survey that breaks rules; names the question.
    #[error("{0}")]
    PackUnfit(String),
    /// A picture that cannot be read, or is none of the kinds taken.
    #[error("the picture cannot be read")]
    PictureUnfit,
    /// The request comes from another site.
    #[error("the request does not come from this site's own pages")]
    BadOrigin,
    /// Name or password is wrong; which is not told.
    #[error("the name or the password is wrong")]
    WrongCredentials,
    /// Too many attempts.
    #[error("too many attempts")]
    TooManyAttempts(Wait),
    /// The one-time link was used, has expired or never was.
    #[error("the invitation was used, has expired or never was")]
    InvitationGone,
    /// The sign-in name is taken.
    #[error("the name is taken")]
    NameTaken,
    /// The sign-in name is empty, too long or holds control characters.
    #[error("the name is empty, too long or holds control characters")]
    NameUnfit,
    /// The password is too short or too long.
    #[error("the password is too short or too long")]
    PasswordUnfit,
    /// A list of addresses that is not taken; names the row.
    #[error("{0}")]
    ContactsUnfit(String),
    /// A rescue file that cannot be opened.
    #[error("the file is no rescue file or was altered")]
    RescueUnreadable,
    /// A rescue file for another server.
    #[error("the file was sealed for another server")]
    RescueForAnother,
    /// The server has too much to do.
    #[error("the server is busy")]
    Busy,
    /// The database does not answer or cannot write.
    #[error("the store is unavailable")]
    StoreUnavailable,
    /// A fault of ours.
    #[error("the server made a mistake")]
    Internal,
}

impl ApiError {
    /// Status and code.
    #[must_use]
    pub fn code(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"),
            Self::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Self::Malformed(_) => (StatusCode::BAD_REQUEST, "malformed"),
            Self::WrongContentType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong_content_type"),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "too_slow"),
            Self::SignedOut => (StatusCode::UNAUTHORIZED, "signed_out"),
            Self::Paused => (StatusCode::CONFLICT, "paused"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden"),
            Self::WrongPassword => (StatusCode::UNPROCESSABLE_ENTITY, "wrong_password"),
            Self::Unfit(_) => (StatusCode::UNPROCESSABLE_ENTITY, "unfit"),
            Self::ChangedMeanwhile => (StatusCode::CONFLICT, "changed_meanwhile"),
            Self::Conflict(code, _) => (StatusCode::CONFLICT, code),
            Self::PackUnfit(_) => (StatusCode::UNPROCESSABLE_ENTITY, "pack_unfit"),
            Self::PictureUnfit => (StatusCode::UNPROCESSABLE_ENTITY, "picture_unfit"),
            Self::BadOrigin => (StatusCode::FORBIDDEN, "bad_origin"),
            Self::WrongCredentials => (StatusCode::UNAUTHORIZED, "wrong_credentials"),
            Self::TooManyAttempts(_) => (StatusCode::TOO_MANY_REQUESTS, "too_many_attempts"),
            Self::InvitationGone => (StatusCode::GONE, "invitation_gone"),
            Self::NameTaken => (StatusCode::CONFLICT, "name_taken"),
            Self::NameUnfit => (StatusCode::UNPROCESSABLE_ENTITY, "name_unfit"),
            Self::PasswordUnfit => (StatusCode::UNPROCESSABLE_ENTITY, "password_unfit"),
            Self::ContactsUnfit(_) => (StatusCode::UNPROCESSABLE_ENTITY, "contacts_unfit"),
            Self::RescueUnreadable => (StatusCode::BAD_REQUEST, "unreadable"),
            Self::RescueForAnother => (StatusCode::CONFLICT, "wrong_key"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            Self::StoreUnavailable => (StatusCode::SERVICE_UNAVAILABLE, "store_unavailable"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }

    /// After how many seconds to try again.
    #[must_use]
    pub fn retry_after_s(&self) -> Option<u64> {
        match self {
            Self::Busy => Some(1),
            Self::StoreUnavailable => Some(5),
            Self::TooManyAttempts(wait) => Some(wait.ms.div_ceil(1000)),
            _ => None,
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, code) = self.code();
        let body = ErrorBody { code: code.to_owned(), message: self.to_string() };
        let mut response = super::json(&body);
        *response.status_mut() = status;
        if let Some(seconds) = self.retry_after_s() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<IngestError> for ApiError {
    fn from(error: IngestError) -> Self {
        match error {
            IngestError::Full => Self::Busy,
            IngestError::Unavailable => Self::StoreUnavailable,
        }
    }
}

impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "the database failed");
        Self::StoreUnavailable
    }
}

impl From<PasswordError> for ApiError {
    fn from(error: PasswordError) -> Self {
        if matches!(error, PasswordError::Busy) {
            return Self::Busy;
        }
        tracing::error!(error = &error as &dyn std::error::Error, "a password could not be hashed");
        Self::Internal
    }
}

impl From<ExportError> for ApiError {
    fn from(error: ExportError) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "a file could not be written");
        Self::Internal
    }
}

impl From<Outside> for ApiError {
    fn from(_: Outside) -> Self {
        Self::NotFound
    }
}

impl From<NoteError> for ApiError {
    fn from(error: NoteError) -> Self {
        match error {
            NoteError::Database(error) => error.into(),
            NoteError::Random(error) => error.into(),
        }
    }
}

impl From<NoRandomness> for ApiError {
    fn from(error: NoRandomness) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "no randomness");
        Self::Internal
    }
}

/// What a client sees of a panic: nothing of it. The log has its message (`log::start`).
#[must_use]
pub fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    ApiError::Internal.into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_shall_come_again_is_told_when() {
        let after = |error: ApiError| {
            let response = error.into_response();
            response
                .headers()
                .get(header::RETRY_AFTER)
                .and_then(|value| value.to_str().ok().map(str::to_owned))
        };
        assert_eq!(after(ApiError::StoreUnavailable).as_deref(), Some("5"));
        assert_eq!(after(ApiError::TooManyAttempts(Wait { ms: 1_001 })).as_deref(), Some("2"));
        assert_eq!(after(ApiError::NotFound), None);
    }

    #[test]
    fn a_panic_tells_nothing() {
        let response = panicked(Box::new("the secret"));
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
    }
}
