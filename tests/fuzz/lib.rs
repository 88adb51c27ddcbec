//! What the targets share: the server's own sources that parse what comes from outside, without the rest of it, and a
//! catalog to judge records against.

#[path = "../../src/server"]
#[allow(dead_code, reason = "only what parses is used here")]
pub mod server {
    pub mod catalog;
    pub mod config;
    pub mod content;
    pub mod day;
    pub mod flags;
    pub mod form;
    pub mod published;
    pub mod record;
    pub mod units;
    pub mod upload;
    pub mod http {
        pub mod client;
        pub mod origin;
    }
    pub mod import {
        pub mod packs;
        pub mod sheet;
        pub mod units;
        pub mod xlsform;
    }
    pub mod rescue {
        pub mod key;
    }
}

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use domain::campaign::{Campaign, JoinCode, NameAsked, Rules};
use domain::id::{CampaignId, UnitId};
use domain::pack::Pack;
use domain::survey::{Survey, SurveyUse};
use domain::unit::{Unit, UnitLevel};
use rust_xlsxwriter::{Workbook, XlsxError};

use catalog::{Catalog, CodeTarget, KeptCampaign};
use published::{PublishedPack, PublishedSurvey};
pub use server::*;
use units::KeptUnit;

/// When records come: Unix milliseconds.
pub const NOW_MS: u64 = 1_795_003_600_000;
/// A pack with a question of every kind.
const KINDS: &str = include_str!("../../src/domain/tests/kinds.json");

/// A survey with an item of every kind.
const ITEMS: &str = include_str!("../../src/domain/tests/survey_kinds.json");

/// A campaign `dot` with a question of every kind, a campaign `hoi` with an item of every kind, one unit `chi-hoi`, one code.
pub static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let pack = Pack::read(KINDS).expect("the sample pack");
    let campaign = Campaign {
        id: CampaignId::new("dot"),
        title: "Đợt".into(),
        packs: vec![pack.pack_ref()],
        survey: None,
        flowers: 6,
        rules: Rules::default(),
        name_asked: NameAsked::Name,
        opens_at_ms: NOW_MS - 3_600_000,
        closes_at_ms: NOW_MS + 3_600_000,
    };
    let unit =
        Unit { id: UnitId::new("chi-hoi"), parent: None, level: UnitLevel::Branch, name: "Chi hội".into() };
    let code = JoinCode::read("246810").expect("a code");
    let target = CodeTarget { campaign: campaign.id.clone(), unit: unit.id.clone(), taken_back: false };
    let pack = PublishedPack::new(pack, KINDS.to_owned());
    let survey = Survey::read(ITEMS).expect("the sample survey");
    let asked = Some(SurveyUse { survey: survey.survey_ref(), round: None });
    let asking = Campaign { id: CampaignId::new("hoi"), packs: vec![], survey: asked, ..campaign.clone() };
    let kept =
        |campaign| KeptCampaign { campaign, unit: None, paused: false, taken_back: false, created_at_ms: 0 };
    let units = [KeptUnit::new(unit)].into_iter().collect();
    let campaigns = [campaign, asking].map(kept).into();
    Catalog::new(campaigns, units, vec![Arc::new(pack)], HashMap::from([(code, target)]))
        .with_surveys(vec![Arc::new(PublishedSurvey::new(survey, ITEMS.to_owned()))])
});

/// A workbook as Excel would save it: sheets parted by form feeds, the first line of each its name, then a line a row and a tab
/// between two cells. What reads as a number is one.
///
/// # Errors
/// It breaks a rule of Excel's, such as a name that is too long.
pub fn workbook(text: &str) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    for text in text.split('\u{c}') {
        let (name, rows) = text.split_once('\n').unwrap_or((text, ""));
        let sheet = workbook.add_worksheet().set_name(name)?;
        for (row, cells) in (0..).zip(rows.split('\n')) {
            for (column, cell) in (0..).zip(cells.split('\t')).filter(|(_, cell)| !cell.is_empty()) {
                match cell.parse::<f64>().ok().filter(|number| number.is_finite()) {
                    Some(number) => sheet.write_number(row, column, number)?,
                    None => sheet.write_string(row, column, cell)?,
                };
            }
        }
    }
    workbook.save_to_buffer()
}
