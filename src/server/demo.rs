//! The demo: units shaped like a commune of Quảng Ngãi, and one open campaign with the first starter pack.

use domain::campaign::{Campaign, JoinCode, NameAsked};
use domain::id::{CampaignId, UnitId};
use domain::pack::Pack;
use domain::unit::{Unit, UnitLevel};
use sqlx::Connection;

use crate::catalog::{Catalog, CodeTarget};
use crate::config::PublicUrl;
use crate::starter::starter_packs;
use crate::store::{BEGIN_WRITE, Database, campaigns, units};

/// The code of the first branch; the others count on from it.
const FIRST_CODE: u32 = 246_810;
/// How long the campaign is open.
const OPEN_MS: u64 = 90 * 24 * 60 * 60 * 1000;
/// How many flowers a turn has.
const FLOWERS: u32 = 10;
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
    let mut connection = database.write().await?;
    let mut transaction = connection.begin_with(BEGIN_WRITE).await?;
    if campaigns::any(&mut transaction).await? {
        return Ok(());
    }
    let units = demo_units();
    for unit in &units {
        units::insert(&mut transaction, unit).await?;
    }
    let campaign = Campaign {
        id: CampaignId::new("demo-an-toan-gia-dinh"),
        title: "Hái hoa dân chủ: gia đình an toàn (bản thử)".to_owned(),
        packs: starter_packs()?.iter().take(1).map(Pack::pack_ref).collect(),
        flowers: FLOWERS,
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

fn demo_units() -> Vec<Unit> {
    let unit = |id: &str, parent: Option<&str>, level, name: &str| Unit {
        id: UnitId::new(id),
        parent: parent.map(UnitId::new),
        level,
        name: name.to_owned(),
    };
    let mut units = vec![
        unit("quang-ngai", None, UnitLevel::Province, "Tỉnh Quảng Ngãi"),
        unit("nguyen-nghiem", Some("quang-ngai"), UnitLevel::Commune, "Xã Nguyễn Nghiêm"),
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
