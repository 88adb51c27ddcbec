//! What can be heard: recordings really play; where there is none the phone's voice reads, and where there is no voice nothing
//! is offered. Headless browsers have no voices: one that writes down what it is told to say stands in for them.

use anyhow::{Context, Result};
use domain::pack::{Pack, QuestionKind};
use serde_json::{Value, json};
use tests::browser::{Role, Tab, passes};
use tests::pages::{MemberPage, SurveyPage};
use tests::wait::until;
use tests::{DEMO_CODE, EVERY_KIND, SURVEY_CODE, World};

/// A Vietnamese voice that comes late, as real ones do.
const VOICE: &str = "
    self.spoken = [];
    const voices = [];
    const speech = { getVoices: () => voices, cancel: () => spoken.push('—'), speak: said => spoken.push(said.text) };
    Object.defineProperty(self, 'speechSynthesis', { value: speech });
    self.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    addEventListener('load', () => setTimeout(() => {
        voices.push({ lang: 'vi_VN', localService: true }, { lang: 'fr-FR', localService: true });
        speech.onvoiceschanged?.();
    }));";
/// A sound of a fifth of a second, put where a recording is looked for first.
const RECORDING: &str = "(async () => {
    const samples = 1600, view = new DataView(new ArrayBuffer(44 + samples));
    const text = (at, letters) => [...letters].forEach((letter, n) => view.setUint8(at + n, letter.charCodeAt(0)));
    text(0, 'RIFF'); view.setUint32(4, 36 + samples, true); text(8, 'WAVEfmt ');
    view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
    view.setUint32(24, 8000, true); view.setUint32(28, 8000, true); view.setUint16(32, 1, true); view.setUint16(34, 8, true);
    text(36, 'data'); view.setUint32(40, samples, true);
    for (let n = 0; n < samples; n++) view.setUint8(44 + n, 128 + 60 * Math.sin(n / 3));
    const sound = new Response(view.buffer, { headers: { 'content-type': 'audio/wav' } });
    await (await caches.open('recordings')).put('/media/nghe.mp3', sound);
    return true;
})()";
/// Notes when a recording begins and when it has come to its end.
const NOTE_SOUNDS: &str = "self.sounds = []; const Plain = Audio;
    self.Audio = function(src) { const sound = new Plain(src);
        for (const event of ['playing', 'pause', 'ended']) sound.addEventListener(event, () => sounds.push(event));
        return sound; };";

async fn at_every_start(tab: &Tab, script: &str) -> Result<()> {
    tab.devtools("Page.enable", json!({})).await?;
    tab.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(|_| ())
}

/// Awaits that what was noted fits.
async fn noted(tab: &Tab, list: &str, fits: impl Fn(&[Value]) -> bool) -> Result<Vec<Value>> {
    let said = until(format!("what is noted in {list}"), || async {
        let said = tab.script(&format!("return {list}")).await?;
        let said = said.as_array().cloned().unwrap_or_default();
        Ok(fits(&said).then_some(said))
    });
    tab.told(said.await).await
}

async fn shown(tab: &Tab) -> Result<Vec<String>> {
    let buttons = "return [...document.querySelectorAll('.hear')].filter(one => one.checkVisibility())
        .map(one => one.innerText.trim())";
    Ok(serde_json::from_value(tab.script(buttons).await?)?)
}

/// A campaign whose every question has a recording, or none of them.
async fn ask(world: &mut World, recorded: bool) -> Result<Pack> {
    let mut pack = Pack::read(EVERY_KIND)?;
    for question in &mut pack.questions {
        question.audio = recorded.then(|| "/media/nghe.mp3".to_owned());
    }
    world.server.stop().await?;
    world.server.let_campaigns_ask(&pack).await?;
    world.server.start_again().await?;
    Ok(pack)
}

#[tokio::test]
async fn without_a_voice_and_without_a_recording_nothing_is_offered() -> Result<()> {
    let mut world = World::start().await?;
    let pack = ask(&mut world, false).await?;
    let (_browser, member) = world.member().await?;
    member.join(DEMO_CODE).await?;
    let asked = member.pick_flower(1).await?;
    assert_eq!(shown(member.tab()).await?, Vec::<String>::new());
    assert!(pack.questions.iter().any(|question| asked.text.contains(&question.text)));
    Ok(())
}

#[tokio::test]
async fn the_phones_voice_reads_questions_verdicts_and_surveys() -> Result<()> {
    let world = World::start().await?;
    let packs = world.phone(DEMO_CODE, 0).await?.packs;
    let (browser, member) = world.member().await?;
    let tab = member.tab();
    at_every_start(tab, VOICE).await?;
    member.join(DEMO_CODE).await?;
    let asked = member.pick_flower(1).await?;
    let question = member.find(&packs, &asked.text)?;
    passes(tab, "a question that can be heard").await?;
    hear(&member).await?;
    let words: usize = question.text.matches(['.', '?', '!']).count();
    let said = noted(tab, "spoken", |said| said.len() > words).await?;
    let said: Vec<&str> = said.iter().filter_map(Value::as_str).collect();
    assert_eq!(said.first().copied(), question.text.split_inclusive(['.', '?', '!']).next());
    let spoken = said.join(" ");
    for choice in &question.choices {
        assert!(spoken.contains(choice.text.trim_end_matches('.')), "{spoken:?} has no {:?}", choice.text);
    }
    tab.press(Role::Button, "Dừng đọc").await?;
    noted(tab, "spoken", |said| said.last() == Some(&json!("—"))).await?;

    // Answering stops it, and what is said of the answer can be heard as well.
    hear(&member).await?;
    member.answer_from(&packs, true).await?;
    assert!(!shown(tab).await?.contains(&"Dừng đọc".to_owned()), "it reads on");
    let before = tab.script("return spoken.length").await?.as_u64().unwrap_or_default() as usize;
    tab.all(".question:target .verdict .hear").await?.pop().context("nothing to hear")?.click().await?;
    let said = noted(tab, "spoken", |said| said.len() > before).await?;
    assert_eq!(said[before], "Đúng rồi");
    member.next().await?;
    noted(tab, "spoken", |said| said.last() == Some(&json!("—"))).await?;

    let survey = SurveyPage::of(member.clone());
    survey.open(SURVEY_CODE).await?;
    survey.begin().await?;
    hear(&member).await?;
    let said = noted(tab, "spoken", |said| said.len() > 3).await?;
    assert!(said[0].as_str().is_some_and(|said| said.contains("mấy bông hoa")), "{said:?}");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn a_recording_plays_to_its_end_without_a_network() -> Result<()> {
    let mut world = World::start().await?;
    let pack = ask(&mut world, true).await?;
    let (browser, member) = world.member().await?;
    let tab = member.tab();
    at_every_start(tab, NOTE_SOUNDS).await?;
    member.join(DEMO_CODE).await?;
    member.works_offline().await?;
    assert_eq!(tab.promise(RECORDING).await?, true);
    world.proxy.cut().await?;
    member.open(DEMO_CODE).await?;
    member.has_booted().await?;
    let first = pack.questions.iter().position(|question| question.kind == QuestionKind::Single);
    member.pick_flower(first.context("no single choice")? + 1).await?;
    assert_eq!(shown(tab).await?, ["Nghe đọc"], "the recording needs no voice");
    // It is over in a moment: "Dừng đọc" may have come and gone.
    tab.press(Role::Button, "Nghe đọc").await?;
    let heard = noted(tab, "sounds", |heard| heard.last() == Some(&json!("ended"))).await?;
    assert_eq!(heard[0], "playing", "{heard:?}");
    assert_eq!(shown(tab).await?, ["Nghe đọc"], "it is over");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    Ok(())
}

/// Presses the button beside what is on the screen; it reads.
async fn hear(member: &MemberPage) -> Result<()> {
    member.tab().press(Role::Button, "Nghe đọc").await?;
    member.tab().awaits(Role::Button, "Dừng đọc").await.map(|_| ())
}
