//! How the pages look for her: she chooses, and every page follows, from its first paint on.

use anyhow::Result;
use serde_json::json;
use tests::browser::{Browser, Colours, Role, Screen, passes};
use tests::pages::{MemberPage, SENT, SurveyPage};
use tests::{DEMO_CODE, SURVEY_CODE, World};

use super::screens::fits;

/// What the page had been dressed in before any of it was shown.
const AT_FIRST: &str = "addEventListener('DOMContentLoaded', () => {
    const { size, colours } = document.documentElement.dataset;
    self.atFirst = [size ?? null, colours ?? null, document.documentElement.classList.contains('ready')];
});";

async fn at_first(member: &MemberPage) -> Result<serde_json::Value> {
    member.tab().script("return self.atFirst").await
}

/// How large the words are, in px, and how dark the ground is, from 0 to 255.
async fn seen(member: &MemberPage) -> Result<(f64, f64)> {
    let tab = member.tab();
    let size = tab.script("return parseFloat(getComputedStyle(document.body).fontSize)").await?;
    let ground =
        "return parseInt(getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/)[0])";
    Ok((size.as_f64().unwrap_or_default(), tab.script(ground).await?.as_f64().unwrap_or_default()))
}

#[tokio::test]
async fn the_size_and_the_colours_she_chose_are_there_from_the_first_paint_on() -> Result<()> {
    let world = World::start().await?;
    let (browser, member) = world.member().await?;
    let tab = member.tab();
    tab.prefers(Colours::Light).await?;
    tab.devtools("Page.enable", json!({})).await?;
    tab.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": AT_FIRST })).await?;
    member.join(DEMO_CODE).await?;
    member.works_offline().await?;
    assert_eq!(seen(&member).await?, (20.0, 255.0));
    for (size, said) in [(24.0, "Chữ to"), (28.0, "Chữ rất to"), (20.0, "Chữ vừa"), (24.0, "Chữ to")]
    {
        tab.press(Role::Button, "Cỡ chữ").await?;
        assert_eq!(tab.script("return document.getElementById('noi').textContent").await?, said);
        assert_eq!(seen(&member).await?.0, size);
    }
    tab.press(Role::Link, "Cỡ chữ và màu").await?;
    for (colours, ground) in [("Nền tối", 30.0), ("Tương phản cao", 255.0), ("Nền tối", 30.0)] {
        tab.press(Role::Button, colours).await?;
        assert_eq!(seen(&member).await?, (24.0, ground));
        let pressed =
            "return [...document.querySelectorAll('[aria-pressed=true]')].map(one => one.innerText)";
        assert_eq!(tab.script(pressed).await?, json!(["Chữ to", colours]));
    }

    // A page of the server, one of the worker without a network, and all that is left after deleting.
    for is_cut in [false, true] {
        if is_cut {
            world.proxy.cut().await?;
        }
        member.open(DEMO_CODE).await?;
        assert_eq!(at_first(&member).await?, json!(["2", "dark", false]), "cut: {is_cut}");
        member.has_booted().await?;
        assert_eq!(seen(&member).await?, (24.0, 30.0));
    }
    world.proxy.restore().await?;
    member.my_results().await?;
    tab.all("details.danger summary").await?.pop().unwrap().click().await?;
    tab.press(Role::Button, "Xóa hết").await?;
    tab.sees("Đã xóa hết dữ liệu").await?;
    member.open(DEMO_CODE).await?;
    assert_eq!(at_first(&member).await?, json!(["2", "dark", false]));
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn every_screen_fits_and_keeps_wcag_as_she_chose_it() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let browser: Browser = world.browser(Screen::SMALL_PHONE).await?;
    let member = MemberPage::new(browser.tab(), world.proxy.origin());
    let tab = member.tab();
    for chosen in ["Nền tối", "Nền sáng", "Tương phản cao"] {
        let look = async |screen: &str| {
            fits(tab, screen).await?;
            passes(tab, &format!("{screen}, {chosen}")).await
        };
        // Whatever the phone itself says.
        tab.prefers(if chosen == "Nền sáng" { Colours::Dark } else { Colours::Light }).await?;
        tab.goto(&format!("{}/hien-thi", world.proxy.origin())).await?;
        tab.press(Role::Button, "Chữ rất to").await?;
        tab.press(Role::Button, chosen).await?;
        look("the choices").await?;
        member.join(DEMO_CODE).await?;
        look("the garden").await?;
        for (flower, right) in [(1, true), (2, false)] {
            member.pick_flower(flower).await?;
            look("a question").await?;
            member.answer_from(&packs, right).await?;
            look("a verdict").await?;
            member.next().await?;
        }
        member.finish_turn(&packs, 4).await?;
        member.tells(&[SENT]).await?;
        look("the bouquet").await?;
        member.my_results().await?;
        look("the results").await?;
        let survey = SurveyPage::of(member.clone());
        survey.open(SURVEY_CODE).await?;
        look("a survey").await?;
        tab.goto(&world.proxy.origin()).await?;
        tab.sees("Mời chị vào vườn hoa").await?;
        look("the start").await?;
    }
    Ok(())
}
