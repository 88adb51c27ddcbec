//! The rules of a campaign, kept by the phone.

use anyhow::Result;
use domain::campaign::{Attempts, Reveal, Rules};
use domain::pack::Pack;
use tests::pages::{PassedPhone, SENT, Told};
use tests::wait::until;
use tests::{DEMO_CODE, EVERY_KIND, World};

/// A world whose campaigns have these rules.
async fn world_with(rules: Rules) -> Result<World> {
    let mut world = World::start().await?;
    world.server.stop().await?;
    world.server.let_campaigns_have(rules).await?;
    world.server.start_again().await?;
    Ok(world)
}

/// The keys, which phones of a withholding campaign do not get.
fn keys() -> Result<Vec<Pack>> {
    let folder = tests::server::in_repository("public/packs");
    let paths = std::fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<Result<Vec<_>>>()?;
    // Beside them lie folders with their texts in other languages.
    let packs = paths.iter().filter(|path| path.is_file());
    packs.map(|path| Ok(Pack::read(&std::fs::read_to_string(path)?)?)).collect()
}

#[tokio::test]
async fn every_kind_of_question_is_answered_right_and_not() -> Result<()> {
    let pack = Pack::read(EVERY_KIND)?;
    let mut world = World::start().await?;
    world.server.stop().await?;
    world.server.let_campaigns_ask(&pack).await?;
    world.server.start_again().await?;
    let packs = [pack];
    for right in [true, false] {
        let (browser, member) = world.member().await?;
        member.join(DEMO_CODE).await?;
        let flowers = member.flowers_to_pick().await?.len();
        member.finish_turn(&packs, if right { flowers } else { 0 }).await?;
        member.sees_score(if right { flowers - 1 } else { 0 }, flowers - 1).await?;
        member.tells(&[SENT]).await?;
        assert_eq!(browser.complaints().await?, Vec::<String>::new());
    }
    let total = world.organizer().await?.only_results().await?.total;
    assert_eq!((total.participations, total.asked, total.right * 2), (2, total.right * 2, total.asked));
    Ok(())
}

#[tokio::test]
async fn answers_that_come_at_the_end_are_not_told_before() -> Result<()> {
    let world = world_with(Rules { reveal: Reveal::AtEnd, ..Rules::default() }).await?;
    let (_browser, member) = world.member().await?;
    let packs = keys()?;
    member.join(DEMO_CODE).await?;
    let flowers = member.flowers_to_pick().await?;
    for (place, flower) in flowers.iter().enumerate() {
        member.pick_flower(*flower).await?;
        member.give_from(&packs, place < 6).await?;
        assert_eq!(member.answer().await?, Told::Nothing);
        if place + 1 < flowers.len() {
            member.next().await?;
        }
    }
    member.see_result().await?;
    member.sees_score(6, 10).await?;
    Ok(())
}

#[tokio::test]
async fn a_withheld_key_never_reaches_the_phone_until_the_campaign_is_closed() -> Result<()> {
    let mut world = world_with(Rules { reveal: Reveal::AfterClosing, ..Rules::default() }).await?;
    let (_browser, member) = world.member().await?;
    let packs = keys()?;
    member.join(DEMO_CODE).await?;
    let flowers = member.flowers_to_pick().await?;
    for (place, flower) in flowers.iter().enumerate() {
        member.pick_flower(*flower).await?;
        member.give_from(&packs, place < 7).await?;
        assert_eq!(member.answer().await?, Told::Nothing);
        if place + 1 < flowers.len() {
            member.next().await?;
        }
    }
    member.see_result().await?;
    member.tells(&[SENT]).await?;
    member.tab().sees("Đáp án có sau").await?;
    let held = "new Promise(done => { const open = indexedDB.open('haihoa'); open.onsuccess = () => {
        const all = open.result.transaction('kv').objectStore('kv').getAll();
        all.onsuccess = () => done(all.result.join('')); }; })";
    let held = member.tab().promise(held).await?;
    assert!(!held.as_str().unwrap_or_default().contains("\"right\":true"), "a key is on the phone");
    let results = world.organizer().await?.only_results().await?;
    assert_eq!((results.total.asked, results.total.right), (10, 7), "the server scores");

    world.server.stop().await?;
    world.server.let_campaigns_end().await?;
    world.server.start_again().await?;
    member.tab().reload().await?;
    member.sees_score(7, 10).await?;
    Ok(())
}

#[tokio::test]
async fn one_attempt_is_one_for_each_person_on_the_phone() -> Result<()> {
    let world = world_with(Rules { attempts: Attempts::One, ..Rules::default() }).await?;
    let packs = keys()?;
    let (_browser, member) = world.member().await?;
    member.play(DEMO_CODE, &packs, 5).await?;
    member.tells(&[SENT]).await?;
    member.open(DEMO_CODE).await?;
    member.tab().sees("Chị đã tham gia đợt này").await?;
    assert!(member.flowers_to_pick().await?.is_empty());
    let phone = PassedPhone::of(member.clone());
    phone.pass_on().await?;
    phone.invites(0).await?;
    phone.begin().await?;
    member.finish_turn(&packs, 8).await?;
    member.tells(&[SENT]).await?;
    assert_eq!(world.organizer().await?.only_results().await?.total.participations, 2);
    Ok(())
}

#[tokio::test]
async fn the_best_turn_counts_and_the_list_says_which() -> Result<()> {
    let world = world_with(Rules::default()).await?;
    let packs = keys()?;
    let (_browser, member) = world.member().await?;
    member.play(DEMO_CODE, &packs, 8).await?;
    member.tells(&[SENT]).await?;
    member.new_turn().await?;
    member.finish_turn(&packs, 3).await?;
    member.tells(&[SENT]).await?;
    member.my_results().await?;
    member.lists(&[&["đúng 3 trên 10"], &["lượt được tính"]]).await?;
    Ok(())
}

/// What is left, as the page says it, in seconds.
async fn left_s(member: &tests::pages::MemberPage) -> Result<u32> {
    let words =
        member.tab().script("return document.querySelector('.question:target [role=timer]').textContent");
    let words = words.await?;
    let number = words.as_str().and_then(|words| words.split(' ').find_map(|word| word.parse().ok()));
    Ok(number.unwrap_or(u32::MAX))
}

#[tokio::test]
async fn time_runs_goes_on_after_a_reload_and_is_up_once() -> Result<()> {
    let world = world_with(Rules { seconds: Some(12), ..Rules::default() }).await?;
    let packs = keys()?;
    let (_browser, member) = world.member().await?;
    member.join(DEMO_CODE).await?;
    member.pick_flower(1).await?;
    let begun = left_s(&member).await?;
    assert!(begun <= 12, "{begun}");
    until("some time to pass", || async { Ok((left_s(&member).await? + 3 <= begun).then_some(())) }).await?;
    let before = left_s(&member).await?;
    member.tab().reload().await?;
    member.has_booted().await?;
    member.question().await?;
    let after = left_s(&member).await?;
    assert!(after <= before, "a reload gave {after} s where {before} were left");
    // Nothing is marked when time is up: the question is over, and the turn goes on.
    assert_eq!(member.verdict().await?, Told::NotRight);
    member.tab().sees("Hết giờ").await?;
    member.next().await?;
    member.finish_turn(&packs, 3).await?;
    member.sees_score(3, 10).await?;
    member.tells(&[SENT]).await?;
    Ok(())
}
