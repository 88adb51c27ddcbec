//! `bench organizer`: how long a commune's spreadsheets take, from the file to what is saved, and what the organizer app weighs.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use domain::id::{CampaignId, PackId};
use domain::import::{PackImport, UnitImport};
use domain::organizer::packs::NewPack;
use domain::organizer::units::{MakeUnits, UnitsMade};
use domain::pack::{FORMAT, FlowerKind, Pack};
use rust_xlsxwriter::Workbook;

use super::http::{Connection, Request};
use super::organizer::Organizer;
use super::print;
use super::server::{DEMO_BRANCHES, Place, Server};
use super::size::{fetched, within};

const PAGE: &str = "/to-chuc";
/// The most bytes of WebAssembly that the first screen takes.
const WASM_LIMIT: usize = 350 * 1024;
const QUESTIONS: u32 = 500;
const UNITS: usize = 5_000;
const QUESTIONS_LIMIT: Duration = Duration::from_secs(1);
const UNITS_LIMIT: Duration = Duration::from_secs(3);
const FILE: &str = "application/octet-stream";
const JSON: &str = "application/json";

/// Measures; each import is what a person waits for: the file goes up, what was understood comes back, and that is saved.
///
/// # Errors
/// A figure over its limit, or rows that were not understood.
pub async fn organizer() -> Result<()> {
    let server = Server::start(&Place::new(DEMO_BRANCHES)?)?;
    let mut organizer = Organizer::sign_up(&server, &CampaignId::new("none")).await?;
    let took = questions(&mut organizer).await?;
    figure("import.rows500_ms", took, QUESTIONS_LIMIT)?;
    organizer.connect().await?;
    let took = units(&mut organizer).await?;
    figure("import.units5000_ms", took, UNITS_LIMIT)?;
    first_open(&server).await
}

fn figure(name: &str, took: Duration, limit: Duration) -> Result<()> {
    let ms = u64::try_from(took.as_millis())?;
    print(name, ms, "ms", &[("limit", u64::try_from(limit.as_millis())?.into())]);
    if took > limit {
        bail!("{name}: {ms} ms");
    }
    Ok(())
}

async fn first_open(server: &Server) -> Result<()> {
    let mut connection = Connection::open(server.address).await?;
    let page = String::from_utf8(connection.ask(&Request::get_plain(PAGE)).await?)?;
    let (mut sum, mut wasm) = (0, 0);
    let mut parts = String::new();
    for path in [PAGE].into_iter().chain(fetched(&page)) {
        let bytes = connection.ask(&Request::get(path)).await.with_context(|| path.to_owned())?.len();
        sum += bytes;
        wasm += if path.ends_with(".wasm") { bytes } else { 0 };
        print("bytes.organizer_file", bytes, "B", &[("file", path.into())]);
        if path.ends_with(".js") {
            parts.push_str(&String::from_utf8(connection.ask(&Request::get_plain(path)).await?)?);
        }
    }
    // The glue names, as texts, what it fetches with the first screen that needs it.
    for path in parts.split('"').filter(|text| text.starts_with("/assets/")) {
        let bytes = connection.ask(&Request::get(path)).await.with_context(|| path.to_owned())?.len();
        print("bytes.organizer_part", bytes, "B", &[("file", path.into())]);
    }
    print(
        "bytes.organizer_first_open",
        sum,
        "B",
        &[("wasm", wasm.into()), ("wasm_limit", WASM_LIMIT.into())],
    );
    within("the organizer app's WebAssembly", wasm, WASM_LIMIT)
}

async fn questions(organizer: &mut Organizer) -> Result<Duration> {
    let mut rows =
        vec![["Câu hỏi", "Phương án A", "Phương án B", "Phương án C", "Đáp án"].map(str::to_owned)];
    rows.extend((1..=QUESTIONS).map(|n| {
        let question = format!("Câu số {n}: khi nhà có việc khó, chị nên hỏi ai trước?");
        [
            question,
            format!("Hội Phụ nữ xã, phòng {n}"),
            "Người lạ trên mạng".into(),
            "Không hỏi ai".into(),
            "A".into(),
        ]
    }));
    let file = sheet(&rows)?;
    #[allow(clippy::disallowed_methods, reason = "this measures")]
    let began = Instant::now();
    let preview = organizer.post("/api/v1/organizer/packs/import/preview?name=a.xlsx", FILE, &file).await?;
    let read: PackImport = serde_json::from_slice(&preview)?;
    let questions: Vec<_> = read.questions.into_iter().map(|one| one.question).collect();
    if questions.len() != QUESTIONS as usize {
        bail!("{} questions were understood: {:?}", questions.len(), read.problems.first());
    }
    let pack = Pack {
        format: FORMAT.to_owned(),
        id: PackId::default(),
        version: 1,
        lang: "vi".to_owned(),
        title: "Năm trăm câu".to_owned(),
        flower: FlowerKind::Peach,
        reviewed_on: "2026-11-28".to_owned(),
        stories: vec![],
        questions,
        contacts: vec![],
    };
    let body = serde_json::to_vec(&NewPack { unit: None, pack })?;
    organizer.post("/api/v1/organizer/packs", JSON, &body).await?;
    Ok(began.elapsed())
}

async fn units(organizer: &mut Organizer) -> Result<Duration> {
    let mut rows = vec![["Cấp", "Tên đơn vị", "Thuộc đơn vị", "Số hội viên"].map(str::to_owned)];
    for commune in 0..UNITS / 50 {
        rows.push(["Xã".into(), format!("Xã mẫu {commune}"), String::new(), String::new()]);
        rows.extend((1..50).map(|branch| {
            [
                "Chi hội".into(),
                format!("Chi hội {branch}"),
                format!("Xã mẫu {commune}"),
                (40 + branch).to_string(),
            ]
        }));
    }
    let file = sheet(&rows)?;
    let top = "/api/v1/organizer/units/quang-ngai/import";
    #[allow(clippy::disallowed_methods, reason = "this measures")]
    let began = Instant::now();
    let preview = organizer.post(&format!("{top}/preview?name=a.xlsx"), FILE, &file).await?;
    let read: UnitImport = serde_json::from_slice(&preview)?;
    let body = serde_json::to_vec(&MakeUnits { units: read.units })?;
    let made: UnitsMade = serde_json::from_slice(&organizer.post(top, JSON, &body).await?)?;
    let took = began.elapsed();
    if made.made as usize != UNITS {
        bail!("{} units were made: {:?}", made.made, read.problems.first());
    }
    Ok(took)
}

fn sheet<const N: usize>(rows: &[[String; N]]) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}
