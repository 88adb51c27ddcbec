//! One part of a file (RFC 9110, section 14): what players of sound ask for. Those of iOS play nothing else.

use std::ops::Range;

use axum::http::{HeaderMap, header};

/// How much of a file a request asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// All of it. Also what we do not read: several parts, other units, a part of another version.
    Whole,
    /// These bytes.
    Part(Range<usize>),
    /// Bytes behind its end.
    Beyond,
}

/// Reads what `request` asks of a file with `len` bytes and this tag.
#[must_use]
pub fn asked(request: &HeaderMap, len: usize, tag: &str) -> Asked {
    let text = |name| request.get(name).and_then(|value| value.to_str().ok());
    let other_version = text(header::IF_RANGE).is_some_and(|version| version != tag);
    let range = text(header::RANGE).and_then(|range| range.trim().strip_prefix("bytes="));
    match range.and_then(|range| range.split_once('-')) {
        Some((from, to)) if !other_version => part(from, to, len).unwrap_or(Asked::Whole),
        _ => Asked::Whole,
    }
}

/// None when the two are no range.
fn part(from: &str, to: &str, len: usize) -> Option<Asked> {
    let range = match (from, to) {
        ("", last) => len.saturating_sub(last.parse().ok()?)..len,
        (from, "") => from.parse().ok()?..len,
        (from, to) => {
            let (from, to): (usize, usize) = (from.parse().ok()?, to.parse().ok()?);
            if to < from {
                return None;
            }
            from..len.min(to.saturating_add(1))
        }
    };
    Some(if range.is_empty() { Asked::Beyond } else { Asked::Part(range) })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_part_is_within_the_file_or_beyond_it() {
        let table = [
            ("bytes=0-1", Asked::Part(0..2)),
            ("bytes=4-", Asked::Part(4..10)),
            ("bytes=4-99", Asked::Part(4..10)),
            ("bytes=0-18446744073709551615", Asked::Part(0..10)),
            ("bytes=-3", Asked::Part(7..10)),
            ("bytes=-99", Asked::Part(0..10)),
            ("bytes=10-", Asked::Beyond),
            ("bytes=10-11", Asked::Beyond),
            ("bytes=-0", Asked::Beyond),
            ("bytes=3-2", Asked::Whole),
            ("bytes=0-1,4-5", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("bytes=99999999999999999999-", Asked::Whole),
            ("lines=0-1", Asked::Whole),
            ("", Asked::Whole),
        ];
        for (range, expected) in table {
            let mut request = HeaderMap::from_iter([(header::RANGE, HeaderValue::from_static(range))]);
            assert_eq!(asked(&request, 10, "\"a\""), expected, "{range}");
            request.insert(header::IF_RANGE, HeaderValue::from_static("\"b\""));
            assert_eq!(asked(&request, 10, "\"a\""), Asked::Whole, "{range} of another version");
        }
        assert_eq!(asked(&HeaderMap::new(), 10, "\"a\""), Asked::Whole);
    }
}
