//! One phone passed on among many: who comes next, who has gone, and how what the ones before her did is put away.

use domain::campaign::JoinCode;
use domain::json;

use super::{Phone, ResultCard, put};
use crate::keys;
use crate::ports::{Commit, Ports, StorageError, Write};

/// The number of whoever owns the phone: those it is passed on to come after her.
const OWNER: u32 = 1;
/// The most names a list takes: more than any branch meeting seats.
const MOST_NAMES: usize = 300;

/// The word that a phone is being passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passing {
    /// The code that everybody takes part by.
    pub code: JoinCode,
    /// The number of the first person: those before her took part on their own.
    pub first: u32,
    /// The names to tap, where whoever holds the phone wrote them down. They never leave the phone.
    pub people: Vec<Listed>,
}

/// A name on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// As it was written.
    pub name: String,
    /// The number she took part under; 0 until she has tapped her name.
    pub person: u32,
}

/// The phone between two people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between {
    /// How it is passed on.
    pub passing: Passing,
    /// The numbers of those who finished.
    pub gone: Vec<u32>,
    /// Whether something is left before its end.
    pub is_under_way: bool,
}

impl Between {
    /// The number of the next person, after those who have gone.
    #[must_use]
    pub fn next(&self) -> u32 {
        self.gone.iter().max().map_or(self.passing.first, |last| last + 1)
    }
}

impl Passing {
    /// The names one a line: a name that stays keeps who tapped it.
    pub fn list(&mut self, text: &str) {
        let before = std::mem::take(&mut self.people);
        for name in text.split('\n').map(str::trim).filter(|name| !name.is_empty()).take(MOST_NAMES) {
            if self.people.iter().all(|listed| listed.name != name) {
                let person =
                    before.iter().find(|listed| listed.name == name).map_or(0, |listed| listed.person);
                self.people.push(Listed { name: name.to_owned(), person });
            }
        }
    }

    /// The person of this number taps the name at `place`, or none.
    pub fn tap(&mut self, place: Option<usize>, person: u32) {
        for (at, listed) in self.people.iter_mut().enumerate() {
            if Some(at) == place {
                listed.person = person;
            } else if listed.person == person {
                // A turn that was given up left its number to her.
                listed.person = 0;
            }
        }
    }

    /// The name that the person of this number has tapped.
    #[must_use]
    pub fn name_of(&self, person: u32) -> Option<&str> {
        self.people.iter().find(|listed| listed.person == person).map(|listed| listed.name.as_str())
    }

    /// Whether a result was made while the phone was passed on.
    fn has_made(&self, card: &ResultCard) -> bool {
        card.code == self.code && card.person >= self.first
    }

    /// The code and the first number, then a line for each name with the number of who tapped it.
    fn written(&self) -> String {
        let mut text = [self.code.as_str(), " ", &self.first.to_string()].concat();
        for listed in &self.people {
            text.push_str(&["\n", &listed.person.to_string(), " ", &listed.name].concat());
        }
        text
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n').filter_map(|line| line.split_once(' '));
        let (code, first) = lines.next()?;
        let listed = |(person, name): (&str, &str)| Listed {
            name: name.to_owned(),
            person: person.parse().unwrap_or_default(),
        };
        Some(Self {
            code: JoinCode::read(code)?,
            first: first.parse().ok()?,
            people: lines.map(listed).collect(),
        })
    }
}

impl<P: Ports> Phone<P> {
    /// Whether, and for which code, the phone is being passed on.
    pub async fn passing(&self) -> Option<Passing> {
        let in_memory = self.passing.borrow().clone();
        match in_memory {
            None => Passing::read(&self.ports.read(keys::PASSING).await.ok()??),
            known => known,
        }
    }

    /// Passes the phone on so from here; none ends it. Where storage fails it is so in this tab's memory.
    pub async fn keep_passing(&self, passing: Option<&Passing>) {
        let key = keys::PASSING.to_owned();
        let write = match passing {
            Some(passing) => put(key, passing.written()),
            None => Write::Delete { key },
        };
        let outcome = self.ports.commit(Commit { expect: vec![], writes: vec![write] }).await;
        self.passing.replace(passing.filter(|_| outcome.is_err()).cloned());
        self.changed();
    }

    /// Hands the phone over to the next person, and begins to pass it on where it was not yet. What those before her did is put
    /// away: of each result stays where it is on its way, and nothing of what was answered. Something under way stays,
    /// unless it is `given_up`.
    pub async fn hand_over(&self, code: &JoinCode, given_up: bool) -> Between {
        let cards: Vec<ResultCard> =
            self.results().await.unwrap_or_default().into_iter().map(|(card, _)| card).collect();
        let passing = match self.passing().await {
            Some(passing) if passing.code == *code => passing,
            _ => {
                let last = cards.iter().map(|card| card.person).max();
                let first = last.unwrap_or(OWNER).max(OWNER) + 1;
                let passing = Passing { code: code.clone(), first, people: vec![] };
                self.keep_passing(Some(&passing)).await;
                passing
            }
        };
        // What cannot be put away now is at the next time; while the phone is passed on it is not shown either.
        while self.put_away(&passing, given_up).await == Err(StorageError::Changed) {}
        let made = cards.iter().filter(|card| passing.has_made(card));
        let gone = made.map(|card| card.person).collect();
        let is_under_way = matches!(self.ports.read(&keys::draft(code)).await, Ok(Some(_)));
        Between { passing, gone, is_under_way }
    }

    /// [`StorageError::Changed`]: a result was confirmed meanwhile.
    async fn put_away(&self, passing: &Passing, given_up: bool) -> Result<(), StorageError> {
        for (_, card) in self.unstored.borrow_mut().iter_mut().filter(|(_, card)| passing.has_made(card)) {
            card.put_away();
        }
        let (mut expect, mut writes) = (Vec::new(), Vec::new());
        for (key, text) in self.ports.scan(keys::RESULT).await? {
            let Some(mut card) = json::read::<ResultCard>(&text) else { continue };
            if passing.has_made(&card) && !card.is_put_away {
                card.put_away();
                writes.push(put(key.clone(), json::write(&card)));
                expect.push((key, Some(text)));
            }
        }
        if given_up {
            writes.push(Write::Delete { key: keys::draft(&passing.code) });
        }
        if !writes.is_empty() {
            self.ports.commit(Commit { expect, writes }).await?;
            self.ports.announce();
            self.changed();
        }
        Ok(())
    }
}
