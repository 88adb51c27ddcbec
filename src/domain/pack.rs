//! Packs (bộ câu hỏi), format `haihoa.pack/1`: what a JSON file in `public/packs/` holds. Where packs are written and
//! published a field nobody knows is an error; a phone passes over it, as a later version may have brought it.

mod broken;
pub mod check;
mod media;
mod texts;

use serde::{Deserialize, Serialize};

pub use broken::{Advice, Broken, Field, KindPart, PackAdvice, PackProblem, TextFlaw};
pub use check::{
    CHOICE_CHARS, CHOICES, EXPLANATION_CHARS, HINT_CHARS, PackError, QUESTION_CHARS, QUESTIONS, STORY_CHARS,
    TITLE_CHARS,
};
pub use media::{MEDIA, Picture};
pub use texts::Texts;

use crate::campaign::PackRef;
use crate::decimal::Decimal;
use crate::id::{ChoiceId, PackId, QuestionId, StoryId};
use crate::named::named;

/// The format this crate reads and writes.
pub const FORMAT: &str = "haihoa.pack/1";

named! {
    /// The flower that stands for the pack's topic in the garden.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum FlowerKind {
        /// Hoa mai.
        Apricot = "apricot",
        /// Hoa đào.
        #[default]
        Peach = "peach",
        /// Hoa sen.
        Lotus = "lotus",
    }
}

/// A published pack. Immutable: a change is the next version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Pack {
    /// [`FORMAT`].
    pub format: String,
    /// The pack's id: lower-case letters, digits and hyphens.
    pub id: PackId,
    /// The version, from 1.
    pub version: u32,
    /// The language of its texts (BCP 47), such as `vi`.
    pub lang: String,
    /// The title members see.
    pub title: String,
    /// The flower of its garden.
    pub flower: FlowerKind,
    /// When its facts were last checked: `YYYY-MM-DD`.
    pub reviewed_on: String,
    /// Stories (tình huống) that questions share.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stories: Vec<Story>,
    /// The questions; each may hide in a flower.
    pub questions: Vec<Question>,
    /// Hotlines that go with the topic.
    pub contacts: Vec<Contact>,
}

named! {
    /// How a question is answered.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum QuestionKind {
        /// One choice is right; radios.
        Single = "single",
        /// All right choices and no other; checkboxes.
        Multiple = "multiple",
        /// Two choices with the ids `true` and `false`, one of them right.
        TrueFalse = "true_false",
        /// All choices, to be put in the right order.
        Order = "order",
        /// A number; right within a tolerance.
        Number = "number",
        /// A few words; right in any accepted spelling, marks and case forgiven ([`crate::spelling`]).
        Text = "text",
        /// "Có bao nhiêu người trả lời đúng?": a whole number that is neither right nor wrong, kept for ranking. A turn
        /// has one at most, in its last flower.
        Prediction = "prediction",
    }
}

impl QuestionKind {
    /// Whether it is answered by marking choices.
    #[must_use]
    pub fn has_choices(self) -> bool {
        matches!(self, Self::Single | Self::Multiple | Self::TrueFalse | Self::Order)
    }
}

/// A short story (tình huống) that several questions share: shown before each of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Story {
    /// Unique within the pack.
    pub id: StoryId,
    /// A short title.
    pub title: String,
    /// What happens.
    pub text: String,
    /// A picture beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// The story as sound: a path below `/media/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<String>,
}

/// A question with its key, explanation and source. Without its key ([`Pack::without_key`]) it has no explanation and no
/// source either, as both would tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Question {
    /// Unique within the pack.
    pub id: QuestionId,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question, in plain words.
    pub text: String,
    /// The story it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<StoryId>,
    /// A picture below the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// The question as sound: a path below `/media/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<String>,
    /// Help that is shown when asked for; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// The choices, as shown; for [`QuestionKind::Order`] not in the right order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// Key of [`QuestionKind::Order`]: every choice, in the right order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<ChoiceId>,
    /// Key of [`QuestionKind::Number`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<NumberKey>,
    /// What a number counts, such as "giờ" or "người"; empty where the question says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Key of [`QuestionKind::Text`]: the accepted spellings, the usual one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<String>,
    /// Why the answer is right, in plain words; empty where nobody has written it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub explanation: String,
    /// The explanation as sound: a path below `/media/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation_audio: Option<String>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Source::is_empty")]
    pub source: Source,
}

impl Question {
    /// What is asked, and nothing that tells what is right.
    #[must_use]
    pub fn without_key(&self) -> Self {
        let mut question = Self {
            order: vec![],
            number: None,
            accepted: vec![],
            explanation: String::new(),
            explanation_audio: None,
            source: Source::default(),
            ..self.clone()
        };
        question.choices.iter_mut().for_each(|choice| choice.right = false);
        question
    }
}

/// Which numbers are right: those at most `tolerance` away from `value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct NumberKey {
    /// The number itself.
    pub value: Decimal,
    /// How far from it is still right; 0 for the very number.
    #[serde(default)]
    pub tolerance: Decimal,
}

/// A choice (phương án).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Choice {
    /// Unique within the question.
    pub id: ChoiceId,
    /// Its words.
    pub text: String,
    /// Whether it belongs to the right answer; never for [`QuestionKind::Order`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub right: bool,
}

/// The law, decree or guidance a question rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Source {
    /// The document, such as "Luật Phòng, chống bạo lực gia đình 13/2022/QH15".
    pub document: String,
    /// Article and clause, such as "Điều 2, khoản 1"; empty where the whole document is meant.
    #[serde(default)]
    pub clause: String,
    /// Where it can be read; empty where that is not known.
    #[serde(default)]
    pub link: String,
}

impl Source {
    /// Whether it names nothing: the key is withheld, or there is nothing to rest on (a prediction).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.document.is_empty()
    }
}

/// A number to call (địa chỉ tin cậy or hotline), with what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(not(target_arch = "wasm32"), serde(deny_unknown_fields))]
pub struct Contact {
    /// The digits to dial, spaces allowed.
    pub phone: String,
    /// Who answers.
    pub name: String,
    /// When to call it.
    pub purpose: String,
}

impl Contact {
    /// What keeps it from being called, in English; none when it is sound.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        check::contact_problem(self).map(|broken| broken.to_string())
    }
}

impl Pack {
    /// Reads and checks a pack.
    ///
    /// # Errors
    /// [`PackError::Json`] names the line and column; [`PackError::Problems`] lists every rule that is broken,
    /// each with its question.
    pub fn read(json: &str) -> Result<Self, PackError> {
        let pack: Self = serde_json::from_str(json)?;
        let problems = pack.problems();
        if problems.is_empty() { Ok(pack) } else { Err(PackError::Problems(problems)) }
    }

    /// The pack's id and version.
    #[must_use]
    pub fn pack_ref(&self) -> PackRef {
        PackRef { id: self.id.clone(), version: self.version }
    }

    /// The pack as phones get it while answers are withheld: what is asked, and nothing that tells what is right.
    #[must_use]
    pub fn without_key(&self) -> Self {
        let questions = self.questions.iter().map(Question::without_key).collect();
        Self { questions, ..self.clone() }
    }

    /// The story a question belongs to.
    #[must_use]
    pub fn story_of(&self, question: &Question) -> Option<&Story> {
        let wanted = question.story.as_ref()?;
        self.stories.iter().find(|story| story.id == *wanted)
    }

    /// The question with this id; none if the pack has no such question.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }
}
