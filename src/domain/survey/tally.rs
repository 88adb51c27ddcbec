//! What an answer adds to the counts of its item. Words are never counted by what they say, only that they are there.

use std::collections::HashSet;

use super::{Item, ItemAnswer, ItemKind, MOST_TEXT_CHARS, OTHER};
use crate::decimal::Decimal;

/// The cell that counts the answers to an item; of all others the names are those of choices and steps.
pub const ANSWERED: &str = "";
/// The cell that counts who said that she does not want to answer.
pub const DECLINED: &str = "!";
/// The cell that adds up the numbers given, in thousandths.
pub const SUM: &str = "sum";

/// The greatest number that is counted, above and below zero: a million people who all make it up still add up.
const GREATEST: i64 = 1_000_000_000 * 1000;

/// Why an answer is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// It names a choice or step that the item does not have.
    UnknownChoice,
    /// No phone of ours seals it: too many choices, one twice, none at all, a number out of range, words for a choice.
    OutOfRange,
}

/// What an answer adds to which cells of its item: one to [`ANSWERED`] or [`DECLINED`], then one to each choice or step that
/// was taken, of a ranking the place (from 1) to each line, of a number its thousandths to [`SUM`].
///
/// # Errors
/// [`Odd`]: it adds nothing then.
pub fn cells(item: &Item, answer: &ItemAnswer) -> Result<Vec<(String, i64)>, Odd> {
    let nothing_given = answer.chosen.is_empty() && answer.typed.is_empty();
    if answer.declined {
        let is_sound = nothing_given && item.kind != ItemKind::Note;
        return if is_sound { Ok(vec![(DECLINED.to_owned(), 1)]) } else { Err(Odd::OutOfRange) };
    }
    if nothing_given || answer.typed.chars().count() > MOST_TEXT_CHARS {
        return Err(Odd::OutOfRange);
    }
    let mut cells = vec![(ANSWERED.to_owned(), 1)];
    match item.kind {
        ItemKind::Note => return Err(Odd::OutOfRange),
        ItemKind::Text | ItemKind::Date => nothing_chosen(answer)?,
        ItemKind::Number => {
            nothing_chosen(answer)?;
            cells.push((SUM.to_owned(), number(item, answer)?));
        }
        ItemKind::Single | ItemKind::Multiple | ItemKind::Likert | ItemKind::Scale => {
            check_chosen(item, answer)?;
            cells.extend(answer.chosen.iter().map(|id| (id.to_string(), 1)));
        }
        ItemKind::Ranking => {
            check_chosen(item, answer)?;
            if answer.chosen.len() != item.choices.len() {
                return Err(Odd::OutOfRange);
            }
            cells.extend((1..).zip(&answer.chosen).map(|(place, id)| (id.to_string(), place)));
        }
    }
    Ok(cells)
}

fn nothing_chosen(answer: &ItemAnswer) -> Result<(), Odd> {
    if answer.chosen.is_empty() { Ok(()) } else { Err(Odd::UnknownChoice) }
}

fn number(item: &Item, answer: &ItemAnswer) -> Result<i64, Odd> {
    let number = Decimal::read(&answer.typed).ok_or(Odd::OutOfRange)?;
    let is_within = item.min.is_none_or(|min| number >= min) && item.max.is_none_or(|max| number <= max);
    let thousandths = number.thousandths();
    if is_within && thousandths.abs() <= GREATEST { Ok(thousandths) } else { Err(Odd::OutOfRange) }
}

fn check_chosen(item: &Item, answer: &ItemAnswer) -> Result<(), Odd> {
    let known = item.choice_ids();
    if !answer.chosen.iter().all(|id| known.contains(id)) {
        return Err(Odd::UnknownChoice);
    }
    let distinct: HashSet<_> = answer.chosen.iter().collect();
    let is_alone = |id| item.choices.iter().any(|choice| choice.exclusive && choice.id == id);
    let has_other = answer.chosen.iter().any(|id| id.as_str() == OTHER);
    let is_sound = !answer.chosen.is_empty()
        && distinct.len() == answer.chosen.len()
        && answer.chosen.len() <= item.takes()
        && (answer.chosen.len() == 1 || !answer.chosen.iter().cloned().any(is_alone))
        && (answer.typed.is_empty() || has_other);
    if is_sound { Ok(()) } else { Err(Odd::OutOfRange) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{ChoiceId, QuestionId};
    use crate::survey::Survey;

    const KINDS: &str = include_str!("../tests/survey_kinds.json");

    fn given(item: &str, chosen: &[&str], typed: &str, declined: bool) -> Result<Vec<(String, i64)>, Odd> {
        let survey = Survey::read(KINDS).unwrap();
        let id = QuestionId::new(item);
        let chosen = chosen.iter().map(|id| ChoiceId::new(*id)).collect();
        let answer = ItemAnswer { item: id.clone(), chosen, typed: typed.into(), declined };
        cells(survey.item(&id).unwrap(), &answer)
    }

    fn counted(item: &str, chosen: &[&str], typed: &str) -> Vec<(String, i64)> {
        given(item, chosen, typed, false).unwrap()
    }

    fn with_answer(cells: &[(&str, i64)]) -> Vec<(String, i64)> {
        [("", 1)].iter().chain(cells).map(|(value, count)| ((*value).to_owned(), *count)).collect()
    }

    #[test]
    fn each_kind_counts_what_can_be_added_up_and_no_words() {
        assert_eq!(counted("single", &["a"], ""), with_answer(&[("a", 1)]));
        assert_eq!(counted("single", &["khac"], "lời riêng"), with_answer(&[("khac", 1)]));
        assert_eq!(counted("multiple", &["a", "b"], ""), with_answer(&[("a", 1), ("b", 1)]));
        assert_eq!(counted("multiple", &["none"], ""), with_answer(&[("none", 1)]));
        assert_eq!(counted("likert", &["5"], ""), with_answer(&[("5", 1)]));
        assert_eq!(counted("scale", &["0"], ""), with_answer(&[("0", 1)]));
        assert_eq!(counted("number", &[], "2,5"), with_answer(&[("sum", 2_500)]));
        assert_eq!(counted("date", &[], "2026-11-25"), with_answer(&[]));
        assert_eq!(counted("text", &[], "lời riêng"), with_answer(&[]));
        assert_eq!(counted("ranking", &["c", "a", "b"], ""), with_answer(&[("c", 1), ("a", 2), ("b", 3)]));
        assert_eq!(given("likert", &[], "", true).unwrap(), [("!".to_owned(), 1)]);
    }

    #[test]
    fn what_no_phone_of_ours_seals_is_not_counted() {
        for (item, chosen, typed) in [
            ("single", &["z"][..], ""),
            ("likert", &["6"], ""),
            ("likert", &["0"], ""),
            ("scale", &["-1"], ""),
            ("number", &["a"], "2"),
        ] {
            assert_eq!(given(item, chosen, typed, false), Err(Odd::UnknownChoice), "{item} {chosen:?}");
        }
        for (item, chosen, typed) in [
            ("single", &[][..], ""),
            ("single", &["a", "b"], ""),
            ("single", &["a"], "lời riêng"),
            ("multiple", &["a", "a"], ""),
            ("multiple", &["a", "none"], ""),
            ("multiple", &["a", "b", "c"], ""),
            ("number", &[], "mười"),
            ("number", &[], "21"),
            ("ranking", &["a", "b"], ""),
            ("note", &[], "lời riêng"),
            ("text", &[], &"ở".repeat(501)),
        ] {
            assert_eq!(given(item, chosen, typed, false), Err(Odd::OutOfRange), "{item} {chosen:?} {typed}");
        }
        assert_eq!(given("single", &["a"], "", true), Err(Odd::OutOfRange));
    }
}
