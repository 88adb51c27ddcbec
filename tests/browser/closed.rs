//! She closes the page before there is a network: the service worker sends, the next page finds it sent.

use anyhow::Result;
use serde_json::json;
use tests::pages::{KEPT, SENT};
use tests::wait::until;
use tests::{DEMO_CODE, World};

#[tokio::test]
async fn what_waits_is_sent_with_no_page_open() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    member.open(DEMO_CODE).await?;
    member.works_offline().await?;
    // The worker is in charge of pages that open from here on.
    member.join(DEMO_CODE).await?;
    world.proxy.cut().await?;
    member.finish_turn(&packs, 5).await?;
    member.tells(KEPT).await?;

    let tab = member.tab();
    tab.goto("about:blank").await?;
    assert_eq!(world.check().await?.records, 0);
    world.proxy.restore().await?;
    // What the browser does by itself once it notices the network; in a fresh profile the first worker has the number 0.
    tab.devtools("ServiceWorker.enable", json!({})).await?;
    let sync = json!({ "origin": world.proxy.origin(), "registrationId": "0", "tag": "outbox", "lastChance": false });
    tab.devtools("ServiceWorker.dispatchSyncEvent", sync).await?;
    until("the worker to send", || async { Ok((world.check().await?.records == 1).then_some(())) }).await?;

    member.my_results().await?;
    member.lists(&[&[SENT]]).await?;
    let check = world.check().await?;
    assert_eq!(check.records, 1);
    // The browser may have noticed by itself, too.
    assert!(check.repeats >= 1, "the page asked again and was told that it is there");
    Ok(())
}
