//! A whole turn by keyboard alone, every kind of question in it; and what those who listen are told.

use anyhow::{Context, Result};
use domain::pack::{Pack, QuestionKind};
use tests::browser::{Tab, passes};
use tests::pages::{MemberPage, SENT};
use tests::{DEMO_CODE, EVERY_KIND, World};

const ENTER: &str = "\u{e007}";
const SPACE: &str = "\u{e00d}";
const ARROW_DOWN: &str = "\u{e015}";

async fn has_visible_focus(tab: &Tab) -> Result<bool> {
    // A row shows the focus of the box in it.
    let script = "const at = document.activeElement.closest('.choice') ?? document.activeElement;
        return getComputedStyle(at).outlineStyle !== 'none'";
    Ok(tab.script(script).await? == true)
}

async fn answer_by_keys(member: &MemberPage, kind: QuestionKind) -> Result<()> {
    let tab = member.tab();
    match kind {
        QuestionKind::Order => {
            tab.tab_to(".question:target li:nth-child(2) [data-do=up]").await?;
            let before = member.order_shown().await?;
            tab.keys(ENTER).await?;
            let after = member.order_shown().await?;
            assert_eq!((&before[0], &before[1]), (&after[1], &after[0]), "the second line is the first now");
            assert_eq!(
                tab.script("return document.activeElement.dataset.do").await?,
                "up",
                "the focus was lost"
            );
            let told = tab.script(
                "return document.querySelector('.question:target .order ~ [role=status]').textContent",
            );
            assert!(told.await?.as_str().is_some_and(|told| told.contains("thứ 1 trong")));
        }
        QuestionKind::Multiple => {
            tab.tab_to(".question:target input[type=checkbox]").await?;
            tab.keys(SPACE).await?;
        }
        kind if kind.has_choices() => {
            tab.tab_to(".question:target input[type=radio]").await?;
            tab.keys(&format!("{SPACE}{ARROW_DOWN}")).await?;
        }
        _ => {
            tab.tab_to(".question:target input[name=typed]").await?;
            tab.keys("12").await?;
        }
    }
    assert!(has_visible_focus(tab).await?, "{kind:?}: nothing shows where the focus is");
    if kind == QuestionKind::Text {
        // The key that ends a field answers.
        return tab.keys(ENTER).await;
    }
    tab.tab_to(".question:target button[data-do=answer]").await?;
    assert!(has_visible_focus(tab).await?);
    tab.keys(ENTER).await
}

#[tokio::test]
async fn a_turn_goes_by_keyboard_alone() -> Result<()> {
    let pack = Pack::read(EVERY_KIND)?;
    let mut world = World::start().await?;
    world.server.stop().await?;
    world.server.let_campaigns_ask(&pack).await?;
    world.server.start_again().await?;
    let packs = [pack];
    let (_browser, member) = world.member().await?;
    let tab = member.tab();
    member.join(DEMO_CODE).await?;
    let flowers = member.flowers_to_pick().await?.len();
    for n in 1..=flowers {
        tab.tab_to(&format!("a.flower-{n}")).await?;
        assert!(has_visible_focus(tab).await?);
        tab.keys(ENTER).await?;
        let shown = member.question().await?;
        tests::wait::until("the focus on the question", || async {
            Ok((tab.script("return document.activeElement.localName").await? == "legend").then_some(()))
        })
        .await?;
        passes(tab, &shown.text).await?;
        let kind = member.find(&packs, &shown.text)?.kind;
        answer_by_keys(&member, kind).await.with_context(|| format!("{kind:?}"))?;
        member.verdict().await?;
        tests::wait::until("the focus on the verdict", || async {
            Ok((tab.script("return document.activeElement.matches('.verdict')").await? == true).then_some(()))
        })
        .await?;
        passes(tab, "a verdict").await?;
        if n < flowers {
            tab.tab_to(".question:target .act a").await?;
            tab.keys(ENTER).await?;
            member.flower_is_there(n + 1).await?;
        }
    }
    tab.tab_to(".question:target .act a").await?;
    tab.keys(ENTER).await?;
    member.tells(&[SENT]).await?;
    tab.tab_to("main a[href='/ket-qua']").await?;
    tab.keys(ENTER).await?;
    member.lists(&[&[SENT]]).await?;
    Ok(())
}
