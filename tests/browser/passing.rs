//! One phone for many: every turn is its own, and nothing of the one before can be found.

use anyhow::{Context, Result, ensure};
use domain::campaign::{Attempts, Rules};
use tests::browser::{Browser, Colours, Engine, Role, Screen, passes};
use tests::pages::{KEPT, MemberPage, PassedPhone, SENT, SurveyPage};
use tests::wait::until;
use tests::{DEMO_CODE, SENSITIVE_CODE, SURVEY_CODE, World, on_both};

use super::screens::fits;

on_both! {
    everyone_has_a_turn_of_her_own,
    a_phone_passed_on_without_network_and_killed_loses_no_turn,
}

/// How many flowers a turn of the demo has, the prediction among them.
const FLOWERS: usize = 11;

/// The turn under way, as it is on the disk.
const DRAFT: &str = "new Promise(done => { const open = indexedDB.open('haihoa'); open.onsuccess = () => {
    const draft = open.result.transaction('kv').objectStore('kv').get('draft/246810');
    draft.onsuccess = () => { open.result.close(); done(JSON.parse(draft.result)); }; }; })";

async fn phone_in(world: &World, engine: Engine) -> Result<(Browser, PassedPhone)> {
    let (browser, member) = world.member_in(engine).await?;
    Ok((browser, PassedPhone::of(member)))
}

/// What the server has of each turn: which person of the phone it was.
async fn persons(world: &World) -> Result<Vec<u64>> {
    let mut persons = Vec::new();
    for body in world.server.bodies().await? {
        let body: serde_json::Value = serde_json::from_str(&body)?;
        persons.push(body["person"].as_u64().unwrap_or(1));
    }
    persons.sort_unstable();
    Ok(persons)
}

async fn everyone_has_a_turn_of_her_own(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, phone) = phone_in(&world, engine).await?;
    let (tab, member) = (phone.tab(), phone.member());
    member.play(DEMO_CODE, &packs, 9).await?;
    member.tells(&[SENT]).await?;
    member.new_turn().await?;
    phone.pass_around().await?;
    let mut results = Vec::new();
    for (gone, right) in [(0, 7), (1, 3)] {
        phone.invites(gone).await?;
        phone.begin().await?;
        assert_eq!(member.flowers_to_pick().await?.len(), FLOWERS, "a flower is picked already");
        member.finish_turn(&packs, right).await?;
        member.sees_score(right, 10).await?;
        results.push(tab.path().await?);
        phone.pass_on().await?;
    }
    phone.invites(2).await?;

    // Neither the back button, nor an address, nor the list of results leads to what they answered.
    tab.back().await?;
    tab.sees("Mời chị vào vườn hoa").await?;
    for path in results.iter().chain([&format!("/j/{DEMO_CODE}#hoa-1"), &format!("/j/{DEMO_CODE}")]) {
        tab.goto(&format!("{}{path}", world.proxy.origin())).await?;
        phone.invites(2).await?;
        assert_eq!(tab.path().await?, format!("/j/{DEMO_CODE}/chuyen-may"));
    }
    member.my_results().await?;
    tab.sees("Máy đang chuyền tay").await?;
    let text = tab.text().await?;
    assert!(!text.contains("đúng") && tab.all("main a[href^='/ket-qua/']").await?.is_empty(), "{text}");

    // The phone is its owner's again, with her own result and nothing of the others.
    tab.press(Role::Link, "Trở lại").await?;
    phone.open_keepers_part().await?;
    tab.press(Role::Button, "Thôi chuyền máy").await?;
    tab.sees("Mời chị vào vườn hoa").await?;
    member.my_results().await?;
    member.lists(&[&[SENT]]).await?;
    tab.sees("đúng 9 trên 10").await?;
    assert_eq!(persons(&world).await?, [1, 2, 3]);
    assert_eq!(world.organizer().await?.only_results().await?.total.right, 19);
    Ok(())
}

async fn a_phone_passed_on_without_network_and_killed_loses_no_turn(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (browser, phone) = phone_in(&world, engine).await?;
    phone.member().join(DEMO_CODE).await?;
    phone.member().works_offline().await?;
    world.proxy.cut().await?;
    phone.pass_around().await?;
    phone.begin().await?;
    phone.member().finish_turn(&packs, 8).await?;
    phone.member().tells(KEPT).await?;
    phone.pass_on().await?;
    phone.invites(1).await?;
    phone.begin().await?;
    phone.member().pick_flower(4).await?;
    phone.member().answer_from(&packs, true).await?;
    phone.member().next().await?;
    until("the turn on the disk, its card closed", || async {
        let draft: serde_json::Value = phone.tab().promise(DRAFT).await?;
        Ok((draft["picked"].as_array().map(Vec::len) == Some(1) && draft["open"].is_null()).then_some(()))
    })
    .await?;
    let profile = browser.kill();

    let browser = Browser::start_with(profile).await?;
    let phone = PassedPhone::of(MemberPage::new(browser.tab(), world.proxy.origin()));
    phone.member().open(DEMO_CODE).await?;
    // Whose turn that was nobody knows: it is there, and nobody sees into it.
    phone.tab().sees("Có một lượt còn dở").await?;
    phone.tab().press(Role::Button, "Làm tiếp lượt này").await?;
    phone.member().flower_is_there(1).await?;
    assert_eq!(phone.member().flowers_to_pick().await?.len(), FLOWERS - 1);
    phone.member().finish_turn(&packs, 4).await?;
    phone.member().sees_score(5, 10).await?;
    phone.pass_on().await?;
    phone.invites(2).await?;
    phone.begin().await?;
    phone.member().pick_flower(1).await?;
    phone.member().answer_from(&packs, true).await?;
    phone.member().next().await?;
    phone.pass_on().await?;
    phone.tab().press(Role::Button, "Bỏ lượt dở, mời người khác").await?;
    phone.invites(2).await?;

    world.proxy.restore().await?;
    phone.tab().goto(&world.proxy.origin()).await?;
    phone.tab().sees(SENT).await?;
    assert_eq!(persons(&world).await?, [2, 3]);
    assert_eq!(world.organizer().await?.only_results().await?.total.right, 13);
    Ok(())
}

#[tokio::test]
async fn the_history_of_the_tab_ends_at_the_hand_over() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (browser, phone) = phone_in(&world, Engine::Chromium).await?;
    phone.member().join(DEMO_CODE).await?;
    let between = format!("/j/{DEMO_CODE}/chuyen-may");
    phone.pass_around().await?;
    // The history ends in its own time.
    let ends_here = async || Ok((phone.history().await? == ["/", &between]).then_some(()));
    until("the history to end at the hand-over", ends_here).await?;
    phone.begin().await?;
    phone.member().finish_turn(&packs, 5).await?;
    let during = phone.history().await?;
    ensure!(during.len() > 2, "the turn is not in the history: {during:?}");
    phone.pass_on().await?;
    phone.invites(1).await?;
    until("the history to end at the hand-over again", ends_here).await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn names_are_tapped_and_stay_on_the_phone() -> Result<()> {
    let mut world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    world.server.stop().await?;
    world.server.let_campaigns_ask_names().await?;
    world.server.start_again().await?;
    let (_browser, phone) = phone_in(&world, Engine::Chromium).await?;
    let tab = phone.tab();
    phone.member().open(DEMO_CODE).await?;
    phone.member().has_booted().await?;
    phone.pass_around().await?;
    phone.list("Chị Hạnh\nBà Sáu\n\nChị Hạnh").await?;
    tab.sees("Chị chạm vào tên của mình").await?;
    assert_eq!(phone.names().await?, ["Chị Hạnh", "Bà Sáu", "Tên tôi không có ở đây"]);
    tab.press(Role::Button, "Bà Sáu").await?;
    let field = tab
        .awaits(Role::Button, "Bắt đầu")
        .await
        .map(|_| "return document.querySelector('[name=name]').value");
    assert_eq!(tab.script(field?).await?, "Bà Sáu");
    let consent = tab.all("input[type=checkbox]").await?.pop().context("no consent is asked for")?;
    assert!(!consent.is_selected().await?, "consent is given for her");
    tab.press(Role::Button, "Không ghi tên").await?;
    phone.member().flower_is_there(1).await?;
    phone.member().finish_turn(&packs, 2).await?;
    phone.pass_on().await?;
    tab.sees("Đã có 1 người xong").await?;
    assert_eq!(phone.names().await?, ["Chị Hạnh", "✓ Bà Sáu", "Tên tôi không có ở đây"]);
    tab.press(Role::Button, "Chị Hạnh").await?;
    tab.awaits(Role::Button, "Không ghi tên").await?;
    tab.all("input[type=checkbox]").await?.pop().context("no consent is asked for")?.click().await?;
    tab.press(Role::Button, "Bắt đầu").await?;
    phone.member().flower_is_there(1).await?;
    phone.member().finish_turn(&packs, 3).await?;
    phone.member().tells(&[SENT]).await?;
    assert_eq!(world.server.names().await?, [None, Some("Chị Hạnh".to_owned())]);
    Ok(())
}

#[tokio::test]
async fn where_each_has_one_turn_the_next_person_has_hers() -> Result<()> {
    let mut world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    world.server.stop().await?;
    world.server.let_campaigns_have(Rules { attempts: Attempts::One, ..Rules::default() }).await?;
    world.server.start_again().await?;
    let (_browser, phone) = phone_in(&world, Engine::Chromium).await?;
    phone.member().play(DEMO_CODE, &packs, 6).await?;
    phone.pass_on().await?;
    phone.invites(0).await?;
    phone.begin().await?;
    phone.member().finish_turn(&packs, 10).await?;
    phone.member().tells(&[SENT]).await?;
    assert_eq!(persons(&world).await?, [1, 2]);
    Ok(())
}

#[tokio::test]
async fn a_survey_is_passed_on_and_a_sensitive_one_is_not() -> Result<()> {
    let world = World::start().await?;
    let (_browser, phone) = phone_in(&world, Engine::Chromium).await?;
    let survey = SurveyPage::of(phone.member().clone());
    let tab = phone.tab();
    survey.open(SENSITIVE_CODE).await?;
    survey.can_leave().await?;
    assert!(tab.find(Role::Link, "Chuyền máy cho nhiều người").await?.is_none(), "it is offered");
    survey.open(SURVEY_CODE).await?;
    phone.pass_around().await?;
    for gone in 0..2 {
        phone.invites(gone).await?;
        tab.press(Role::Button, "Bắt đầu lượt của tôi").await?;
        survey.begin().await?;
        survey.asks("mấy bông hoa").await?;
        ensure!(survey.marked().await?.is_empty(), "the answer of the one before is there");
        while tab.find(Role::Button, "Gửi câu trả lời").await?.is_none() {
            survey.goes_on("Không muốn trả lời").await?;
        }
        survey.finish().await?;
        phone.pass_on().await?;
    }
    phone.invites(2).await?;
    survey.member().open(SENSITIVE_CODE).await?;
    tab.sees("Khảo sát này chị làm trên máy riêng").await?;
    phone.member().my_results().await?;
    tab.sees("Máy đang chuyền tay").await?;
    until("both forms", || async { Ok((world.check().await?.forms == 2).then_some(())) }).await
}

#[tokio::test]
async fn the_screens_between_two_people_keep_wcag_and_fit() -> Result<()> {
    for screen in [Screen::SMALL_PHONE, Screen::SMALL_PHONE.with_text(200)] {
        let world = World::start().await?;
        let packs = world.phone(DEMO_CODE, 0).await?.packs;
        let browser = world.browser(screen).await?;
        let phone = PassedPhone::of(MemberPage::new(browser.tab(), world.proxy.origin()));
        let tab = phone.tab();
        let look = async |at: &str| {
            fits(tab, at).await?;
            for colours in [Colours::Light, Colours::Dark] {
                tab.prefers(colours).await?;
                passes(tab, &format!("{at}, {colours:?}")).await?;
            }
            anyhow::Ok(())
        };
        phone.member().join(DEMO_CODE).await?;
        phone.pass_around().await?;
        look("the first person").await?;
        phone.list("Nguyễn Thị Bích Phượng\nBà Sáu").await?;
        tab.sees("Chị chạm vào tên của mình").await?;
        phone.open_keepers_part().await?;
        look("names to tap").await?;
        tab.press(Role::Button, "Bà Sáu").await?;
        phone.member().flower_is_there(1).await?;
        look("a garden on a phone that is passed on").await?;
        phone.member().pick_flower(1).await?;
        phone.member().answer_from(&packs, true).await?;
        phone.member().next().await?;
        phone.pass_on().await?;
        tab.sees("Có một lượt còn dở").await?;
        look("a turn left").await?;
        phone.member().my_results().await?;
        look("the results meanwhile").await?;
    }
    Ok(())
}
