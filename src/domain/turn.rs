//! A turn (one person's walk through the garden) as a pure state machine: it begins with a seed, takes events, and ends
//! as the answers of a participation. It is its own draft: written to storage after each step, it resumes where it was.

mod deal;

use serde::{Deserialize, Serialize};

pub use deal::deal;

use crate::campaign::{JoinCode, Joined, PackRef};
use crate::id::{CampaignId, ChoiceId, DeviceId, QuestionId, RecordId, UnitId};
use crate::pack::{Pack, Question, QuestionKind};
use crate::participation::{self, Answer, Participation};
use crate::score::judge;

/// The longest time one answer may be said to have taken: an hour, in milliseconds.
pub const MOST_TOOK_MS: u32 = 3_600_000;

/// A turn under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The code she came by.
    pub code: JoinCode,
    /// The campaign.
    pub campaign: CampaignId,
    /// The unit it will count for.
    pub unit: UnitId,
    /// Decides which question hides in which flower.
    pub seed: u64,
    /// Unix milliseconds by the phone's clock.
    pub started_at_ms: u64,
    /// Her name, where asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The flowers on the tree, number 1 first.
    pub flowers: Vec<Flower>,
    /// The flower (from 0) whose question is open.
    pub open: Option<usize>,
    /// The flowers answered, in the order picked.
    pub picked: Vec<usize>,
}

/// A flower and the question it hides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flower {
    /// The pack of its question.
    pub pack: PackRef,
    /// Its question.
    pub question: QuestionId,
    /// What is chosen so far, in the order of the pack.
    pub chosen: Vec<ChoiceId>,
    /// How long its question has been open, in milliseconds, added up over interruptions.
    pub took_ms: u32,
    /// Once answered: whether it was right.
    pub right: Option<bool>,
}

/// What a person does in a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Opens a flower's question.
    Pick {
        /// The flower, from 0.
        flower: usize,
    },
    /// Marks or unmarks a choice of the open question.
    Choose {
        /// The choice.
        choice: ChoiceId,
        /// Whether it is now marked.
        on: bool,
    },
    /// Spent time on the open question.
    Spend {
        /// Milliseconds since the last event, by the monotonic clock.
        ms: u32,
    },
    /// Gives the answer: nothing changes it from here on.
    Answer,
    /// Goes back to the garden.
    Close,
}

/// Why an event does not apply; the turn is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TurnError {
    /// No such flower on this tree.
    #[error("no such flower")]
    NoSuchFlower,
    /// No question is open.
    #[error("no question is open")]
    NothingOpen,
    /// The question is not in the packs at hand.
    #[error("the question is not in the packs")]
    NoSuchQuestion,
    /// The question has no such choice.
    #[error("the question has no such choice")]
    NoSuchChoice,
    /// The flower was answered before.
    #[error("the flower was answered before")]
    AlreadyAnswered,
    /// Nothing is chosen yet.
    #[error("nothing is chosen")]
    NothingChosen,
}

/// Finds a question in the packs at hand.
#[must_use]
pub fn find_question<'a>(packs: &'a [Pack], pack: &PackRef, question: &QuestionId) -> Option<&'a Question> {
    packs.iter().find(|p| p.id == pack.id && p.version == pack.version)?.question(question)
}

impl Turn {
    /// Begins a turn: deals the campaign's number of flowers from its packs by `seed`.
    #[must_use]
    pub fn begin(joined: &Joined, packs: &[Pack], seed: u64, now_ms: u64, name: Option<String>) -> Self {
        Self {
            code: joined.code.clone(),
            campaign: joined.campaign.id.clone(),
            unit: joined.unit.id.clone(),
            seed,
            started_at_ms: now_ms,
            name,
            flowers: deal(packs, joined.campaign.flowers, seed),
            open: None,
            picked: Vec::new(),
        }
    }

    /// Applies one event.
    ///
    /// # Errors
    /// [`TurnError`] when the event does not apply; the turn is then as it was.
    pub fn step(&mut self, event: Event, packs: &[Pack]) -> Result<(), TurnError> {
        match event {
            Event::Pick { flower } => {
                let picked = self.flowers.get(flower).ok_or(TurnError::NoSuchFlower)?;
                if picked.right.is_some() {
                    return Err(TurnError::AlreadyAnswered);
                }
                self.open = Some(flower);
            }
            Event::Choose { choice, on } => {
                let flower = self.open_unanswered()?;
                let question =
                    find_question(packs, &flower.pack, &flower.question).ok_or(TurnError::NoSuchQuestion)?;
                flower.chosen =
                    choose(question, &flower.chosen, &choice, on).ok_or(TurnError::NoSuchChoice)?;
            }
            Event::Spend { ms } => {
                let flower = self.open_unanswered()?;
                flower.took_ms = flower.took_ms.saturating_add(ms).min(MOST_TOOK_MS);
            }
            Event::Answer => {
                let flower = self.open_unanswered()?;
                let question =
                    find_question(packs, &flower.pack, &flower.question).ok_or(TurnError::NoSuchQuestion)?;
                if flower.chosen.is_empty() {
                    return Err(TurnError::NothingChosen);
                }
                flower.right = Some(judge(question, &flower.chosen).is_right());
                self.picked.extend(self.open);
            }
            Event::Close => self.open = None,
        }
        Ok(())
    }

    fn open_unanswered(&mut self) -> Result<&mut Flower, TurnError> {
        let flower = self.open.and_then(|n| self.flowers.get_mut(n)).ok_or(TurnError::NothingOpen)?;
        if flower.right.is_some() { Err(TurnError::AlreadyAnswered) } else { Ok(flower) }
    }

    /// Whether every flower is answered, so that the turn can be sealed.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.picked.len() == self.flowers.len()
    }

    /// How many flowers were answered right.
    #[must_use]
    pub fn right(&self) -> u32 {
        let right = self.flowers.iter().filter(|flower| flower.right == Some(true)).count();
        u32::try_from(right).unwrap_or(u32::MAX)
    }

    /// The participation this finished turn becomes.
    #[must_use]
    pub fn participation(&self, id: RecordId, device: DeviceId, seq: u32, now_ms: u64) -> Participation {
        let answers: Vec<Answer> = self
            .picked
            .iter()
            .filter_map(|n| self.flowers.get(*n))
            .map(|flower| Answer {
                pack: flower.pack.id.clone(),
                version: flower.pack.version,
                question: flower.question.clone(),
                chosen: flower.chosen.clone(),
                took_ms: flower.took_ms,
            })
            .collect();
        Participation {
            format: participation::FORMAT.to_owned(),
            id,
            device,
            seq,
            campaign: self.campaign.clone(),
            unit: self.unit.clone(),
            name: self.name.clone(),
            started_at_ms: self.started_at_ms,
            finished_at_ms: now_ms,
            took_ms: answers.iter().fold(0, |sum: u32, answer| sum.saturating_add(answer.took_ms)),
            right: self.right(),
            answers,
        }
    }
}

/// What is chosen after a tap: one at most unless the question takes several, always in the pack's order.
/// None when the question has no such choice.
fn choose(question: &Question, before: &[ChoiceId], choice: &ChoiceId, on: bool) -> Option<Vec<ChoiceId>> {
    question.choices.iter().find(|c| c.id == *choice)?;
    let several = question.kind == QuestionKind::Multiple;
    let kept = |id: &ChoiceId| if id == choice { on } else { (several || !on) && before.contains(id) };
    Some(question.choices.iter().map(|c| &c.id).filter(|id| kept(id)).cloned().collect())
}

#[cfg(test)]
mod tests;
