//! Surveys: filled in without a network, resumed, sent once; and a sensitive one leaves nothing behind.

use anyhow::{Result, ensure};
use domain::survey::Survey;
use tests::browser::{Browser, Colours, Engine, Role, Screen, Tab, passes};
use tests::pages::{KEPT, MemberPage, SENT, SurveyPage, WAITING};
use tests::wait::until;
use tests::{EVERY_ITEM, SENSITIVE_CODE, SURVEY_CODE, World, on_both};

use super::screens::fits;

on_both! {
    a_survey_filled_in_without_network_arrives_once,
    a_cold_start_without_network_goes_on_with_a_survey,
}

async fn survey_in(world: &World, engine: Engine) -> Result<(Browser, SurveyPage)> {
    let (browser, member) = world.member_in(engine).await?;
    Ok((browser, SurveyPage::of(member)))
}

/// Answers the demo's survey from its second item on.
async fn rest_of_demo(survey: &SurveyPage) -> Result<()> {
    survey.answer("dễ hiểu không", "Dễ").await?;
    for _ in 0..2 {
        survey.goes_on("Bỏ qua câu này").await?;
        if survey.tab().text().await?.contains("được nói ý kiến") {
            survey.answer("được nói ý kiến", "Có chút").await?;
        }
    }
    survey.answer("làm việc gì", "Lưu số 111, 113").await?;
    survey.goes_on("Bỏ qua câu này").await?;
    survey.tab().write("Ý kiến của chị", "Bắt đầu đúng giờ").await?;
    survey.next().await
}

async fn a_survey_filled_in_without_network_arrives_once(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let (_browser, survey) = survey_in(&world, engine).await?;
    survey.open(SURVEY_CODE).await?;
    survey.begin().await?;
    world.proxy.cut().await?;
    survey.answer("mấy bông hoa", "5").await?;
    rest_of_demo(&survey).await?;
    survey.finish().await?;
    survey.member().tells(&[WAITING]).await?;
    assert_eq!(world.check().await?.forms, 0);

    world.proxy.restore().await?;
    survey.member().tells(&[SENT]).await?;
    let check = world.check().await?;
    assert_eq!((check.forms, check.records, check.conflicts, check.set_aside), (1, 0, 0, 0));
    survey.member().my_results().await?;
    survey.member().lists(&[&[SENT]]).await?;
    let traces = survey.traces().await?;
    assert!(traces.iter().all(|key| !key.starts_with("draft/") && !key.starts_with("outbox/")), "{traces:?}");
    Ok(())
}

async fn a_cold_start_without_network_goes_on_with_a_survey(engine: Engine) -> Result<()> {
    let world = World::start().await?;
    let (browser, survey) = survey_in(&world, engine).await?;
    survey.open(SURVEY_CODE).await?;
    survey.begin().await?;
    survey.answer("mấy bông hoa", "4").await?;
    survey.asks("dễ hiểu không").await?;
    survey.choose("Dễ").await?;
    survey.member().works_offline().await?;
    survey.keeps(SURVEY_CODE, &[r#""item":"de-hieu","chosen":["a"]"#]).await?;
    let profile = browser.kill();
    world.proxy.cut().await?;

    let browser = Browser::start_with(profile).await?;
    let survey = SurveyPage::of(MemberPage::new(browser.tab(), world.proxy.origin()));
    survey.open(SURVEY_CODE).await?;
    survey.asks("dễ hiểu không").await?;
    assert_eq!(survey.marked().await?, ["a"]);
    rest_of_demo(&survey).await?;
    survey.finish().await?;
    survey.member().tells(KEPT).await?;
    world.proxy.restore().await?;
    survey.member().tells(&[SENT]).await?;
    assert_eq!(world.check().await?.forms, 1);
    Ok(())
}

/// A world whose first survey has an item of every kind.
async fn every_item(world: &mut World) -> Result<()> {
    world.server.stop().await?;
    world.server.let_campaigns_ask_survey(&Survey::read(EVERY_ITEM)?, SURVEY_CODE).await?;
    world.server.start_again().await
}

#[tokio::test]
async fn every_kind_of_item_is_answered_skipped_and_declined() -> Result<()> {
    let mut world = World::start().await?;
    every_item(&mut world).await?;
    let (browser, survey) = survey_in(&world, Engine::Chromium).await?;
    let tab = survey.tab();
    survey.open(SURVEY_CODE).await?;
    survey.begin().await?;
    tab.write("Mã của chị", "0912345678").await?;
    tab.press(Role::Button, "Tiếp tục").await?;
    tab.sees("giống số điện thoại").await?;
    tab.write("Mã của chị", "hoa đào 7").await?;
    survey.goes_on("Tiếp tục").await?;
    survey.goes_on("Tiếp tục").await?;

    survey.asks("Câu 1 trên").await?;
    tab.press(Role::Button, "Câu tiếp theo").await?;
    tab.sees("hoặc bấm “Không muốn trả lời”").await?;
    survey.answer("địa chỉ tin cậy", "Biết rõ chỗ").await?;
    survey.asks("Chị biết nhờ đâu").await?;
    survey.choose("Khác").await?;
    tab.press(Role::Button, "Câu tiếp theo").await?;
    tab.sees("Chị ghi vài chữ cho ý “Khác”").await?;
    tab.write("Khác là gì? Chị ghi vài chữ.", "chị hàng xóm").await?;
    survey.next().await?;

    survey.asks("lo điều gì nhất").await?;
    one_excludes_the_others(&survey).await?;
    survey.choose("Khác").await?;
    survey.next().await?;

    survey.asks("trưởng thôn").await?;
    tab.reload().await?;
    survey.asks("trưởng thôn").await?;
    survey.member().has_booted().await?;
    survey.goes_on("Không muốn trả lời").await?;
    survey.answer("Buổi này dễ hiểu", "Có").await?;
    survey.answer("Mấy bông hoa", "4").await?;
    survey.answer("Mấy điểm", "10").await?;
    survey.asks("có mấy người").await?;
    tab.write("Con số người", "99").await?;
    tab.press(Role::Button, "Câu tiếp theo").await?;
    tab.sees("Chị ghi số từ 1 đến 30").await?;
    tab.write("Con số người", "5").await?;
    survey.next().await?;
    survey.asks("là ngày nào").await?;
    tab.script(
        "const field = document.querySelector('[type=date]'); field.value = '2026-11-05';
         field.dispatchEvent(new Event('input', { bubbles: true }))",
    )
    .await?;
    tab.sees("Ngày 5 tháng 11 năm 2026").await?;
    survey.next().await?;
    survey.goes_on("Bỏ qua câu này").await?;
    survey.asks("cần làm trước").await?;
    tab.press(Role::Button, "Đưa lên: Tập huấn").await?;
    survey.next().await?;
    survey.finish().await?;
    survey.member().tells(&[SENT]).await?;

    let forms = world.server.forms().await?;
    let answers =
        forms.first().and_then(|form| form.split_once(r#""pair""#)).map(|(_, rest)| rest.to_owned());
    assert_eq!(
        answers.as_deref(),
        Some(concat!(
            r#":"HOADAO7","answers":[{"item":"dia-chi","chosen":["a"]},{"item":"nho-ai","chosen":["khac"],"typed":"chị hàng xóm"},"#,
            r#"{"item":"lo-nhat","chosen":["b"]},{"item":"dong-y","declined":true},{"item":"de-hieu","chosen":["3"]},"#,
            r#"{"item":"bong-hoa","chosen":["4"]},{"item":"diem","chosen":["10"]},{"item":"may-nguoi","typed":"5"},"#,
            r#"{"item":"ngay","typed":"2026-11-05"},{"item":"viec-truoc","chosen":["b","a","c"]}]}"#
        ))
    );
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

/// Several may be marked, at most two; the one that excludes the others stands alone.
async fn one_excludes_the_others(survey: &SurveyPage) -> Result<()> {
    for (tapped, marked) in [
        ("Trộm cắp", vec!["a"]),
        ("Không lo gì", vec!["h"]),
        ("Xe chạy ẩu", vec!["b"]),
        ("Khác", vec!["b", "khac"]),
    ] {
        survey.choose(tapped).await?;
        tests::wait::until(format!("{marked:?} after {tapped:?}"), || async {
            Ok((survey.marked().await? == marked).then_some(()))
        })
        .await?;
    }
    survey.choose("Trộm cắp").await?;
    survey.tab().sees("Chị chọn nhiều nhất 2 ý.").await?;
    assert_eq!(survey.marked().await?, ["b", "khac"]);
    Ok(())
}

#[tokio::test]
async fn an_answer_that_hides_an_item_takes_its_answer_along() -> Result<()> {
    let mut world = World::start().await?;
    every_item(&mut world).await?;
    let (_browser, survey) = survey_in(&world, Engine::Chromium).await?;
    survey.open(SURVEY_CODE).await?;
    survey.begin().await?;
    survey.goes_on("Không đặt mã").await?;
    survey.goes_on("Tiếp tục").await?;
    survey.answer("địa chỉ tin cậy", "Có nghe").await?;
    survey.answer("Chị biết nhờ đâu", "Loa của thôn").await?;
    for item in ["Chị biết nhờ đâu", "địa chỉ tin cậy"] {
        survey.tab().press(Role::Link, "Quay lại").await?;
        survey.asks(item).await?;
    }
    survey.answer("địa chỉ tin cậy", "Chưa biết").await?;
    survey.asks("lo điều gì nhất").await?;
    survey.tab().press(Role::Link, "Quay lại").await?;
    survey.answer("địa chỉ tin cậy", "Biết rõ chỗ").await?;
    survey.asks("Chị biết nhờ đâu").await?;
    assert_eq!(survey.marked().await?, ["b"], "it comes back as it was");
    Ok(())
}

#[tokio::test]
async fn a_sensitive_survey_leaves_no_trace() -> Result<()> {
    let world = World::start().await?;
    let (_browser, survey) = survey_in(&world, Engine::Chromium).await?;
    let tab = survey.tab();
    tab.goto(&world.proxy.origin()).await?;
    tab.sees("Mời chị vào vườn hoa").await?;
    survey.member().works_offline().await?;
    let before = survey.traces().await?;
    survey.open(SENSITIVE_CODE).await?;
    survey.can_leave().await?;
    survey.begin().await?;
    survey.goes_on("Không đặt mã").await?;
    survey.answer("bếp núc", "Đồng ý").await?;
    survey.can_leave().await?;
    assert_eq!(survey.traces().await?, before, "something was kept");
    let entries = tab.script("return history.length").await?;

    world.proxy.cut().await?;
    survey.leave().await?;
    assert_eq!(tab.script("return history.length").await?, entries, "leaving is a step one could take back");
    assert_eq!(survey.traces().await?, before);
    tab.back().await?;
    tab.sees("Mời chị vào vườn hoa").await?;
    ensure!(!tab.text().await?.contains("nếp nhà"), "it is listed");

    world.proxy.restore().await?;
    survey.open(SENSITIVE_CODE).await?;
    tab.sees("Bắt đầu").await?;
    survey.begin().await?;
    tab.keys("\u{e00c}\u{e00c}").await?;
    survey.has_left().await
}

#[tokio::test]
async fn a_sensitive_form_is_sent_once_and_then_is_gone_from_the_phone() -> Result<()> {
    let world = World::start().await?;
    let (_browser, survey) = survey_in(&world, Engine::Chromium).await?;
    survey.open(SENSITIVE_CODE).await?;
    survey.begin().await?;
    survey.goes_on("Không đặt mã").await?;
    world.proxy.cut().await?;
    survey.answer("bếp núc", "Rất không đồng ý").await?;
    for _ in 0..7 {
        survey.goes_on("Không muốn trả lời").await?;
    }
    survey.finish().await?;
    survey.member().tells(KEPT).await?;
    survey.tab().sees("1900 969 680").await?;
    survey.can_leave().await?;
    world.proxy.restore().await?;
    survey.member().tells(&[SENT]).await?;
    assert_eq!(world.check().await?.forms, 1);
    let traces = survey.traces().await?;
    let told = |key: &&String| {
        ["outbox/", "result/", "draft/", "joined/", "survey/", "/j/"].iter().any(|of| key.starts_with(of))
    };
    assert_eq!(traces.iter().filter(told).collect::<Vec<_>>(), Vec::<&String>::new());
    Ok(())
}

/// What one screen of a survey is asked to be.
enum Look {
    Passes,
    Fits,
}

async fn look(tab: &Tab, screen: &str, how: &Look) -> Result<()> {
    match how {
        Look::Passes => {
            for colours in [Colours::Light, Colours::Dark] {
                tab.prefers(colours).await?;
                passes(tab, &format!("{screen}, {colours:?}")).await?;
            }
            Ok(())
        }
        Look::Fits => fits(tab, screen).await,
    }
}

/// Walks through every screen of a survey with every kind of item.
async fn walk(screen: Screen, how: Look) -> Result<()> {
    let mut world = World::start().await?;
    every_item(&mut world).await?;
    let browser = world.browser(screen).await?;
    let survey = SurveyPage::of(MemberPage::new(browser.tab(), world.proxy.origin()));
    let tab = survey.tab();
    survey.open(SURVEY_CODE).await?;
    look(tab, "the first screen", &how).await?;
    survey.begin().await?;
    look(tab, "the code", &how).await?;
    survey.goes_on("Không đặt mã").await?;
    look(tab, "a note", &how).await?;
    survey.goes_on("Tiếp tục").await?;
    survey.answer("địa chỉ tin cậy", "Biết rõ chỗ").await?;
    survey.choose("Khác").await?;
    for n in 2..=11 {
        look(tab, &format!("item {n}"), &how).await?;
        if n == 8 {
            tab.write("Con số người", "3").await?;
            survey.next().await?;
        } else if n == 11 {
            survey.next().await?;
        } else {
            survey.goes_on("Không muốn trả lời").await?;
        }
    }
    look(tab, "the last chance", &how).await?;
    survey.finish().await?;
    survey.member().tells(&[SENT]).await?;
    look(tab, "the end", &how).await?;
    survey.member().my_results().await?;
    look(tab, "the results", &how).await?;
    tab.goto(&format!("{}/lich.html", world.proxy.origin())).await?;
    look(tab, "the page to leave for", &how).await
}

#[tokio::test]
async fn every_screen_of_a_survey_keeps_wcag_and_has_large_targets() -> Result<()> {
    walk(Screen::PHONE, Look::Passes).await
}

#[tokio::test]
async fn no_screen_of_a_survey_scrolls_sideways_on_the_smallest_phone() -> Result<()> {
    walk(Screen::SMALL_PHONE, Look::Fits).await
}

#[tokio::test]
async fn no_screen_of_a_survey_scrolls_sideways_with_text_at_200_percent() -> Result<()> {
    walk(Screen::SMALL_PHONE.with_text(200), Look::Fits).await
}

#[tokio::test]
async fn a_survey_is_filled_in_by_keyboard_alone() -> Result<()> {
    const ENTER: &str = "\u{e007}";
    const SPACE: &str = "\u{e00d}";
    let world = World::start().await?;
    let (_browser, survey) = survey_in(&world, Engine::Chromium).await?;
    let tab = survey.tab();
    survey.open(SURVEY_CODE).await?;
    let press = async |act: &str| {
        tab.tab_to(&format!("[data-do=survey-{act}]")).await?;
        tab.keys(ENTER).await
    };
    press("begin").await?;
    survey.asks("mấy bông hoa").await?;
    tab.tab_to(".step input").await?;
    tab.keys(&format!("{SPACE}\u{e014}")).await?;
    press("next").await?;
    survey.asks("dễ hiểu không").await?;
    let on_it =
        async || Ok((tab.script("return document.activeElement.localName").await? == "legend").then_some(()));
    tab.told(until("the focus on the item", on_it).await).await?;
    tab.tab_to("[name=chon]").await?;
    tab.keys(SPACE).await?;
    press("next").await?;
    survey.asks("Câu hỏi hái hoa").await?;
    press("skip").await?;
    survey.asks("được nói ý kiến").await?;
    // Pressed again on a screen that is just being left, a key would be lost.
    let screen = "return document.querySelector('.how-far, main h1').innerText
        + document.activeElement.matches('[tabindex=\"-1\"]')";
    for _ in 0..5 {
        let before = tab.script(screen).await?;
        press("decline").await?;
        let gone = until("the next screen, with the focus on it", || async {
            let now = tab.script(screen).await?;
            let has_focus = now.as_str().is_some_and(|now| now.ends_with("true"));
            Ok((has_focus && now != before).then_some(()))
        });
        tab.told(gone.await).await?;
    }
    survey.tab().sees("Chị đã xem hết các câu").await?;
    press("finish").await?;
    survey.member().tells(&[SENT]).await
}
