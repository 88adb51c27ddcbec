//! Packs (bộ câu hỏi), format `haihoa.pack/1`: what a JSON file in `public/packs/` holds.

mod check;

use serde::{Deserialize, Serialize};

pub use check::{PackError, PackProblem};

use crate::campaign::PackRef;
use crate::id::{ChoiceId, PackId, QuestionId};

/// The format this crate reads and writes.
pub const FORMAT: &str = "haihoa.pack/1";

/// The flower that stands for the pack's topic in the garden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowerKind {
    /// Hoa mai.
    Apricot,
    /// Hoa đào.
    #[default]
    Peach,
    /// Hoa sen.
    Lotus,
}

/// A published pack. Immutable: a change is the next version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// The questions; each may hide in a flower.
    pub questions: Vec<Question>,
    /// Hotlines that go with the topic.
    pub contacts: Vec<Contact>,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One choice is right; radios.
    Single,
    /// All right choices and no other; checkboxes.
    Multiple,
    /// Two choices with the ids `true` and `false`, one of them right.
    TrueFalse,
}

/// A question with its key, explanation and source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique within the pack.
    pub id: QuestionId,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The question, in plain words.
    pub text: String,
    /// The choices, in the author's order.
    pub choices: Vec<Choice>,
    /// Why the answer is right, in plain words.
    pub explanation: String,
    /// What it rests on.
    pub source: Source,
}

/// A choice (phương án).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Unique within the question.
    pub id: ChoiceId,
    /// Its words.
    pub text: String,
    /// Whether it belongs to the right answer.
    #[serde(default)]
    pub right: bool,
}

/// The law, decree or guidance a question rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document, such as "Luật Phòng, chống bạo lực gia đình 13/2022/QH15".
    pub document: String,
    /// Article and clause, such as "Điều 2, khoản 1"; empty where the whole document is meant.
    #[serde(default)]
    pub clause: String,
    /// Where it can be read.
    pub link: String,
}

/// A number to call (địa chỉ tin cậy or hotline), with what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The digits to dial, spaces allowed.
    pub phone: String,
    /// Who answers.
    pub name: String,
    /// When to call it.
    pub purpose: String,
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

    /// The question with this id; none if the pack has no such question.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }
}
