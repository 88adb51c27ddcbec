//! The headers we read ourselves. One a line: Range, If-Range, If-None-Match, Accept-Encoding, Origin, Sec-Fetch-Site, Host,
//! X-Forwarded-For.
#![no_main]

use std::net::IpAddr;
use std::sync::LazyLock;

use axum::body::{Bytes, HttpBody};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use fuzz::content::{Content, Effort, has_tag};
use fuzz::http::client::client_address;
use fuzz::http::origin::is_own;
use libfuzzer_sys::fuzz_target;

const LEN: u64 = 5_000;
static CONTENT: LazyLock<Content> =
    LazyLock::new(|| Content::compressed("text/plain", Bytes::from(vec![b'h'; LEN as usize]), Effort::Quick));

fuzz_target!(|bytes: &[u8]| {
    let names = [
        header::RANGE,
        header::IF_RANGE,
        header::IF_NONE_MATCH,
        header::ACCEPT_ENCODING,
        header::ORIGIN,
        HeaderName::from_static("sec-fetch-site"),
        header::HOST,
        HeaderName::from_static("x-forwarded-for"),
    ];
    let mut headers = HeaderMap::new();
    for (name, value) in names.into_iter().zip(bytes.split(|byte| *byte == b'\n')) {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            headers.append(name, value);
        }
    }
    let _ = has_tag(&headers, "\"a\"");
    let answer = CONTENT.respond_part(&headers, "no-cache");
    let sent = answer.body().size_hint().exact().expect("a body of known size");
    match answer.status() {
        StatusCode::PARTIAL_CONTENT => assert!((1..=LEN).contains(&sent)),
        StatusCode::RANGE_NOT_SATISFIABLE | StatusCode::NOT_MODIFIED => assert_eq!(sent, 0),
        status => assert!(status == StatusCode::OK && sent <= LEN),
    }
    let own = is_own(&headers, None);
    assert!(!own || headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN));
    let elsewhere: IpAddr = [203, 0, 113, 9].into();
    assert_eq!(client_address(elsewhere, &headers), elsewhere);
    let _ = client_address([127, 0, 0, 1].into(), &headers);
});
