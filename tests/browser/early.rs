//! Before any code has arrived: the page that the server sent can be read and used, and nothing done on it is lost.

use anyhow::Result;
use serde_json::json;
use tests::wait::until;
use tests::{DEMO_CODE, World};

/// A line on which the app's code takes many seconds, and the page does not.
async fn slow_line(tab: &tests::browser::Tab) -> Result<()> {
    tab.devtools("Network.enable", json!({})).await?;
    let slow =
        json!({ "offline": false, "latency": 50, "downloadThroughput": 20_000, "uploadThroughput": 20_000 });
    tab.devtools("Network.emulateNetworkConditions", slow).await.map(|_| ())
}

const IS_READY: &str = "return document.documentElement.classList.contains('ready')";

#[tokio::test]
async fn what_is_picked_marked_and_tapped_before_the_code_has_arrived_counts() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (browser, member) = world.member().await?;
    let tab = member.tab();
    slow_line(tab).await?;
    // Returns at once: the page's own load would wait for the code.
    tab.script(&format!("location.href = '{}/j/{DEMO_CODE}'", world.proxy.origin())).await?;
    member.flower_is_there(4).await?;
    member.pick_flower(4).await?;
    let expected = member.give_from(&packs, true).await?;
    assert_eq!(tab.script(IS_READY).await?, false, "the code was there before her");
    // One tap: nobody should have to tap twice.
    let answer = tab.all(".question:target button[data-do=answer]").await?;
    answer[0].click().await?;
    assert_eq!(tab.script(IS_READY).await?, false, "the code was there before her");
    let free = json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    tab.devtools("Network.emulateNetworkConditions", free).await?;
    assert_eq!(member.verdict().await?, expected);
    member.next().await?;
    assert!(!member.flowers_to_pick().await?.contains(&4));
    member.finish_turn(&packs, 9).await?;
    member.sees_score(10, 10).await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn the_page_that_was_sent_is_taken_over_as_it_stands() -> Result<()> {
    let world = World::start().await?;
    let (_browser, member) = world.member().await?;
    let watch = "addEventListener('DOMContentLoaded', () => {
        window.changes = 0;
        const app = document.getElementById('app');
        // What is drawn anew replaces what stands there; the marks on the bars are told by the app.
        const count = list => window.changes += list.filter(change => !change.target.closest('.mark')).length;
        new MutationObserver(count).observe(app, { subtree: true, childList: true });
    })";
    member.tab().devtools("Page.enable", json!({})).await?;
    member.tab().devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": watch })).await?;
    member.join(DEMO_CODE).await?;
    assert_eq!(member.tab().script("return window.changes").await?, 0);
    Ok(())
}

#[tokio::test]
async fn the_next_start_shows_the_turn_under_way_before_any_code_runs() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    member.join(DEMO_CODE).await?;
    member.works_offline().await?;
    member.pick_flower(3).await?;
    member.answer_from(&packs, true).await?;
    member.next().await?;
    let kept = "caches.keys().then(names => caches.open(names.find(name => name.startsWith('haihoa-'))))
        .then(cache => cache.match('/j/246810')).then(page => page ? page.text() : '')";
    until("the worker to keep the page with its picked flower", || async {
        let page = member.tab().promise(kept).await?;
        Ok(page.as_str().is_some_and(|page| page.contains("Bông hoa số 3, đã hái")).then_some(()))
    })
    .await?;
    // Without its code the page still is what she left.
    member.tab().devtools("Network.enable", json!({})).await?;
    member.tab().devtools("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
    member.tab().reload().await?;
    member.flower_is_there(1).await?;
    assert!(!member.flowers_to_pick().await?.contains(&3));
    assert_eq!(member.tab().script(IS_READY).await?, false);
    Ok(())
}

#[tokio::test]
async fn a_page_of_another_turn_waits_for_her_own() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    // As in an app's own browser: no worker, so that every visit gets a page of the server.
    let none = json!({ "source": "delete Navigator.prototype.serviceWorker" });
    member.tab().devtools("Page.enable", json!({})).await?;
    member.tab().devtools("Page.addScriptToEvaluateOnNewDocument", none).await?;
    member.join(DEMO_CODE).await?;
    member.pick_flower(2).await?;
    assert_eq!(member.give_from(&packs, true).await?, member.answer().await?);
    member.next().await?;
    member.flower_is_there(1).await?;
    let seen = "addEventListener('DOMContentLoaded', () => {
        const flower = document.querySelector('a.flower-2');
        window.sawAnother = !!flower && getComputedStyle(flower).visibility === 'visible';
    })";
    member.tab().devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": seen })).await?;
    member.tab().reload().await?;
    member.flower_is_there(1).await?;
    assert!(!member.flowers_to_pick().await?.contains(&2));
    assert_eq!(member.tab().script("return window.sawAnother").await?, false);
    Ok(())
}
