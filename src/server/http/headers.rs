//! The headers every answer carries (architecture.md, security).

use std::sync::LazyLock;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::config::PublicUrl;
use crate::member_page::plain_policy;

const ALWAYS: [(HeaderName, HeaderValue); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("permissions-policy"), HeaderValue::from_static("camera=(self)")),
];

static PLAIN: LazyLock<HeaderValue> = LazyLock::new(plain_policy);

const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Adds them. What says nothing of caching is not to be kept, and what has no policy of its own gets the plain one.
pub fn add(headers: &mut HeaderMap, public_url: Option<&PublicUrl>) {
    headers.reserve(ALWAYS.len() + 3);
    for (name, value) in ALWAYS {
        headers.insert(name, value);
    }
    if public_url.is_some_and(PublicUrl::is_https) {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(|| PLAIN.clone());
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}
