//! The demo: units shaped like a commune of Quảng Ngãi with made-up trusted addresses, an open campaign and two surveys.

use std::collections::HashSet;

use anyhow::Context;
use domain::campaign::{Campaign, JoinCode, NameAsked, Rules};
use domain::id::{CampaignId, UnitId};
use domain::pack::{Contact, Pack};
use domain::survey::{Round, SurveyUse};
use domain::unit::{Unit, UnitLevel};

use crate::catalog::{Catalog, CodeTarget};
use crate::config::PublicUrl;
use crate::starter::{starter_packs, starter_surveys};
use crate::store::{Connection, Database, campaigns, changes, contacts, units};

/// The code of the first branch; the others count on from it.
const FIRST_CODE: u32 = 246_810;
/// How long the campaigns are open.
const OPEN_MS: u64 = 90 * 24 * 60 * 60 * 1000;
/// How many flowers a turn has.
const FLOWERS: u32 = 10;
/// The commune.
const COMMUNE: &str = "nguyen-nghiem";
/// The province.
const PROVINCE: &str = "quang-ngai";
/// How many branches a made-up commune has.
const COMMUNE_BRANCHES: usize = 100;
/// The campaign.
const CAMPAIGN: &str = "demo-an-toan-gia-dinh";
/// The starter packs it takes its questions from: more would only be more to download.
const PACKS: [&str; 2] = ["an-toan-gia-dinh", "an-toan-tren-mang"];
/// What the campaigns that ask surveys are.
const SURVEYS: [DemoSurvey; 2] = [
    DemoSurvey {
        campaign: "demo-danh-gia-buoi-sinh-hoat",
        title: "Đánh giá buổi sinh hoạt (bản thử)",
        survey: "danh-gia-buoi-sinh-hoat",
        round: None,
        first_code: 357_910,
    },
    DemoSurvey {
        campaign: "demo-nep-nha",
        title: "Câu hỏi về nếp nhà (bản thử)",
        survey: "nhan-thuc-ve-gioi",
        round: Some(Round::Before),
        first_code: 468_020,
    },
];
/// Trusted addresses that nobody answers: whoever sees one sees that it is made up.
const CONTACTS: [[&str; 3]; 3] = [
    ["0255 000 0001", "Công an xã (số thử)", "Khi có người bị đe dọa, bị đánh hoặc bị lừa."],
    ["0255 000 0002", "Trạm y tế xã (số thử)", "Khi có người ốm, bị thương cần giúp ngay."],
    ["0255 000 0003", "Hội Liên hiệp Phụ nữ xã (số thử)", "Khi chị cần người nghe và chỉ đường."],
];
/// Made-up branches of a commune that is real.
const BRANCHES: [&str; 5] = [
    "Chi hội thôn Vạn Xuân",
    "Chi hội thôn An Bình",
    "Chi hội thôn Hòa Thuận",
    "Chi hội thôn Tân Lập",
    "Chi hội thôn Phú Hòa",
];

/// A campaign that asks a survey.
struct DemoSurvey {
    campaign: &'static str,
    title: &'static str,
    survey: &'static str,
    round: Option<Round>,
    /// The code of the first branch; the others count on from it.
    first_code: u32,
}

/// Makes the demo on a database without any campaign; otherwise does nothing.
///
/// # Errors
/// When the database cannot be used.
pub async fn fill(database: &Database, now_ms: u64) -> anyhow::Result<()> {
    let mut transaction = database.begin_write().await?;
    // First, as it makes other nodes that start at the same moment wait until this one is done.
    changes::note(&mut transaction).await?;
    if campaigns::any(&mut transaction).await? {
        return Ok(());
    }
    let units = demo_units();
    for unit in &units {
        units::insert(&mut transaction, unit).await?;
    }
    let contacts = CONTACTS.map(|texts| {
        let [phone, name, purpose] = texts.map(str::to_owned);
        Contact { phone, name, purpose }
    });
    contacts::replace(&mut transaction, &UnitId::new(COMMUNE), &contacts).await?;
    let quiz = quiz(now_ms)?;
    // The newest, so that it stands first in the organizers' list.
    campaigns::insert(&mut transaction, &quiz, now_ms).await?;
    insert_codes(&mut transaction, &quiz, &units, FIRST_CODE).await?;
    for demo in &SURVEYS {
        let campaign = asking(demo, &quiz)?;
        campaigns::insert(&mut transaction, &campaign, now_ms.saturating_sub(1)).await?;
        insert_codes(&mut transaction, &campaign, &units, demo.first_code).await?;
    }
    transaction.commit().await?;
    Ok(())
}

fn quiz(now_ms: u64) -> anyhow::Result<Campaign> {
    Ok(Campaign {
        id: CampaignId::new(CAMPAIGN),
        title: "An toàn cho gia đình (bản thử)".to_owned(),
        packs: starter_packs()?
            .iter()
            .filter(|pack| PACKS.contains(&pack.id.as_str()))
            .map(Pack::pack_ref)
            .collect(),
        survey: None,
        flowers: FLOWERS,
        rules: Rules::default(),
        name_asked: NameAsked::None,
        opens_at_ms: now_ms,
        closes_at_ms: now_ms + OPEN_MS,
    })
}

fn asking(demo: &DemoSurvey, quiz: &Campaign) -> anyhow::Result<Campaign> {
    let surveys = starter_surveys()?;
    let survey = surveys.iter().find(|survey| survey.id.as_str() == demo.survey).context(demo.survey)?;
    Ok(Campaign {
        id: CampaignId::new(demo.campaign),
        title: demo.title.to_owned(),
        packs: vec![],
        survey: Some(SurveyUse { survey: survey.survey_ref(), round: demo.round }),
        ..quiz.clone()
    })
}

/// Gives each branch the next code.
async fn insert_codes(
    connection: &mut Connection,
    campaign: &Campaign,
    units: &[Unit],
    first_code: u32,
) -> anyhow::Result<()> {
    let branches = units.iter().filter(|unit| unit.level == UnitLevel::Branch);
    for (unit, number) in branches.zip(first_code..) {
        let target = CodeTarget { campaign: campaign.id.clone(), unit: unit.id.clone(), taken_back: false };
        if let Some(code) = JoinCode::read(&number.to_string()) {
            campaigns::insert_code(connection, &code, &target).await?;
        }
    }
    Ok(())
}

/// Adds made-up communes until the demo has at least so many branches, each with the next code. Does nothing on a database
/// without the demo.
///
/// # Errors
/// When the database cannot be used.
pub async fn widen(database: &Database, branches: usize) -> anyhow::Result<()> {
    let mut transaction = database.begin_write().await?;
    changes::note(&mut transaction).await?;
    let codes = campaigns::codes(&mut transaction).await?;
    let there = codes.values().filter(|target| target.campaign.as_str() == CAMPAIGN).count();
    if there == 0 || there >= branches {
        return Ok(());
    }
    let mut known: HashSet<UnitId> =
        units::all(&mut transaction).await?.into_iter().map(|unit| unit.id).collect();
    for (place, number) in (there..branches).zip(FIRST_CODE + u32::try_from(there)?..) {
        let commune_number = place / COMMUNE_BRANCHES + 1;
        let commune = format!("demo-xa-{commune_number}");
        if known.insert(UnitId::new(&commune)) {
            let name = format!("Xã thử số {commune_number}");
            let commune = unit(&commune, Some(PROVINCE), UnitLevel::Commune, &name);
            units::insert(&mut transaction, &commune).await?;
        }
        let name = format!("Chi hội thử số {}", place + 1);
        let branch = unit(&format!("{commune}-{place}"), Some(&commune), UnitLevel::Branch, &name);
        units::insert(&mut transaction, &branch).await?;
        let target = CodeTarget { campaign: CampaignId::new(CAMPAIGN), unit: branch.id, taken_back: false };
        if let Some(code) = JoinCode::read(&number.to_string()) {
            campaigns::insert_code(&mut transaction, &code, &target).await?;
        }
    }
    transaction.commit().await?;
    Ok(())
}

fn unit(id: &str, parent: Option<&str>, level: UnitLevel, name: &str) -> Unit {
    Unit { id: UnitId::new(id), parent: parent.map(UnitId::new), level, name: name.to_owned() }
}

fn demo_units() -> Vec<Unit> {
    let mut units = vec![
        unit(PROVINCE, None, UnitLevel::Province, "Tỉnh Quảng Ngãi"),
        unit(COMMUNE, Some(PROVINCE), UnitLevel::Commune, "Xã Nguyễn Nghiêm"),
    ];
    for (name, number) in BRANCHES.iter().zip(1..) {
        let id = format!("{COMMUNE}-{number}");
        units.push(unit(&id, Some(COMMUNE), UnitLevel::Branch, name));
    }
    units
}

/// The link of the first branch; none if the database holds other campaigns than the demo.
#[must_use]
pub fn member_link(catalog: &Catalog, base: &PublicUrl) -> Option<String> {
    let code = JoinCode::read(&FIRST_CODE.to_string())?;
    catalog.join(&code)?;
    Some(format!("{}/j/{}", base.origin(), code.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Missing;

    #[tokio::test]
    async fn a_wider_demo_has_a_code_for_each_branch_and_is_widened_once() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("demo.db").display());
        let database = Database::open(&url, Missing::IsMade).await.unwrap();
        widen(&database, 250).await.unwrap();
        fill(&database, 1_795_000_000_000).await.unwrap();
        for branches in [3, 250, 250] {
            widen(&database, branches).await.unwrap();
        }
        let mut connection = database.read().await.unwrap();
        let units = units::all(&mut connection).await.unwrap();
        let count = |level| units.iter().filter(|unit| unit.level == level).count();
        assert_eq!((count(UnitLevel::Commune), count(UnitLevel::Branch)), (4, 250));
        let codes = campaigns::codes(&mut connection).await.unwrap();
        let of_quiz = codes.values().filter(|target| target.campaign.as_str() == CAMPAIGN).count();
        assert_eq!((of_quiz, codes.len()), (250, 260));
        assert!(codes.contains_key(&JoinCode::read("247059").unwrap()));
    }
}
