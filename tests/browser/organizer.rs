//! The organizer's side in the browser.

use anyhow::Result;
use tests::browser::Role;
use tests::pages::OrganizerPage;
use tests::{DEMO_CODE, World};

const NAME: &str = "chị Hoa";
const PASSWORD: &str = "mười hai bông hoa";

#[tokio::test]
async fn from_the_one_time_link_to_results_that_update_by_themselves() -> Result<()> {
    let world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let (browser, organizer) = world.organizer_page().await?;
    organizer.accept(&world.server.invitation().await?, NAME, PASSWORD).await?;
    organizer.tab().press(Role::Link, &phone.joined.campaign.title).await?;
    organizer.tab().sees("Chưa có lượt tham gia nào").await?;
    assert!(
        !organizer.tab().script("return location.href").await?.to_string().contains('#'),
        "the secret stays in the address"
    );

    world.api.outcomes(&[&phone.play(7).seal()]).await?;
    organizer.tab().sees("· 1 lượt tham gia").await?;
    organizer.tab().sees("70,0 %").await?;
    organizer.tab().sees(&phone.joined.unit.name).await?;
    world.api.outcomes(&[&phone.play(10).seal(), &phone.play(4).seal()]).await?;
    organizer.tab().sees("· 3 lượt tham gia").await?;
    // Before there is an account the app asks who she is; the browser notes the "nobody" (401) as it would any refusal.
    let asked_who = |complaint: &String| complaint.contains("/organizer/me") && complaint.contains("401");
    let complaints: Vec<String> = browser.complaints().await?.into_iter().filter(|c| !asked_who(c)).collect();
    assert_eq!(complaints, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn whoever_signs_out_sees_nothing_any_more() -> Result<()> {
    let world = World::start().await?;
    let title = world.api.join(DEMO_CODE).await?.campaign.title;
    let (browser, organizer) = world.organizer_page().await?;
    organizer.accept(&world.server.invitation().await?, NAME, PASSWORD).await?;
    organizer.tab().sees(&title).await?;
    let other = OrganizerPage::new(browser.new_tab().await?, world.proxy.origin());
    other.open().await?;
    other.tab().sees(&title).await?;
    other.sign_out().await?;
    other.is_signed_out().await?;
    other.tab().reload().await?;
    other.is_signed_out().await?;
    other.open().await?;
    other.is_signed_out().await?;
    assert!(!other.tab().text().await?.contains(&title));

    other.sign_in(NAME, PASSWORD).await?;
    other.tab().sees(&title).await?;
    Ok(())
}

#[tokio::test]
async fn a_visitor_is_asked_to_sign_in_and_told_when_it_does_not_work() -> Result<()> {
    let world = World::start().await?;
    world.organizer().await?;
    let (_browser, organizer) = world.organizer_page().await?;
    organizer.sign_in(NAME, "mười hai bông sen").await?;
    organizer.tab().sees("Tên hoặc mật khẩu chưa đúng").await?;
    organizer.sign_in(NAME, PASSWORD).await?;
    organizer.tab().sees(&world.api.join(DEMO_CODE).await?.campaign.title).await?;
    Ok(())
}

#[tokio::test]
async fn a_part_that_does_not_arrive_is_fetched_again() -> Result<()> {
    let world = World::start().await?;
    let (_browser, organizer) = world.organizer_page().await?;
    organizer.accept(&world.server.invitation().await?, NAME, PASSWORD).await?;
    let tab = organizer.tab();
    let part = |path: &str| path.contains("/assets/organizer-split_packs");
    tab.sees(&world.api.join(DEMO_CODE).await?.campaign.title).await?;
    assert!(!world.proxy.seen().iter().any(|seen| part(&seen.path)), "fetched before anyone wants it");

    world.proxy.cut().await?;
    tab.press(Role::Link, "Bộ câu hỏi").await?;
    tab.sees("Chưa tải được phần này").await?;
    tab.press(Role::Button, "Thử lại").await?;
    tab.sees("Chưa tải được phần này").await?;
    world.proxy.restore().await?;
    tab.press(Role::Button, "Thử lại").await?;
    tab.sees("An toàn giao thông").await?;
    tab.press(Role::Link, "Đơn vị").await?;
    tab.press(Role::Link, "Bộ câu hỏi").await?;
    tab.sees("An toàn giao thông").await?;
    let fetched = world.proxy.seen().iter().filter(|seen| part(&seen.path)).count();
    assert_eq!(fetched, 1, "what is here is not fetched again");
    Ok(())
}
