//! Pictures and sound that go with a question or a story.

use serde::{Deserialize, Serialize};

/// Where media lie on the server: a file there never changes its bytes.
pub const MEDIA: &str = "/media/";

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Picture {
    /// Its path, below `/media/`.
    pub src: String,
    /// What it shows, for who cannot see it.
    pub alt: String,
}

/// Whether `src` names one file in [`MEDIA`]: lower-case letters, digits, hyphens and dots.
#[must_use]
pub fn is_media(src: &str) -> bool {
    src.strip_prefix(MEDIA).is_some_and(|name| {
        !name.is_empty()
            && !name.starts_with('.')
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_lie_in_one_folder() {
        assert!(is_media("/media/bien-bao-1.svg"));
        for src in
            ["https://example.org/a.png", "/media/", "/media/../a", "/media/a/b", "/media/.a", "/media/A"]
        {
            assert!(!is_media(src), "{src}");
        }
    }
}
