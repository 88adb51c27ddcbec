//! What a person sees of a past participation.

use domain::campaign::{JoinCode, Joined, PackRef};
use domain::id::{ChoiceId, QuestionId, RecordId};
use domain::turn::Turn;
use domain::wire::SetAsideReason;
use serde::{Deserialize, Serialize};

use crate::outbox::Held;

/// A past participation, kept on the phone for her to look back at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultCard {
    /// The sealed record.
    pub id: RecordId,
    /// The code she came by.
    pub code: JoinCode,
    /// The campaign's title; empty if it was not on the phone any more.
    pub campaign: String,
    /// The unit's name; empty likewise.
    pub unit: String,
    /// When she finished: Unix milliseconds by the phone's clock.
    pub finished_at_ms: u64,
    /// How many she answered right.
    pub right: u32,
    /// Her answers, in the order picked.
    pub answers: Vec<CardAnswer>,
    /// When the server confirmed it: Unix milliseconds by the phone's clock; none before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at_ms: Option<u64>,
}

/// One of her answers, to review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardAnswer {
    /// The pack.
    pub pack: PackRef,
    /// The question.
    pub question: QuestionId,
    /// What she chose.
    pub chosen: Vec<ChoiceId>,
    /// Whether it was right.
    pub right: bool,
}

/// Where a sealed record is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Only in this tab's memory: storage did not take it. She should keep the page open, or save it as a file.
    Unsaved,
    /// On this phone's disk; no try to send it has failed yet. "Đã lưu trên máy".
    Saved,
    /// On this phone's disk; the last try failed. "Chờ có mạng để gửi".
    Waiting,
    /// The server has it durably. "Đã gửi".
    Sent,
    /// The server does not count it; it stays on the phone.
    SetAside(SetAsideReason),
}

impl ResultCard {
    pub(super) fn of(turn: &Turn, id: &RecordId, joined: Option<&Joined>, now_ms: u64) -> Self {
        let flowers = turn.picked.iter().filter_map(|n| turn.flowers.get(*n));
        Self {
            id: id.clone(),
            code: turn.code.clone(),
            campaign: joined.map(|joined| joined.campaign.title.clone()).unwrap_or_default(),
            unit: joined.map(|joined| joined.unit.name.clone()).unwrap_or_default(),
            finished_at_ms: now_ms,
            right: turn.right(),
            answers: flowers
                .map(|flower| CardAnswer {
                    pack: flower.pack.clone(),
                    question: flower.question.clone(),
                    chosen: flower.chosen.clone(),
                    right: flower.right == Some(true),
                })
                .collect(),
            sent_at_ms: None,
        }
    }
}

impl Delivery {
    pub(super) fn of_unstored(held: &Held) -> Self {
        held.set_aside.map_or(Self::Unsaved, Self::SetAside)
    }

    pub(super) fn of(card: &ResultCard, held: Option<&Held>, waits_for_network: bool) -> Self {
        match held.map(|held| held.set_aside) {
            Some(Some(reason)) => Self::SetAside(reason),
            Some(None) if waits_for_network => Self::Waiting,
            Some(None) => Self::Saved,
            None if card.sent_at_ms.is_some() => Self::Sent,
            // Its record is gone without a confirmation: say no more than we know.
            None => Self::Waiting,
        }
    }
}
