//! A turn on the screen.

use anyhow::Result;
use tests::pages::{MemberPage, SENT};
use tests::records::given_to;
use tests::{DEMO_CODE, SECOND_CODE, World};

#[tokio::test]
async fn an_interrupted_turn_resumes_at_the_same_flower_with_the_same_choice() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (browser, member) = world.member().await?;
    let closed = MemberPage::new(member.tab().held().await?, world.proxy.origin());
    closed.join(DEMO_CODE).await?;
    for (flower, right) in [(4, true), (7, false)] {
        closed.pick_flower(flower).await?;
        closed.answer_from(&packs, right).await?;
        closed.next().await?;
    }
    let asked = closed.pick_flower(2).await?;
    let question = closed.find(&packs, &asked.text)?;
    let given = given_to(question, true);
    let expected = closed.give_from(&packs, true).await?;
    let elsewhere = browser.new_tab().await?;
    closed.tab().clone().close().await?;

    let member = MemberPage::new(elsewhere, world.proxy.origin());
    member.resume(DEMO_CODE, 2).await?;
    assert_eq!(member.question().await?, asked);
    assert!(member.shows(question, &given).await?, "{} does not show {given:?}", asked.text);
    assert_eq!(member.answer().await?, expected);
    member.next().await?;
    member.finish_turn(&packs, 7).await?;
    member.sees_score(9, 10).await?;
    member.tells(&[SENT]).await?;
    assert_eq!(world.organizer().await?.only_results().await?.total.right, 9);
    Ok(())
}

#[tokio::test]
async fn the_score_on_the_phone_is_the_score_organizers_see() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let organizer = world.organizer().await?;
    let (browser, member) = world.member().await?;
    member.play(DEMO_CODE, &packs, 10).await?;
    member.sees_score(10, 10).await?;
    member.tells(&[SENT]).await?;
    member.play(SECOND_CODE, &packs, 0).await?;
    member.sees_score(0, 10).await?;
    member.tells(&[SENT]).await?;

    let results = organizer.only_results().await?;
    assert_eq!((results.total.participations, results.total.asked, results.total.right), (2, 20, 10));
    let by_branch: Vec<u64> = results
        .units
        .iter()
        .filter(|unit| unit.tally.participations == 1)
        .map(|unit| unit.tally.right)
        .collect();
    assert!(by_branch.contains(&10) && by_branch.contains(&0), "{by_branch:?}");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn a_picked_flower_stays_picked_and_back_leads_to_the_garden() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    member.join(DEMO_CODE).await?;
    assert_eq!(member.flowers_to_pick().await?, (1..=11).collect::<Vec<_>>(), "ten and the prediction");
    member.pick_flower(5).await?;
    assert_eq!(member.tab().path().await?, "/j/246810#hoa-5");
    member.tab().back().await?;
    member.flower_is_there(1).await?;
    assert_eq!(member.tab().path().await?, "/j/246810");

    member.pick_flower(3).await?;
    member.answer_from(&packs, false).await?;
    member.next().await?;
    member.flower_is_there(1).await?;
    assert!(!member.flowers_to_pick().await?.contains(&3));
    member.tab().reload().await?;
    member.has_booted().await?;
    member.flower_is_there(1).await?;
    assert!(!member.flowers_to_pick().await?.contains(&3));
    Ok(())
}

#[tokio::test]
async fn a_code_that_leads_nowhere_is_told_plainly() -> Result<()> {
    let world = World::start().await?;
    let (_browser, member) = world.member().await?;
    member.tab().goto(&format!("{}/j/999999", world.proxy.origin())).await?;
    member.tab().sees("Không có vườn hoa với mã này").await?;
    Ok(())
}
