//! Phones without a browser: they play turns by the domain's own rules and seal what comes out.

use domain::campaign::Joined;
use domain::id::{ChoiceId, DeviceId, RecordId};
use domain::pack::{Pack, Question, QuestionKind};
use domain::participation::{Participation, Sealed};
use domain::turn::{Event, Turn, find_question};

use crate::chance::Chance;

/// A moment within the demo campaign, by the phone's clock: the server goes by its own.
const NOW_MS: u64 = 1_795_000_000_000;

/// A phone that has joined a campaign.
#[derive(Clone, Debug)]
pub struct Phone {
    /// Where its code led.
    pub joined: Joined,
    /// The campaign's packs.
    pub packs: Vec<Pack>,
    device: DeviceId,
    chance: Chance,
    sealed: u32,
}

impl Phone {
    /// A phone whose turns `seed` decides; phones with different seeds are different phones.
    #[must_use]
    pub fn new(joined: Joined, packs: Vec<Pack>, seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let device = DeviceId::v4(chance.bytes());
        Self { joined, packs, device, chance, sealed: 0 }
    }

    /// Plays a turn that answers the first `right` flowers right and the others not.
    ///
    /// # Panics
    /// When the domain refuses a plain turn.
    pub fn play(&mut self, right: usize) -> Participation {
        let seed = self.chance.number();
        let mut turn = Turn::begin(&self.joined, &self.packs, seed, NOW_MS, None);
        for flower in 0..turn.flowers.len() {
            let hidden = turn.flowers[flower].clone();
            let question = find_question(&self.packs, &hidden.pack, &hidden.question);
            let question = question.expect("a dealt question is in the packs");
            let mut events = vec![Event::Pick { flower }, Event::Spend { ms: 1_500 }];
            let chosen = answer_to(question, flower < right).into_iter();
            events.extend(chosen.map(|choice| Event::Choose { choice, on: true }));
            events.extend([Event::Answer, Event::Close]);
            for event in events {
                turn.step(event, &self.packs).expect("a plain turn");
            }
        }
        self.sealed += 1;
        let id = RecordId::v7(NOW_MS + u64::from(self.sealed), self.chance.bytes());
        turn.participation(id, self.device.clone(), self.sealed, NOW_MS + 60_000)
    }

    /// Plays a turn with seven right answers and seals it.
    pub fn seal_one(&mut self) -> Sealed {
        self.play(7).seal()
    }

    /// Plays and seals several turns.
    pub fn seal(&mut self, count: usize) -> Vec<Sealed> {
        (0..count).map(|_| self.seal_one()).collect()
    }
}

/// The choices that answer a question right; or, for one that is not right, a wrong choice alone (or, where every choice is
/// right, only the first).
#[must_use]
pub fn answer_to(question: &Question, right: bool) -> Vec<ChoiceId> {
    let right_ones = question.choices.iter().filter(|choice| choice.right).map(|choice| choice.id.clone());
    if right {
        return right_ones.collect();
    }
    let wrong = question.choices.iter().find(|choice| !choice.right).map(|choice| choice.id.clone());
    match (wrong, question.kind) {
        (None, QuestionKind::Multiple) => right_ones.take(1).collect(),
        (wrong, _) => wrong.into_iter().collect(),
    }
}

/// A sealed record whose bytes are not those that its hash was taken of.
#[must_use]
pub fn with_hash_of_another(record: &Sealed, other: &Sealed) -> Sealed {
    Sealed { sha256: other.sha256.clone(), ..record.clone() }
}

/// A record as if a phone had sealed these bytes under this id.
#[must_use]
pub fn sealed_bytes(id: &RecordId, body: &str) -> Sealed {
    let sha256 = domain::participation::sha256_hex(body.as_bytes());
    Sealed { id: id.clone(), sha256, body: body.to_owned() }
}
