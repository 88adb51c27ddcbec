//! Screens on the smallest phone and with large text.

use anyhow::Result;
use serde::Deserialize;
use tests::browser::{Screen, Tab};
use tests::pages::{MemberPage, SENT};
use tests::{DEMO_CODE, World};

/// What a screen's width is made of: the page, the window, and what stands out.
#[derive(Deserialize)]
struct Width {
    content: u32,
    seen: u32,
    window: u32,
    standing_out: Vec<String>,
}

const MEASURE: &str = "
    const page = document.scrollingElement;
    const out = [...document.body.querySelectorAll('*')]
        .filter(element => element.getBoundingClientRect().right > page.clientWidth + 1)
        .map(element => `<${element.localName}> ${element.textContent.trim().slice(0, 60)}`);
    return { content: page.scrollWidth, seen: page.clientWidth, window: innerWidth, standing_out: out };
";

/// Fails when a person would have to scroll sideways.
pub async fn fits(tab: &Tab, screen: &str) -> Result<()> {
    let width: Width = serde_json::from_value(tab.script(MEASURE).await?)?;
    let Width { content, seen, window, standing_out } = width;
    let fits = content <= seen && seen <= window;
    assert!(fits, "{screen}: {content} px wide on {seen} of {window} px; {standing_out:?}");
    Ok(())
}

/// Walks through every screen of a turn.
async fn every_screen_fits(screen: Screen, width: u32, least_text_px: u32) -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let browser = world.browser(screen).await?;
    let member = MemberPage::new(browser.tab(), world.proxy.origin());
    let tab = member.tab();
    tab.goto(&world.proxy.origin()).await?;
    tab.sees("Mời chị vào vườn hoa").await?;
    fits(tab, "the start").await?;
    member.join(DEMO_CODE).await?;
    assert_eq!(tab.script("return innerWidth").await?, width);
    let text_px = tab.script("return parseFloat(getComputedStyle(document.body).fontSize)").await?;
    assert!(text_px.as_f64().is_some_and(|px| px >= f64::from(least_text_px)), "text of {text_px} px");
    fits(tab, "the garden").await?;
    let flowers = member.flowers_to_pick().await?.len();
    for flower in 1..=flowers {
        member.pick_flower(flower).await?;
        fits(tab, "a question").await?;
        member.answer_from(&packs, flower % 2 == 0).await?;
        fits(tab, "a verdict").await?;
        if flower < flowers {
            member.next().await?;
        }
    }
    member.see_result().await?;
    member.tells(&[SENT]).await?;
    fits(tab, "the bouquet").await?;
    member.my_results().await?;
    fits(tab, "the results").await?;
    member.trusted().await?;
    member.ask_to_call("1900 969 680").await?;
    fits(tab, "the trusted addresses").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn the_smallest_phone_never_scrolls_sideways() -> Result<()> {
    every_screen_fits(Screen::SMALL_PHONE, 320, 20).await
}

#[tokio::test]
async fn text_at_200_percent_never_scrolls_sideways() -> Result<()> {
    every_screen_fits(Screen::SMALL_PHONE.with_text(200), 320, 40).await
}
