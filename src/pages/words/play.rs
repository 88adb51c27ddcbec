//! Sentences of the garden, its flowers and their questions.

use domain::campaign::Reveal;
use domain::score::Verdict;
use domain::turn::TurnError;

use super::*;

/// The number of a flower; `place` from 0.
pub fn number(place: usize) -> String {
    (place + 1).to_string()
}

/// The name of a flower; `place` from 0.
pub fn flower(place: usize) -> String {
    filled(FLOWER, &[&number(place)])
}

/// The name of a flower with what became of it.
pub fn flower_named(place: usize, state: Word, lucky: bool) -> String {
    let mut name = flower(place);
    for more in [state, if lucky { FLOWER_LUCKY } else { NOTHING }] {
        if more != NOTHING {
            name.push_str(", ");
            name.push_str(&more);
        }
    }
    name
}

/// The same, short enough for the bar on top; `place` from 0.
pub fn flower_short(place: usize) -> String {
    filled(FLOWER_SHORT, &[&number(place)])
}

/// What to do in the garden, or how far she is.
pub fn progress(picked: usize, flowers: usize) -> String {
    match picked {
        0 => filled(GARDEN_NEW, &[&flowers.to_string()]),
        _ => filled(GARDEN_PICKED, &[&picked.to_string(), &flowers.to_string()]),
    }
}

/// How much there is to do.
pub fn flower_count(flowers: usize) -> String {
    filled(FLOWER_COUNT, &[&flowers.to_string()])
}

/// The time left.
pub fn left(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => filled(SECONDS_LEFT, &[&seconds.to_string()]),
        (minutes, seconds) => filled(MINUTES_LEFT, &[&minutes.to_string(), &seconds.to_string()]),
    }
}

/// Where a line of an order stands now, for who does not see it move; `place` from 0.
pub fn moved(text: &str, place: usize, of: usize) -> String {
    filled(MOVED, &[text, &number(place), &of.to_string()])
}

/// Why an answer is not called right or not.
pub fn not_told(verdict: Verdict, reveal: Reveal) -> Word {
    match (verdict, reveal) {
        (_, Reveal::AfterClosing) => TOLD_AFTER_CLOSING,
        (_, Reveal::AtEnd) => TOLD_AT_END,
        (_, Reveal::AtOnce) => GUESS_RANKS,
    }
}

/// What to do when an answer does not count yet; empty where there is nothing to say.
pub fn not_answered(error: TurnError, several: bool) -> Word {
    match error {
        TurnError::NothingGiven if several => CHOOSE_ONE_AT_LEAST,
        TurnError::NothingGiven => ANSWER_FIRST,
        TurnError::NotANumber => NOT_A_NUMBER,
        _ => NOTHING,
    }
}
