//! One uploaded form of a survey: whom does it count for, and what does it add up to? Nothing finer than the day is kept of it.

use std::collections::HashSet;
use std::sync::Arc;

use domain::id::{CampaignId, QuestionId, RecordId, UnitId};
use domain::survey::tally::{Odd, cells};
use domain::survey::{ItemAnswer, MOST_PAIR_CHARS, RECORD_FORMAT, Survey, SurveyRecord};
use domain::wire::SetAsideReason;
use serde::Deserialize;

use crate::catalog::{Catalog, Entry};
use crate::day::Day;
use crate::flags::{Flag, Flags};

/// A form to store.
#[derive(Debug)]
pub struct Form {
    /// Its random id.
    pub id: RecordId,
    /// The hash of `body`.
    pub sha256: String,
    /// The day the server got it.
    pub received_day: Day,
    /// The bytes as received.
    pub body: Arc<str>,
    /// What it adds to the counts, and what is odd about it.
    pub judged: JudgedForm,
}

/// What the server makes of a form: a function of its bytes, the day it came and the catalog.
#[derive(Debug)]
pub struct JudgedForm {
    /// The campaign it counts for.
    pub campaign: CampaignId,
    /// The unit it counts for.
    pub unit: UnitId,
    /// What is odd about it.
    pub flags: Flags,
    /// What its answers add to the cells of their items; none where it is not of the survey that the campaign asks, and is
    /// kept without being counted.
    pub counted: Option<Vec<CountedItem>>,
}

/// One answer as it counts.
#[derive(Debug)]
pub struct CountedItem {
    /// The item.
    pub item: QuestionId,
    /// What is added to which cell (see [`domain::survey::tally`]).
    pub cells: Vec<(String, i64)>,
}

/// Whether bytes under this id are a form, or were meant to be one: what is kept of them must not say when they came.
#[must_use]
pub fn is_form(id: &str, body: &str) -> bool {
    #[derive(Deserialize)]
    struct Formatted {
        format: String,
    }
    RecordId::new(id).is_token()
        || serde_json::from_str::<Formatted>(body).is_ok_and(|body| body.format == RECORD_FORMAT)
}

/// Reads and judges a form.
///
/// # Errors
/// [`SetAsideReason`] when it cannot be counted for anyone.
pub fn read(
    id: &str,
    body: &str,
    catalog: &Catalog,
    received_day: Day,
) -> Result<(RecordId, JudgedForm), SetAsideReason> {
    let record: SurveyRecord = serde_json::from_str(body).map_err(|_| SetAsideReason::Unreadable)?;
    let pair = record.pair.as_deref().unwrap_or_default();
    let is_readable = record.format == RECORD_FORMAT
        && record.id.as_str() == id
        && record.id.is_token()
        && pair.chars().count() <= MOST_PAIR_CHARS;
    if !is_readable {
        return Err(SetAsideReason::Unreadable);
    }
    let judged = judge_form(&record, catalog, received_day)?;
    Ok((record.id, judged))
}

/// Judges a form.
///
/// # Errors
/// [`SetAsideReason`] when it cannot be counted for anyone.
pub fn judge_form(
    record: &SurveyRecord,
    catalog: &Catalog,
    received_day: Day,
) -> Result<JudgedForm, SetAsideReason> {
    let entry = catalog.campaign(&record.campaign).ok_or(SetAsideReason::UnknownCampaign)?;
    let unit = catalog.unit(&record.unit).ok_or(SetAsideReason::UnknownUnit)?;
    let mut flags = flags_of_days(record, entry, received_day);
    flags.raise_if(!entry.expects(&unit.id), Flag::ForeignUnit);
    let survey = catalog.survey(&record.survey, record.version);
    flags.raise_if(survey.is_none(), Flag::UnknownSurvey);
    let is_asked = entry.campaign.survey.as_ref().is_some_and(|asked| {
        (&asked.survey.id, asked.survey.version, asked.round)
            == (&record.survey, record.version, record.round)
    });
    flags.raise_if(survey.is_some() && !is_asked, Flag::ForeignSurvey);
    let counted =
        survey.filter(|_| is_asked).map(|survey| count(&survey.survey, &record.answers, &mut flags));
    Ok(JudgedForm { campaign: record.campaign.clone(), unit: unit.id.clone(), flags, counted })
}

fn flags_of_days(record: &SurveyRecord, entry: &Entry, received_day: Day) -> Flags {
    let mut flags = Flags::default();
    flags.raise_if(received_day > Day::of_ms(entry.campaign.closes_at_ms), Flag::Late);
    // As of a participation: a form may wait for a network for weeks.
    let is_off = Day::read(&record.day).is_none_or(|sealed| {
        sealed.is_well_after(received_day) || Day::of_ms(entry.campaign.opens_at_ms).is_well_after(sealed)
    });
    flags.raise_if(is_off, Flag::ClockOff);
    flags
}

fn count(survey: &Survey, answers: &[ItemAnswer], flags: &mut Flags) -> Vec<CountedItem> {
    let mut seen = HashSet::with_capacity(answers.len());
    let mut counted = Vec::with_capacity(answers.len());
    for answer in answers {
        let Some(item) = survey.item(&answer.item) else {
            flags.raise(Flag::UnknownQuestion);
            continue;
        };
        if !seen.insert(&answer.item) {
            flags.raise(Flag::RepeatedQuestion);
            continue;
        }
        match cells(item, answer) {
            Ok(cells) => counted.push(CountedItem { item: item.id.clone(), cells }),
            Err(Odd::UnknownChoice) => flags.raise(Flag::UnknownChoice),
            Err(Odd::OutOfRange) => flags.raise(Flag::OutOfRange),
        }
    }
    counted
}

#[cfg(test)]
mod tests;
