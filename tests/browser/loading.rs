//! How the page comes to a phone: everything once, nothing waiting for another's code.

use std::collections::HashMap;

use anyhow::{Context, Result};
use serde::Deserialize;
use tests::{DEMO_CODE, World};

/// One entry of the Resource Timing interface; times in milliseconds since the navigation began.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resource {
    name: String,
    start_time: f64,
    response_end: f64,
}

#[tokio::test]
async fn everything_is_fetched_at_once_and_only_once() -> Result<()> {
    let world = World::start().await?;
    let (browser, member) = world.member().await?;
    member.join(DEMO_CODE).await?;
    let entries =
        member.tab().script("return performance.getEntriesByType('resource').map(entry => entry.toJSON())");
    let entries: Vec<Resource> = serde_json::from_value(entries.await?)?;
    let mut times: HashMap<&str, u32> = HashMap::new();
    // Icons are the browser's own affair: it draws its tab with them whenever it likes.
    for entry in entries.iter().filter(|entry| !entry.name.contains("/icons/")) {
        *times.entry(&entry.name).or_default() += 1;
    }
    assert!(times.values().all(|times| *times == 1), "fetched more than once: {times:?}");

    let is = |what: &str| {
        entries
            .iter()
            .find(|entry| entry.name.contains(what))
            .with_context(|| format!("no {what} in {times:?}"))
    };
    // The page's own glue, not the boot script before it.
    let glue = entries
        .iter()
        .find(|e| e.name.contains("/assets/member-") && e.name.ends_with(".js"))
        .context("no glue")?;
    for what in [".wasm", "/api/v1/packs/", "/api/v1/join/"] {
        let entry = is(what)?;
        assert!(entry.start_time < glue.response_end, "{what} waits for the glue: {entry:?} {glue:?}");
    }

    member.works_offline().await?;
    let mut fetched: HashMap<String, u32> = HashMap::new();
    for seen in world.proxy.seen() {
        if seen.path.starts_with("/assets/") || seen.path.starts_with("/api/v1/packs/") {
            *fetched.entry(seen.path).or_default() += 1;
        }
    }
    assert!(fetched.values().all(|times| *times == 1), "downloaded more than once: {fetched:?}");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn nothing_but_our_own_server_is_asked() -> Result<()> {
    let world = World::start().await?;
    let (_browser, member) = world.member().await?;
    member.join(DEMO_CODE).await?;
    let names = member
        .tab()
        .script("return performance.getEntriesByType('resource').map(entry => entry.name)")
        .await?;
    let names: Vec<String> = serde_json::from_value(names)?;
    assert!(!names.is_empty());
    assert!(names.iter().all(|name| name.starts_with(&world.proxy.origin())), "{names:?}");
    Ok(())
}
