//! `Content-Encoding`: the bytes are the same whichever way they travel.

use std::io::Read;

use anyhow::{Context, Result, bail};
use reqwest::Method;
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, VARY};
use tests::api::pack_path;
use tests::{DEMO_CODE, World};

struct Fetched {
    encoding: Option<String>,
    bytes: Vec<u8>,
}

async fn fetch(world: &World, path: &str, accepted: &str) -> Result<Fetched> {
    let response = world.api.request(Method::GET, path).header(ACCEPT_ENCODING, accepted).send().await?;
    let response = response.error_for_status()?;
    let vary = response.headers().get(VARY).with_context(|| format!("no Vary on {path}"))?.to_str()?;
    assert!(vary.to_lowercase().contains("accept-encoding"), "{path}: {vary}");
    let encoding = response.headers().get(CONTENT_ENCODING).map(|name| name.to_str()).transpose()?;
    let encoding = encoding.map(str::to_owned);
    let said: Option<usize> =
        response.headers().get(CONTENT_LENGTH).and_then(|len| len.to_str().ok()?.parse().ok());
    let bytes = response.bytes().await?.to_vec();
    assert!(said.is_none_or(|len| len == bytes.len()), "{path}");
    Ok(Fetched { encoding, bytes })
}

fn decoded(fetched: &Fetched) -> Result<Vec<u8>> {
    let mut plain = Vec::new();
    match fetched.encoding.as_deref() {
        None => plain.clone_from(&fetched.bytes),
        Some("br") => brotli::BrotliDecompress(&mut &fetched.bytes[..], &mut plain)?,
        Some("gzip") => {
            flate2::read::GzDecoder::new(&fetched.bytes[..]).read_to_end(&mut plain)?;
        }
        Some(other) => bail!("nobody accepted {other}"),
    }
    Ok(plain)
}

/// Every kind of thing worth compressing.
async fn things(world: &World) -> Result<Vec<String>> {
    let page = world.api.get("/").await?.text().await?;
    let assets = page.split('"').filter(|part| part.starts_with("/assets/")).map(str::to_owned);
    let pack = pack_path(&world.api.join(DEMO_CODE).await?.campaign.packs[0]);
    let pages = ["/", "/ket-qua", "/dia-chi-tin-cay", "/to-chuc", "/sw.js"].map(str::to_owned);
    Ok(assets.chain(pages).chain([pack]).collect())
}

#[tokio::test]
async fn the_bytes_are_the_same_in_every_encoding() -> Result<()> {
    let world = World::start().await?;
    for path in things(&world).await? {
        let plain = fetch(&world, &path, "identity").await?;
        assert_eq!(plain.encoding, None, "{path}");
        for (accepted, expected) in [("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br, zstd", "br")] {
            let packed = fetch(&world, &path, accepted).await?;
            assert_eq!(packed.encoding.as_deref(), Some(expected), "{path} for {accepted}");
            assert!(packed.bytes.len() < plain.bytes.len(), "{path}");
            assert_eq!(decoded(&packed)?, plain.bytes, "{path} as {expected}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn an_encoding_that_is_refused_is_not_used() -> Result<()> {
    let world = World::start().await?;
    for path in things(&world).await? {
        for (accepted, expected) in [
            ("", None),
            ("deflate", None),
            ("br;q=0", None),
            ("br;q=0, gzip;q=0", None),
            ("br;q=0, gzip", Some("gzip")),
            ("br;q=0.000, gzip;q=0.8", Some("gzip")),
            ("*;q=0, identity", None),
            ("BR", Some("br")),
        ] {
            // "gzip;q=0.8" still beats identity only where identity is not preferred: weigh it down.
            let accepted = if accepted.contains("0.8") {
                format!("{accepted}, identity;q=0.1")
            } else {
                accepted.into()
            };
            let fetched = fetch(&world, &path, &accepted).await?;
            assert_eq!(fetched.encoding.as_deref(), expected, "{path} for {accepted:?}");
        }
    }
    Ok(())
}
