//! What a person sees of a past participation.

use domain::campaign::{Attempts, JoinCode, Joined, PackRef, Reveal, Rules};
use domain::id::{CampaignId, QuestionId, RecordId};
use domain::score::{Given, Verdict};
use domain::turn::Turn;
use domain::wire::Delivery;
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
    /// The campaign.
    pub campaign_id: CampaignId,
    /// The unit's name; empty if it was not on the phone any more.
    pub unit: String,
    /// Which of the people who use this phone, from 1.
    pub person: u32,
    /// When she finished: Unix milliseconds by the phone's clock.
    pub finished_at_ms: u64,
    /// How long she spent on the questions: milliseconds.
    pub took_ms: u32,
    /// How many she answered right; none while nothing could be judged.
    #[serde(default)]
    pub right: Option<u32>,
    /// When she is told what was right.
    pub reveal: Reveal,
    /// Which of her turns counts.
    pub attempts: Attempts,
    /// When the campaign closes: Unix milliseconds; 0 if it was not on the phone any more.
    pub closes_at_ms: u64,
    /// Her answers, in the order picked.
    pub answers: Vec<CardAnswer>,
    /// Whether it is a form of a survey: then the card says nothing of what she answered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_form: bool,
    /// Whether the phone was passed on since: then the card says nothing of what was answered, and is not listed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_put_away: bool,
    /// Whether it is never stored nor listed, as the survey is sensitive: it lives in memory for its record to go with.
    #[serde(skip)]
    pub is_unlisted: bool,
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
    /// What she marked or typed; nothing when time was up.
    pub given: Given,
    /// What that was worth.
    pub verdict: Verdict,
}

impl ResultCard {
    pub(super) fn of(turn: &Turn, id: &RecordId, joined: Option<&Joined>, now_ms: u64) -> Self {
        let campaign = joined.map(|joined| &joined.campaign);
        let rules = campaign.map_or_else(Rules::default, |campaign| campaign.rules);
        let flowers = || turn.picked.iter().filter_map(|n| turn.flowers.get(*n));
        Self {
            id: id.clone(),
            code: turn.code.clone(),
            campaign: campaign.map(|campaign| campaign.title.clone()).unwrap_or_default(),
            campaign_id: turn.campaign.clone(),
            unit: joined.map(|joined| joined.unit.name.clone()).unwrap_or_default(),
            person: turn.person,
            finished_at_ms: now_ms,
            took_ms: flowers().fold(0, |sum: u32, flower| sum.saturating_add(flower.took_ms)),
            right: turn.right(),
            reveal: rules.reveal,
            attempts: rules.attempts,
            closes_at_ms: campaign.map_or(0, |campaign| campaign.closes_at_ms),
            answers: flowers()
                .map(|flower| CardAnswer {
                    pack: flower.pack.clone(),
                    question: flower.question.clone(),
                    given: flower.given.clone(),
                    verdict: flower.verdict.unwrap_or(Verdict::Unjudged),
                })
                .collect(),
            is_form: false,
            is_put_away: false,
            is_unlisted: false,
            sent_at_ms: None,
        }
    }

    /// The card of a form of this phone's `person`: that it was given, and nothing of what it says.
    pub(super) fn of_form(
        joined: &Joined,
        id: &RecordId,
        person: u32,
        is_unlisted: bool,
        now_ms: u64,
    ) -> Self {
        let campaign = &joined.campaign;
        Self {
            id: id.clone(),
            code: joined.code.clone(),
            campaign: campaign.title.clone(),
            campaign_id: campaign.id.clone(),
            unit: joined.unit.name.clone(),
            person,
            finished_at_ms: now_ms,
            took_ms: 0,
            right: None,
            reveal: campaign.rules.reveal,
            attempts: campaign.rules.attempts,
            closes_at_ms: campaign.closes_at_ms,
            answers: vec![],
            is_form: true,
            is_put_away: false,
            is_unlisted,
            sent_at_ms: None,
        }
    }

    /// Forgets what was answered.
    pub(super) fn put_away(&mut self) {
        self.answers.clear();
        self.right = None;
        self.is_put_away = true;
    }

    /// How many of her answers were worth this much.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> u32 {
        let count = self.answers.iter().filter(|answer| answer.verdict == verdict).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

pub(super) fn delivery_of_unstored(held: &Held) -> Delivery {
    held.set_aside.map_or(Delivery::Unsaved, Delivery::SetAside)
}

pub(super) fn delivery_of(card: &ResultCard, held: Option<&Held>, waits_for_network: bool) -> Delivery {
    match held.map(|held| held.set_aside) {
        Some(Some(reason)) => Delivery::SetAside(reason),
        Some(None) if waits_for_network => Delivery::Waiting,
        Some(None) => Delivery::Saved,
        None if card.sent_at_ms.is_some() => Delivery::Sent,
        // Its record is gone without a confirmation: say no more than we know.
        None => Delivery::Waiting,
    }
}
