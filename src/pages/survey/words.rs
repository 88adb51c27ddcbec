//! The words around a survey's own, in the language in use. They are a catalogue by themselves, as they come with the screens.

#![allow(missing_docs, reason = "each says itself what it is")]

#[cfg(not(target_arch = "wasm32"))]
pub mod en;
mod vi;

use domain::survey::{AnswerError, FormError, Item, ItemKind, Progress};

use crate::words::{filled, set};

pub use vi::*;

set!(Around, vi, Spoken::of(vi::LINES));

/// Something to say around a survey.
pub type Word = crate::words::Word<Around>;

/// The words under a face; `step` of five, from 0.
pub fn agreement(points: usize, step: usize) -> &'static str {
    let words = match points {
        3 => [AGREE_NO, AGREE_NO, AGREE_HALF, AGREE_HALF, AGREE_YES],
        _ => [AGREE_1, AGREE_2, AGREE_3, AGREE_4, AGREE_5],
    };
    words.get(step).map(|word| word.text()).unwrap_or_default()
}

/// How far she is.
pub fn progress(progress: Progress) -> String {
    filled(PROGRESS, &[&progress.number.to_string(), &progress.of.to_string()])
}

/// How many items there are, whatever she answers.
pub fn how_many(items: usize) -> String {
    filled(HOW_MANY, &[&items.to_string()])
}

/// How many choices may be marked.
pub fn how_many_choices(item: &Item) -> String {
    match item.most {
        Some(most) => filled(AT_MOST, &[&most.to_string()]),
        None => SEVERAL.text().to_owned(),
    }
}

/// The button that goes on.
pub fn next(kind: ItemKind) -> Word {
    if kind == ItemKind::Note { GO_ON } else { NEXT }
}

/// A day as it is said.
pub fn day(day: &str, month: &str, year: &str) -> String {
    filled(DAY, &[day, month, year])
}

/// What to do where an event does not apply; empty where there is nothing to say.
#[must_use]
pub fn told(error: FormError, item: Option<&Item>) -> String {
    let required = item.is_some_and(|item| item.required);
    let said = match error {
        FormError::PairTooShort => PAIR_TOO_SHORT,
        FormError::PairIsPhone => PAIR_IS_PHONE,
        FormError::Missing => MISSING,
        FormError::NotHere => return String::new(),
        FormError::Answer(error) => match error {
            AnswerError::Nothing if required => ANSWER_OR_DECLINE,
            AnswerError::Nothing => ANSWER_OR_SKIP,
            AnswerError::TooMany => return item.map(how_many_choices).unwrap_or_default(),
            AnswerError::OtherIsEmpty => OTHER_IS_EMPTY,
            AnswerError::NotANumber => NOT_A_NUMBER,
            AnswerError::OutOfRange => return item.map(range).unwrap_or_default(),
            AnswerError::NotADay => NOT_A_DAY,
            AnswerError::NoSuchChoice => return String::new(),
        },
    };
    said.text().to_owned()
}

fn range(item: &Item) -> String {
    match (item.min, item.max) {
        (Some(min), Some(max)) => filled(BETWEEN, &[&min.written(), &max.written()]),
        (Some(min), None) => filled(AT_LEAST, &[&min.written()]),
        (None, Some(max)) => filled(NO_MORE_THAN, &[&max.written()]),
        (None, None) => String::new(),
    }
}
