//! Another language: chosen in the middle of a turn, kept without a network, left again, with nothing lost.

use anyhow::Result;
use domain::pack::Pack;
use serde_json::json;
use tests::api::{pack_path, read};
use tests::browser::{Role, Tab, passes};
use tests::wait::until;
use tests::{DEMO_CODE, World};

/// The first flower whose question is answered by a radio.
const WITH_RADIOS: &str = "return [...document.querySelectorAll('.question')]
    .findIndex(card => card.querySelector('form input[type=radio]')) + 1";
const MARKED: &str = "return document.querySelectorAll('.question:target form input:checked').length";
const LANG: &str = "return document.documentElement.lang";
/// From a tap on the switch until what it draws is painted, in milliseconds.
const SWITCH: &str = "new Promise(done => {
    const button = document.querySelector('[data-do=language]');
    const began = performance.now();
    new MutationObserver((_, watch) => {
        if (document.querySelector('[data-do=language]')?.lang === button.lang) return;
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    }).observe(document.getElementById('app'), { subtree: true, childList: true });
    button.click();
})";

async fn english(world: &World) -> Result<Vec<Pack>> {
    let mut packs = Vec::new();
    for pack in world.api.join(DEMO_CODE).await?.campaign.packs {
        packs.push(read(world.api.get(&format!("{}?lang=en", pack_path(&pack))).await?).await?);
    }
    Ok(packs)
}

async fn speaks(tab: &Tab, lang: &str, said: &str) -> Result<()> {
    tab.sees(said).await?;
    assert_eq!(tab.script(LANG).await?, lang);
    Ok(())
}

#[tokio::test]
async fn a_turn_goes_on_in_another_language_also_without_a_network() -> Result<()> {
    let world = World::start().await?;
    let (packs, english) = (world.phone(DEMO_CODE, 0).await?.packs, english(&world).await?);
    let (_browser, member) = world.member().await?;
    let tab = member.tab();
    member.join(DEMO_CODE).await?;
    member.works_offline().await?;
    let flower = tab.script(WITH_RADIOS).await?.as_u64().unwrap_or_default() as usize;
    member.pick_flower(flower).await?;
    member.give_from(&packs, true).await?;
    tab.press(Role::Link, "Quay lại").await?;

    tab.press(Role::Button, "English").await?;
    speaks(tab, "en", "Flowers on the tree:").await?;
    until("the questions in English", || async {
        Ok((!tab.text().await?.contains("in Vietnamese for now")).then_some(()))
    })
    .await?;
    passes(tab, "the garden in English").await?;
    let question = member.pick_flower(flower).await?.text;
    assert!(
        english.iter().any(|pack| pack.questions.iter().any(|asked| asked.text == question)),
        "{question}"
    );
    assert_eq!(tab.script(MARKED).await?, 1, "what was marked in Vietnamese is marked still");
    passes(tab, "a question in English").await?;
    tab.press(Role::Button, "Answer").await?;
    tab.sees("That is right").await?;
    passes(tab, "a right answer in English").await?;
    tab.press(Role::Link, "Next question").await?;

    let kept = "caches.keys().then(names => caches.open(names.find(name => name.startsWith('haihoa-'))))
        .then(cache => cache.match('/j/246810')).then(page => page ? page.text() : '')";
    until("the worker to keep the page as she left it", || async {
        let page = tab.promise(kept).await?;
        let page = page.as_str().unwrap_or_default();
        Ok((page.contains("picked: 1 of") && page.contains("<html lang=\"en\">")).then_some(()))
    })
    .await?;
    world.proxy.cut().await?;
    tab.reload().await?;
    member.has_booted().await?;
    speaks(tab, "en", "Flowers you have picked: 1 of").await?;
    assert!(!tab.text().await?.contains("in Vietnamese for now"), "the questions are on the phone");

    tab.press(Role::Button, "Tiếng Việt").await?;
    speaks(tab, "vi", "Chị đã hái 1 trên").await?;
    member.finish_turn(&packs, 9).await?;
    member.sees_score(10, 10).await?;
    world.proxy.restore().await?;
    member.tells(&[tests::pages::SENT]).await?;
    assert_eq!(world.check().await?.records, 1);
    Ok(())
}

#[tokio::test]
async fn a_page_in_another_language_waits_unseen_and_switching_is_felt_as_instant() -> Result<()> {
    let world = World::start().await?;
    let (_browser, member) = world.member().await?;
    let tab = member.tab();
    // No worker: every visit gets the server's page, which is Vietnamese.
    let script = "delete Navigator.prototype.serviceWorker;
        addEventListener('DOMContentLoaded', () => {
            const flower = document.querySelector('a.flower-2');
            window.sawFirst = !!flower && getComputedStyle(flower).visibility === 'visible';
        })";
    tab.devtools("Page.enable", json!({})).await?;
    tab.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
    member.join(DEMO_CODE).await?;
    assert_eq!(tab.script("return window.sawFirst").await?, true);
    let mut took_ms = Vec::new();
    for _ in 0..7 {
        took_ms.push(tab.promise(SWITCH).await?.as_f64().unwrap_or(f64::MAX));
    }
    // The best of some: what else the machine does is not what is measured.
    took_ms.sort_by(f64::total_cmp);
    assert!(took_ms[0] <= 100.0, "{took_ms:?} ms");
    speaks(tab, "en", "Flowers on the tree:").await?;
    tab.reload().await?;
    member.has_booted().await?;
    speaks(tab, "en", "Flowers on the tree:").await?;
    assert_eq!(tab.script("return window.sawFirst").await?, false);
    Ok(())
}
