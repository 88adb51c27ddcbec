//! The organizer's app as an office tool: nothing typed is lost by accident, and nobody is led to what she may not do.

use std::ops::RangeInclusive;

use anyhow::Result;
use reqwest::Method;
use serde_json::{Value, json};
use tests::api::read;
use tests::browser::{Browser, Role, Tab};
use tests::pages::OrganizerPage;
use tests::wait::until;
use tests::{DEMO_CODE, World};
use thirtyfour::WebElement;

const NAME: &str = "chị Hoa";
const PASSWORD: &str = "mười hai bông hoa";
/// Screens below `/to-chuc` that a viewer has no use for.
const OTHERS: [&str; 7] =
    ["dot/moi", "don-vi/nhap", "bo-cau-hoi", "bo-cau-hoi/nhap", "khao-sat/nhap", "nguoi", "nhat-ky"];
const ESCAPE: &str = "\u{e00c}";

/// The page of an organizer of the whole tree, signed in.
async fn signed_up(world: &World) -> Result<(Browser, OrganizerPage)> {
    let (browser, organizer) = world.organizer_page().await?;
    organizer.accept(&world.server.invitation().await?, NAME, PASSWORD).await?;
    Ok((browser, organizer))
}

/// From here on the browser's questions are answered so; how often it asked is counted.
async fn answer(tab: &Tab, yes: bool) -> Result<()> {
    let script = format!("window.asked ??= 0; window.confirm = () => {{ window.asked += 1; return {yes} }}");
    tab.script(&script).await.map(drop)
}

/// The wizard's first step, with a pack chosen.
async fn begins_a_campaign(tab: &Tab) -> Result<()> {
    tab.press(Role::Link, "Đợt").await?;
    tab.press(Role::Link, "Mở đợt mới").await?;
    tab.sees("Bước 1/5").await?;
    Ok(tab.all("input[type=checkbox]").await?[0].click().await?)
}

/// On through these steps of the wizard, as they are offered.
async fn goes_on(tab: &Tab, steps: RangeInclusive<usize>) -> Result<()> {
    for step in steps {
        tab.press(Role::Button, "Tiếp tục").await?;
        tab.sees(format!("Bước {step}/5")).await?;
    }
    Ok(())
}

/// Awaits the list of a field for a unit: the units come after the dialog.
async fn units_are_offered(tab: &Tab) -> Result<()> {
    let offered = async || Ok((!tab.all("dialog[open] [role=option]").await?.is_empty()).then_some(()));
    tab.told(until("units to choose from", offered).await).await
}

/// The codes of the units, once they are there.
async fn codes(tab: &Tab) -> Result<Vec<WebElement>> {
    let shown = async || {
        let codes = tab.all("td.code").await?;
        Ok((!codes.is_empty()).then_some(codes))
    };
    tab.told(until("the codes", shown).await).await
}

async fn asked(tab: &Tab, times: u32) -> Result<()> {
    let has_asked = async || Ok((tab.script("return window.asked").await? == times).then_some(()));
    tab.told(until(format!("{times} questions"), has_asked).await).await
}

#[tokio::test]
async fn who_stays_stays_however_often_she_goes_back() -> Result<()> {
    let world = World::start().await?;
    let (browser, organizer) = signed_up(&world).await?;
    let tab = organizer.tab();
    tab.sees(&world.api.join(DEMO_CODE).await?.campaign.title).await?;
    let before = browser.complaints().await?.len();
    begins_a_campaign(tab).await?;
    tab.sees("Đã chọn 1 bộ").await?;
    answer(tab, false).await?;
    for times in 1..=3 {
        tab.back().await?;
        asked(tab, times).await?;
        assert_eq!(tab.path().await?, "/to-chuc/dot/moi");
        tab.sees("Đã chọn 1 bộ").await?;
    }
    answer(tab, true).await?;
    tab.press(Role::Link, "Đơn vị").await?;
    tab.sees("Nhập từ bảng tính").await?;
    assert_eq!(tab.path().await?, "/to-chuc/don-vi");
    assert_eq!((before, browser.complaints().await?), (1, vec![]), "the one is the question who is there");
    Ok(())
}

#[tokio::test]
async fn a_dialog_with_something_typed_in_it_asks_before_it_closes() -> Result<()> {
    let world = World::start().await?;
    let (_browser, organizer) = signed_up(&world).await?;
    let tab = organizer.tab();
    tab.press(Role::Link, "Buổi sinh hoạt").await?;
    tab.press(Role::Button, "Ghi buổi mới").await?;
    tab.write("Địa điểm", "Nhà văn hóa thôn").await?;
    answer(tab, false).await?;
    // Browsers heed the first refusal to close a dialog, and not the second.
    for times in 1..=3 {
        tab.keys(ESCAPE).await?;
        asked(tab, times).await?;
        let place = tab.awaits(Role::Field, "Địa điểm").await?;
        assert_eq!(place.prop("value").await?.as_deref(), Some("Nhà văn hóa thôn"));
    }
    answer(tab, true).await?;
    tab.press(Role::Button, "Đóng").await?;
    asked(tab, 4).await?;
    tab.press(Role::Button, "Ghi buổi mới").await?;
    let place = tab.awaits(Role::Field, "Địa điểm").await?;
    assert_eq!(place.prop("value").await?.as_deref(), Some(""), "a new one begins empty");
    tab.press(Role::Button, "Đóng").await?;
    let is_closed = async || Ok(tab.all("dialog[open]").await?.is_empty().then_some(()));
    tab.told(until("the dialog is closed", is_closed).await).await?;
    asked(tab, 4).await
}

#[tokio::test]
async fn half_a_name_typed_over_a_unit_changes_nothing() -> Result<()> {
    let world = World::start().await?;
    let (_browser, organizer) = signed_up(&world).await?;
    let tab = organizer.tab();
    tab.press(Role::Link, "Buổi sinh hoạt").await?;
    tab.press(Role::Button, "Ghi buổi mới").await?;
    let field = tab.awaits(Role::Field, "Đơn vị tổ chức").await?;
    field.click().await?;
    units_are_offered(tab).await?;
    field.send_keys("an binh\u{e007}").await?;
    tab.holds("Đơn vị tổ chức", "Chi hội thôn An Bình").await?;
    field.click().await?;
    field.send_keys("\u{e003}").await?;
    field.send_keys("van xu").await?;
    tab.keys(ESCAPE).await?;
    tab.holds("Đơn vị tổ chức", "Chi hội thôn An Bình").await?;
    field.click().await?;
    field.send_keys("\u{e003}\u{e004}").await?;
    tab.holds("Đơn vị tổ chức", "").await
}

#[tokio::test]
async fn who_only_looks_is_offered_nothing_else() -> Result<()> {
    let world = World::start().await?;
    let admin = world.organizer().await?;
    let unit = world.api.join(DEMO_CODE).await?.unit;
    let request = admin.request(Method::POST, "/api/v1/organizer/invitations");
    let invite = json!({"role": "viewer", "unit": unit.id, "note": "Công an xã"});
    let link: Value = read(request.json(&invite).send().await?).await?;
    let token = link["token"].as_str().unwrap_or_default();
    let (_browser, organizer) = world.organizer_page().await?;
    let origin = world.proxy.origin();
    organizer.accept(token, "anh Sơn", PASSWORD).await?;
    let tab = organizer.tab();
    tab.sees("Đang mở").await?;
    for page in OTHERS {
        tab.goto(&format!("{origin}/to-chuc/{page}")).await?;
        tab.sees("Trang này cần quyền khác").await?;
        assert!(
            tab.all("main button, main input, main a[download]").await?.is_empty(),
            "{page} offers something"
        );
    }
    tab.press(Role::Link, "Xem các đợt").await?;
    tab.sees("Mã và đường liên kết").await?;
    tab.all("a[href$='/quan-ly']").await?[0].click().await?;
    codes(tab).await?;
    tab.sees(&unit.name).await?;
    let buttons = tab.to_press().await?;
    assert!(
        !buttons.iter().any(|button| button.contains("Tạm dừng") || button.contains("Kết thúc")),
        "{buttons:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_campaign_that_is_closed_says_so_at_once() -> Result<()> {
    let world = World::start().await?;
    let (_browser, organizer) = signed_up(&world).await?;
    let campaign = world.api.join(DEMO_CODE).await?.campaign;
    let tab = organizer.tab();
    tab.sees(&campaign.title).await?;
    tab.goto(&format!("{}/to-chuc/dot/{}/quan-ly", world.proxy.origin(), campaign.id)).await?;
    tab.press(Role::Button, "Kết thúc ngay").await?;
    tab.sees("Lượt gửi lên sau giờ này").await?;
    tab.all("dialog[open] .button").await?[0].click().await?;
    tab.sees("Đã kết thúc").await?;
    let buttons = tab.to_press().await?;
    assert!(!buttons.iter().any(|name| name == "Tạm dừng" || name == "Kết thúc ngay"), "{buttons:?}");
    tab.press(Role::Button, "Hoàn tác").await?;
    tab.sees("Đang mở").await
}

#[tokio::test]
async fn a_campaign_opened_by_mistake_is_taken_back_and_all_that_was_chosen_is_there() -> Result<()> {
    let world = World::start().await?;
    let (_browser, organizer) = signed_up(&world).await?;
    let tab = organizer.tab();
    tab.sees(&world.api.join(DEMO_CODE).await?.campaign.title).await?;
    begins_a_campaign(tab).await?;
    tab.write("Tên đợt", "Đợt mở nhầm").await?;
    goes_on(tab, 2..=5).await?;
    tab.press(Role::Button, "Mở đợt").await?;
    tab.sees("Đã mở đợt “Đợt mở nhầm”.").await?;
    let code = codes(tab).await?[0].text().await?.replace(' ', "");
    assert_eq!(world.api.join(&code).await?.campaign.title, "Đợt mở nhầm");

    tab.press(Role::Button, "Hoàn tác").await?;
    tab.sees("Đã thu hồi đợt.").await?;
    assert_eq!(tab.path().await?, "/to-chuc/dot/moi");
    tab.sees("Bước 5/5").await?;
    tab.sees("Đợt mở nhầm").await?;
    assert!(world.api.join(&code).await.is_err(), "its code still leads somewhere");

    tab.press(Role::Button, "Mở đợt").await?;
    tab.sees("Đã mở đợt “Đợt mở nhầm”.").await?;
    let rows = codes(tab).await?.len();
    let shows = async |count: usize| {
        let has = async || Ok((tab.all("td.code").await?.len() == count).then_some(()));
        tab.told(until(format!("{count} codes"), has).await).await
    };
    tab.press(Role::Button, "Bỏ khỏi đợt: Chi hội thôn An Bình").await?;
    tab.sees("Đã bỏ Chi hội thôn An Bình khỏi đợt.").await?;
    shows(rows - 1).await?;
    tab.press(Role::Button, "Hoàn tác").await?;
    shows(rows).await?;

    tab.press(Role::Button, "Thu hồi đợt").await?;
    tab.sees("Đợt này đã thu hồi").await?;
    shows(0).await?;
    tab.press(Role::Button, "Mở lại đợt").await?;
    tab.sees("Đang mở").await?;
    shows(rows).await
}

#[tokio::test]
async fn a_one_time_link_says_what_it_is_for_and_at_once_when_it_is_used_up() -> Result<()> {
    let world = World::start().await?;
    let token = world.server.invitation().await?;
    let (_browser, organizer) = world.organizer_page().await?;
    let (tab, address) = (organizer.tab(), format!("{}/to-chuc/moi#{token}", world.proxy.origin()));
    tab.goto(&address).await?;
    tab.sees("Chị được mời làm: Người quản trị, Toàn bộ.").await?;
    assert_eq!(tab.script("return location.hash").await?, "", "the secret is still in the address bar");
    organizer.accept(&token, NAME, PASSWORD).await?;
    tab.sees("Đang mở").await?;
    organizer.sign_out().await?;
    organizer.is_signed_out().await?;
    tab.goto(&address).await?;
    tab.sees("Đường liên kết này đã dùng rồi hoặc đã hết hạn.").await?;
    assert!(tab.all("input").await?.is_empty(), "a form that cannot be sent is offered");
    Ok(())
}

#[tokio::test]
async fn what_is_wrong_has_the_focus_and_a_session_that_ends_costs_nothing() -> Result<()> {
    let world = World::start().await?;
    let (browser, organizer) = signed_up(&world).await?;
    let origin = world.proxy.origin();
    let organizer = OrganizerPage::new(organizer.tab().held().await?, origin.clone());
    let tab = organizer.tab();
    tab.sees(&world.api.join(DEMO_CODE).await?.campaign.title).await?;
    begins_a_campaign(tab).await?;
    goes_on(tab, 2..=4).await?;
    let flowers = tab.awaits(Role::Field, "Số bông hoa mỗi lượt").await?;
    flowers.clear().await?;
    flowers.send_keys("50").await?;
    tab.press(Role::Button, "Tiếp tục").await?;
    let focus = "return document.activeElement.getAttribute('aria-invalid') === 'true' && document.activeElement.value";
    let on_it = async || Ok((tab.script(focus).await? == "50").then_some(()));
    tab.told(until("the focus on what is wrong", on_it).await).await?;
    flowers.clear().await?;
    flowers.send_keys("10").await?;
    tab.press(Role::Button, "Tiếp tục").await?;
    tab.sees("Bước 5/5").await?;

    tab.devtools("Network.clearBrowserCookies", json!({})).await?;
    tab.press(Role::Button, "Mở đợt").await?;
    tab.sees("Phiên làm việc đã hết. Chị mở một thẻ mới").await?;
    tab.sees("Bước 5/5").await?;
    let elsewhere = OrganizerPage::new(browser.new_tab().await?, origin);
    elsewhere.sign_in(NAME, PASSWORD).await?;
    elsewhere.tab().sees("Đang mở").await?;
    tab.press(Role::Button, "Mở đợt").await?;
    tab.sees("Đã mở đợt “").await
}

#[tokio::test]
async fn one_more_meeting_on_the_same_day_is_asked_about_and_none_is_in_the_future() -> Result<()> {
    let world = World::start().await?;
    let (_browser, organizer) = signed_up(&world).await?;
    let tab = organizer.tab();
    let unit = world.api.join(DEMO_CODE).await?.unit.name;
    tab.press(Role::Link, "Buổi sinh hoạt").await?;
    let note = async |day: &str| {
        tab.press(Role::Button, "Ghi buổi mới").await?;
        let field = tab.awaits(Role::Field, "Đơn vị tổ chức").await?;
        field.click().await?;
        units_are_offered(tab).await?;
        field.send_keys(format!("{unit}\u{e007}")).await?;
        tab.holds("Đơn vị tổ chức", &unit).await?;
        // A date is not typed the same in every language of a browser.
        let set = "const [day, field] = [arguments[0], document.querySelector('dialog[open] [type=date]')];
            field.value = day; field.dispatchEvent(new Event('input', { bubbles: true }))";
        tab.script_with(set, vec![json!(day)]).await?;
        tab.press(Role::Button, "Ghi buổi này").await
    };
    let noted = async |count: usize| {
        let rows = async || Ok((tab.all("main tbody tr").await?.len() == count).then_some(()));
        tab.told(until(format!("{count} meetings"), rows).await).await
    };
    answer(tab, false).await?;
    note("2026-11-20").await?;
    noted(1).await?;
    note("2026-11-20").await?;
    asked(tab, 1).await?;
    answer(tab, true).await?;
    tab.press(Role::Button, "Ghi buổi này").await?;
    asked(tab, 2).await?;
    noted(2).await?;
    note("2050-01-01").await?;
    tab.sees("Ngày này chưa tới.").await?;
    noted(2).await
}

/// A file of a computer falls on the first element that fits; whether the browser is kept from opening it itself.
const DROP: &str = "
    const [elements, text] = arguments;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'cau-hoi.gift', { type: 'text/plain' }));
    const fall = (name) => document.querySelector(elements)
        .dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
    return [fall('dragover'), fall('drop')];";

#[tokio::test]
async fn a_file_is_read_where_it_is_dropped_and_beside_it_the_page_stays() -> Result<()> {
    let world = World::start().await?;
    let (_browser, organizer) = signed_up(&world).await?;
    let tab = organizer.tab();
    tab.sees(&world.api.join(DEMO_CODE).await?.campaign.title).await?;
    tab.goto(&format!("{}/to-chuc/bo-cau-hoi/nhap", world.proxy.origin())).await?;
    tab.sees("Hoặc kéo tệp").await?;
    let gift = json!("Thấy trẻ em bị đánh, gọi số nào? {=111 ~114}");
    for place in ["h1", ".pick-file input"] {
        let went_on = tab.script_with(DROP, vec![json!(place), gift.clone()]).await?;
        assert_eq!(went_on, json!([false, false]), "the browser opens what falls on {place}");
    }
    tab.sees("Đọc được 1/1 câu").await
}
