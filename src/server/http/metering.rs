//! `GET /metrics`: for a collector on this very machine.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

use super::errors::ApiError;
use super::openapi::NotThere;
use crate::app::App;
use crate::metrics;

/// What proxies write into a request that they hand on.
const BY_A_PROXY: [&str; 4] = ["x-forwarded-for", "forwarded", "via", "x-real-ip"];
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Counts and times of the whole server, in Prometheus' text format. Only whoever asks from this machine, and not through
/// a proxy, is answered; to others it is not there.
///
/// # Errors
/// [`ApiError::NotFound`] to others.
#[utoipa::path(get, path = "/metrics", operation_id = "metrics", tag = "operations", responses(
    (status = 200, description = "Counts and times.", body = String, content_type = "text/plain"),
    NotThere,
))]
pub async fn show(
    State(app): State<Arc<App>>,
    Extension(peer): Extension<IpAddr>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    if !is_near(peer, &headers) {
        return Err(ApiError::NotFound);
    }
    Ok(([(header::CONTENT_TYPE, TEXT)], metrics::text(app.ingest.waiting())).into_response())
}

fn is_near(peer: IpAddr, headers: &HeaderMap) -> bool {
    peer.to_canonical().is_loopback() && !BY_A_PROXY.iter().any(|name| headers.contains_key(*name))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    #[test]
    fn only_this_machine_itself_is_answered() {
        let plain = HeaderMap::new();
        let near = |peer: &str, headers: &HeaderMap| is_near(peer.parse().unwrap(), headers);
        assert!(near("127.0.0.1", &plain) && near("::1", &plain) && near("::ffff:127.0.0.1", &plain));
        assert!(!near("10.0.0.9", &plain) && !near("2001:db8::1", &plain));
        for name in BY_A_PROXY {
            let value = HeaderValue::from_static("127.0.0.1");
            let handed_on = HeaderMap::from_iter([(HeaderName::from_static(name), value)]);
            assert!(!near("127.0.0.1", &handed_on), "{name}");
        }
    }
}
