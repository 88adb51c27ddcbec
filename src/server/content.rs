//! Bytes served over HTTP in the encodings a client accepts, with their tag: pages, assets and packs.

mod range;

use std::io::Write;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::participation::sha256_hex;
use range::Asked;

/// How hard to compress.
#[derive(Clone, Copy, Debug)]
pub enum Effort {
    /// Once, for bytes served many times.
    Thorough,
    /// For a page made for this request.
    Quick,
}

/// One thing to serve.
#[derive(Debug)]
pub struct Content {
    content_type: &'static str,
    tag: String,
    identity: Bytes,
    br: Option<Bytes>,
    gz: Option<Bytes>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Br,
    Gzip,
    Identity,
}

impl Content {
    /// Content whose compressed forms were made before.
    #[must_use]
    pub fn precompressed(
        content_type: &'static str,
        identity: Bytes,
        br: Option<Bytes>,
        gz: Option<Bytes>,
    ) -> Self {
        let mut tag = sha256_hex(&identity);
        tag.truncate(20);
        Self { content_type, tag, identity, br, gz }
    }

    /// Compresses `identity` here.
    #[must_use]
    pub fn compressed(content_type: &'static str, identity: Bytes, effort: Effort) -> Self {
        let (br, gz) = (brotli(&identity, effort), gzip(&identity, effort));
        Self::precompressed(content_type, identity, br, gz)
    }

    /// The bytes as they are.
    #[must_use]
    pub fn identity(&self) -> &Bytes {
        &self.identity
    }

    /// The answer to a request with these headers: 200 in the best accepted encoding, or 304 when the client has it.
    #[must_use]
    pub fn respond(&self, request: &HeaderMap, cache: &'static str) -> Response {
        let encoding = self.choose(request);
        let (name, bytes) = match encoding {
            Encoding::Br => (Some("br"), self.br.as_ref()),
            Encoding::Gzip => (Some("gzip"), self.gz.as_ref()),
            Encoding::Identity => (None, None),
        };
        // A strong tag names exactly these bytes, so each encoding has its own.
        let tag = format!("\"{}{}\"", self.tag, name.map(|name| format!("-{name}")).unwrap_or_default());
        let unchanged = has_tag(request, &tag);
        let body =
            if unchanged { Body::empty() } else { Body::from(bytes.unwrap_or(&self.identity).clone()) };
        let mut response = Response::new(body);
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(tag) = HeaderValue::try_from(tag) {
            headers.insert(header::ETAG, tag);
        }
        if unchanged {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        if let Some(name) = name {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    }

    /// As [`Self::respond`], but only the part that is asked for, if one is.
    #[must_use]
    pub fn respond_part(&self, request: &HeaderMap, cache: &'static str) -> Response {
        let len = self.identity.len();
        let tag = format!("\"{}\"", self.tag);
        let (status, bytes, what) = match range::asked(request, len, &tag) {
            Asked::Part(range) => {
                let what = format!("bytes {}-{}/{len}", range.start, range.end - 1);
                (StatusCode::PARTIAL_CONTENT, self.identity.slice(range), what)
            }
            Asked::Beyond => (StatusCode::RANGE_NOT_SATISFIABLE, Bytes::new(), format!("bytes */{len}")),
            Asked::Whole => {
                let mut whole = self.respond(request, cache);
                whole.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
                return whole;
            }
        };
        let mut response = Response::new(Body::from(bytes));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        let cache = if status == StatusCode::PARTIAL_CONTENT { cache } else { "no-store" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        for (name, value) in [(header::ETAG, tag), (header::CONTENT_RANGE, what)] {
            if let Ok(value) = HeaderValue::try_from(value) {
                headers.insert(name, value);
            }
        }
        response
    }

    /// The accepted encoding with the highest weight; of equals the smallest form (RFC 9110, section 12.5.3).
    fn choose(&self, request: &HeaderMap) -> Encoding {
        let accepted = request
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .collect::<Vec<_>>()
            .join(",");
        let mut best = (Encoding::Identity, weight(&accepted, "identity").unwrap_or(1));
        for (encoding, name, there) in
            [(Encoding::Gzip, "gzip", self.gz.is_some()), (Encoding::Br, "br", self.br.is_some())]
        {
            let weight = weight(&accepted, name).unwrap_or(0);
            if there && weight > 0 && weight >= best.1 {
                best = (encoding, weight);
            }
        }
        best.0
    }
}

/// The weight in thousandths that an Accept-Encoding list gives `name`, by itself or by `*`; none when it names neither.
fn weight(accepted: &str, name: &str) -> Option<u32> {
    let mut by_star = None;
    for item in accepted.split(',') {
        let mut parts = item.split(';');
        let coding = parts.next().unwrap_or_default().trim();
        let weight = parts
            .find_map(|part| part.trim().strip_prefix("q="))
            .and_then(|q| q.trim().parse::<f32>().ok())
            .map_or(1000, |q| (q.clamp(0.0, 1.0) * 1000.0) as u32);
        if coding.eq_ignore_ascii_case(name) {
            return Some(weight);
        }
        if coding == "*" {
            by_star = Some(weight);
        }
    }
    by_star
}

/// Whether If-None-Match names `tag` (weak comparison, RFC 9110, section 13.1.2).
#[must_use]
pub fn has_tag(request: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim() == "*" || bare(known) == bare(tag))
}

fn brotli(bytes: &[u8], effort: Effort) -> Option<Bytes> {
    let quality = match effort {
        Effort::Thorough => 11,
        Effort::Quick => 5,
    };
    let params = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).ok()?;
    smaller(out, bytes)
}

fn gzip(bytes: &[u8], effort: Effort) -> Option<Bytes> {
    let level = match effort {
        Effort::Thorough => flate2::Compression::best(),
        Effort::Quick => flate2::Compression::default(),
    };
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), level);
    encoder.write_all(bytes).ok()?;
    smaller(encoder.finish().ok()?, bytes)
}

fn smaller(packed: Vec<u8>, bytes: &[u8]) -> Option<Bytes> {
    (packed.len() < bytes.len()).then(|| packed.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content() -> Content {
        Content::compressed("text/plain", Bytes::from("hoa ".repeat(500)), Effort::Thorough)
    }

    fn request(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_best_accepted_encoding_is_chosen() {
        let content = content();
        let cases = [
            ("gzip, deflate, br, zstd", Encoding::Br),
            ("gzip", Encoding::Gzip),
            ("br;q=0, gzip", Encoding::Gzip),
            ("br;q=0.5, gzip;q=0.8, identity;q=0.1", Encoding::Gzip),
            ("*", Encoding::Br),
            ("*;q=0", Encoding::Identity),
            ("br;q=0.5", Encoding::Br),
            ("br;q=0.5, identity;q=0", Encoding::Br),
            ("deflate", Encoding::Identity),
            ("br;q=hai", Encoding::Br),
            ("", Encoding::Identity),
        ];
        for (accepted, expected) in cases {
            assert_eq!(content.choose(&request(header::ACCEPT_ENCODING, accepted)), expected, "{accepted}");
        }
    }

    #[test]
    fn a_known_tag_is_answered_with_nothing_else() {
        let content = content();
        let first = content.respond(&HeaderMap::new(), "no-cache");
        let tag = first.headers()[header::ETAG].clone();
        let again = content.respond(&HeaderMap::from_iter([(header::IF_NONE_MATCH, tag)]), "no-cache");
        assert_eq!((first.status(), again.status()), (StatusCode::OK, StatusCode::NOT_MODIFIED));
        assert!(!again.headers().contains_key(header::CONTENT_TYPE));
        let other = content.respond(&request(header::IF_NONE_MATCH, "\"other\", W/\"x\""), "no-cache");
        assert_eq!(other.status(), StatusCode::OK);
    }

    #[test]
    fn each_encoding_has_its_own_tag() {
        let content = content();
        let tag = |accepted| {
            content.respond(&request(header::ACCEPT_ENCODING, accepted), "no-cache").headers()[header::ETAG]
                .clone()
        };
        assert_ne!(tag("br"), tag("gzip"));
        assert_ne!(tag("br"), tag("identity"));
    }

    #[test]
    fn what_compression_does_not_shrink_is_sent_as_it_is() {
        let content = Content::compressed("text/plain", Bytes::from_static(b"a"), Effort::Thorough);
        assert_eq!(content.choose(&request(header::ACCEPT_ENCODING, "br, gzip")), Encoding::Identity);
    }
}
