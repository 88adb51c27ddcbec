//! Forms of surveys as phones seal them, without a browser.

use domain::campaign::Joined;
use domain::id::{ChoiceId, QuestionId, RecordId};
use domain::survey::{ItemAnswer, RECORD_FORMAT, SurveyRecord};

use crate::chance::Chance;

/// The day these forms say they were sealed on.
const DAY: &str = "2026-11-25";

/// A form with these answers; forms of different seeds have different ids.
///
/// # Panics
/// When the campaign asks no survey.
#[must_use]
pub fn form(joined: &Joined, seed: u64, answers: Vec<ItemAnswer>) -> SurveyRecord {
    let asked = joined.campaign.survey.clone().expect("a campaign that asks a survey");
    SurveyRecord {
        format: RECORD_FORMAT.to_owned(),
        id: RecordId::token(Chance::new(seed).bytes()),
        campaign: joined.campaign.id.clone(),
        unit: joined.unit.id.clone(),
        survey: asked.survey.id,
        version: asked.survey.version,
        day: DAY.to_owned(),
        round: asked.round,
        pair: None,
        answers,
    }
}

/// One choice or step.
#[must_use]
pub fn chose(item: &str, choice: &str) -> ItemAnswer {
    ItemAnswer { chosen: vec![ChoiceId::new(choice)], ..wrote(item, "") }
}

/// Something typed.
#[must_use]
pub fn wrote(item: &str, typed: &str) -> ItemAnswer {
    ItemAnswer { item: QuestionId::new(item), chosen: vec![], typed: typed.to_owned(), declined: false }
}
