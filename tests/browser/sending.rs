//! Sending from a real browser over a bad network: nothing twice, nothing lost, nothing blocked.

use anyhow::Result;
use tests::browser::{Engine, Role};
use tests::pages::{KEPT, MemberPage, SENT, WAITING};
use tests::proxy::{Fate, Portal};
use tests::{DEMO_CODE, World, on_both};

on_both! {
    a_lost_reply_does_not_duplicate,
    two_tabs_send_one_copy,
    a_captive_portals_page_purges_nothing,
    a_record_set_aside_does_not_block_the_next,
    a_server_that_comes_back_gets_what_waited,
}

async fn a_lost_reply_does_not_duplicate(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member_in(engine).await?;
    member.join(DEMO_CODE).await?;
    world.proxy.lose_replies(2);
    member.finish_turn(&packs, 8).await?;
    world.proxy.until_uploads(2, |fate| fate == Fate::ReplyLost(200)).await?;
    member.tells(&[SENT]).await?;
    let check = world.check().await?;
    assert_eq!((check.records, check.conflicts), (1, 0));
    assert!(check.repeats >= 2, "the phone must have sent it again: {check:?}");
    assert_eq!(world.organizer().await?.only_results().await?.total.participations, 1);
    Ok(())
}

async fn two_tabs_send_one_copy(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (browser, member) = world.member_in(engine).await?;
    let first = MemberPage::new(member.tab().held().await?, world.proxy.origin());
    first.join(DEMO_CODE).await?;
    first.works_offline().await?;
    world.proxy.cut().await?;
    first.finish_turn(&packs, 5).await?;
    first.tells(&[WAITING]).await?;
    let second = MemberPage::new(browser.new_tab().await?, world.proxy.origin());
    second.my_results().await?;
    second.lists(&[KEPT]).await?;

    world.proxy.restore().await?;
    second.lists(&[&[SENT]]).await?;
    first.tells(&[SENT]).await?;
    let check = world.check().await?;
    assert_eq!((check.records, check.repeats), (1, 0));
    assert_eq!(world.proxy.uploads(|fate| fate == Fate::Passed(200)), 1);
    Ok(())
}

async fn a_captive_portals_page_purges_nothing(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member_in(engine).await?;
    member.join(DEMO_CODE).await?;
    let portals = [Portal::Page, Portal::Redirect, Portal::Page];
    world.proxy.capture(portals[0]);
    member.finish_turn(&packs, 3).await?;
    for (tried, portal) in portals.into_iter().enumerate() {
        world.proxy.capture(portal);
        world.proxy.until_uploads(tried + 1, |fate| fate == Fate::Captured).await?;
        member.tells(KEPT).await?;
    }
    assert_eq!(world.check().await?.records, 0);

    world.proxy.restore().await?;
    member.tells(&[SENT]).await?;
    assert_eq!(world.check().await?.records, 1);
    assert_eq!(world.organizer().await?.only_results().await?.total.right, 3);
    Ok(())
}

async fn a_record_set_aside_does_not_block_the_next(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member_in(engine).await?;
    member.join(DEMO_CODE).await?;
    world.proxy.cut().await?;
    member.finish_turn(&packs, 2).await?;
    member.tells(KEPT).await?;
    member.new_turn().await?;
    member.finish_turn(&packs, 9).await?;
    member.tells(KEPT).await?;

    // The first of the two arrives altered. It stays on the phone, and she is told.
    world.proxy.spoil_next_upload();
    // Not from a page that is about to be left: it would not hear what became of them.
    member.tab().goto("about:blank").await?;
    world.proxy.restore().await?;
    member.my_results().await?;
    member.lists(&[&[SENT], &["Kết quả vẫn còn trên máy"]]).await?;
    let check = world.check().await?;
    assert_eq!((check.records, check.set_aside), (1, 1));
    assert_eq!(world.organizer().await?.only_results().await?.total.right, 9);

    // Sent again by her own hand, it arrives as it was sealed.
    member.tab().press(Role::Button, "Gửi lại").await?;
    member.lists(&[&[SENT], &[SENT]]).await?;
    assert_eq!(world.check().await?.records, 2);
    Ok(())
}

async fn a_server_that_comes_back_gets_what_waited(engine: Engine) -> Result<()> {
    let mut world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member_in(engine).await?;
    member.join(DEMO_CODE).await?;
    world.server.kill().await?;
    member.finish_turn(&packs, 1).await?;
    member.tells(&[WAITING]).await?;
    world.server.start_again().await?;
    member.tells(&[SENT]).await?;
    assert_eq!(world.check().await?.records, 1);
    Ok(())
}
