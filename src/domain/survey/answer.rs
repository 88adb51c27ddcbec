//! What may be given as an answer to which kind of item.

use super::{Item, ItemKind, OTHER};
use crate::decimal::Decimal;
use crate::id::ChoiceId;
use crate::score::Given;

/// The most characters of her own words.
pub const MOST_TEXT_CHARS: usize = 500;
/// The most characters behind "Khác", and of a number.
const MOST_TYPED_CHARS: usize = 120;

/// Why something is not an answer yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// Nothing is chosen or typed.
    #[error("nothing is given")]
    Nothing,
    /// The item has no such choice, or does not take several.
    #[error("the item takes no such choice")]
    NoSuchChoice,
    /// More choices than the item takes.
    #[error("too many choices")]
    TooMany,
    /// "Khác" is chosen, and nothing is said.
    #[error("nothing is written behind the other choice")]
    OtherIsEmpty,
    /// What is typed is no number.
    #[error("not a number")]
    NotANumber,
    /// The number is out of the item's range.
    #[error("the number is out of range")]
    OutOfRange,
    /// What is typed is no day.
    #[error("not a day")]
    NotADay,
}

/// Brings what a screen reports into the form that is kept. `before` is what was given so far: a choice that stands alone
/// clears the others where it is new, and goes where another is.
pub(super) fn tidy(item: &Item, before: &[ChoiceId], given: Given) -> Result<Given, AnswerError> {
    let most = if item.kind == ItemKind::Text { MOST_TEXT_CHARS } else { MOST_TYPED_CHARS };
    let printed = given.typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let typed: String = printed.trim().chars().take(most).collect();
    match item.kind {
        ItemKind::Note => Ok(Given::default()),
        ItemKind::Number | ItemKind::Date | ItemKind::Text => Ok(Given { chosen: vec![], typed }),
        ItemKind::Ranking => {
            let whole = item.choices.iter().all(|choice| given.chosen.contains(&choice.id));
            let is_so = given.chosen.is_empty() || (whole && given.chosen.len() == item.choices.len());
            if is_so { Ok(Given { typed: String::new(), ..given }) } else { Err(AnswerError::NoSuchChoice) }
        }
        ItemKind::Single | ItemKind::Multiple | ItemKind::Likert | ItemKind::Scale => {
            let known = item.choice_ids();
            if !given.chosen.iter().all(|id| known.contains(id)) {
                return Err(AnswerError::NoSuchChoice);
            }
            let mut chosen = alone(item, before, given.chosen);
            // In the survey's order, and each once.
            chosen = known.into_iter().filter(|id| chosen.contains(id)).collect();
            if chosen.len() > item.takes() {
                return Err(if item.takes() > 1 { AnswerError::TooMany } else { AnswerError::NoSuchChoice });
            }
            // Words behind "Khác" stay at hand while another choice is tried, and go with the answer.
            let typed = if item.other { typed } else { String::new() };
            Ok(Given { chosen, typed })
        }
    }
}

/// What stands when a choice that stands alone meets others: what she tapped last.
fn alone(item: &Item, before: &[ChoiceId], chosen: Vec<ChoiceId>) -> Vec<ChoiceId> {
    let is_alone = |id: &ChoiceId| item.choices.iter().any(|choice| choice.exclusive && choice.id == *id);
    if chosen.len() < 2 || !chosen.iter().any(is_alone) {
        return chosen;
    }
    match chosen.iter().find(|id| is_alone(id) && !before.contains(id)) {
        Some(new) => vec![new.clone()],
        None => chosen.into_iter().filter(|id| !is_alone(id)).collect(),
    }
}

/// Whether what is given is an answer.
pub(super) fn check(item: &Item, chosen: &[ChoiceId], typed: &str) -> Result<(), AnswerError> {
    match item.kind {
        ItemKind::Note => Ok(()),
        ItemKind::Number | ItemKind::Date | ItemKind::Text if typed.is_empty() => Err(AnswerError::Nothing),
        ItemKind::Number => check_number(item, typed),
        ItemKind::Date if !is_day(typed) => Err(AnswerError::NotADay),
        ItemKind::Date | ItemKind::Text => Ok(()),
        _ if chosen.is_empty() => Err(AnswerError::Nothing),
        _ if has_other(chosen) && typed.is_empty() => Err(AnswerError::OtherIsEmpty),
        _ => Ok(()),
    }
}

/// Whether "Khác" is among the choices.
pub(super) fn has_other(chosen: &[ChoiceId]) -> bool {
    chosen.iter().any(|id| id.as_str() == OTHER)
}

fn check_number(item: &Item, typed: &str) -> Result<(), AnswerError> {
    let number = Decimal::read(typed).ok_or(AnswerError::NotANumber)?;
    let is_within = item.min.is_none_or(|min| number >= min) && item.max.is_none_or(|max| number <= max);
    if is_within { Ok(()) } else { Err(AnswerError::OutOfRange) }
}

impl Item {
    /// The ids that may be chosen, in the order of the survey: of its choices, of "Khác", or of its steps.
    #[must_use]
    pub fn choice_ids(&self) -> Vec<ChoiceId> {
        let steps = |from: u64, to: u64| (from..=to).map(|step| ChoiceId::new(step.to_string())).collect();
        let whole = |end: Option<Decimal>| end.and_then(Decimal::count).unwrap_or_default();
        match self.kind {
            ItemKind::Likert => steps(1, self.points.unwrap_or_default().into()),
            ItemKind::Scale => steps(whole(self.min), whole(self.max).min(whole(self.min) + 20)),
            _ => {
                let other = self.other.then(|| ChoiceId::new(OTHER));
                self.choices.iter().map(|choice| choice.id.clone()).chain(other).collect()
            }
        }
    }

    /// How many choices an answer may have.
    #[must_use]
    pub fn takes(&self) -> usize {
        match self.kind {
            ItemKind::Multiple => {
                self.most.map_or(self.choices.len() + usize::from(self.other), |most| most as usize)
            }
            ItemKind::Ranking => self.choices.len(),
            _ => 1,
        }
    }
}

/// Whether a text is a day of the calendar, `YYYY-MM-DD`, from 1900 to 2100.
#[must_use]
pub fn is_day(text: &str) -> bool {
    let shaped = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(place, b)| if matches!(place, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    let number = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let (true, Some(year), Some(month), Some(day)) = (shaped, number(0, 4), number(5, 7), number(8, 10))
    else {
        return false;
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1900..=2100).contains(&year) && (1..=days).contains(&day)
}
