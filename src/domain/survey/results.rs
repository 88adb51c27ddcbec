//! The results of a survey as organizers see them: what [`super::suppress`] lets through, put into words and means.

use serde::{Deserialize, Serialize};

use super::suppress::{Table, least};
use super::tally::{DECLINED, SUM};
use super::{Item, ItemKind, OTHER, Round};
use crate::campaign::Campaign;
use crate::id::{CampaignId, QuestionId, UnitId};

/// The results of a campaign that asks a survey, for a unit with all below it: the answer to
/// `GET /api/v1/organizer/campaigns/{id}/survey`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyResults {
    /// The campaign.
    pub campaign: Campaign,
    /// The unit; none for all together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// How many forms came, those included whose answers are not shown yet.
    pub forms: u64,
    /// The last day whose answers may be among those shown: yesterday, `YYYY-MM-DD`.
    pub up_to: String,
    /// Every item but notes, in the order of the survey.
    pub items: Vec<ItemResult>,
    /// The other measurement, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared: Option<OtherRound>,
}

/// One item's answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemResult {
    /// The item.
    pub id: QuestionId,
    /// How it is answered.
    pub kind: ItemKind,
    /// Its words.
    pub text: String,
    /// How many answers are shown at least; fewer are not shown at all.
    pub least: u64,
    /// How many are shown; none where there are too few.
    pub answers: u64,
    /// How many, beside these, said that they do not want to answer.
    pub declined: u64,
    /// Its choices or steps, in the order of the survey; empty where nothing is shown, and of words, days and numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<ValueCount>,
    /// The mean of steps or numbers, in thousandths. Steps of a reversed item are counted from the other end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean_thousandths: Option<i64>,
}

/// How often a choice or step was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ValueCount {
    /// The choice or step.
    pub id: String,
    /// Its words; empty for steps and for "Khác".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// How many took it; of a ranking the sum of its places, from 1.
    pub counted: u64,
}

/// The means of the other of two measurements, for the same unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OtherRound {
    /// Its campaign.
    pub campaign: CampaignId,
    /// The campaign's title.
    pub title: String,
    /// Which measurement it is.
    pub round: Round,
    /// Every item that has a mean which may be shown.
    pub means: Vec<ItemMean>,
}

/// The mean of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemMean {
    /// The item.
    pub id: QuestionId,
    /// Of how many answers.
    pub answers: u64,
    /// As [`ItemResult::mean_thousandths`].
    pub mean_thousandths: i64,
}

impl ItemResult {
    /// Puts what may be shown of an item into words.
    #[must_use]
    pub fn of(item: &Item, shown: &Table) -> Self {
        let count = |value: &str| u64::try_from(shown.cells.get(value).copied().unwrap_or_default());
        let count = |value: &str| count(value).unwrap_or_default();
        let text = |value: &str| item.choices.iter().find(|choice| choice.id.as_str() == value);
        let value_count = |id: String| ValueCount {
            text: text(&id).filter(|_| id != OTHER).map(|choice| choice.text.clone()).unwrap_or_default(),
            counted: count(&id),
            id,
        };
        let is_shown = shown.answers > 0;
        let ids = item.choice_ids().into_iter().map(|id| id.to_string());
        Self {
            id: item.id.clone(),
            kind: item.kind,
            text: item.text.clone(),
            least: least(item),
            answers: shown.answers,
            declined: count(DECLINED),
            counts: ids.filter(|_| is_shown).map(value_count).collect(),
            mean_thousandths: mean_thousandths(item, shown),
        }
    }

    /// Its mean alone, if it has one.
    #[must_use]
    pub fn mean(self) -> Option<ItemMean> {
        let mean_thousandths = self.mean_thousandths?;
        Some(ItemMean { id: self.id, answers: self.answers, mean_thousandths })
    }
}

/// Rounded half up.
fn mean_thousandths(item: &Item, shown: &Table) -> Option<i64> {
    let sum: i128 = match item.kind {
        ItemKind::Number => i128::from(*shown.cells.get(SUM)?),
        ItemKind::Likert | ItemKind::Scale => {
            let steps = item.choice_ids();
            let steps: Vec<i128> = steps.iter().filter_map(|id| id.as_str().parse().ok()).collect();
            let ends = steps.first()? + steps.last()?;
            let worth = |step: i128| if item.reversed { ends - step } else { step };
            let of = |step: i128| i128::from(shown.cells.get(&step.to_string()).copied().unwrap_or_default());
            steps.into_iter().map(|step| worth(step) * of(step) * 1_000).sum()
        }
        _ => return None,
    };
    let answers = i128::from(shown.answers);
    (answers > 0).then(|| i64::try_from((2 * sum + answers).div_euclid(2 * answers)).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Survey;

    fn result(item: &str, answers: u64, cells: &[(&str, i64)]) -> ItemResult {
        let survey = Survey::read(include_str!("../tests/survey_kinds.json")).unwrap();
        let cells = cells.iter().map(|(value, count)| ((*value).to_owned(), *count)).collect();
        ItemResult::of(survey.item(&QuestionId::new(item)).unwrap(), &Table { answers, cells })
    }

    #[test]
    fn steps_of_a_reversed_item_count_from_the_other_end() {
        let likert = result("likert", 12, &[("1", 9), ("4", 3), ("!", 2)]);
        assert_eq!((likert.least, likert.declined, likert.mean_thousandths), (11, 2, Some(4_250)));
        let counted: Vec<u64> = likert.counts.iter().map(|one| one.counted).collect();
        assert_eq!(counted, [9, 0, 0, 3, 0]);
        assert_eq!(result("scale", 6, &[("0", 3), ("5", 3)]).mean_thousandths, Some(2_500));
    }

    #[test]
    fn numbers_have_a_mean_choices_have_words_and_words_have_neither() {
        assert_eq!(result("number", 7, &[("sum", 24_000)]).mean_thousandths, Some(3_429));
        let single = result("single", 5, &[("a", 4), ("khac", 1)]);
        let rows: Vec<(&str, &str, u64)> =
            single.counts.iter().map(|one| (one.id.as_str(), one.text.as_str(), one.counted)).collect();
        assert_eq!(rows, [("a", "Một", 4), ("b", "Hai", 0), ("khac", "", 1)]);
        let text = result("text", 9, &[]);
        assert_eq!((text.answers, text.counts.len(), text.mean_thousandths), (9, 0, None));
    }

    #[test]
    fn of_what_is_not_shown_nothing_is_told() {
        let hidden = result("likert", 0, &[]);
        assert!(hidden.counts.is_empty() && hidden.mean_thousandths.is_none() && hidden.answers == 0);
    }
}
