//! A turn (one person's walk through the garden) as a pure state machine: it begins with a seed, takes events, and ends
//! as the answers of a participation. It is its own draft: written to storage after each step, it resumes where it was.

mod deal;
mod flower;
mod give;

use serde::{Deserialize, Serialize};

pub use deal::deal;
pub use flower::Flower;

use crate::campaign::{JoinCode, Joined, PackRef};
use crate::id::{CampaignId, DeviceId, QuestionId, RecordId, UnitId};
use crate::pack::{Pack, Question};
use crate::participation::{self, Answer, Participation};
use crate::score::{Given, Verdict, judge};

/// The longest time one answer may be said to have taken: an hour, in milliseconds.
pub const MOST_TOOK_MS: u32 = 3_600_000;
/// The most characters an answer may have that is typed.
pub const MOST_TYPED_CHARS: usize = 200;

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
    /// Which of the people who use this phone, from 1.
    pub person: u32,
    /// How long a question may be looked at, in milliseconds; no limit without it. As it was when the turn began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit_ms: Option<u32>,
    /// The flowers on the tree, number 1 first.
    pub flowers: Vec<Flower>,
    /// The flower (from 0) whose question is open.
    #[serde(default)]
    pub open: Option<usize>,
    /// The flowers answered, in the order picked.
    pub picked: Vec<usize>,
}

/// What a person does in a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Opens a flower's question.
    Pick {
        /// The flower, from 0.
        flower: usize,
    },
    /// Has marked or typed this much of an answer to the open question so far.
    Give(Given),
    /// Spent time on the open question.
    Spend {
        /// Milliseconds since the last event, by the monotonic clock.
        ms: u32,
    },
    /// Will be taken to have spent this much more, should the phone die before it says what she did spend: so a reload
    /// never gives time back.
    Reserve {
        /// Milliseconds from now.
        ms: u32,
    },
    /// Gives the answer: nothing changes it from here on.
    Answer,
    /// Time is up: what is marked or typed is the answer, be it nothing.
    TimeUp,
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
    /// The question has no such choice, or does not take several.
    #[error("the question takes no such choice")]
    NoSuchChoice,
    /// The flower was answered before.
    #[error("the flower was answered before")]
    AlreadyAnswered,
    /// Nothing is chosen or typed yet.
    #[error("nothing is given")]
    NothingGiven,
    /// What is typed is not a number such as the question asks for.
    #[error("not a number")]
    NotANumber,
    /// There is time left.
    #[error("time is not up")]
    NotYet,
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
            person: 1,
            limit_ms: joined.campaign.rules.limit_ms(),
            flowers: deal(packs, &joined.campaign, seed),
            open: None,
            picked: Vec::new(),
        }
    }

    /// Goes on with a turn read from storage: time that was reserved and not accounted for is spent.
    #[must_use]
    pub fn resume(mut self) -> Self {
        for flower in &mut self.flowers {
            flower.took_ms = flower.took_ms.max(flower.reserved_ms);
        }
        self
    }

    /// Applies one event.
    ///
    /// # Errors
    /// [`TurnError`] when the event does not apply; the turn is then as it was.
    pub fn step(&mut self, event: Event, packs: &[Pack]) -> Result<(), TurnError> {
        let limit_ms = self.limit_ms;
        match event {
            Event::Pick { flower } => {
                let picked = self.flowers.get(flower).ok_or(TurnError::NoSuchFlower)?;
                if picked.verdict.is_some() {
                    return Err(TurnError::AlreadyAnswered);
                }
                self.open = Some(flower);
            }
            Event::Give(given) => {
                let flower = self.open_unanswered()?;
                flower.given = give::tidy(flower.question_in(packs)?, given)?;
            }
            Event::Spend { ms } => {
                let flower = self.open_unanswered()?;
                flower.took_ms =
                    flower.took_ms.saturating_add(ms).min(limit_ms.unwrap_or(MOST_TOOK_MS)).min(MOST_TOOK_MS);
            }
            Event::Reserve { ms } => {
                let flower = self.open_unanswered()?;
                flower.reserved_ms = flower.took_ms.saturating_add(ms).min(MOST_TOOK_MS);
            }
            Event::Answer => {
                let flower = self.open_unanswered()?;
                give::check(flower.question_in(packs)?, &flower.given)?;
                self.judge_open(packs)?;
            }
            Event::TimeUp => {
                let flower = self.open_unanswered()?;
                if limit_ms.is_none_or(|limit_ms| flower.took_ms < limit_ms) {
                    return Err(TurnError::NotYet);
                }
                if give::check(flower.question_in(packs)?, &flower.given).is_err() {
                    flower.given = Given::default();
                }
                self.judge_open(packs)?;
            }
            Event::Close => self.open = None,
        }
        Ok(())
    }

    fn judge_open(&mut self, packs: &[Pack]) -> Result<(), TurnError> {
        let flower = self.open_unanswered()?;
        flower.verdict = Some(judge(flower.question_in(packs)?, &flower.given));
        self.picked.extend(self.open);
        Ok(())
    }

    fn open_unanswered(&mut self) -> Result<&mut Flower, TurnError> {
        let flower = self.open.and_then(|n| self.flowers.get_mut(n)).ok_or(TurnError::NothingOpen)?;
        if flower.verdict.is_some() { Err(TurnError::AlreadyAnswered) } else { Ok(flower) }
    }

    /// How much time is left for a flower's question: never negative; none where there is no limit.
    #[must_use]
    pub fn left_ms(&self, flower: usize) -> Option<u32> {
        Some(self.limit_ms?.saturating_sub(self.flowers.get(flower)?.took_ms))
    }

    /// Whether every flower is answered, so that the turn can be sealed.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.picked.len() == self.flowers.len()
    }

    /// How many flowers were answered with this verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> u32 {
        let count = self.flowers.iter().filter(|flower| flower.verdict == Some(verdict)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// How many flowers were answered right; none where nothing could be judged here.
    #[must_use]
    pub fn right(&self) -> Option<u32> {
        let right = self.count(Verdict::Right);
        (right + self.count(Verdict::NotRight) > 0).then_some(right)
    }

    /// The participation this finished turn becomes.
    #[must_use]
    pub fn participation(&self, id: RecordId, device: DeviceId, seq: u32, now_ms: u64) -> Participation {
        let flowers = self.picked.iter().filter_map(|n| self.flowers.get(*n));
        let answers: Vec<Answer> = flowers.map(Flower::answer).collect();
        Participation {
            format: participation::FORMAT.to_owned(),
            id,
            device,
            seq,
            campaign: self.campaign.clone(),
            unit: self.unit.clone(),
            name: self.name.clone(),
            person: self.person,
            started_at_ms: self.started_at_ms,
            finished_at_ms: now_ms,
            took_ms: answers.iter().fold(0, |sum: u32, answer| sum.saturating_add(answer.took_ms)),
            right: self.right(),
            answers,
        }
    }
}

#[cfg(test)]
mod tests;
