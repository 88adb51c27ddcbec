//! The address a request comes from.

use std::net::IpAddr;

use axum::http::HeaderMap;

/// The peer's address; behind a proxy on this machine the last address the proxy wrote into X-Forwarded-For. What a
/// peer elsewhere writes there is not believed.
#[must_use]
pub fn client_address(peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    if !peer.to_canonical().is_loopback() {
        return peer;
    }
    headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .next_back()
        .and_then(|last| last.trim().parse().ok())
        .unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_a_proxy_on_this_machine_is_believed() {
        let headers = HeaderMap::from_iter([(
            "x-forwarded-for".parse().unwrap(),
            HeaderValue::from_static("1.1.1.1, 2.2.2.2"),
        )]);
        let of = |peer: &str, headers: &HeaderMap| client_address(peer.parse().unwrap(), headers).to_string();
        assert_eq!(of("127.0.0.1", &headers), "2.2.2.2");
        assert_eq!(of("::ffff:127.0.0.1", &headers), "2.2.2.2");
        assert_eq!(of("9.9.9.9", &headers), "9.9.9.9");
        assert_eq!(of("127.0.0.1", &HeaderMap::new()), "127.0.0.1");
    }
}
