//! Records as phones seal them: turns played by the domain's own rules, then sealed for one phone after another, many and
//! quickly. Every record follows from its number alone, so that none need be kept to know what it was.

use std::collections::HashMap;
use std::ops::Range;
use std::panic::resume_unwind;

use anyhow::{Context, Result};
use domain::campaign::Joined;
use domain::id::{CampaignId, DeviceId, RecordId, UnitId};
use domain::pack::{Pack, Question, QuestionKind};
use domain::participation::{Participation, Sealed};
use domain::results::Tally;
use domain::score::{Given, Verdict, judge};
use domain::turn::{Event, Turn, find_question};
use domain::wire::{MOST_BYTES, entry_len, upload_body};

use super::http::{Connection, Request};

/// Where phones hand in records.
pub const UPLOADS: &str = "/api/v1/participations";
/// The code of the demo's first branch; the others count on from it.
const FIRST_CODE: usize = 246_810;
/// How many different turns are played.
const TURNS: u64 = 1_000;
/// What stands around the records of an upload.
const ENVELOPE: usize = 16;

/// A phone of each branch, and the turns that people play on them.
pub struct Phones {
    /// The campaign they take part in.
    pub campaign: CampaignId,
    units: Vec<UnitId>,
    turns: Vec<Played>,
    now_ms: u64,
}

struct Played {
    record: Participation,
    tally: Tally,
}

/// An upload, ready to be sent.
pub struct Upload {
    /// The numbers of its records.
    pub records: Range<u64>,
    /// Its bytes.
    pub request: Request,
}

impl Phones {
    /// Joins as phones do: by the code of each branch, then the packs; and plays.
    ///
    /// # Errors
    /// The server's; what it sends cannot be read; the packs do not fit the turn.
    pub async fn join(server: &mut Connection, branches: usize, now_ms: u64) -> Result<Self> {
        let mut units = Vec::with_capacity(branches);
        let mut first: Option<Joined> = None;
        for code in FIRST_CODE..FIRST_CODE + branches {
            let json = server.ask(&Request::get_plain(&format!("/api/v1/join/{code}"))).await?;
            let joined: Joined = serde_json::from_slice(&json).context("reading where a code leads")?;
            units.push(joined.unit.id.clone());
            first.get_or_insert(joined);
        }
        let joined = first.context("no branch")?;
        let mut packs = Vec::new();
        for pack in &joined.campaign.packs {
            let path = format!("/api/v1/packs/{}/{}", pack.id, pack.version);
            let json = server.ask(&Request::get_plain(&path)).await?;
            packs.push(Pack::read(&String::from_utf8(json)?)?);
        }
        let turns = (0..TURNS).map(|seed| play(&joined, &packs, seed, now_ms)).collect::<Result<_>>()?;
        Ok(Self { campaign: joined.campaign.id, units, turns, now_ms })
    }

    /// Seals the record of this number: that of another phone's first turn than any other number's.
    pub fn seal(&self, number: u64) -> Sealed {
        let mut chance = number;
        let (mut device, mut id) = ([0; 16], [0; 10]);
        for bytes in device.chunks_mut(8).chain(id.chunks_mut(8)) {
            bytes.copy_from_slice(&next(&mut chance).to_le_bytes()[..bytes.len()]);
        }
        let mut record = self.turn(number).record.clone();
        // Phones finish one after another, so that their ids come nearly in the order of time.
        let finished_ms = self.now_ms + number;
        record.started_at_ms = finished_ms.saturating_sub(u64::from(record.took_ms));
        record.finished_at_ms = finished_ms;
        record.id = RecordId::v7(finished_ms, id);
        record.device = DeviceId::v4(device);
        record.unit = self.unit(number).clone();
        record.seal()
    }

    fn turn(&self, number: u64) -> &Played {
        &self.turns[(number % TURNS) as usize]
    }

    /// Branches in no order, as many phones send at the same time.
    fn unit(&self, number: u64) -> &UnitId {
        let mut chance = number ^ 0x5eed;
        &self.units[(next(&mut chance) % self.units.len() as u64) as usize]
    }

    /// Writes the uploads of these records, each of as many as `size` says of the upload's place and as one upload takes.
    /// On all cores: the clock does not run yet.
    pub fn uploads(&self, records: Range<u64>, size: impl Fn(u64) -> usize + Sync) -> Vec<Upload> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from) as u64;
        let share = (records.end - records.start).div_ceil(cores);
        let parts = (0..cores).map(|core| {
            let start = (records.start + core * share).min(records.end);
            start..(start + share).min(records.end)
        });
        std::thread::scope(|scope| {
            let size = &size;
            let writing: Vec<_> =
                parts.map(|part| scope.spawn(move || self.uploads_of_part(part, size))).collect();
            let parts =
                writing.into_iter().map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic)));
            parts.flatten().collect()
        })
    }

    fn uploads_of_part(&self, records: Range<u64>, size: impl Fn(u64) -> usize) -> Vec<Upload> {
        let mut uploads = Vec::new();
        let mut batch: Vec<Sealed> = Vec::new();
        let (mut first, mut bytes) = (records.start, ENVELOPE);
        for number in records.clone() {
            let record = self.seal(number);
            let entry = entry_len(&record);
            let is_full = batch.len() >= size(uploads.len() as u64) || bytes + entry > MOST_BYTES;
            if is_full && !batch.is_empty() {
                uploads.push(upload(first..number, &batch));
                batch.clear();
                (first, bytes) = (number, ENVELOPE);
            }
            bytes += entry;
            batch.push(record);
        }
        if !batch.is_empty() {
            uploads.push(upload(first..records.end, &batch));
        }
        uploads
    }

    /// What the branches' own counts must be once these records are stored, beside the time of the last.
    pub fn tallies(&self, records: Range<u64>) -> HashMap<UnitId, Tally> {
        let mut tallies: HashMap<UnitId, Tally> = HashMap::new();
        for number in records {
            tallies.entry(self.unit(number).clone()).or_default().add(&self.turn(number).tally);
        }
        tallies
    }
}

fn upload(records: Range<u64>, batch: &[Sealed]) -> Upload {
    let body = upload_body(&batch.iter().collect::<Vec<_>>());
    Upload { records, request: Request::post(UPLOADS, &body) }
}

fn play(joined: &Joined, packs: &[Pack], seed: u64, now_ms: u64) -> Result<Played> {
    let mut chance = seed;
    let mut turn = Turn::begin(joined, packs, next(&mut chance), now_ms, None);
    let mut tally = Tally { participations: 1, ..Tally::default() };
    for flower in 0..turn.flowers.len() {
        let hidden = &turn.flowers[flower];
        let question = find_question(packs, &hidden.pack, &hidden.question).context("no such question")?;
        let given = anything(question, next(&mut chance));
        let verdict = judge(question, &given);
        tally.asked += u64::from(verdict != Verdict::Unjudged);
        tally.right += u64::from(verdict == Verdict::Right);
        let took = 2_000 + (next(&mut chance) % 20_000) as u32;
        for event in [Event::Pick { flower }, Event::Spend { ms: took }, Event::Give(given), Event::Answer] {
            turn.step(event, packs)?;
        }
    }
    let record = turn.participation(RecordId::default(), DeviceId::default(), 1, now_ms);
    Ok(Played { record, tally })
}

/// An answer to any kind of question, as `chance` has it.
fn anything(question: &Question, chance: u64) -> Given {
    let choice = |n: usize| question.choices[n % question.choices.len()].id.clone();
    let chosen = match question.kind {
        QuestionKind::Order => (0..question.choices.len()).map(|n| choice(n + chance as usize % 8)).collect(),
        kind if kind.has_choices() => vec![choice(chance as usize % 8)],
        _ => vec![],
    };
    let typed = if chosen.is_empty() { (chance % 100).to_string() } else { String::new() };
    Given { chosen, typed }
}

/// SplitMix64 (Steele, Lea, Flood 2014): made-up answers need no better chance.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use domain::campaign::{Campaign, JoinCode, JoinedUnit, NameAsked, Rules};

    use super::*;

    fn phones() -> Phones {
        let pack = Pack::read(include_str!("../../../public/packs/an-toan-tren-mang.json")).unwrap();
        let campaign = Campaign {
            id: CampaignId::new("dot-1"),
            title: "Đợt 1".to_owned(),
            packs: vec![pack.pack_ref()],
            survey: None,
            flowers: 10,
            rules: Rules::default(),
            name_asked: NameAsked::None,
            opens_at_ms: 0,
            closes_at_ms: 1,
        };
        let unit = JoinedUnit { id: UnitId::new("ch-1"), name: "Chi hội 1".to_owned(), within: vec![] };
        let code = JoinCode::read("246810").unwrap();
        let joined = Joined { code, campaign, unit, contacts: vec![], rescue_key: None, langs: vec![] };
        let turns = (0..TURNS).map(|seed| play(&joined, std::slice::from_ref(&pack), seed, 0).unwrap());
        let units = vec![UnitId::new("ch-1"), UnitId::new("ch-2")];
        Phones {
            campaign: joined.campaign.id.clone(),
            units,
            turns: turns.collect(),
            now_ms: 1_795_000_000_000,
        }
    }

    #[test]
    fn uploads_keep_both_limits_and_lose_no_record() {
        let phones = phones();
        let size = |place| if place % 10 == 9 { 1 } else { 50 };
        let uploads = phones.uploads_of_part(7..507, size);
        assert_eq!(uploads[9].records.end - uploads[9].records.start, 1);
        for written in [&uploads, &phones.uploads(7..507, size)] {
            let numbers: Vec<u64> = written.iter().flat_map(|upload| upload.records.clone()).collect();
            assert_eq!(numbers, (7..507).collect::<Vec<_>>());
        }
        for upload in &uploads {
            let records: Vec<Sealed> = upload.records.clone().map(|number| phones.seal(number)).collect();
            let body = upload_body(&records.iter().collect::<Vec<_>>());
            assert!(records.len() <= 50 && body.len() <= MOST_BYTES, "{}", body.len());
        }
    }

    #[test]
    fn records_differ_and_their_counts_are_known() {
        let phones = phones();
        let (one, other) = (phones.seal(1), phones.seal(1_001));
        assert!(one.id != other.id && one.sha256 != other.sha256 && one.id.is_well_formed());
        assert_eq!(phones.seal(1), one);
        let tallies = phones.tallies(0..300);
        assert_eq!(tallies.len(), 2);
        assert_eq!(tallies.values().map(|tally| tally.participations).sum::<u64>(), 300);
        assert!(tallies.values().all(|tally| tally.right > 0 && tally.right < tally.asked));
    }
}
