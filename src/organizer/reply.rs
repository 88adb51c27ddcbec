//! What the server's answer means.

use client::ports::Response;
use domain::wire::ErrorBody;
use serde::de::DeserializeOwned;

/// Why a request did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// No answer, or one that is not our server's: a captive portal speaks HTML.
    #[error("the server could not be reached")]
    Unreachable,
    /// 401: there is no session (any more), or the name and password do not fit.
    #[error("not signed in")]
    NotSignedIn,
    /// 429: too many attempts.
    #[error("too many attempts")]
    Throttled { wait_s: u32 },
    /// Any other refusal; the code is the server's own.
    #[error("refused: {code}")]
    Refused { status: u16, code: String },
    /// 5xx: the server has trouble.
    #[error("the server has trouble")]
    Trouble,
}

/// How long to wait where the server does not say.
const WAIT_S: u32 = 60;

/// Passes a success on; that nothing has changed (304) is one too.
pub fn success(answer: Response) -> Result<Response, ApiError> {
    match answer.status {
        200..=299 | 304 => Ok(answer),
        401 => Err(ApiError::NotSignedIn),
        429 => Err(ApiError::Throttled { wait_s: answer.retry_after_s.unwrap_or(WAIT_S) }),
        status @ 400..=499 => match serde_json::from_str::<ErrorBody>(&answer.body) {
            Ok(error) if answer.is_json => Err(ApiError::Refused { status, code: error.code }),
            _ => Err(ApiError::Unreachable),
        },
        500..=599 => Err(ApiError::Trouble),
        _ => Err(ApiError::Unreachable),
    }
}

/// Reads the JSON of a success.
pub fn json<T: DeserializeOwned>(answer: Response) -> Result<T, ApiError> {
    let answer = success(answer)?;
    if !answer.is_json {
        return Err(ApiError::Unreachable);
    }
    serde_json::from_str(&answer.body).map_err(|_| ApiError::Trouble)
}

#[cfg(test)]
mod tests {
    use domain::organizer::Me;
    use domain::rights::Role;

    use super::*;

    fn answer(status: u16, is_json: bool, body: &str) -> Response {
        Response { status, is_json, body: body.to_owned(), retry_after_s: None }
    }

    fn me(answer: Response) -> Result<Me, ApiError> {
        json(answer)
    }

    #[test]
    fn a_success_is_read() {
        let lan = Me { id: "1".into(), name: "Lan".into(), role: Role::Admin, unit: None };
        let body = r#"{"id":"1","name":"Lan","role":"admin","unit":null}"#;
        assert_eq!(me(answer(200, true, body)), Ok(lan));
        assert!(success(answer(204, false, "")).is_ok());
    }

    #[test]
    fn a_captive_portal_is_no_server_of_ours() {
        for status in [0, 200, 302, 403, 404] {
            assert_eq!(me(answer(status, false, "<html>Wi-Fi")), Err(ApiError::Unreachable), "{status}");
        }
    }

    #[test]
    fn refusals_keep_their_code() {
        let gone = answer(410, true, r#"{"code":"invitation_gone","message":"used"}"#);
        assert_eq!(me(gone), Err(ApiError::Refused { status: 410, code: "invitation_gone".into() }));
        assert_eq!(me(answer(401, true, "")), Err(ApiError::NotSignedIn));
        assert_eq!(me(answer(503, true, "{}")), Err(ApiError::Trouble));
    }

    #[test]
    fn throttling_says_how_long() {
        let mut throttled = answer(429, true, "{}");
        assert_eq!(me(throttled.clone()), Err(ApiError::Throttled { wait_s: 60 }));
        throttled.retry_after_s = Some(7);
        assert_eq!(me(throttled), Err(ApiError::Throttled { wait_s: 7 }));
    }

    #[test]
    fn a_newer_servers_unknown_shape_is_trouble_not_a_crash() {
        assert_eq!(me(answer(200, true, r#"{"title":"?"}"#)), Err(ApiError::Trouble));
    }
}
