//! Compression, once and as well as it goes: brotli and gzip.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// What is compressed already.
const PRESSED: [&str; 4] = ["png", "jpg", "webp", "woff2"];

/// The compressed files that belong beside `path`; none if compressing it is of no use.
pub fn beside(path: &Path) -> Vec<PathBuf> {
    let extension = path.extension().unwrap_or_default();
    if PRESSED.iter().any(|pressed| extension == *pressed) {
        return vec![];
    }
    [".br", ".gz"]
        .into_iter()
        .map(|ending| {
            let mut name = path.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        })
        .collect()
}

/// Compresses `bytes` as the ending of `path` says.
///
/// # Errors
/// An ending other than `.br` and `.gz`.
pub fn press(path: &Path, bytes: &[u8]) -> Result<Vec<u8>> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("br") => brotli(bytes),
        Some("gz") => gzip(bytes),
        _ => bail!("{} names no compression", path.display()),
    }
}

/// Brotli at its best: quality 11, window 22.
///
/// # Errors
/// None in memory; the encoder's, were there any.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut pressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut pressed, &params)?;
    Ok(pressed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_compressed_comes_back() {
        let text = "Hái hoa dân chủ. ".repeat(200).into_bytes();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(&text).unwrap()[..], &mut back).unwrap();
        assert_eq!(back, text);
        back.clear();
        flate2::read::GzDecoder::new(&gzip(&text).unwrap()[..]).read_to_end(&mut back).unwrap();
        assert_eq!(back, text);
    }

    #[test]
    fn pictures_are_left_as_they_are() {
        assert!(beside(Path::new("icons/icon-192.png")).is_empty());
        assert_eq!(beside(Path::new("a/b.js")), [Path::new("a/b.js.br"), Path::new("a/b.js.gz")]);
    }
}
