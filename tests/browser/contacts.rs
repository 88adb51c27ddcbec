//! Trusted addresses: at hand without a network, asked before they are called, and gone from nobody's sight by being looked at.

use anyhow::Result;
use serde_json::json;
use tests::browser::{Browser, Engine, Role, Tab, passes};
use tests::pages::{MemberPage, SurveyPage};
use tests::wait::until;
use tests::{DEMO_CODE, SENSITIVE_CODE, World, on_both};

const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";
/// The numbers of the demo's commune, then the first of the whole country.
const SHOWN: [&str; 5] = ["0255 000 0001", "0255 000 0002", "0255 000 0003", "113", "114"];
const LOGGED: &str = "còn trong nhật ký cuộc gọi";
const IS_READY: &str = "return document.documentElement.classList.contains('ready')";

on_both! {
    a_cold_start_without_network_has_the_communes_numbers_first,
}

async fn a_cold_start_without_network_has_the_communes_numbers_first(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let (browser, member) = world.member_in(engine).await?;
    member.join(DEMO_CODE).await?;
    member.works_offline().await?;
    let profile = browser.kill();
    world.proxy.cut().await?;

    let browser = Browser::start_with(profile).await?;
    let member = MemberPage::new(browser.tab(), world.proxy.origin());
    member.trusted().await?;
    member.numbers_begin_with(&SHOWN).await?;
    member.tab().sees("Chi hội thôn Vạn Xuân").await?;
    member.ask_to_call("0255 000 0001").await?;
    member.tab().sees("Gọi số 0255 000 0001?").await
}

async fn is_asked(tab: &Tab) -> Result<bool> {
    Ok(tab.script("return !!document.querySelector('.call[open]')").await? == true)
}

#[tokio::test]
async fn a_call_is_asked_for_and_then_told_of_its_trace() -> Result<()> {
    let world = World::start().await?;
    let (browser, member) = world.member().await?;
    let tab = member.tab();
    member.trusted().await?;
    tab.sees("Chị nhập mã chi hội một lần").await?;
    member.catches_calls().await?;
    member.ask_to_call("111").await?;
    tab.sees("Gọi số 111?").await?;
    member.does_not_call().await?;
    assert!(!is_asked(tab).await? && tab.find(Role::Link, "Gọi 1 1 1").await?.is_none());
    // An impatient second tap takes the question back: it dials nothing.
    member.ask_to_call("111").await?;
    member.ask_to_call("111").await?;
    assert!(!is_asked(tab).await?);
    assert_eq!(member.calls().await?, Vec::<String>::new());

    member.ask_to_call("111").await?;
    assert!(!tab.text().await?.contains(LOGGED), "told before the call");
    tab.press(Role::Link, "Gọi 1 1 1").await?;
    assert_eq!(member.calls().await?, ["tel:111"]);
    until("the hint to be told", || async { Ok(tab.status().await?.contains(LOGGED).then_some(())) }).await?;
    // It stays when she comes back from the call and taps elsewhere.
    member.ask_to_call("113").await?;
    assert!(tab.status().await?.contains(LOGGED));
    passes(tab, "two numbers asked").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn numbers_are_called_by_keyboard_alone() -> Result<()> {
    let world = World::start().await?;
    let (_browser, member) = world.member().await?;
    let tab = member.tab();
    member.trusted().await?;
    member.catches_calls().await?;
    tab.tab_to("#ca-nuoc li:nth-child(2) summary").await?;
    let shows_focus = "return getComputedStyle(document.activeElement).outlineStyle !== 'none'";
    assert_eq!(tab.script(shows_focus).await?, true);
    tab.keys(ENTER).await?;
    tab.sees("Gọi số 114?").await?;
    tab.keys(ENTER).await?;
    assert!(!is_asked(tab).await?, "the key that asked takes it back");
    tab.keys(&format!("{ENTER}{TAB}")).await?;
    assert_eq!(tab.script("return document.activeElement.getAttribute('href')").await?, "tel:114");
    assert_eq!(tab.script(shows_focus).await?, true);
    assert_eq!(member.calls().await?, Vec::<String>::new());
    tab.keys(ENTER).await?;
    assert_eq!(member.calls().await?, ["tel:114"]);
    tab.sees(LOGGED).await
}

#[tokio::test]
async fn before_the_code_is_there_numbers_ask_dial_and_tell() -> Result<()> {
    let world = World::start().await?;
    let (_browser, member) = world.member().await?;
    let tab = member.tab();
    member.join(DEMO_CODE).await?;
    member.works_offline().await?;
    // As in an app's own browser, and the code never comes.
    let none = json!({ "source": "delete Navigator.prototype.serviceWorker" });
    tab.devtools("Page.enable", json!({})).await?;
    tab.devtools("Page.addScriptToEvaluateOnNewDocument", none).await?;
    tab.promise("navigator.serviceWorker.getRegistration().then(worker => worker.unregister())").await?;
    tab.devtools("Network.enable", json!({})).await?;
    tab.devtools("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await?;
    tab.goto(&format!("{}/dia-chi-tin-cay", world.proxy.origin())).await?;
    member.catches_calls().await?;
    member.ask_to_call("115").await?;
    member.does_not_call().await?;
    assert!(!is_asked(tab).await?);
    member.ask_to_call("115").await?;
    tab.press(Role::Link, "Gọi 1 1 5").await?;
    assert_eq!(member.calls().await?, ["tel:115"]);
    tab.sees(LOGGED).await?;
    assert_eq!(tab.script(IS_READY).await?, false, "the code was there all the same");
    Ok(())
}

#[tokio::test]
async fn what_she_opened_before_the_code_stays_open_and_the_communes_come_above() -> Result<()> {
    let world = World::start().await?;
    let (_browser, member) = world.member().await?;
    let tab = member.tab();
    member.join(DEMO_CODE).await?;
    member.works_offline().await?;
    let none = json!({ "source": "delete Navigator.prototype.serviceWorker;
        addEventListener('DOMContentLoaded', () => document.querySelectorAll('#ca-nuoc details')[1].open = true);" });
    tab.devtools("Page.enable", json!({})).await?;
    tab.devtools("Page.addScriptToEvaluateOnNewDocument", none).await?;
    tab.promise("navigator.serviceWorker.getRegistration().then(worker => worker.unregister())").await?;
    member.trusted().await?;
    member.numbers_begin_with(&SHOWN).await?;
    tab.sees("Gọi số 114?").await
}

#[tokio::test]
async fn new_numbers_come_to_a_phone_and_all_is_said_in_the_other_language() -> Result<()> {
    let world = World::start().await?;
    let (_browser, member) = world.member().await?;
    let tab = member.tab();
    member.join(DEMO_CODE).await?;
    let file = world.server.data().join("dia-chi.json");
    let list = r#"{"contacts":[{"phone":"113","name":"Chị Hoa (số thử)","purpose":"Khi nhà có chuyện."}]}"#;
    tokio::fs::write(&file, list).await?;
    let unit = world.api.join(DEMO_CODE).await?.unit.id.to_string();
    world.server.run(&["contacts", &unit, &file.to_string_lossy()]).await?;
    until("the server to know of it", || async {
        Ok((world.api.join(DEMO_CODE).await?.contacts.len() == 4).then_some(()))
    })
    .await?;
    tab.press(Role::Link, "Địa chỉ tin cậy").await?;
    member.numbers_begin_with(&["113", "0255 000 0001", "0255 000 0002", "0255 000 0003", "114"]).await?;
    tab.sees("Chị Hoa (số thử)").await?;

    tab.press(Role::Button, "English").await?;
    tab.sees("In our commune").await?;
    // The page is drawn once more when the packs have come in English, too.
    let asked = async || {
        if tab.text().await?.contains("Call 111?") {
            return Ok(Some(()));
        }
        member.ask_to_call("111").await?;
        Ok(None)
    };
    tab.told(until("the question in English", asked).await).await?;
    passes(tab, "the trusted addresses in English").await?;
    tab.press(Role::Link, "Back").await?;
    let at_garden = async || Ok((tab.path().await? == "/j/246810").then_some(()));
    tab.told(until("the garden's address", at_garden).await).await
}

#[tokio::test]
async fn in_a_sensitive_survey_numbers_are_on_every_screen_and_leave_no_trace() -> Result<()> {
    let world = World::start().await?;
    let (browser, member) = world.member().await?;
    let survey = SurveyPage::of(member.clone());
    let tab = survey.tab();
    // The app itself is kept first; what comes after that would be a trace of the survey.
    tab.goto(&world.proxy.origin()).await?;
    tab.sees("Mời chị vào vườn hoa").await?;
    member.works_offline().await?;
    survey.open(SENSITIVE_CODE).await?;
    let (traces, length) = (survey.traces().await?, tab.script("return history.length").await?);
    member.catches_calls().await?;
    for screen in ["the intro", "an item"] {
        assert_eq!(member.numbers().await?, Vec::<String>::new(), "{screen}");
        let open = tab.all("main > details > summary").await?;
        open[0].click().await?;
        member.numbers_begin_with(&SHOWN[..3]).await?;
        member.ask_to_call("0255 000 0001").await?;
        tab.sees("Gọi số 0255 000 0001?").await?;
        passes(tab, screen).await?;
        if screen == "the intro" {
            survey.begin().await?;
        }
    }
    tab.press(Role::Link, "Gọi 0 2 5 5 0 0 0 0 0 0 1").await?;
    assert_eq!(member.calls().await?, ["tel:02550000001"]);
    tab.sees(LOGGED).await?;
    assert_eq!(tab.script("return history.length").await?, length);
    assert_eq!(survey.traces().await?, traces);
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}
