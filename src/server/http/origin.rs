//! Does a request that changes something come from our own pages?

use axum::http::{HeaderMap, header};

use crate::config::PublicUrl;

/// Whether the browser says so: by Sec-Fetch-Site, or, where it sends none (plain HTTP), by an Origin that is this
/// host's or the public one. A request with neither is not from a browser of the last years, and is refused.
#[must_use]
pub fn is_own(headers: &HeaderMap, public_url: Option<&PublicUrl>) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else { return false };
    if public_url.is_some_and(|own| own.origin().eq_ignore_ascii_case(origin)) {
        return true;
    }
    let authority = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    let host = text(header::HOST.as_str());
    matches!((authority, host), (Some(authority), Some(host)) if authority.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    fn own(headers: &[(&'static str, &'static str)]) -> bool {
        let public = "https://haihoa.example".parse::<PublicUrl>().unwrap();
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        is_own(&headers, Some(&public))
    }

    #[test]
    fn only_our_own_pages_may_change_something() {
        assert!(own(&[("sec-fetch-site", "same-origin"), ("host", "inner:80")]));
        assert!(own(&[("origin", "http://10.0.0.1:8080"), ("host", "10.0.0.1:8080")]));
        assert!(own(&[("origin", "https://haihoa.example"), ("host", "inner:80")]));
        for foreign in [
            &[("sec-fetch-site", "cross-site"), ("origin", "http://h"), ("host", "h")][..],
            &[("sec-fetch-site", "same-site"), ("host", "h")],
            &[("sec-fetch-site", "none"), ("host", "h")],
            &[("origin", "http://evil.example"), ("host", "h")],
            &[("origin", "null"), ("host", "h")],
            &[("origin", "http://h:81"), ("host", "h")],
            &[("origin", "https://haihoa.example.evil"), ("host", "h")],
            &[("host", "h")],
            &[],
        ] {
            assert!(!own(foreign), "{foreign:?}");
        }
    }
}
