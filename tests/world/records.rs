//! Phones without a browser: they play turns by the domain's own rules and seal what comes out.

use domain::campaign::Joined;
use domain::id::{ChoiceId, DeviceId, RecordId};
use domain::pack::{Pack, Question, QuestionKind};
use domain::participation::{Participation, Sealed};
use domain::score::{Given, Verdict, judge};
use domain::turn::{Event, Flower, Turn, find_question};

use crate::chance::Chance;

/// A phone that has joined a campaign.
#[derive(Clone, Debug)]
pub struct Phone {
    /// Where its code led.
    pub joined: Joined,
    /// The campaign's packs, as the phone got them.
    pub packs: Vec<Pack>,
    /// The packs with their keys, which whoever answers knows.
    keys: Vec<Pack>,
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
        Self { joined, keys: packs.clone(), packs, device, chance, sealed: 0 }
    }

    /// The phone in the hands of somebody who knows the answers, though the phone itself was given no key.
    #[must_use]
    pub fn knowing(self, keys: Vec<Pack>) -> Self {
        Self { keys, ..self }
    }

    /// Plays a turn that answers the first `right` flowers right and the others not.
    ///
    /// # Panics
    /// When the domain refuses a plain turn.
    pub fn play(&mut self, right: usize) -> Participation {
        let keys = self.keys.clone();
        self.play_with(|flower, hidden| {
            let question = find_question(&keys, &hidden.pack, &hidden.question);
            let question = question.expect("a dealt question is in the packs");
            vec![Event::Spend { ms: 1_500 }, Event::Give(given_to(question, flower < right)), Event::Answer]
        })
    }

    /// Plays a turn in which the time runs out over every flower, with nothing given.
    ///
    /// # Panics
    /// When the campaign sets no time.
    pub fn play_idly(&mut self) -> Participation {
        let limit_ms =
            self.joined.campaign.rules.limit_ms().expect("a campaign with a time for each question");
        self.play_with(|_, _| vec![Event::Spend { ms: limit_ms }, Event::TimeUp])
    }

    fn play_with(&mut self, answer: impl Fn(usize, &Flower) -> Vec<Event>) -> Participation {
        let seed = self.chance.number();
        // A phone whose clock is right: it takes part as soon as the campaign opens.
        let now_ms = self.joined.campaign.opens_at_ms;
        let mut turn = Turn::begin(&self.joined, &self.packs, seed, now_ms, None);
        for flower in 0..turn.flowers.len() {
            let mut events = vec![Event::Pick { flower }];
            events.extend(answer(flower, &turn.flowers[flower]));
            events.push(Event::Close);
            for event in events {
                turn.step(event, &self.packs).expect("a plain turn");
            }
        }
        self.sealed += 1;
        let id = RecordId::v7(now_ms + u64::from(self.sealed), self.chance.bytes());
        turn.participation(id, self.device.clone(), self.sealed, now_ms + 60_000)
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

/// What answers a question right, or what does not: a wrong choice alone (where every choice is right, only the first), the
/// order as it is shown, a number or words far off. A prediction is neither: any number of people.
///
/// # Panics
/// When the question has no key to go by.
#[must_use]
pub fn given_to(question: &Question, right: bool) -> Given {
    let typed = |text: &str| Given { typed: text.to_owned(), ..Given::default() };
    let marked = |chosen: Vec<ChoiceId>| Given { chosen, ..Given::default() };
    let off = |texts: [&str; 2]| {
        let wrong = texts.into_iter().map(typed).find(|given| judge(question, given) == Verdict::NotRight);
        wrong.expect("two answers so far apart are not both right")
    };
    match (question.kind, right) {
        (QuestionKind::Prediction, _) => typed("120"),
        (QuestionKind::Number, true) => typed(&question.number.expect("a key").value.written()),
        (QuestionKind::Number, false) => off(["0", "999999"]),
        (QuestionKind::Text, true) => typed(question.accepted.first().expect("a key")),
        (QuestionKind::Text, false) => off(["không rõ", "chưa nghĩ ra"]),
        (QuestionKind::Order, true) => marked(question.order.clone()),
        (QuestionKind::Order, false) => marked(question.choices.iter().map(|c| c.id.clone()).collect()),
        (_, right) => marked(choices_for(question, right)),
    }
}

fn choices_for(question: &Question, right: bool) -> Vec<ChoiceId> {
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
