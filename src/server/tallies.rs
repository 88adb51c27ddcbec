//! The counts organizers see, added up in memory for a group of records and then written as rows.

use std::collections::HashMap;
use std::sync::Arc;

use domain::id::{CampaignId, UnitId};
use domain::results::Tally;

use crate::day::Day;
use crate::flags::Flag;
use crate::form::JudgedForm;
use crate::form_counts::{CellRow, FormCounts, FormsRow};
use crate::published::PublishedPack;
use crate::record::{CountedAnswer, Judged};

/// Counts being added up.
#[derive(Debug, Default)]
pub struct Tallies {
    campaigns: HashMap<CampaignId, CampaignCount>,
    kept: HashMap<String, Kept>,
    forms: FormCounts,
}

#[derive(Debug, Default)]
struct CampaignCount {
    units: HashMap<UnitId, Tally>,
    packs: Vec<PackCount>,
}

#[derive(Debug)]
struct PackCount {
    pack: Arc<PublishedPack>,
    questions: Vec<QuestionCount>,
}

#[derive(Clone, Debug)]
struct QuestionCount {
    asked: u64,
    right: u64,
    chosen: Vec<u64>,
}

/// What was kept of a campaign without being counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Uploads of what was there already: harmless.
    pub repeats: u64,
    /// Records under the id of another.
    pub conflicts: u64,
    /// Records kept apart.
    pub set_aside: u64,
    /// Whether anything changed that organizers see.
    pub shows: bool,
}

/// The same counts as rows, in the order of their keys: what the tables hold.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TallyRows {
    /// One a campaign and unit.
    pub units: Vec<UnitRow>,
    /// One a campaign and question that was asked.
    pub questions: Vec<QuestionRow>,
    /// One a campaign and choice that was taken.
    pub choices: Vec<ChoiceRow>,
    /// One a campaign; the empty name is for records that name none we know.
    pub kept: Vec<(String, Kept)>,
    /// One a campaign and unit that forms came for.
    pub forms: Vec<FormsRow>,
    /// One a campaign, unit, day, item and cell.
    pub cells: Vec<CellRow>,
}

/// Counts of a unit in a campaign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitRow {
    /// The campaign.
    pub campaign: String,
    /// The unit.
    pub unit: String,
    /// Finished turns.
    pub participations: u64,
    /// Questions answered.
    pub asked: u64,
    /// Of these right.
    pub right: u64,
    /// When the last came.
    pub last_received_at_ms: u64,
    /// How many turns came after the campaign had closed.
    pub late: u64,
}

/// Where a question stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionKey {
    /// The campaign.
    pub campaign: String,
    /// The pack.
    pub pack: String,
    /// The pack's version.
    pub version: u32,
    /// The question.
    pub question: String,
}

/// Counts of a question in a campaign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuestionRow {
    /// The question.
    pub key: QuestionKey,
    /// How often answered.
    pub asked: u64,
    /// How often right.
    pub right: u64,
}

/// Count of a choice in a campaign.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChoiceRow {
    /// The question.
    pub key: QuestionKey,
    /// The choice.
    pub choice: String,
    /// How often taken.
    pub chosen: u64,
}

impl Tallies {
    /// Counts a record that was stored.
    pub fn count(&mut self, judged: &Judged, received_at_ms: u64) {
        if !self.campaigns.contains_key(&judged.campaign) {
            self.campaigns.insert(judged.campaign.clone(), CampaignCount::default());
        }
        let Some(campaign) = self.campaigns.get_mut(&judged.campaign) else { return };
        let tally = Tally {
            participations: 1,
            asked: judged.answers.len() as u64,
            right: judged.answers.iter().filter(|answer| answer.right).count() as u64,
            last_received_at_ms: Some(received_at_ms),
            late: judged.flags.has(Flag::Late).into(),
        };
        match campaign.units.get_mut(&judged.unit) {
            Some(unit) => unit.add(&tally),
            None => {
                campaign.units.insert(judged.unit.clone(), tally);
            }
        }
        for answer in &judged.answers {
            campaign.count_answer(answer);
        }
        self.kept_of(Some(&judged.campaign)).shows = true;
    }

    /// Counts a form that was stored.
    pub fn count_form(&mut self, judged: &JudgedForm, received_day: Day) {
        self.forms.count(judged, received_day);
        self.kept_of(Some(&judged.campaign)).shows = true;
    }

    /// Counts an upload of what was there already.
    pub fn repeat(&mut self, campaign: Option<&CampaignId>) {
        self.kept_of(campaign).repeats += 1;
    }

    /// Counts a record under the id of another.
    pub fn conflict(&mut self, campaign: &CampaignId) {
        let kept = self.kept_of(Some(campaign));
        kept.conflicts += 1;
        kept.shows = true;
    }

    /// Counts a record kept apart.
    pub fn set_aside(&mut self, campaign: Option<&CampaignId>) {
        let kept = self.kept_of(campaign);
        kept.set_aside += 1;
        kept.shows = true;
    }

    fn kept_of(&mut self, campaign: Option<&CampaignId>) -> &mut Kept {
        let name = campaign.map_or("", CampaignId::as_str);
        self.kept.entry(name.to_owned()).or_default()
    }

    /// The counts as rows.
    #[must_use]
    pub fn rows(&self) -> TallyRows {
        let mut rows = TallyRows::default();
        for (id, campaign) in &self.campaigns {
            for (unit, tally) in &campaign.units {
                rows.units.push(UnitRow {
                    campaign: id.to_string(),
                    unit: unit.to_string(),
                    participations: tally.participations,
                    asked: tally.asked,
                    right: tally.right,
                    last_received_at_ms: tally.last_received_at_ms.unwrap_or_default(),
                    late: tally.late,
                });
            }
            for count in &campaign.packs {
                count.push_rows(id, &mut rows);
            }
        }
        rows.units.sort();
        rows.questions.sort();
        rows.choices.sort();
        rows.kept = self.kept.iter().map(|(id, kept)| (id.clone(), *kept)).collect();
        rows.kept.sort_by(|a, b| a.0.cmp(&b.0));
        rows.forms = self.forms.forms();
        rows.cells = self.forms.cells();
        rows
    }
}

impl CampaignCount {
    fn count_answer(&mut self, answer: &CountedAnswer) {
        let place =
            self.packs.iter().position(|count| count.pack.pack_is(&answer.pack)).unwrap_or_else(|| {
                self.packs.push(PackCount::of(&answer.pack));
                self.packs.len() - 1
            });
        let Some(count) = self.packs.get_mut(place).and_then(|p| p.questions.get_mut(answer.question)) else {
            return;
        };
        count.asked += 1;
        count.right += u64::from(answer.right);
        for (n, chosen) in count.chosen.iter_mut().enumerate() {
            *chosen += answer.chosen >> n & 1;
        }
    }
}

impl PackCount {
    fn of(pack: &Arc<PublishedPack>) -> Self {
        let questions = pack
            .pack
            .questions
            .iter()
            .map(|question| QuestionCount { asked: 0, right: 0, chosen: vec![0; question.choices.len()] })
            .collect();
        Self { pack: Arc::clone(pack), questions }
    }

    fn push_rows(&self, campaign: &CampaignId, rows: &mut TallyRows) {
        let pack = &self.pack.pack;
        for (question, count) in pack.questions.iter().zip(&self.questions).filter(|(_, c)| c.asked > 0) {
            let key = QuestionKey {
                campaign: campaign.to_string(),
                pack: pack.id.to_string(),
                version: pack.version,
                question: question.id.to_string(),
            };
            for (choice, chosen) in question.choices.iter().zip(&count.chosen).filter(|(_, n)| **n > 0) {
                rows.choices.push(ChoiceRow {
                    key: key.clone(),
                    choice: choice.id.to_string(),
                    chosen: *chosen,
                });
            }
            rows.questions.push(QuestionRow { key, asked: count.asked, right: count.right });
        }
    }
}
