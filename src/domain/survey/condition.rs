//! When an item is shown: `show_if` as an expression over the items before it, and what it comes to.
//!
//! `dia-chi = 'a' or ${tuoi} >= 18 and not(selected(lo-nhat, 'h'))`: items by their ids, plainly or as XLSForm writes them;
//! `=`, `!=` for choices, numbers and days, `<`, `<=`, `>`, `>=` for numbers and days, `selected(item, 'choice')` for one of
//! several, `answered(item)`; `and` before `or`. An item that is hidden, declined or not answered equals nothing: then only
//! `!=` and `not` hold, as in XPath.

mod read;

use std::cmp::Ordering;
use std::fmt;

use super::{Item, ItemAnswer, ItemKind, OTHER};
use crate::decimal::Decimal;

/// A condition on items, each by its place in the survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The item is answered.
    Answered(usize),
    /// This choice, by its place in the item, is among those chosen; "Khác" comes after the last.
    Chosen(usize, usize),
    /// The number given, or the step of a scale, is so compared to this one.
    Number(usize, Comparison, Decimal),
    /// The day given (`YYYY-MM-DD`) is so compared to this one.
    Day(usize, Comparison, String),
    /// It does not hold.
    Not(Box<Condition>),
    /// All hold.
    All(Vec<Condition>),
    /// One holds.
    Any(Vec<Condition>),
}

/// How two values compare. `!=` is not among them: it is the contrary of [`Comparison::Equal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`.
    Equal,
    /// `<`.
    Less,
    /// `<=`.
    AtMost,
    /// `>`.
    More,
    /// `>=`.
    AtLeast,
}

impl Comparison {
    fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::More => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

/// Where a condition goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionError {
    /// The character it goes wrong at, from 1.
    pub column: usize,
    /// What stands there; empty at the end.
    pub found: String,
    /// What would be right there.
    pub expected: &'static str,
}

impl fmt::Display for ConditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = if self.found.is_empty() { "the end" } else { &self.found };
        write!(f, "show_if, column {}: expected {}, found {found}", self.column, self.expected)
    }
}

impl Condition {
    /// Compiles `text` against the items that come before the one it belongs to.
    ///
    /// # Errors
    /// [`ConditionError`].
    pub fn read(text: &str, before: &[Item]) -> Result<Self, ConditionError> {
        read::read(text, before)
    }

    /// Whether it holds for these answers: `given` finds the answer to an item by its place; none where it is hidden, declined
    /// or not answered.
    pub fn holds<'a>(&self, items: &[Item], given: &impl Fn(usize) -> Option<&'a ItemAnswer>) -> bool {
        match self {
            Self::Answered(item) => given(*item).is_some(),
            Self::Chosen(item, choice) => {
                let id = items.get(*item).and_then(|item| match item.choices.get(*choice) {
                    Some(choice) => Some(choice.id.as_str()),
                    None => item.other.then_some(OTHER),
                });
                given(*item)
                    .is_some_and(|answer| answer.chosen.iter().any(|chosen| Some(chosen.as_str()) == id))
            }
            Self::Number(item, comparison, than) => {
                given(*item).and_then(number_of).is_some_and(|number| comparison.holds(number.cmp(than)))
            }
            Self::Day(item, comparison, than) => {
                given(*item).is_some_and(|answer| comparison.holds(answer.typed.as_str().cmp(than)))
            }
            Self::Not(inner) => !inner.holds(items, given),
            Self::All(all) => all.iter().all(|one| one.holds(items, given)),
            Self::Any(any) => any.iter().any(|one| one.holds(items, given)),
        }
    }
}

/// A typed number, or the step of a scale.
fn number_of(answer: &ItemAnswer) -> Option<Decimal> {
    Decimal::read(answer.chosen.first().map_or(&answer.typed, |step| step.as_str()))
}

/// The compiled conditions of a survey's items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions(Vec<Option<Condition>>);

impl Conditions {
    /// Compiles all; an item whose condition cannot be read is always shown. [`super::Survey::read`] admits none such.
    #[must_use]
    pub fn of(items: &[Item]) -> Self {
        let compile = |(place, item): (usize, &Item)| {
            let before = items.get(..place).unwrap_or_default();
            (!item.show_if.is_empty()).then(|| Condition::read(&item.show_if, before).ok()).flatten()
        };
        Self(items.iter().enumerate().map(compile).collect())
    }

    /// Which items are shown, given these answers in any order.
    #[must_use]
    pub fn shown(&self, items: &[Item], answers: &[ItemAnswer]) -> Vec<bool> {
        let mut shown: Vec<bool> = Vec::with_capacity(items.len());
        for place in 0..items.len() {
            let given = |other: usize| {
                let item = items.get(other).filter(|_| shown.get(other) == Some(&true))?;
                answers.iter().find(|answer| answer.answers(item))
            };
            let condition = self.0.get(place).and_then(Option::as_ref);
            shown.push(condition.is_none_or(|condition| condition.holds(items, &given)));
        }
        shown
    }
}

/// What an item's answer can be compared as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparable {
    /// One choice.
    Choice,
    /// Several choices: `selected` only.
    Choices,
    Number,
    Day,
    /// `answered` only.
    Nothing,
}

fn comparable(kind: ItemKind) -> Comparable {
    match kind {
        ItemKind::Single => Comparable::Choice,
        ItemKind::Multiple => Comparable::Choices,
        ItemKind::Likert | ItemKind::Scale | ItemKind::Number => Comparable::Number,
        ItemKind::Date => Comparable::Day,
        ItemKind::Note | ItemKind::Text | ItemKind::Ranking => Comparable::Nothing,
    }
}

#[cfg(test)]
mod tests;
