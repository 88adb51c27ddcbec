//! No network, no warning, no battery: an answer that was saved arrives, once.

use anyhow::Result;
use tests::browser::{Browser, Engine};
use tests::pages::{KEPT, MemberPage, SAVED, SENT, WAITING};
use tests::{DEMO_CODE, World, on_both};

on_both! {
    an_answer_given_offline_arrives_once,
    a_saved_answer_survives_the_browsers_death,
    a_cold_start_without_network_plays_a_whole_turn,
    a_phone_without_network_for_several_people_sends_every_turn,
}

async fn an_answer_given_offline_arrives_once(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member_in(engine).await?;
    member.join(DEMO_CODE).await?;
    // First nothing moves: a network that is known to be gone could be told before she sees that it is saved.
    world.proxy.stall();
    member.remember_states().await?;
    member.finish_turn(&packs, 6).await?;
    member.sees_score(6, 10).await?;
    member.tells(&[SAVED]).await?;
    world.proxy.cut().await?;
    member.tells(&[WAITING]).await?;
    assert_eq!(world.check().await?.records, 0);

    world.proxy.restore().await?;
    member.tells(&[SENT]).await?;
    assert_eq!(member.states_told().await?, [SAVED, WAITING, SENT]);
    let check = world.check().await?;
    assert_eq!((check.records, check.repeats), (1, 0));
    let results = world.organizer().await?.only_results().await?;
    assert_eq!((results.total.participations, results.total.right), (1, 6));
    Ok(())
}

async fn a_saved_answer_survives_the_browsers_death(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (browser, member) = world.member_in(engine).await?;
    member.join(DEMO_CODE).await?;
    // Nothing moves, so nothing can have been sent when she sees it saved.
    world.proxy.stall();
    member.finish_turn(&packs, 7).await?;
    member.tells(KEPT).await?;
    let profile = browser.kill();
    world.proxy.cut().await?;
    assert_eq!(world.check().await?.records, 0, "it was sent before the browser died");

    world.proxy.restore().await?;
    let browser = Browser::start_with(profile).await?;
    let member = MemberPage::new(browser.tab(), world.proxy.origin());
    member.my_results().await?;
    member.lists(&[&[SENT]]).await?;
    let check = world.check().await?;
    assert_eq!((check.records, check.conflicts), (1, 0));
    assert_eq!(world.organizer().await?.only_results().await?.total.right, 7);
    Ok(())
}

async fn a_cold_start_without_network_plays_a_whole_turn(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (browser, member) = world.member_in(engine).await?;
    member.join(DEMO_CODE).await?;
    member.works_offline().await?;
    let profile = browser.kill();
    world.proxy.cut().await?;

    let browser = Browser::start_with(profile).await?;
    let member = MemberPage::new(browser.tab(), world.proxy.origin());
    member.play(DEMO_CODE, &packs, 9).await?;
    member.sees_score(9, 10).await?;
    member.tells(KEPT).await?;
    member.my_results().await?;
    member.lists(&[KEPT]).await?;

    world.proxy.restore().await?;
    member.lists(&[&[SENT]]).await?;
    assert_eq!(world.check().await?.records, 1);
    Ok(())
}

async fn a_phone_without_network_for_several_people_sends_every_turn(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member_in(engine).await?;
    member.join(DEMO_CODE).await?;
    world.proxy.cut().await?;
    for right in [10, 0, 4] {
        member.finish_turn(&packs, right).await?;
        member.tells(KEPT).await?;
        member.new_turn().await?;
    }
    world.proxy.restore().await?;
    member.my_results().await?;
    member.lists(&[&[SENT], &[SENT], &[SENT]]).await?;
    let results = world.organizer().await?.only_results().await?;
    assert_eq!((results.total.participations, results.total.right), (3, 14));
    Ok(())
}
