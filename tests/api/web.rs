//! Pages and static files: what is served, how it may be cached, and the headers on every answer.

use anyhow::{Context, Result};
use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use reqwest::{Method, Response, StatusCode};
use tests::api::{pack_path, refusal};
use tests::proxy::UPLOADS;
use tests::{DEMO_CODE, World};

/// The Content-Security-Policy of architecture.md.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

fn header<'a>(response: &'a Response, name: &str) -> Result<&'a str> {
    let value = response.headers().get(name).with_context(|| format!("no {name} on {}", response.url()))?;
    Ok(value.to_str()?)
}

/// The addresses a page names in `href` and `src`.
fn named_in(page: &str) -> Vec<String> {
    let parts = page.split('"').collect::<Vec<_>>();
    let values = parts.windows(2).filter(|two| two[0].ends_with("href=") || two[0].ends_with("src="));
    values.map(|two| two[1].to_owned()).filter(|address| address.starts_with('/')).collect()
}

/// A policy without the hashes of what stands in the page itself (its one style and its one script), and how many there were.
fn without_hashes(policy: &str) -> (String, usize) {
    let (mut plain, mut hashes) = (String::new(), 0);
    for word in policy.split(' ') {
        if word.starts_with("'sha256-") {
            hashes += 1;
            plain.push_str(if word.ends_with(';') { ";" } else { "" });
        } else {
            plain.push_str(if plain.is_empty() { "" } else { " " });
            plain.push_str(word);
        }
    }
    (plain, hashes)
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() -> Result<()> {
    let world = World::start().await?;
    let pack = pack_path(&world.api.join(DEMO_CODE).await?.campaign.packs[0]);
    let asset = named_in(&world.api.get("/").await?.text().await?);
    let asset = asset.iter().find(|address| address.starts_with("/assets/")).context("no asset")?;
    let mut answers = Vec::new();
    for path in [
        "/",
        "/j/246810",
        "/ket-qua",
        "/dia-chi-tin-cay",
        "/to-chuc",
        "/sw.js",
        "/manifest.webmanifest",
        "/khong-co",
        "/assets/khong-co.js",
        "/healthz",
        "/readyz",
        "/api/v1/join/246810",
        "/api/v1/join/000000",
        "/api/v1/campaigns",
        "/api/v1/khong-co",
        &pack,
        asset,
        "/%ff",
        "/..%2f..%2fetc/passwd",
    ] {
        answers.push(world.api.get(path).await?);
    }
    answers.push(world.api.request(Method::PUT, UPLOADS).send().await?);
    answers.push(world.api.upload_text("hoa").await?);
    answers.push(world.api.upload_text("hoa".repeat(30_000)).await?);
    answers.push(world.api.try_sign_in("ai", "đó là ai vậy").await?);
    for answer in &answers {
        let (policy, hashes) = without_hashes(header(answer, "content-security-policy")?);
        assert_eq!(policy, POLICY, "{}", answer.url());
        let is_member_page =
            ["/", "/j/246810", "/ket-qua", "/dia-chi-tin-cay"].contains(&answer.url().path());
        assert_eq!(hashes, if is_member_page { 2 } else { 0 }, "{}", answer.url());
        assert_eq!(header(answer, "x-content-type-options")?, "nosniff", "{}", answer.url());
        assert_eq!(header(answer, "referrer-policy")?, "no-referrer", "{}", answer.url());
        assert_eq!(header(answer, "cross-origin-opener-policy")?, "same-origin", "{}", answer.url());
        assert_eq!(header(answer, "cross-origin-resource-policy")?, "same-origin", "{}", answer.url());
        assert!(header(answer, "permissions-policy")?.contains("camera=(self)"), "{}", answer.url());
    }
    Ok(())
}

#[tokio::test]
async fn member_and_organizer_addresses_open_their_own_app() -> Result<()> {
    let world = World::start().await?;
    let mut pages = Vec::new();
    for (path, organizer) in [
        ("/", false),
        ("/j/246810", false),
        ("/ket-qua", false),
        ("/dia-chi-tin-cay", false),
        ("/ket-qua/01a1ee56-5e00-7707-8707-070707070707", false),
        ("/to-chuc", true),
        ("/to-chuc/moi", true),
        ("/to-chuc/dot/demo", true),
    ] {
        let response = world.api.get(path).await?;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert!(header(&response, "content-type")?.starts_with("text/html"), "{path}");
        let page = response.text().await?;
        assert!(page.contains("lang=\"vi\""), "{path}");
        assert_eq!(page.contains("organizer-"), organizer, "{path}");
        assert_eq!(page.contains("member-"), !organizer, "{path}");
        pages.push(page);
    }
    assert!(pages.iter().all(|page| !page.contains("{{")), "a hole in a template was not filled");
    Ok(())
}

#[tokio::test]
async fn a_join_link_has_its_code_and_packs_fetched_at_once() -> Result<()> {
    let world = World::start().await?;
    let page = world.api.get(&format!("/j/{DEMO_CODE}")).await?.text().await?;
    let joined = world.api.join(DEMO_CODE).await?;
    let wanted = joined.campaign.packs.iter().map(pack_path).chain([format!("/api/v1/join/{DEMO_CODE}")]);
    for address in wanted {
        let link = format!(r#"<link rel="preload" as="fetch" crossorigin href="{address}">"#);
        assert!(page.contains(&link), "{link} is not in {page}");
    }
    assert!(!page.contains("<!--campaign-->"));
    let unknown = world.api.get("/j/999999").await?;
    assert_eq!(unknown.status(), StatusCode::OK, "the app itself tells that the code leads nowhere");
    assert!(!unknown.text().await?.contains("/api/v1/packs/"));
    Ok(())
}

#[tokio::test]
async fn what_a_page_names_is_there_and_hashed_files_are_cached_for_good() -> Result<()> {
    let world = World::start().await?;
    for page in ["/", "/to-chuc"] {
        let response = world.api.get(page).await?;
        assert!(header(&response, "cache-control")?.contains("no-cache"), "{page} must be asked for again");
        let named = named_in(&response.text().await?);
        let assets = named.iter().filter(|address| address.starts_with("/assets/")).count();
        assert!(assets >= 3, "glue, wasm and style at least: {named:?}");
        for address in named {
            let response = world.api.get(&address).await?;
            assert_eq!(response.status(), StatusCode::OK, "{address}");
            let kind = match address.rsplit('.').next() {
                Some("js") => "text/javascript",
                Some("wasm") => "application/wasm",
                Some("css") => "text/css",
                Some("svg") => "image/svg+xml",
                Some("png") => "image/png",
                Some("webmanifest") => "application/manifest+json",
                _ => "",
            };
            assert!(header(&response, CONTENT_TYPE.as_str())?.starts_with(kind), "{address}");
            let cache = header(&response, CACHE_CONTROL.as_str())?;
            assert_eq!(cache.contains("immutable"), address.starts_with("/assets/"), "{address}: {cache}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_worker_is_asked_for_again_at_every_start() -> Result<()> {
    let world = World::start().await?;
    let response = world.api.get("/sw.js").await?;
    assert_eq!(response.status(), StatusCode::OK);
    assert!(header(&response, "content-type")?.starts_with("text/javascript"));
    let cache = header(&response, "cache-control")?;
    assert!(cache.contains("no-cache"), "{cache}");
    Ok(())
}

#[tokio::test]
async fn a_page_is_not_sent_again_while_it_is_the_same() -> Result<()> {
    let world = World::start().await?;
    let tag = header(&world.api.get("/").await?, "etag")?.to_owned();
    let again = world.api.request(Method::GET, "/").header("if-none-match", tag).send().await?;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    Ok(())
}

#[tokio::test]
async fn head_is_get_without_a_body() -> Result<()> {
    let world = World::start().await?;
    for path in ["/", "/sw.js", "/healthz", "/api/v1/join/246810"] {
        let (get, head) = (world.api.get(path).await?, world.api.request(Method::HEAD, path).send().await?);
        assert_eq!(head.status(), get.status(), "{path}");
        assert_eq!(head.headers().get(CONTENT_TYPE), get.headers().get(CONTENT_TYPE), "{path}");
        assert_eq!(head.text().await?, "", "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn what_is_not_there_is_json_below_api_and_never_a_redirect() -> Result<()> {
    let world = World::start().await?;
    for path in ["/api", "/api/", "/api/v1", "/api/v1/khong-co", "/api/v2/join/246810", "/api/v1/join/"] {
        let (status, code) = refusal(world.api.get(path).await?).await?;
        assert_eq!((status, code.as_str()), (StatusCode::NOT_FOUND, "not_found"), "{path}");
    }
    for path in
        ["/assets/member-0000000000000000.js", "/khong-co.png", "/..%2fCargo.toml", "/assets/..%2f..%2fdata"]
    {
        let response = world.api.get(path).await?;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(response.headers().get(LOCATION).is_none());
    }
    Ok(())
}
