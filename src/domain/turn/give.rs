//! What may be given as an answer to which kind of question.

use super::{MOST_TYPED_CHARS, TurnError};
use crate::decimal::Decimal;
use crate::id::ChoiceId;
use crate::pack::{Question, QuestionKind};
use crate::score::Given;

/// Brings what a screen reports into the form that is kept: choices in the order of the pack (for an order, in hers),
/// words without space around them and not too long.
pub fn tidy(question: &Question, given: Given) -> Result<Given, TurnError> {
    if !question.kind.has_choices() {
        let typed: String = given.typed.trim().chars().take(MOST_TYPED_CHARS).collect();
        return Ok(Given { chosen: vec![], typed });
    }
    let known = |id: &ChoiceId| question.choices.iter().any(|choice| choice.id == *id);
    let repeated =
        |(place, id): (usize, &ChoiceId)| given.chosen.iter().take(place).any(|before| before == id);
    if !given.chosen.iter().all(known) || given.chosen.iter().enumerate().any(repeated) {
        return Err(TurnError::NoSuchChoice);
    }
    let count = given.chosen.len();
    let chosen = match question.kind {
        QuestionKind::Order if count != question.choices.len() => return Err(TurnError::NoSuchChoice),
        QuestionKind::Order => given.chosen,
        QuestionKind::Multiple => {
            let ids = question.choices.iter().map(|choice| &choice.id);
            ids.filter(|id| given.chosen.contains(id)).cloned().collect()
        }
        _ if count > 1 => return Err(TurnError::NoSuchChoice),
        _ => given.chosen,
    };
    Ok(Given { chosen, typed: String::new() })
}

/// Whether what is given is an answer.
pub fn check(question: &Question, given: &Given) -> Result<(), TurnError> {
    if given.is_empty() {
        return Err(TurnError::NothingGiven);
    }
    let number = || Decimal::read(&given.typed);
    match question.kind {
        QuestionKind::Number if number().is_none() => Err(TurnError::NotANumber),
        QuestionKind::Prediction if number().and_then(Decimal::count).is_none() => Err(TurnError::NotANumber),
        _ => Ok(()),
    }
}
