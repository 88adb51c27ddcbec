//! The sealed form (phiếu): what a filled-in survey becomes. It carries a random token, no phone, no number in a sequence and no
//! time but the day, so that it leads neither to a person nor to her quiz nor to the order in which forms came.
//!
//! Its canonical bytes are made as those of a participation are (see [`crate::participation`]); [`crate::participation::Sealed`]
//! holds both.

use serde::{Deserialize, Serialize};

use super::{Item, Round, answer};
use crate::id::{CampaignId, ChoiceId, QuestionId, RecordId, SurveyId, UnitId};
use crate::json;
use crate::participation::{Sealed, sha256_hex};

/// The format of the canonical bytes.
pub const RECORD_FORMAT: &str = "haihoa.survey-record/1";

/// A sealed form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyRecord {
    /// [`RECORD_FORMAT`].
    pub format: String,
    /// A random token made when sealed ([`RecordId::token`]): it says nothing of when.
    pub id: RecordId,
    /// The campaign taken part in.
    pub campaign: CampaignId,
    /// The unit it counts for.
    pub unit: UnitId,
    /// The survey.
    pub survey: SurveyId,
    /// The survey's version.
    pub version: u32,
    /// The day it was sealed, in Việt Nam by the phone's clock, which may be wrong: `YYYY-MM-DD`.
    pub day: String,
    /// Which measurement it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<Round>,
    /// The code she made up to link her two forms: upper-case letters and digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pair: Option<String>,
    /// One answer for each item that was shown and answered or declined, in the order of the survey.
    pub answers: Vec<ItemAnswer>,
}

/// The answer to one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemAnswer {
    /// The item.
    pub item: QuestionId,
    /// What she chose, in the order of the survey; of a ranking in hers. A step of a Likert item or scale is its number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<ChoiceId>,
    /// What she typed: a number, a day (`YYYY-MM-DD`), her words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub typed: String,
    /// Whether she said that she does not want to answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub declined: bool,
}

impl ItemAnswer {
    /// Whether it answers this item: it is about it, not declined, and says something that the item takes.
    #[must_use]
    pub fn answers(&self, item: &Item) -> bool {
        self.item == item.id && !self.declined && answer::check(item, &self.chosen, &self.typed).is_ok()
    }
}

impl SurveyRecord {
    /// The canonical bytes.
    #[must_use]
    pub fn body(&self) -> String {
        json::write(self)
    }

    /// The canonical bytes with their hash.
    #[must_use]
    pub fn seal(&self) -> Sealed {
        let body = self.body();
        Sealed { id: self.id.clone(), sha256: sha256_hex(body.as_bytes()), body }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes on phones out there: this test changes only with a new format.
    #[test]
    fn canonical_bytes_name_no_phone_and_no_moment() {
        let record = SurveyRecord {
            format: RECORD_FORMAT.into(),
            id: RecordId::token([7; 16]),
            campaign: CampaignId::new("dot-1"),
            unit: UnitId::new("ch-1"),
            survey: SurveyId::new("danh-gia"),
            version: 1,
            day: "2026-11-25".into(),
            round: Some(Round::Before),
            pair: Some("HOA7".into()),
            answers: vec![
                ItemAnswer {
                    item: QuestionId::new("a"),
                    chosen: vec![ChoiceId::new("4")],
                    typed: String::new(),
                    declined: false,
                },
                ItemAnswer {
                    item: QuestionId::new("b"),
                    chosen: vec![],
                    typed: String::new(),
                    declined: true,
                },
            ],
        };
        assert_eq!(
            record.seal().body,
            concat!(
                r#"{"format":"haihoa.survey-record/1","id":"07070707-0707-4707-8707-070707070707","campaign":"dot-1","#,
                r#""unit":"ch-1","survey":"danh-gia","version":1,"day":"2026-11-25","round":"before","pair":"HOA7","#,
                r#""answers":[{"item":"a","chosen":["4"]},{"item":"b","declined":true}]}"#
            )
        );
    }
}
