//! Records as phones seal them: turns played by the domain's own rules, many and quickly.

use anyhow::{Context, Result};
use domain::campaign::Joined;
use domain::id::{DeviceId, RecordId};
use domain::pack::Pack;
use domain::participation::Sealed;
use domain::turn::{Event, Turn, find_question};
use domain::wire::{MOST_BYTES, MOST_RECORDS, entry_len};

use super::http::{Connection, Request};

/// The demo branches' codes.
const CODES: [&str; 5] = ["246810", "246811", "246812", "246813", "246814"];

/// Phones of every demo branch, in turn.
pub struct Phones {
    joined: Vec<Joined>,
    packs: Vec<Pack>,
    state: u64,
    now_ms: u64,
}

impl Phones {
    /// Joins as phones do: by code, then the packs.
    ///
    /// # Errors
    /// The server's; what it sends cannot be read.
    pub async fn join(server: &mut Connection, now_ms: u64) -> Result<Self> {
        let mut joined: Vec<Joined> = Vec::new();
        for code in CODES {
            let json = server.ask(&Request::get_plain(&format!("/api/v1/join/{code}"))).await?;
            joined.push(serde_json::from_slice(&json).context("reading where a code leads")?);
        }
        let mut packs = Vec::new();
        for pack in &joined.first().context("no code")?.campaign.packs {
            let path = format!("/api/v1/packs/{}/{}", pack.id, pack.version);
            let json = server.ask(&Request::get_plain(&path)).await?;
            packs.push(Pack::read(&String::from_utf8(json)?)?);
        }
        Ok(Self { joined, packs, state: now_ms, now_ms })
    }

    /// Seals `count` records, each of another phone's first turn.
    ///
    /// # Errors
    /// The pack does not fit the turn.
    pub fn seal(&mut self, count: usize) -> Result<Vec<Sealed>> {
        (0..count).map(|place| self.seal_one(place)).collect()
    }

    fn seal_one(&mut self, place: usize) -> Result<Sealed> {
        let joined = &self.joined[place % self.joined.len()];
        // Phones finish one after another, so that their ids come nearly in the order of time.
        let finished_ms = self.now_ms + place as u64;
        let mut turn = Turn::begin(joined, &self.packs, next(&mut self.state), finished_ms - 300_000, None);
        for flower in 0..turn.flowers.len() {
            let hidden = &turn.flowers[flower];
            let question =
                find_question(&self.packs, &hidden.pack, &hidden.question).context("no such question")?;
            let choice = next(&mut self.state) as usize % question.choices.len();
            let choice = question.choices[choice].id.clone();
            let took = 2_000 + (next(&mut self.state) % 20_000) as u32;
            for event in [
                Event::Pick { flower },
                Event::Spend { ms: took },
                Event::Choose { choice, on: true },
                Event::Answer,
            ] {
                turn.step(event, &self.packs)?;
            }
        }
        let mut random = [0; 26];
        for bytes in random.chunks_mut(8) {
            bytes.copy_from_slice(&next(&mut self.state).to_le_bytes()[..bytes.len()]);
        }
        let (device, id) = random.split_at(16);
        let device = DeviceId::v4(device.try_into()?);
        let id = RecordId::v7(finished_ms, id.try_into()?);
        Ok(turn.participation(id, device, 1, finished_ms).seal())
    }
}

/// Cuts records into uploads as phones do: as many as the limits of one upload take.
pub fn batches(records: &[Sealed]) -> Vec<Vec<&Sealed>> {
    let mut batches: Vec<Vec<&Sealed>> = Vec::new();
    let mut bytes = 0;
    for record in records {
        let entry = entry_len(record);
        match batches.last_mut() {
            Some(batch) if batch.len() < MOST_RECORDS && bytes + entry <= MOST_BYTES => batch.push(record),
            _ => {
                // What stands around the records.
                bytes = 16;
                batches.push(vec![record]);
            }
        }
        bytes += entry;
    }
    batches
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
    use domain::wire::upload_body;

    use super::*;

    #[test]
    fn batches_keep_both_limits_and_lose_nothing() {
        let record = |len: usize| {
            let id = RecordId::v7(len as u64, [0; 10]);
            Sealed { id, sha256: "0".repeat(64), body: "1".repeat(len) }
        };
        let small: Vec<Sealed> = (0..120).map(|_| record(100)).collect();
        assert_eq!(batches(&small).iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 20]);
        let large: Vec<Sealed> = (0..70).map(|_| record(2_000)).collect();
        let cut = batches(&large);
        assert_eq!(cut.iter().map(Vec::len).sum::<usize>(), 70);
        assert!(cut.iter().all(|batch| upload_body(batch).len() <= MOST_BYTES));
    }
}
