//! The demo: units shaped like a commune of Quảng Ngãi, and one open campaign.

use std::collections::HashSet;

use domain::campaign::{Campaign, JoinCode, NameAsked, Rules};
use domain::id::{CampaignId, UnitId};
use domain::pack::Pack;
use domain::unit::{Unit, UnitLevel};

use crate::catalog::{Catalog, CodeTarget};
use crate::config::PublicUrl;
use crate::starter::starter_packs;
use crate::store::{Database, campaigns, changes, units};

/// The code of the first branch; the others count on from it.
const FIRST_CODE: u32 = 246_810;
/// How long the campaign is open.
const OPEN_MS: u64 = 90 * 24 * 60 * 60 * 1000;
/// How many flowers a turn has.
const FLOWERS: u32 = 10;
/// The province.
const PROVINCE: &str = "quang-ngai";
/// How many branches a made-up commune has.
const COMMUNE_BRANCHES: usize = 100;
/// The campaign.
const CAMPAIGN: &str = "demo-an-toan-gia-dinh";
/// The starter packs it takes its questions from: more would only be more to download.
const PACKS: [&str; 2] = ["an-toan-gia-dinh", "an-toan-tren-mang"];
/// Made-up branches of a commune that is real.
const BRANCHES: [&str; 5] = [
    "Chi hội thôn Vạn Xuân",
    "Chi hội thôn An Bình",
    "Chi hội thôn Hòa Thuận",
    "Chi hội thôn Tân Lập",
    "Chi hội thôn Phú Hòa",
];

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
    let campaign = Campaign {
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
    };
    campaigns::insert(&mut transaction, &campaign, now_ms).await?;
    let branches = units.iter().filter(|unit| unit.level == UnitLevel::Branch);
    for (unit, number) in branches.zip(FIRST_CODE..) {
        let target = CodeTarget { campaign: campaign.id.clone(), unit: unit.id.clone() };
        if let Some(code) = JoinCode::read(&number.to_string()) {
            campaigns::insert_code(&mut transaction, &code, &target).await?;
        }
    }
    transaction.commit().await?;
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
        let target = CodeTarget { campaign: CampaignId::new(CAMPAIGN), unit: branch.id };
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
        unit("nguyen-nghiem", Some(PROVINCE), UnitLevel::Commune, "Xã Nguyễn Nghiêm"),
    ];
    for (name, number) in BRANCHES.iter().zip(1..) {
        let id = format!("nguyen-nghiem-{number}");
        units.push(unit(&id, Some("nguyen-nghiem"), UnitLevel::Branch, name));
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
        assert_eq!(codes.len(), 250);
        assert!(codes.contains_key(&JoinCode::read("247059").unwrap()));
    }
}
