//! Every screen of a turn as assistive technology and thumbs meet it, in both colours.

use anyhow::{Error, Result};
use tests::browser::{Colours, Tab, passes};
use tests::pages::SENT;
use tests::{DEMO_CODE, World};

/// Looks at screens in both colours, and gathers what they break: one walk tells everything.
#[derive(Default)]
struct Eyes(Vec<Error>);

impl Eyes {
    async fn look(&mut self, tab: &Tab, screen: &str) -> Result<()> {
        for colours in [Colours::Light, Colours::Dark] {
            tab.prefers(colours).await?;
            self.0.extend(passes(tab, &format!("{screen}, {colours:?}")).await.err());
        }
        Ok(())
    }
}

#[tokio::test]
async fn every_screen_of_a_turn_keeps_wcag_and_has_large_targets() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    let tab = member.tab();
    let mut eyes = Eyes::default();
    tab.goto(&world.proxy.origin()).await?;
    tab.sees("Mời chị vào vườn hoa").await?;
    eyes.look(tab, "the start").await?;
    member.join(DEMO_CODE).await?;
    eyes.look(tab, "the garden").await?;
    for (flower, right) in [(1, true), (2, false)] {
        member.pick_flower(flower).await?;
        eyes.look(tab, "a question").await?;
        member.answer_from(&packs, right).await?;
        eyes.look(tab, if right { "a right answer" } else { "a wrong answer" }).await?;
        member.next().await?;
    }
    eyes.look(tab, "the garden with picked flowers").await?;
    member.finish_turn(&packs, 4).await?;
    member.tells(&[SENT]).await?;
    eyes.look(tab, "the bouquet").await?;
    member.my_results().await?;
    eyes.look(tab, "the results").await?;
    member.trusted().await?;
    member.ask_to_call("111").await?;
    eyes.look(tab, "the trusted addresses").await?;
    let broken: Vec<String> = eyes.0.iter().map(ToString::to_string).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
    Ok(())
}
