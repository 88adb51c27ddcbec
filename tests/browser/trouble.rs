//! The phone itself gives trouble: no room, storage thrown away, a clock years off, an update or another tab in the middle
//! of a turn. A turn that was finished arrives, once.

use anyhow::Result;
use serde_json::json;
use tests::browser::Role;
use tests::pages::{KEPT, MemberPage, SENT};
use tests::wait::until;
use tests::{DEMO_CODE, World};

/// Deletes the app's database as the browser's settings do; settles once it is gone, so an app that does not let go fails.
const THROW_AWAY: &str = "new Promise((done, fail) => {
    const request = indexedDB.deleteDatabase('haihoa');
    request.onsuccess = () => done(true);
    request.onerror = () => fail(request.error);
})";

/// Installs the worker anew, as another version, and lets it take over at once.
const UPDATE: &str = "navigator.serviceWorker.register('/sw.js?next').then(registration =>
    new Promise(done => {
        const look = () => {
            registration.waiting?.postMessage({ type: 'skip-waiting' });
            const { active } = registration;
            if (active?.scriptURL.endsWith('?next') && active.state === 'activated') return done(true);
            setTimeout(look, 50);
        };
        look();
    }))";

/// Some flowers of a turn that goes on.
async fn begin_turn(member: &MemberPage, packs: &[domain::pack::Pack]) -> Result<()> {
    member.join(DEMO_CODE).await?;
    for flower in [2, 5] {
        member.pick_flower(flower).await?;
        member.answer_from(packs, true).await?;
        member.next().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_full_phone_still_sends_what_it_cannot_store() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    begin_turn(&member, &packs).await?;
    let full = json!({ "origin": world.proxy.origin(), "quotaSize": 1 });
    member.tab().devtools("Storage.overrideQuotaForOrigin", full).await?;
    member.finish_turn(&packs, 4).await?;
    member.tells(&[SENT]).await?;
    let check = world.check().await?;
    assert_eq!((check.records, check.conflicts), (1, 0));
    assert_eq!(world.organizer().await?.only_results().await?.total.right, 6);
    Ok(())
}

#[tokio::test]
async fn a_turn_goes_on_when_its_storage_is_thrown_away() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    begin_turn(&member, &packs).await?;
    member.tab().promise(THROW_AWAY).await?;
    member.finish_turn(&packs, 8).await?;
    member.sees_score(10, 10).await?;
    member.tells(&[SENT]).await?;
    assert_eq!(world.check().await?.records, 1);
    Ok(())
}

#[tokio::test]
async fn a_clock_years_off_loses_nothing() -> Result<()> {
    // The start of the clocks, before the campaign; and the year 2100, long after it.
    for now_ms in ["0", "4102444800000"] {
        let world = World::start().await?;
        let packs = world.phone(DEMO_CODE, 0).await?.packs;
        let (_browser, member) = world.member().await?;
        let off = json!({ "source": format!("Date.now = () => {now_ms};") });
        member.tab().devtools("Page.enable", json!({})).await?;
        member.tab().devtools("Page.addScriptToEvaluateOnNewDocument", off).await?;
        member.play(DEMO_CODE, &packs, 7).await?;
        member.tells(&[SENT]).await?;
        let check = world.check().await?;
        assert_eq!((check.records, check.set_aside), (1, 0), "{now_ms}");
        assert_eq!(world.organizer().await?.only_results().await?.total.right, 7, "{now_ms}");
    }
    Ok(())
}

#[tokio::test]
async fn an_update_in_the_middle_of_a_turn_takes_nothing_away() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    member.open(DEMO_CODE).await?;
    member.works_offline().await?;
    begin_turn(&member, &packs).await?;
    member.tab().promise(UPDATE).await?;
    // The page of before goes on, and so does a new one, both without a network.
    world.proxy.cut().await?;
    member.pick_flower(7).await?;
    member.answer_from(&packs, true).await?;
    member.next().await?;
    member.flower_is_there(1).await?;
    member.tab().reload().await?;
    member.has_booted().await?;
    member.flower_is_there(1).await?;
    assert_eq!(member.flowers_to_pick().await?.len(), 8);
    member.finish_turn(&packs, 7).await?;
    member.sees_score(10, 10).await?;
    member.tells(KEPT).await?;
    world.proxy.restore().await?;
    member.tells(&[SENT]).await?;
    assert_eq!(world.check().await?.records, 1);
    Ok(())
}

#[tokio::test]
async fn a_turn_open_in_two_tabs_counts_once() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (browser, member) = world.member().await?;
    let first = MemberPage::new(member.tab().held().await?, world.proxy.origin());
    begin_turn(&first, &packs).await?;
    let second = MemberPage::new(browser.new_tab().await?, world.proxy.origin());
    second.join(DEMO_CODE).await?;
    second.pick_flower(1).await?;
    second.give_from(&packs, true).await?;
    // The tab that is behind is told so before it can spoil anything, and goes on from what the other one kept.
    first.pick_flower(3).await?;
    first.give_from(&packs, true).await?;
    first.tab().press(Role::Button, "Trả lời").await?;
    first.tab().sees("đang mở ở một trang khác").await?;
    first.tab().press(Role::Button, "Thử lại").await?;
    first.question().await?;
    first.answer_from(&packs, true).await?;
    first.next().await?;
    first.finish_turn(&packs, 7).await?;
    first.tells(&[SENT]).await?;
    // Now the other tab has a question to answer in a turn that is over.
    if second.tab().find(Role::Button, "Trả lời").await?.is_some() {
        second.tab().press(Role::Button, "Trả lời").await?;
    }
    second.my_results().await?;
    second.lists(&[&[SENT]]).await?;
    until("one record", || async { Ok((world.check().await?.records == 1).then_some(())) }).await?;
    Ok(())
}
