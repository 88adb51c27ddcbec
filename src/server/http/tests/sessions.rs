//! What guards sign-in and every answer, as far as it needs a clock, a foreign peer or a fault of ours.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request};
use axum::routing::get;
use tower::ServiceExt;

use super::world::{Served, cookie};
use crate::http::surrounded;

const SESSION: &str = "/api/v1/organizer/session";

/// The headers of architecture.md but the policy.
const ALWAYS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(self)"),
];

fn assert_guarded(headers: &HeaderMap) {
    for (name, value) in ALWAYS {
        assert_eq!(headers[name], value);
    }
    assert!(headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'; "));
    assert_eq!(headers["cache-control"], "no-store");
}

#[tokio::test]
async fn the_answer_to_a_fault_of_ours_is_guarded_like_any_other_and_tells_nothing() {
    let served = Served::new().await;
    let fails = get(async || -> &'static str { panic!("the secret") });
    let router = surrounded(Router::new().route("/fails", fails), Arc::clone(&served.app));
    let answer = router.oneshot(Request::get("/fails").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.status(), 500);
    assert_guarded(answer.headers());
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    assert!(!String::from_utf8_lossy(&body).contains("secret"));
}

#[tokio::test]
async fn what_a_session_gets_is_guarded_and_kept_by_no_cache() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    for path in ["/api/v1/organizer/me", "/api/v1/campaigns"] {
        assert_guarded(&served.get_with(path, &[("cookie", &cookie)]).await.headers);
    }
}

#[tokio::test]
async fn browsers_are_told_to_keep_to_tls_only_by_a_server_that_has_it() {
    for (public_url, expected) in
        [("http://haihoa.example", ""), ("https://haihoa.example", "max-age=31536000")]
    {
        let served = Served::with(Some(public_url.parse().unwrap())).await;
        for path in ["/", "/api/v1/campaigns", "/none"] {
            let answer = served.get(path).await;
            assert_eq!(answer.header("strict-transport-security"), expected, "{public_url} {path}");
        }
    }
}

/// Tries to sign in at one more account, by way of a proxy that claims `forwarded`.
async fn guess(served: &Served, peer: &str, n: u32, forwarded: &str) -> u16 {
    let mut request = Request::post(SESSION)
        .header("content-type", "application/json")
        .header("sec-fetch-site", "same-origin")
        .header("x-forwarded-for", forwarded)
        .body(Body::from(format!(r#"{{"name":"ai {n}","password":"sai"}}"#)))
        .unwrap();
    let peer: IpAddr = peer.parse().unwrap();
    request.extensions_mut().insert(peer);
    served.send_as(request).await.status.as_u16()
}

#[tokio::test]
async fn a_guesser_cannot_make_up_addresses() {
    let served = Served::new().await;
    for n in 0..30 {
        // From elsewhere nothing is believed; from a proxy of ours only what it added itself, at the end.
        assert_eq!(guess(&served, "203.0.113.9", n, &format!("198.51.100.{n}")).await, 401);
        assert_eq!(guess(&served, "127.0.0.1", 100 + n, &format!("198.51.100.{n}, 203.0.113.8")).await, 401);
    }
    assert_eq!(guess(&served, "203.0.113.9", 30, "198.51.100.77").await, 429);
    assert_eq!(guess(&served, "127.0.0.1", 130, "198.51.100.77, 203.0.113.8").await, 429);
    // The village next door goes on.
    assert_eq!(guess(&served, "127.0.0.1", 131, "203.0.113.8, 198.51.100.77").await, 401);
}

#[tokio::test]
async fn signing_in_makes_a_new_session_whatever_cookie_came_along() {
    let served = Served::new().await;
    let first = served.lan().await;
    let sign_in = |cookie: &str| {
        Request::post(SESSION)
            .header("content-type", "application/json")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", cookie)
            .body(Body::from(r#"{"name":"Lan","password":"hoa dao 2026"}"#))
            .unwrap()
    };
    let second = cookie(&served.send(sign_in(&first)).await);
    let chosen = format!("__Host-haihoa={}", "c".repeat(64));
    let third = cookie(&served.send(sign_in(&chosen)).await);
    assert!(first != second && second != third && third != chosen);
    let me = async |cookie: &str| served.get_with("/api/v1/organizer/me", &[("cookie", cookie)]).await.status;
    assert_eq!([me(&first).await, me(&second).await, me(&third).await], [200, 200, 200]);
    assert_eq!(me(&chosen).await, 401);
}
