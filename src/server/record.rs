//! One uploaded record: is it what it says, whom does it count for, and was each answer right?

use std::collections::HashSet;
use std::sync::Arc;

use domain::campaign::Campaign;
use domain::id::{CampaignId, DeviceId, RecordId, UnitId};
use domain::pack::{Question, QuestionKind};
use domain::participation::{Answer, FORMAT, Participation, sha256_hex};
use domain::score::{Given, Verdict, judge};
use domain::turn::{MOST_TOOK_MS, MOST_TYPED_CHARS};
use domain::wire::SetAsideReason;
use serde::Deserialize;

use crate::catalog::{Catalog, Entry};
use crate::day::Day;
use crate::flags::{Flag, Flags};
use crate::form::{self, Form};
use crate::published::PublishedPack;

/// A day in milliseconds: how far a phone's clock may be off before it is flagged.
const DAY_MS: u64 = 86_400_000;
/// The longest device id taken: a UUID has 36 bytes.
const DEVICE_MOST_BYTES: usize = 64;

/// What is to be done with an uploaded record.
#[derive(Debug)]
pub enum Item {
    /// To be stored and counted.
    Record(Record),
    /// A form of a survey, to be stored and counted.
    Form(Form),
    /// To be kept apart.
    SetAside(SetAside),
}

impl Item {
    /// Whether it names a campaign, unit, pack or survey that we do not know.
    #[must_use]
    pub fn is_of_unknown(&self) -> bool {
        use SetAsideReason::{UnknownCampaign, UnknownUnit};
        match self {
            Self::Record(record) => record.judged.flags.has(Flag::UnknownPack),
            Self::Form(form) => form.judged.flags.has(Flag::UnknownSurvey),
            Self::SetAside(record) => matches!(record.reason, UnknownCampaign | UnknownUnit),
        }
    }

    /// When the turn ended, by the phone's clock; none where no participation could be read, and of forms, which do not say.
    #[must_use]
    pub fn finished_at_ms(&self) -> Option<u64> {
        match self {
            Self::Record(record) => Some(record.finished_at_ms),
            Self::Form(_) | Self::SetAside(_) => None,
        }
    }
}

/// A record to store.
#[derive(Debug)]
pub struct Record {
    /// Its id.
    pub id: RecordId,
    /// The hash of `body`.
    pub sha256: String,
    /// The phone.
    pub device: DeviceId,
    /// The phone's own count.
    pub seq: u32,
    /// When the server got it: Unix milliseconds.
    pub received_at_ms: u64,
    /// When the turn ended: Unix milliseconds by the phone's clock.
    pub finished_at_ms: u64,
    /// The bytes as received.
    pub body: Arc<str>,
    /// What it adds to the counts, and what is odd about it.
    pub judged: Judged,
}

/// What the server makes of a participation: a function of its bytes, the time it came and the catalog.
#[derive(Debug)]
pub struct Judged {
    /// The campaign it counts for.
    pub campaign: CampaignId,
    /// The unit it counts for.
    pub unit: UnitId,
    /// What is odd about it.
    pub flags: Flags,
    /// The answers that count: those that are right or not. A prediction is neither.
    pub answers: Vec<CountedAnswer>,
}

/// One answer as it counts.
#[derive(Clone, Debug)]
pub struct CountedAnswer {
    /// The question's pack.
    pub pack: Arc<PublishedPack>,
    /// The question's place in the pack, from 0.
    pub question: usize,
    /// Whether it was right.
    pub right: bool,
    /// Bit n is set if the question's choice n was taken; where the order was asked, if it was put at its right place.
    pub chosen: u64,
}

/// A record to keep apart.
#[derive(Debug)]
pub struct SetAside {
    /// The id as uploaded.
    pub id: String,
    /// The hash as uploaded.
    pub claimed_sha256: String,
    /// The hash of `body`.
    pub sha256: String,
    /// Why.
    pub reason: SetAsideReason,
    /// The campaign it names, if we know that one.
    pub campaign: Option<CampaignId>,
    /// When the server got it: Unix milliseconds; of a form only the beginning of that day.
    pub received_at_ms: u64,
    /// The bytes as received.
    pub body: Arc<str>,
}

/// Sorts one uploaded record: `id` and `claimed` (its hash) as the envelope has them, `body` as received.
#[must_use]
pub fn sort(id: &str, claimed: &str, body: &str, catalog: &Catalog, received_at_ms: u64) -> Item {
    let sha256 = sha256_hex(body.as_bytes());
    let is_form = form::is_form(id, body);
    let sorted = if sha256 != claimed {
        Err(SetAsideReason::HashMismatch)
    } else if is_form {
        let received_day = Day::of_ms(received_at_ms);
        form::read(id, body, catalog, received_day).map(|(id, judged)| {
            Item::Form(Form { id, sha256: sha256.clone(), received_day, body: Arc::from(body), judged })
        })
    } else {
        sort_participation(id, &sha256, body, catalog, received_at_ms)
    };
    sorted.unwrap_or_else(|reason| {
        Item::SetAside(SetAside {
            id: id.to_owned(),
            claimed_sha256: claimed.to_owned(),
            sha256,
            reason,
            campaign: named_campaign(body, catalog),
            received_at_ms: if is_form { Day::of_ms(received_at_ms).begins_ms() } else { received_at_ms },
            body: Arc::from(body),
        })
    })
}

fn sort_participation(
    id: &str,
    sha256: &str,
    body: &str,
    catalog: &Catalog,
    received_at_ms: u64,
) -> Result<Item, SetAsideReason> {
    let participation = read(id, body)?;
    let judged = judge_participation(&participation, catalog, received_at_ms)?;
    let Participation { id, device, seq, finished_at_ms, .. } = participation;
    let (sha256, body) = (sha256.to_owned(), Arc::from(body));
    Ok(Item::Record(Record { id, sha256, device, seq, received_at_ms, finished_at_ms, body, judged }))
}

fn read(id: &str, body: &str) -> Result<Participation, SetAsideReason> {
    let participation: Participation = serde_json::from_str(body).map_err(|_| SetAsideReason::Unreadable)?;
    let device = participation.device.as_str();
    let readable = participation.format == FORMAT
        && participation.id.as_str() == id
        && participation.id.is_well_formed()
        && (1..=DEVICE_MOST_BYTES).contains(&device.len())
        && device.bytes().all(|byte| byte.is_ascii_graphic());
    if readable { Ok(participation) } else { Err(SetAsideReason::Unreadable) }
}

/// Judges a participation.
///
/// # Errors
/// [`SetAsideReason`] when it cannot be counted for anyone.
pub fn judge_participation(
    participation: &Participation,
    catalog: &Catalog,
    received_at_ms: u64,
) -> Result<Judged, SetAsideReason> {
    let entry = catalog.campaign(&participation.campaign).ok_or(SetAsideReason::UnknownCampaign)?;
    let unit = catalog.unit(&participation.unit).ok_or(SetAsideReason::UnknownUnit)?;
    let campaign = &entry.campaign;
    let mut flags = flags_of_times(participation, campaign, received_at_ms);
    flags.raise_if(!entry.expects(&unit.id), Flag::ForeignUnit);
    flags.raise_if(participation.person == 0, Flag::OutOfRange);
    let answers = judge_answers(&participation.answers, entry, catalog, &mut flags);
    let right = answers.iter().filter(|answer| answer.right).count();
    // A phone without the key says nothing.
    let differs = participation.right.is_some_and(|said| u32::try_from(right) != Ok(said));
    flags.raise_if(differs, Flag::ScoreDiffers);
    Ok(Judged { campaign: campaign.id.clone(), unit: unit.id.clone(), flags, answers })
}

fn flags_of_times(participation: &Participation, campaign: &Campaign, received_at_ms: u64) -> Flags {
    let mut flags = Flags::default();
    flags.raise_if(received_at_ms > campaign.closes_at_ms, Flag::Late);
    // A record may wait for a network for weeks: only a time that cannot be is a wrong clock.
    let finished = participation.finished_at_ms;
    let ahead = finished > received_at_ms.saturating_add(DAY_MS);
    let behind = finished.saturating_add(DAY_MS) < campaign.opens_at_ms;
    flags.raise_if(ahead || behind, Flag::ClockOff);
    flags
}

fn judge_answers(
    answers: &[Answer],
    entry: &Entry,
    catalog: &Catalog,
    flags: &mut Flags,
) -> Vec<CountedAnswer> {
    flags.raise_if(answers.len() != entry.answers, Flag::OtherCount);
    let mut seen = HashSet::with_capacity(answers.len());
    let mut counted = Vec::with_capacity(answers.len());
    for answer in answers {
        let too_long = answer.typed.chars().count() > MOST_TYPED_CHARS;
        flags.raise_if(too_long || answer.took_ms > MOST_TOOK_MS, Flag::OutOfRange);
        let Some(pack) = catalog.pack(&answer.pack, answer.version) else {
            flags.raise(Flag::UnknownPack);
            continue;
        };
        let used = entry.campaign.packs.iter().any(|p| p.id == answer.pack && p.version == answer.version);
        flags.raise_if(!used, Flag::ForeignPack);
        let Some((place, question)) = pack.find(&answer.question) else {
            flags.raise(Flag::UnknownQuestion);
            continue;
        };
        if !seen.insert((&answer.pack, answer.version, place)) {
            flags.raise(Flag::RepeatedQuestion);
            continue;
        }
        let chosen = chosen_bits(question, answer, flags);
        let given = Given { chosen: answer.chosen.clone(), typed: answer.typed.clone() };
        let right = match judge(question, &given) {
            Verdict::Right => true,
            Verdict::NotRight => false,
            Verdict::Unjudged => continue,
        };
        counted.push(CountedAnswer { pack: Arc::clone(pack), question: place, right, chosen });
    }
    counted
}

/// What is counted of each choice (see [`CountedAnswer::chosen`]).
fn chosen_bits(question: &Question, answer: &Answer, flags: &mut Flags) -> u64 {
    let mut bits = 0;
    for (place, id) in answer.chosen.iter().enumerate() {
        let Some(n) = question.choices.iter().position(|choice| choice.id == *id) else {
            flags.raise(Flag::UnknownChoice);
            continue;
        };
        if question.kind != QuestionKind::Order || question.order.get(place) == Some(id) {
            // A pack has far fewer choices than bits (see `Pack::problems`).
            bits |= 1_u64.checked_shl(n as u32).unwrap_or(0);
        }
    }
    bits
}

/// The campaign that bytes we cannot take seem to be meant for, if we know it.
fn named_campaign(body: &str, catalog: &Catalog) -> Option<CampaignId> {
    #[derive(Deserialize)]
    struct Named {
        campaign: CampaignId,
    }
    let named = serde_json::from_str::<Named>(body).ok()?.campaign;
    catalog.campaign(&named).map(|entry| entry.campaign.id.clone())
}

#[cfg(test)]
mod tests;
