//! What she can do with the phone itself: take results along, delete everything, leave another app's browser, keep a
//! certificate, install.

use anyhow::{Context, Result};
use domain::rescue::{RescueCounts, RescueFile};
use domain::wire::Receipt;
use serde_json::json;
use tests::browser::{Browser, Role, Screen};
use tests::pages::{KEPT, MemberPage, SENT};
use tests::wait::until;
use tests::{DEMO_CODE, World};

/// Keeps the text of every file that the page hands out.
const CATCH_FILES: &str = "window.files = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = file => { file.arrayBuffer().then(bytes => window.files.push(
        { size: bytes.byteLength, type: file.type, text: new TextDecoder().decode(bytes) })); return make(file); };";

async fn file_caught(member: &MemberPage) -> Result<serde_json::Value> {
    until("a file", || async {
        let file = member.tab().script("return window.files[0] ?? null").await?;
        Ok(Some(file).filter(|file| !file.is_null()))
    })
    .await
}

#[tokio::test]
async fn what_waits_is_taken_along_closed_up_and_counts_once() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    member.join(DEMO_CODE).await?;
    member.works_offline().await?;
    world.proxy.cut().await?;
    member.finish_turn(&packs, 6).await?;
    member.tells(KEPT).await?;
    member.tab().press(Role::Link, "Kết quả của tôi").await?;
    member.tab().script(CATCH_FILES).await?;
    member.tab().press(Role::Button, "Lưu kết quả chờ gửi thành tệp").await?;
    let file = file_caught(&member).await?;
    let text = file["text"].as_str().context("no text")?;
    assert!(!text.contains("246810") && !text.contains("answers"), "it is not closed up");
    let sealed: RescueFile = serde_json::from_str(text)?;
    member.tab().sees("Chị gửi tệp cho chi hội trưởng").await?;

    let receipt: Receipt =
        tests::api::read(world.api.hand_in(serde_json::to_string(&sealed)?).await?).await?;
    assert_eq!(RescueCounts::of(&receipt).new, 1);
    world.proxy.restore().await?;
    member.lists(&[&[SENT]]).await?;
    let check = world.check().await?;
    assert_eq!((check.records, check.conflicts), (1, 0));
    Ok(())
}

#[tokio::test]
async fn deleting_says_what_would_be_lost_and_leaves_nothing() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    member.join(DEMO_CODE).await?;
    member.works_offline().await?;
    world.proxy.cut().await?;
    member.finish_turn(&packs, 6).await?;
    member.tells(KEPT).await?;
    member.tab().press(Role::Link, "Kết quả của tôi").await?;
    let summary = member.tab().all("details.danger summary").await?;
    summary.first().context("nothing to open")?.click().await?;
    member.tab().sees("Còn 1 kết quả chưa gửi").await?;
    member.tab().press(Role::Button, "Xóa hết").await?;
    member.tab().sees("Đã xóa hết dữ liệu").await?;
    world.proxy.restore().await?;
    member.my_results().await?;
    member.tab().sees("Chưa có kết quả nào").await?;
    let left = member.tab().script("return Object.keys(localStorage).length").await?;
    assert_eq!(left, 0);
    assert_eq!(world.check().await?.records, 0);
    Ok(())
}

#[tokio::test]
async fn in_another_apps_browser_everything_works_and_the_way_out_is_told() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    let zalo = "Mozilla/5.0 (Linux; Android 13; SM-A135F; wv) AppleWebKit/537.36 (KHTML, like Gecko) \
        Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 Zalo android/12100711";
    member.tab().devtools("Network.setUserAgentOverride", json!({ "userAgent": zalo })).await?;
    let none = json!({ "source": "delete Navigator.prototype.serviceWorker" });
    member.tab().devtools("Page.enable", json!({})).await?;
    member.tab().devtools("Page.addScriptToEvaluateOnNewDocument", none).await?;
    member.join(DEMO_CODE).await?;
    member.tab().sees("Chị đang mở trong Zalo").await?;
    let link = "return document.querySelector('#khach a').getAttribute('href')";
    let link = member.tab().script(link).await?;
    assert!(
        link.as_str().is_some_and(|link| link.starts_with("intent://") && link.contains(DEMO_CODE)),
        "{link}"
    );
    member.finish_turn(&packs, 4).await?;
    member.tells(&[SENT]).await?;
    member.sees_score(4, 10).await?;
    Ok(())
}

#[tokio::test]
async fn on_an_iphone_installing_is_explained_after_the_first_turn() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (_browser, member) = world.member().await?;
    let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
        Version/17.4 Mobile/15E148 Safari/604.1";
    member.tab().devtools("Network.setUserAgentOverride", json!({ "userAgent": safari })).await?;
    // Safari makes no such offer; the Chromium that plays it here would.
    let none = "addEventListener('beforeinstallprompt', offer => offer.stopImmediatePropagation(), true)";
    member.tab().devtools("Page.enable", json!({})).await?;
    member.tab().devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": none })).await?;
    member.join(DEMO_CODE).await?;
    member.works_offline().await?;
    assert!(!member.tab().text().await?.contains("màn hình chính"), "asked before she has played");
    world.proxy.cut().await?;
    member.finish_turn(&packs, 4).await?;
    member.tab().sees("Để Hái Hoa ngoài màn hình chính").await?;
    member.tab().sees("Còn kết quả chưa gửi").await?;
    Ok(())
}

#[tokio::test]
async fn a_certificate_is_drawn_with_her_name_on_the_phone_alone() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (browser, member) = world.member().await?;
    member.play(DEMO_CODE, &packs, 9).await?;
    member.tells(&[SENT]).await?;
    member.tab().script(CATCH_FILES).await?;
    let open = member.tab().all("details.certificate summary").await?;
    open.first().context("no certificate")?.click().await?;
    member.tab().write("Tên ghi trên giấy (không bắt buộc)", "Phạm Thị Ở").await?;
    member.works_offline().await?;
    let before = world.proxy.seen().len();
    member.tab().press(Role::Button, "Vẽ và lưu ảnh").await?;
    let picture = file_caught(&member).await?;
    assert_eq!(picture["type"], "image/png");
    assert!(picture["size"].as_u64().is_some_and(|bytes| bytes > 20_000), "an empty picture");
    member.tab().sees("Đã lưu ảnh vào máy").await?;
    let sent: Vec<String> = world.proxy.seen().into_iter().skip(before).map(|seen| seen.path).collect();
    assert!(sent.iter().all(|path| path.starts_with("/assets/")), "{sent:?}");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn without_any_storage_a_turn_still_arrives() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let browser: Browser = world.browser(Screen::PHONE).await?;
    let member = MemberPage::new(browser.tab(), world.proxy.origin());
    // As in a private window of some browsers: there, but of no use.
    let broken = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') };";
    member.tab().devtools("Page.enable", json!({})).await?;
    member.tab().devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": broken })).await?;
    member.join(DEMO_CODE).await?;
    member.finish_turn(&packs, 5).await?;
    member.tells(&[SENT]).await?;
    member.sees_score(5, 10).await?;
    assert_eq!(world.check().await?.records, 1);
    Ok(())
}
