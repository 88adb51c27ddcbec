//! Choices, and which of them are right.

use domain::id::ChoiceId;
use domain::import::Fault;
use domain::pack::{CHOICE_CHARS, CHOICES, Choice, Question, QuestionKind};
use domain::spelling::fold;

use super::entry::Entry;

/// The most choices an answer may name, each perhaps twice.
const MOST_NAMED: usize = 16;

/// A choice as it stands in the file.
pub struct Written {
    /// Its column.
    pub column: Option<u32>,
    /// Its place among those the format has room for, from 0: `A`, or `Answer 1`.
    pub place: usize,
    /// Its words, never empty.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
}

/// The choices of a question, with the ids `a`, `b`, …; what is wrong with them is reported.
pub fn read(entry: &mut Entry, written: &[Written]) -> Vec<Choice> {
    if written.len() < 2 {
        entry.leave_out(None, Fault::TooFewChoices, written.len().to_string());
    }
    if written.len() > CHOICES {
        entry.leave_out(None, Fault::TooManyChoices, CHOICES.to_string());
    }
    let mut choices: Vec<Choice> = Vec::new();
    for (one, id) in written.iter().zip('a'..='z') {
        let stands_already = choices.iter().any(|other| other.text.to_lowercase() == one.text.to_lowercase());
        if stands_already {
            entry.leave_out(one.column, Fault::ChoiceTwice, one.text.as_str());
        }
        let text = entry.bounded(one.column, &one.text, CHOICE_CHARS);
        choices.push(Choice { id: ChoiceId::new(id), text, right: one.right });
    }
    choices
}

/// Makes the question single or multiple choice, as its choices say.
pub fn give(entry: &mut Entry, question: &mut Question, written: &[Written]) {
    question.choices = read(entry, written);
    let right = question.choices.iter().filter(|choice| choice.right).count();
    question.kind = if right > 1 { QuestionKind::Multiple } else { QuestionKind::Single };
}

/// The two choices of a question that is true or false.
pub fn true_false(texts: [&str; 2], is_true: bool) -> Vec<Choice> {
    let [yes, no] = texts;
    let choice = |id: &str, text: &str, right| Choice { id: ChoiceId::new(id), text: text.to_owned(), right };
    vec![choice("true", yes, is_true), choice("false", no, !is_true)]
}

/// Whether a word says true, in Vietnamese, in English or as Excel has it; none when it says neither.
pub fn truth(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "dung" | "d" | "true" | "t" => Some(true),
        "sai" | "s" | "false" | "f" => Some(false),
        _ => None,
    }
}

/// The places that `1,3` names, from 0; none when it is something else. A Vietnamese Excel makes the number 1.3 of it.
pub fn places(text: &str) -> Option<Vec<usize>> {
    let parts = text.split([',', ';', '.', '/', '&', '+', ' ']).filter(|part| !part.is_empty());
    let places: Option<Vec<usize>> =
        parts.map(|part| part.parse().ok().and_then(|n: usize| n.checked_sub(1))).collect();
    places.filter(|places| (1..=MOST_NAMED).contains(&places.len()))
}

/// Marks the choices that stand in the places named; reports those that are none.
pub fn mark(entry: &mut Entry, column: Option<u32>, written: &mut [Written], named: &str) {
    if named.is_empty() {
        return entry.leave_out(column, Fault::NoRightAnswer, "");
    }
    for place in places(named).unwrap_or_else(|| vec![usize::MAX]) {
        match written.iter_mut().find(|choice| choice.place == place) {
            Some(choice) => choice.right = true,
            None => return entry.leave_out(column, Fault::RightIsNoChoice, named),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_people_and_excel_write_them() {
        assert_eq!(places("2"), Some(vec![1]));
        for text in ["1,3", "1, 3", "1;3", "1.3", "1 3"] {
            assert_eq!(places(text), Some(vec![0, 2]), "{text}");
        }
        for text in ["", "B", "0", "2026-03-01", "1,B", "-1", "99999999999999999999999"] {
            assert_eq!(places(text), None, "{text}");
        }
    }
}
