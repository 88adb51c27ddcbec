//! From a server that nobody has used yet to a poster that a phone scans: the first five minutes of a commune's organizer.

use std::io::Cursor;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use image::ImageReader;
use tests::browser::Role::{Button, Field, Link};
use tests::browser::{Engine, Tab};
use tests::server::Setup;
use tests::sheets::workbook;
use tests::{World, on_both};

const UNITS: &[&[&str]] = &[
    &["HỘI LIÊN HIỆP PHỤ NỮ XÃ NGUYỄN NGHIÊM"],
    &[],
    &["STT", "Cấp", "Tên đơn vị", "Thuộc đơn vị", "Số hội viên"],
    &["1", "Chi hội", "Chi hội thôn Vạn Xuân", "", "120"],
    &["2", "Chi hội", "Chi hội thôn An Bình", "", "98"],
    &["3", "Chi bộ", "Chi bộ thôn An Bình", "", "12"],
];
const QUESTIONS: &[&[&str]] = &[
    &["Câu hỏi", "Phương án A", "Phương án B", "Phương án C", "Đáp án", "Giải thích"],
    &["Thấy trẻ em bị đánh, chị gọi số nào?", "111", "114", "115", "A", "111 là tổng đài bảo vệ trẻ em."],
    &["Đi xe máy, chị đội gì?", "Mũ bảo hiểm", "Nón lá", "", "A", "Mũ bảo hiểm giữ an toàn."],
    &["Câu này chưa có đáp án", "Có", "Không", "", "", ""],
];

on_both! {
    from_spreadsheets_to_a_poster_that_a_phone_scans,
}

async fn from_spreadsheets_to_a_poster_that_a_phone_scans(engine: Engine) -> Result<()> {
    let world = World::start_with(Setup { bare: true, ..Setup::usual().await? }).await?;
    let files = tempfile::tempdir()?;
    let (browser, organizer) = world.organizer_page_in(engine).await?;
    let tab = organizer.tab();
    organizer.accept(&world.server.invitation().await?, "chị Hoa", "mười hai bông hoa").await?;
    tab.sees("Bốn bước để chị em hái hoa").await?;
    axe_finds_nothing(tab, "the first screen").await?;

    make_units(tab, &workbook(&files, "don-vi.xlsx", "Danh sách", UNITS)?).await?;
    make_pack(tab, &workbook(&files, "cau-hoi.xlsx", "Câu hỏi", QUESTIONS)?).await?;
    open_campaign(tab).await?;
    let link = poster(tab).await?;

    let (phones, member) = world.member().await?;
    member.tab().goto(&link).await?;
    member.tab().sees("Chi hội thôn An Bình").await?;
    member.flower_is_there(1).await?;
    let code = link.rsplit('/').next().context("no code")?;
    let mut phone = world.phone(code, 1).await?;
    world.api.outcomes(&[&phone.play(2).seal()]).await?;

    organizer.open().await?;
    tab.sees("Cả bốn bước đã xong").await?;
    tab.press(Link, "An toàn ở xã").await?;
    tab.sees("· 1 lượt tham gia").await?;
    drop(phones);
    if engine == Engine::Firefox {
        return Ok(());
    }
    // Before there is an account the app asks who she is; the browser notes the "nobody" (401) as it would any refusal.
    let asked_who = |complaint: &String| complaint.contains("/organizer/me") && complaint.contains("401");
    let complaints: Vec<String> = browser.complaints().await?.into_iter().filter(|c| !asked_who(c)).collect();
    assert_eq!(complaints, Vec::<String>::new());
    Ok(())
}

async fn axe_finds_nothing(tab: &Tab, screen: &str) -> Result<()> {
    let found = tab.violations().await?;
    ensure!(found.is_empty(), "{screen}:\n  {}", found.join("\n  "));
    Ok(())
}

/// The commune by hand, its branches from a spreadsheet with one row that cannot be read.
async fn make_units(tab: &Tab, sheet: &Path) -> Result<()> {
    tab.press(Link, "Lập đơn vị của chị").await?;
    tab.write("Tên đơn vị", "Xã Nguyễn Nghiêm").await?;
    tab.press(Button, "Lập đơn vị").await?;
    tab.sees("1 xã, phường").await?;
    axe_finds_nothing(tab, "the tree of units").await?;
    tab.press(Link, "Nhập từ bảng tính").await?;
    tab.holds("Các đơn vị trong tệp thuộc", "Xã Nguyễn Nghiêm").await?;
    tab.choose_file(sheet).await?;
    tab.sees("Chi bộ").await?;
    axe_finds_nothing(tab, "units as they were understood").await?;
    tab.press(Button, "Lập 2 đơn vị").await?;
    tab.sees("Đã lập 2 đơn vị").await
}

/// A pack from a spreadsheet, published as it is; the question without an answer is told and left out.
async fn make_pack(tab: &Tab, sheet: &Path) -> Result<()> {
    tab.press(Link, "Bộ câu hỏi").await?;
    tab.press(Link, "Nhập từ tệp").await?;
    tab.choose_file(sheet).await?;
    tab.sees("Đọc được 2/3 câu").await?;
    tab.sees("Chưa ghi đáp án đúng.").await?;
    axe_finds_nothing(tab, "questions as they were understood").await?;
    tab.write("Tên bộ", "An toàn ở xã").await?;
    tab.press(Button, "Tạo bộ với 2 câu").await?;
    tab.sees("Không còn chỗ nào cần sửa").await?;
    axe_finds_nothing(tab, "the editor").await?;
    tab.press(Button, "Phát hành phiên bản 1").await?;
    tab.sees("không bao giờ thay đổi").await?;
    let buttons = tab.all("dialog[open] button").await?;
    buttons.last().context("nothing to press in the dialog")?.click().await?;
    tab.sees("Đã phát hành phiên bản 1").await
}

/// All branches, everything else as it is offered.
async fn open_campaign(tab: &Tab) -> Result<()> {
    tab.press(Link, "Đợt").await?;
    tab.press(Link, "Mở đợt mới").await?;
    tab.sees("Bước 1/5").await?;
    axe_finds_nothing(tab, "the wizard").await?;
    let boxes = tab.all("input[type=checkbox]").await?;
    boxes.first().context("no packs are offered")?.click().await?;
    tab.sees("Đã chọn 1 bộ, 2 câu.").await?;
    let title = tab.awaits(Field, "Tên đợt").await?;
    assert_eq!(title.prop("value").await?.as_deref(), Some("An toàn ở xã"), "the title comes from the pack");
    for step in ["Bước 2/5", "Bước 3/5", "Bước 4/5", "Bước 5/5"] {
        tab.press(Button, "Tiếp tục").await?;
        tab.sees(step).await?;
    }
    tab.sees("2 chi hội").await?;
    tab.press(Button, "Mở đợt").await?;
    tab.sees("Đã mở đợt “An toàn ở xã”.").await?;
    axe_finds_nothing(tab, "the campaign's links").await
}

/// The address that the first poster shows, read from a picture of it as a phone reads it.
async fn poster(tab: &Tab) -> Result<String> {
    tab.press(Link, "Tờ in mã QR").await?;
    tab.sees("2 tờ đã sẵn sàng để in.").await?;
    axe_finds_nothing(tab, "the posters").await?;
    let picture = ImageReader::new(Cursor::new(tab.picture(".poster").await?)).with_guessed_format()?;
    let grey = picture.decode()?.to_luma8();
    let (width, height) = (usize::try_from(grey.width())?, usize::try_from(grey.height())?);
    let dot = |x: usize, y: usize| grey.as_raw()[y * width + x];
    let mut photo = rqrr::PreparedImage::prepare_from_greyscale(width, height, dot);
    let grids = photo.detect_grids();
    let (_, link) = grids.first().context("no QR code is on the poster")?.decode()?;
    Ok(link)
}
