//! A campaign while it is put together: its steps, what each of them needs, and what follows by itself.

mod step;

use domain::campaign::{Attempts, Campaign, NameAsked, PackRef, Reveal, Rules};
use domain::id::UnitId;
use domain::organizer::campaigns::{CAMPAIGN_TITLE_MOST_CHARS, NewCampaign};
use domain::organizer::packs::{PackSummary, SurveySummary};
use domain::survey::{Round, SurveyUse};

use crate::period;
pub use step::{Problem, Step};

/// How long a campaign is open unless she says otherwise.
pub const DAYS: u64 = 30;
/// How many flowers a turn has unless she says otherwise.
const FLOWERS: u32 = 10;
/// The most packs of one campaign, as the server has it.
const MOST_PACKS: usize = 20;
/// In less time nobody can read a question.
pub const LEAST_SECONDS: u32 = 5;

/// What the campaign asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Questions of these packs, in this order.
    Packs(Vec<PackSummary>),
    /// A survey, and which measurement it is.
    Survey(Option<SurveySummary>, Option<Round>),
}

impl Content {
    /// Whether anything has been chosen that would be a loss.
    pub fn is_begun(&self) -> bool {
        match self {
            Self::Packs(packs) => !packs.is_empty(),
            Self::Survey(survey, _) => survey.is_some(),
        }
    }
}

/// Everything as it stands in the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub content: Content,
    pub title: String,
    pub units: Vec<UnitId>,
    /// None while the field holds no moment.
    pub opens_at_ms: Option<u64>,
    /// None while the field holds no moment.
    pub closes_at_ms: Option<u64>,
    pub flowers: String,
    /// Per question; empty for no limit.
    pub seconds: String,
    pub lucky: String,
    pub shuffle: bool,
    pub reveal: Reveal,
    pub attempts: Attempts,
    pub name_asked: NameAsked,
}

impl Draft {
    /// How many questions there are to pick from.
    pub fn questions(&self) -> u32 {
        match &self.content {
            Content::Packs(packs) => packs.iter().map(|pack| pack.questions).sum(),
            Content::Survey(..) => 0,
        }
    }

    /// The title it has unless she gives it another.
    pub fn suggested_title(&self) -> String {
        let title = match &self.content {
            Content::Packs(packs) => packs.first().map(|pack| &pack.title),
            Content::Survey(survey, _) => survey.as_ref().map(|survey| &survey.title),
        };
        title.map(|title| title.chars().take(CAMPAIGN_TITLE_MOST_CHARS).collect()).unwrap_or_default()
    }

    /// The flowers it has unless she says otherwise.
    pub fn suggested_flowers(&self) -> String {
        FLOWERS.min(self.questions().max(1)).to_string()
    }

    /// What is still wrong with a step.
    pub fn problem(&self, step: Step, now_ms: u64) -> Option<Problem> {
        match step {
            Step::Content => self.content_problem(),
            Step::Units => self.units.is_empty().then_some(Problem::NoUnits),
            Step::Dates => {
                period::check(self.opens_at_ms, self.closes_at_ms, now_ms).err().map(Problem::Times)
            }
            Step::Rules => self.read_rules().err(),
            Step::Preview => None,
        }
    }

    fn content_problem(&self) -> Option<Problem> {
        match &self.content {
            Content::Packs(packs) if packs.is_empty() => return Some(Problem::NoPacks),
            Content::Packs(packs) if packs.len() > MOST_PACKS => return Some(Problem::TooManyPacks),
            Content::Survey(None, _) => return Some(Problem::NoSurvey),
            Content::Packs(_) | Content::Survey(..) => {}
        }
        match self.title.trim().chars().count() {
            0 => Some(Problem::NoTitle),
            count if count > CAMPAIGN_TITLE_MOST_CHARS => Some(Problem::TitleTooLong),
            _ => None,
        }
    }

    /// How many flowers, and what else holds. A survey has no rules of its own.
    fn read_rules(&self) -> Result<(u32, Rules), Problem> {
        if let Content::Survey(..) = self.content {
            return Ok((FLOWERS, Rules::default()));
        }
        let most = Campaign::MOST_FLOWERS.min(self.questions().max(1));
        let flowers = number(&self.flowers).filter(|flowers| (1..=most).contains(flowers));
        let flowers = flowers.ok_or(Problem::Flowers { most })?;
        let seconds = match self.seconds.trim() {
            "" => None,
            text => {
                let fits = |seconds: &u32| (LEAST_SECONDS..=Rules::MOST_SECONDS).contains(seconds);
                Some(number(text).filter(fits).ok_or(Problem::Seconds)?)
            }
        };
        let lucky = number(&self.lucky).filter(|lucky| *lucky <= flowers);
        let lucky = lucky.ok_or(Problem::Lucky { most: flowers })?;
        let Self { shuffle, reveal, attempts, .. } = *self;
        Ok((flowers, Rules { shuffle, seconds, reveal, attempts, lucky }))
    }

    /// The campaign to open, which is `owner`'s.
    ///
    /// # Errors
    /// The first step that is not done, and why.
    pub fn campaign(&self, owner: Option<UnitId>, now_ms: u64) -> Result<NewCampaign, (Step, Problem)> {
        for step in Step::ALL {
            if let Some(problem) = self.problem(step, now_ms) {
                return Err((step, problem));
            }
        }
        let times = period::check(self.opens_at_ms, self.closes_at_ms, now_ms);
        let (opens_at_ms, closes_at_ms) = times.map_err(|unfit| (Step::Dates, Problem::Times(unfit)))?;
        let (flowers, rules) = self.read_rules().map_err(|problem| (Step::Rules, problem))?;
        let (packs, survey, name_asked) = match &self.content {
            Content::Packs(packs) => (packs.iter().filter_map(pinned).collect(), None, self.name_asked),
            Content::Survey(survey, round) => {
                let of = |survey: &SurveySummary| SurveyUse { survey: survey.survey.clone(), round: *round };
                (vec![], survey.as_ref().map(of), NameAsked::None)
            }
        };
        let (title, units) = (self.title.trim().to_owned(), self.units.clone());
        let unit = owner;
        Ok(NewCampaign {
            unit,
            title,
            packs,
            survey,
            units,
            flowers,
            rules,
            name_asked,
            opens_at_ms,
            closes_at_ms,
        })
    }
}

/// The latest published version; none of a pack that has none.
fn pinned(pack: &PackSummary) -> Option<PackRef> {
    pack.version.map(|version| PackRef { id: pack.id.clone(), version })
}

/// What stands in a field after the suggestion for it has changed: hers stays, a suggestion she left as it was follows.
pub fn follow(field: &str, suggested_before: &str, suggested: String) -> String {
    if field.trim().is_empty() || field == suggested_before { suggested } else { field.to_owned() }
}

/// Reads a whole number as people type it, with spaces or dots between thousands.
pub fn number(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '\u{a0}')).collect();
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests;
