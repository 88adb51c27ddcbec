//! A flower of a turn.

use serde::{Deserialize, Serialize};

use super::{TurnError, find_question};
use crate::campaign::PackRef;
use crate::id::QuestionId;
use crate::pack::{Pack, Question};
use crate::participation::Answer;
use crate::score::{Given, Verdict};

/// A flower and the question it hides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flower {
    /// The pack of its question.
    pub pack: PackRef,
    /// Its question.
    pub question: QuestionId,
    /// What is marked or typed so far.
    #[serde(default)]
    pub given: Given,
    /// How long its question has been open, in milliseconds, added up over interruptions.
    pub took_ms: u32,
    /// How long it will be taken to have been open, should the phone die now.
    #[serde(default)]
    pub reserved_ms: u32,
    /// Once answered: what that was worth.
    #[serde(default)]
    pub verdict: Option<Verdict>,
    /// Whether it brings luck: a warm wish, no points.
    #[serde(default)]
    pub lucky: bool,
}

impl Flower {
    /// A flower nobody touched yet.
    #[must_use]
    pub fn of(pack: PackRef, question: QuestionId) -> Self {
        Self {
            pack,
            question,
            given: Given::default(),
            took_ms: 0,
            reserved_ms: 0,
            verdict: None,
            lucky: false,
        }
    }

    /// Its question.
    ///
    /// # Errors
    /// [`TurnError::NoSuchQuestion`] when the packs do not hold it.
    pub fn question_in<'a>(&self, packs: &'a [Pack]) -> Result<&'a Question, TurnError> {
        find_question(packs, &self.pack, &self.question).ok_or(TurnError::NoSuchQuestion)
    }

    pub(super) fn answer(&self) -> Answer {
        Answer {
            pack: self.pack.id.clone(),
            version: self.pack.version,
            question: self.question.clone(),
            chosen: self.given.chosen.clone(),
            typed: self.given.typed.clone(),
            took_ms: self.took_ms,
        }
    }
}
