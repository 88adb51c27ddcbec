//! The counts of surveys, added up in memory for a group of forms and then written as rows.

use std::collections::BTreeMap;

use crate::day::Day;
use crate::flags::Flag;
use crate::form::JudgedForm;

/// Counts being added up, in the order of their keys.
#[derive(Debug, Default)]
pub struct FormCounts {
    forms: BTreeMap<(String, String), Arrived>,
    cells: BTreeMap<CellKey, i64>,
}

/// How many forms came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrived {
    /// All of them.
    pub forms: u64,
    /// Those that came after the day on which their campaign had closed.
    pub late: u64,
}

/// Forms of a unit in a campaign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormsRow {
    /// The campaign.
    pub campaign: String,
    /// The unit.
    pub unit: String,
    /// How many.
    pub arrived: Arrived,
}

/// Where a cell stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    /// The campaign.
    pub campaign: String,
    /// The unit.
    pub unit: String,
    /// The day the forms came: `YYYY-MM-DD`.
    pub day: String,
    /// The item.
    pub item: String,
    /// The cell (see [`domain::survey::tally`]).
    pub value: String,
}

/// What a cell adds up to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRow {
    /// The cell.
    pub key: CellKey,
    /// The sum.
    pub counted: i64,
}

impl FormCounts {
    /// Counts a form that was stored.
    pub fn count(&mut self, judged: &JudgedForm, received_day: Day) {
        let Some(items) = &judged.counted else { return };
        let (campaign, unit) = (judged.campaign.to_string(), judged.unit.to_string());
        let arrived = self.forms.entry((campaign.clone(), unit.clone())).or_default();
        arrived.forms += 1;
        arrived.late += u64::from(judged.flags.has(Flag::Late));
        let day = received_day.to_string();
        for counted in items {
            for (value, count) in &counted.cells {
                let key = CellKey {
                    campaign: campaign.clone(),
                    unit: unit.clone(),
                    day: day.clone(),
                    item: counted.item.to_string(),
                    value: value.clone(),
                };
                let sum = self.cells.entry(key).or_default();
                *sum = sum.saturating_add(*count);
            }
        }
    }

    /// The forms as rows.
    #[must_use]
    pub fn forms(&self) -> Vec<FormsRow> {
        let row = |((campaign, unit), arrived): (&(String, String), &Arrived)| FormsRow {
            campaign: campaign.clone(),
            unit: unit.clone(),
            arrived: *arrived,
        };
        self.forms.iter().map(row).collect()
    }

    /// The cells as rows.
    #[must_use]
    pub fn cells(&self) -> Vec<CellRow> {
        self.cells.iter().map(|(key, counted)| CellRow { key: key.clone(), counted: *counted }).collect()
    }
}
