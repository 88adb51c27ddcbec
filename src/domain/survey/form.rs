//! The form (phiếu) under way as a pure state machine: it begins empty, takes events, and ends as a [`SurveyRecord`]. It is its
//! own draft: written to storage after each step, it resumes where it was. Answers to items that became hidden stay in it, as
//! she may come back to them, and are left out when it is sealed.

use serde::{Deserialize, Serialize};

use super::answer::{AnswerError, check, has_other, tidy};
use super::{Conditions, Item, ItemAnswer, ItemKind, RECORD_FORMAT, Round, Survey, SurveyRecord, SurveyRef};
use crate::campaign::Joined;
use crate::id::{CampaignId, RecordId, UnitId};
use crate::json;
use crate::score::Given;
use crate::spelling::plain;

/// The fewest characters of the code that links two forms.
const LEAST_PAIR_CHARS: usize = 4;
/// The most characters of that code.
pub const MOST_PAIR_CHARS: usize = 12;

/// A survey with its conditions compiled: what a form is filled in against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The survey.
    pub survey: Survey,
    conditions: Conditions,
}

impl Paper {
    /// Compiles the conditions.
    #[must_use]
    pub fn of(survey: Survey) -> Self {
        Self { conditions: Conditions::of(&survey.items), survey }
    }
}

/// What a form counts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The campaign that asks.
    pub campaign: CampaignId,
    /// The unit it counts for.
    pub unit: UnitId,
    /// Which measurement it is.
    pub round: Option<Round>,
}

impl Asked {
    /// Where a code leads.
    #[must_use]
    pub fn by(joined: &Joined) -> Self {
        Self {
            campaign: joined.campaign.id.clone(),
            unit: joined.unit.id.clone(),
            round: joined.campaign.survey.as_ref().and_then(|survey| survey.round),
        }
    }
}

/// A form under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// What it is filled in against.
    pub survey: SurveyRef,
    /// The screen she is at: see [`Form::place`].
    at: usize,
    /// The code that links her two forms; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pair: String,
    /// What she said so far, each item once, hidden ones included.
    answers: Vec<ItemAnswer>,
}

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What is asked, what for and who sees it.
    Intro,
    /// The code that links two forms.
    Pair,
    /// An item, from 0.
    Item(usize),
    /// All items are done; the last chance to go back.
    Review,
    /// Nothing changes from here on: it can be sealed.
    Done,
}

/// What she does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Begins, having read what it is about.
    Begin,
    /// Has typed this much of the code that links her two forms.
    Pair(String),
    /// Has marked or typed this much of an answer so far.
    Give(Given),
    /// Goes on to the next screen.
    Next,
    /// Goes back to the screen before.
    Back,
    /// Does not want to answer this item.
    Decline,
    /// Goes on without an answer, where none is required.
    Skip,
    /// Gives it away.
    Finish,
}

/// Why an event does not apply; the form is unchanged but for where [`FormError::Missing`] leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// There is no such thing to do on this screen.
    #[error("not on this screen")]
    NotHere,
    /// What is given is not an answer yet.
    #[error("{0}")]
    Answer(#[from] AnswerError),
    /// The code is shorter than four letters and digits.
    #[error("the code is too short")]
    PairTooShort,
    /// The code looks like a phone number, which would lead to her.
    #[error("the code looks like a phone number")]
    PairIsPhone,
    /// An item still wants an answer: the form is there now.
    #[error("an item is not answered")]
    Missing,
}

/// How far she is: "Câu 2 trên 8".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The item she is at, from 1; what only is read counts with the item before it.
    pub number: usize,
    /// How many items are shown to her, as far as her answers tell.
    pub of: usize,
}

/// The code that links two forms, as it is kept: upper-case letters without marks, and digits. It may still be too short.
#[must_use]
pub fn read_pair(typed: &str) -> String {
    let letters = typed.chars().map(|c| plain(c).to_ascii_uppercase());
    letters.filter(char::is_ascii_alphanumeric).take(MOST_PAIR_CHARS).collect()
}

/// Where the items begin in `at`.
const FIRST: usize = 2;

impl Form {
    /// An empty form, at the words before its first item.
    #[must_use]
    pub fn begin(paper: &Paper) -> Self {
        Self { survey: paper.survey.survey_ref(), at: 0, pair: String::new(), answers: vec![] }
    }

    /// Goes on with a draft; none where it is not one of this survey's version.
    #[must_use]
    pub fn resume(draft: &str, paper: &Paper) -> Option<Self> {
        let mut form: Self = json::read(draft)?;
        if form.survey != paper.survey.survey_ref() {
            return None;
        }
        let is_there = match form.place(paper) {
            Place::Item(place) => {
                paper.conditions.shown(&paper.survey.items, &form.answers).get(place) == Some(&true)
            }
            Place::Pair => paper.survey.pairs,
            _ => true,
        };
        if !is_there {
            form.at = 0;
        }
        Some(form)
    }

    /// The screen she is at.
    #[must_use]
    pub fn place(&self, paper: &Paper) -> Place {
        let items = paper.survey.items.len();
        match self.at {
            0 => Place::Intro,
            1 => Place::Pair,
            at if at < items + FIRST => Place::Item(at - FIRST),
            at if at == items + FIRST => Place::Review,
            _ => Place::Done,
        }
    }

    /// The item she is at.
    #[must_use]
    pub fn item<'a>(&self, paper: &'a Paper) -> Option<&'a Item> {
        match self.place(paper) {
            Place::Item(place) => paper.survey.items.get(place),
            _ => None,
        }
    }

    /// What she said to an item so far.
    #[must_use]
    pub fn answer(&self, item: &Item) -> Option<&ItemAnswer> {
        self.answers.iter().find(|answer| answer.item == item.id)
    }

    /// The code that links her two forms, as far as it is typed.
    #[must_use]
    pub fn pair(&self) -> &str {
        &self.pair
    }

    /// How far she is.
    #[must_use]
    pub fn progress(&self, paper: &Paper) -> Progress {
        let shown = self.shown(paper);
        let asked =
            |(place, item): &(usize, &Item)| item.kind != ItemKind::Note && shown.get(*place) == Some(&true);
        let items = || paper.survey.items.iter().enumerate().filter(asked);
        let here = self.at.saturating_sub(FIRST);
        Progress { number: items().take_while(|(place, _)| *place <= here).count(), of: items().count() }
    }

    /// Applies one event.
    ///
    /// # Errors
    /// [`FormError`].
    pub fn step(&mut self, event: Event, paper: &Paper) -> Result<(), FormError> {
        let item = self.item(paper);
        match (event, self.place(paper), item) {
            (Event::Begin, Place::Intro, _) if paper.survey.pairs => self.at = 1,
            (Event::Begin, Place::Intro, _) => self.go_on(paper),
            (Event::Pair(typed), Place::Pair, _) => self.pair = read_pair(&typed),
            (Event::Next, Place::Pair, _) => {
                check_pair(&self.pair)?;
                self.go_on(paper);
            }
            (Event::Skip, Place::Pair, _) => {
                self.pair.clear();
                self.go_on(paper);
            }
            (Event::Back, Place::Pair, _) => self.at = 0,
            (Event::Back, Place::Item(_) | Place::Review, _) => self.go_back(paper),
            (Event::Give(given), _, Some(item)) => {
                let before = self.answer(item).map(|answer| answer.chosen.clone()).unwrap_or_default();
                let given = tidy(item, &before, given)?;
                self.set(item, (!given.is_empty()).then_some((given, false)));
            }
            (Event::Next, _, Some(item)) => {
                self.check(item)?;
                self.go_on(paper);
            }
            (Event::Decline, _, Some(item)) if item.kind != ItemKind::Note => {
                self.set(item, Some((Given::default(), true)));
                self.go_on(paper);
            }
            (Event::Skip, _, Some(item)) if !item.required => {
                self.set(item, None);
                self.go_on(paper);
            }
            (Event::Finish, Place::Review, _) => self.finish(paper)?,
            _ => return Err(FormError::NotHere),
        }
        Ok(())
    }

    /// The record this form becomes under a random token ([`RecordId::token`]): what was shown and is answered or declined, in the order of the survey. `day` is today in
    /// Việt Nam, `YYYY-MM-DD`.
    #[must_use]
    pub fn seal(&self, id: RecordId, day: &str, asked: &Asked, paper: &Paper) -> SurveyRecord {
        let shown = self.shown(paper);
        let shown =
            paper.survey.items.iter().zip(shown).filter_map(|(item, is_shown)| is_shown.then_some(item));
        let answers = shown.filter_map(|item| {
            let answer = self.answer(item).filter(|answer| answer.declined || answer.answers(item))?;
            let mut answer = answer.clone();
            if item.other && !has_other(&answer.chosen) {
                answer.typed.clear();
            }
            Some(answer)
        });
        SurveyRecord {
            format: RECORD_FORMAT.to_owned(),
            id,
            campaign: asked.campaign.clone(),
            unit: asked.unit.clone(),
            survey: self.survey.id.clone(),
            version: self.survey.version,
            day: day.to_owned(),
            round: asked.round,
            pair: check_pair(&self.pair).is_ok().then(|| self.pair.clone()).filter(|_| paper.survey.pairs),
            answers: answers.collect(),
        }
    }

    fn shown(&self, paper: &Paper) -> Vec<bool> {
        paper.conditions.shown(&paper.survey.items, &self.answers)
    }

    /// Whether she may go on from an item.
    fn check(&self, item: &Item) -> Result<(), FormError> {
        match self.answer(item) {
            Some(answer) if answer.declined => Ok(()),
            answer => {
                let (chosen, typed) =
                    answer.map_or((&[][..], ""), |answer| (answer.chosen.as_slice(), answer.typed.as_str()));
                match check(item, chosen, typed) {
                    Err(AnswerError::Nothing) if !item.required => Ok(()),
                    checked => Ok(checked?),
                }
            }
        }
    }

    fn set(&mut self, item: &Item, said: Option<(Given, bool)>) {
        self.answers.retain(|answer| answer.item != item.id);
        self.answers.extend(said.map(|(Given { chosen, typed }, declined)| ItemAnswer {
            item: item.id.clone(),
            chosen,
            typed,
            declined,
        }));
    }

    fn go_on(&mut self, paper: &Paper) {
        let shown = self.shown(paper);
        let from = (self.at + 1).saturating_sub(FIRST);
        let next = shown.iter().skip(from).position(|is_shown| *is_shown);
        self.at = next.map_or(shown.len(), |more| from + more) + FIRST;
    }

    fn go_back(&mut self, paper: &Paper) {
        let shown = self.shown(paper);
        let before = shown.iter().take(self.at.saturating_sub(FIRST)).rposition(|is_shown| *is_shown);
        self.at = before.map_or(usize::from(paper.survey.pairs), |place| place + FIRST);
    }

    fn finish(&mut self, paper: &Paper) -> Result<(), FormError> {
        let shown = self.shown(paper);
        let missing = |(item, is_shown): (&Item, &bool)| *is_shown && self.check(item).is_err();
        let place = paper.survey.items.iter().zip(&shown).position(missing);
        self.at = place.unwrap_or(shown.len() + 1) + FIRST;
        if place.is_some() { Err(FormError::Missing) } else { Ok(()) }
    }
}

fn check_pair(pair: &str) -> Result<(), FormError> {
    let is_number = pair.len() >= 9 && pair.bytes().all(|b| b.is_ascii_digit());
    if pair.len() < LEAST_PAIR_CHARS {
        Err(FormError::PairTooShort)
    } else if is_number {
        Err(FormError::PairIsPhone)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
