//! Surveys (khảo sát), format `haihoa.survey/1`: what a JSON file in `public/surveys/` holds. Anonymous: what a form becomes
//! is a [`SurveyRecord`], which names no phone and no moment.

mod answer;
mod check;
mod condition;
mod form;
mod record;
pub mod results;
pub mod suppress;
pub mod tally;

use serde::{Deserialize, Serialize};

pub use answer::{AnswerError, MOST_TEXT_CHARS, is_day};
pub use check::{
    CHOICE_CHARS, CHOICES, END_CHARS, HINT_CHARS, INTRO_CHARS, ITEM_CHARS, ITEMS, LINES, NOTE_CHARS, STEPS,
    SurveyError, SurveyProblem, TITLE_CHARS,
};
pub use condition::{Comparison, Condition, ConditionError, Conditions};
pub use form::{Asked, Event, Form, FormError, MOST_PAIR_CHARS, Paper, Place, Progress, read_pair};
pub use record::{ItemAnswer, RECORD_FORMAT, SurveyRecord};

use crate::decimal::Decimal;
use crate::id::{ChoiceId, QuestionId, SurveyId};
use crate::named::named;
use crate::pack::{Contact, Picture};

/// The format this crate reads and writes.
pub const FORMAT: &str = "haihoa.survey/1";

/// A survey pinned to one of its versions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyRef {
    /// Which survey.
    pub id: SurveyId,
    /// Which version, from 1.
    pub version: u32,
}

named! {
    /// Which of two measurements a campaign is: what lies between them is what they measure.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Round {
        /// Before the meeting or the campaign.
        Before = "before",
        /// After it.
        After = "after",
    }
}

/// The survey that a campaign asks instead of hiding questions in flowers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyUse {
    /// The survey.
    pub survey: SurveyRef,
    /// Which measurement it is; none for a survey that is asked once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<Round>,
}

/// A published survey. Immutable: a change is the next version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Survey {
    /// [`FORMAT`].
    pub format: String,
    /// The survey's id: lower-case letters, digits and hyphens.
    pub id: SurveyId,
    /// The version, from 1.
    pub version: u32,
    /// The language of its texts (BCP 47), such as `vi`.
    pub lang: String,
    /// The title members see; a neutral one where the survey is sensitive.
    pub title: String,
    /// What is asked, what for and who sees it: read before the first item (Luật 91/2025/QH15, Điều 9).
    pub intro: String,
    /// Whether somebody who looks over her shoulder must not learn of it: nothing is kept before it is sealed, "Thoát nhanh"
    /// is always there, and it is not offered on a phone that goes from hand to hand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sensitive: bool,
    /// Whether a code that she makes up links her two forms, before and after.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pairs: bool,
    /// When its wording was last checked: `YYYY-MM-DD`.
    pub reviewed_on: String,
    /// What is asked, one a screen.
    pub items: Vec<Item>,
    /// What is said when it is sealed, whatever the answers were: such as the right number to call.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub closing: String,
    /// Numbers shown with the closing words, whatever the answers were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
}

named! {
    /// How an item is answered.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ItemKind {
        /// One choice.
        Single = "single",
        /// Several choices, at most [`Item::most`]; one that excludes the others stands alone.
        Multiple = "multiple",
        /// How much she agrees, in [`Item::points`] steps with faces.
        Likert = "likert",
        /// A step from `min` to `max`, such as one to five flowers.
        Scale = "scale",
        /// A number, within `min` and `max` where they are given.
        Number = "number",
        /// A day.
        Date = "date",
        /// Something to read; no answer.
        Note = "note",
        /// A few words of her own.
        Text = "text",
        /// All choices, from what matters most to her.
        Ranking = "ranking",
    }
}

/// One item (mục) of a survey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Item {
    /// Unique within the survey: letters, digits, hyphens and underscores, a letter first.
    pub id: QuestionId,
    /// How it is answered.
    pub kind: ItemKind,
    /// What is asked, or for a note what is said.
    pub text: String,
    /// More words below it; empty where there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// A picture below the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// The item as sound: a path below `/media/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<String>,
    /// The choices of [`ItemKind::Single`], [`ItemKind::Multiple`] and [`ItemKind::Ranking`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<ItemChoice>,
    /// Whether "Khác" with words of her own is one more choice ([`OTHER`]) of a single or multiple item.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other: bool,
    /// The most choices of a multiple item; as many as there are without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
    /// The steps of a Likert item: 3 or 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<u32>,
    /// Whether agreeing means the contrary of what the survey measures (câu nghịch): its points are counted from the other end.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reversed: bool,
    /// The least of a scale or number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Decimal>,
    /// The greatest of a scale or number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Decimal>,
    /// What the two ends of a scale mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<[String; 2]>,
    /// What a number counts, such as "người"; empty where the item says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Whether she is asked to answer or to say that she does not want to; else she may also go on with nothing given.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Whether its results are shown from 11 answers on only, instead of from 5.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sensitive: bool,
    /// When it is shown: a condition on items before it; always where it is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub show_if: String,
}

/// The id under which "Khác" is chosen.
pub const OTHER: &str = "khac";

/// A choice of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct ItemChoice {
    /// Unique within the item.
    pub id: ChoiceId,
    /// Its words.
    pub text: String,
    /// Whether it stands alone, such as "Không lo gì".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exclusive: bool,
}

impl Survey {
    /// The survey's id and version.
    #[must_use]
    pub fn survey_ref(&self) -> SurveyRef {
        SurveyRef { id: self.id.clone(), version: self.version }
    }

    /// The item with this id; none if there is no such one.
    #[must_use]
    pub fn item(&self, id: &QuestionId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }
}
