//! Where a campaign asks her name: nothing begins without her consent, and nothing is asked of her that she may not refuse.

use anyhow::Result;
use tests::browser::Role;
use tests::pages::SENT;
use tests::{DEMO_CODE, World};

#[tokio::test]
async fn a_name_is_taken_with_consent_only_and_may_be_refused() -> Result<()> {
    let mut world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    world.server.stop().await?;
    world.server.let_campaigns_ask_names().await?;
    world.server.start_again().await?;
    let (_browser, member) = world.member().await?;
    let tab = member.tab();
    member.open(DEMO_CODE).await?;
    member.has_booted().await?;
    assert!(member.flowers_to_pick().await?.is_empty(), "the garden is there before she was asked");

    let consent = tab.all("input[type=checkbox]").await?;
    assert_eq!(consent.len(), 1);
    assert!(!consent[0].is_selected().await?, "consent is given for her");
    tab.write("Họ và tên của chị", "Phạm Thị Ở").await?;
    tab.press(Role::Button, "Bắt đầu").await?;
    tab.sees("đánh dấu đồng ý").await?;
    assert!(member.flowers_to_pick().await?.is_empty());

    consent[0].click().await?;
    tab.press(Role::Button, "Bắt đầu").await?;
    member.flower_is_there(1).await?;
    member.finish_turn(&packs, 3).await?;
    member.tells(&[SENT]).await?;

    member.open(DEMO_CODE).await?;
    tab.press(Role::Button, "Không ghi tên").await?;
    member.flower_is_there(1).await?;
    member.finish_turn(&packs, 4).await?;
    member.tells(&[SENT]).await?;
    assert_eq!(world.server.names().await?, [Some("Phạm Thị Ở".to_owned()), None]);
    Ok(())
}
