//! What stands in the braces of a question of GIFT's.

use domain::decimal::Decimal;
use domain::import::Fault;
use domain::pack::{NumberKey, Question, QuestionKind};

use super::marks::Text;
use crate::import::packs::choices::{self, Written};
use crate::import::packs::entry::Entry;

/// What keeps a question from being taken, and its detail.
type Wrong = (Fault, String);

/// One answer.
struct Answer {
    /// Whether `=` stood before it, and not `~`.
    equals: bool,
    weight: Option<f64>,
    text: String,
    feedback: String,
}

impl Answer {
    fn read((mark, text): &(char, Text)) -> Self {
        let (weight, text) = text.split_weight();
        let (words, feedback) = text.split_feedback();
        Self { equals: *mark == '=', weight, text: words.words().text, feedback: feedback.words().text }
    }

    /// Whether it is right: wholly, where only `=` marks what is right.
    fn is_right(&self) -> bool {
        self.weight.map_or(self.equals, |weight| if self.equals { weight >= 100.0 } else { weight > 0.0 })
    }
}

/// Gives the question its kind, its key and the explanation that belongs to the right answer.
pub fn read(entry: &mut Entry, question: &mut Question, braces: &Text) -> Result<(), Wrong> {
    if braces.is_empty() {
        return Err((Fault::KindNotTaken, "essay".to_owned()));
    }
    if braces.starts_with('#') {
        return read_number(entry, question, braces);
    }
    let (before, answers) = braces.split_answers();
    if answers.is_empty() {
        return read_truth(question, &before);
    }
    if !before.is_empty() {
        return Err((Fault::Syntax, before.first_line()));
    }
    let is_matching = |(mark, text): &(char, Text)| *mark == '=' && text.raw().contains("->");
    if answers.iter().all(is_matching) {
        return Err((Fault::KindNotTaken, "matching".to_owned()));
    }
    let answers: Vec<Answer> = answers.iter().map(Answer::read).collect();
    if let Some(empty) = answers.iter().position(|answer| answer.text.is_empty()) {
        return Err((Fault::Missing, format!("answer {}", empty + 1)));
    }
    keep_feedback(entry, question, &answers);
    if answers.iter().all(|answer| answer.equals) {
        read_spellings(entry, question, answers);
    } else {
        read_choices(entry, question, answers);
    }
    Ok(())
}

/// What is said to those who are right explains; the rest has no place.
fn keep_feedback(entry: &mut Entry, question: &mut Question, answers: &[Answer]) {
    let right = answers.iter().find(|answer| answer.is_right() && !answer.feedback.is_empty());
    question.explanation = right.map(|answer| answer.feedback.clone()).unwrap_or_default();
    let other = answers.iter().map(|answer| &answer.feedback);
    if let Some(other) = other.filter(|said| !said.is_empty()).find(|said| **said != question.explanation) {
        entry.change(None, Fault::PassedOver, other.as_str());
    }
}

fn read_spellings(entry: &mut Entry, question: &mut Question, answers: Vec<Answer>) {
    question.kind = QuestionKind::Text;
    for partly in answers.iter().filter(|answer| !answer.is_right()) {
        entry.change(None, Fault::PassedOver, partly.text.as_str());
    }
    let right = answers.into_iter().filter(Answer::is_right);
    question.accepted = entry.spellings(right.map(|answer| (None, answer.text)));
    if question.accepted.is_empty() {
        entry.leave_out(None, Fault::NoRightAnswer, "");
    }
}

fn read_choices(entry: &mut Entry, question: &mut Question, answers: Vec<Answer>) {
    let is_marked = answers.iter().any(|answer| answer.equals);
    if is_marked && let Some(partly) = answers.iter().find(|answer| !answer.equals && answer.is_right()) {
        // One choice is right; another would have brought some of the marks.
        entry.change(None, Fault::PassedOver, partly.text.as_str());
    }
    let written: Vec<Written> = answers
        .into_iter()
        .enumerate()
        .map(|(place, answer)| Written {
            column: None,
            place,
            right: answer.is_right() && (answer.equals || !is_marked),
            text: answer.text,
        })
        .collect();
    choices::give(entry, question, &written);
    let right = written.iter().filter(|one| one.right);
    match (right.clone().count(), is_marked) {
        (0, _) => entry.leave_out(None, Fault::NoRightAnswer, ""),
        (_, false) => question.kind = QuestionKind::Multiple,
        (1, true) => {}
        (_, true) => {
            let right: Vec<&str> = right.map(|one| one.text.as_str()).collect();
            entry.change(None, Fault::ManyRight, right.join("; "));
        }
    }
}

/// `T`, `FALSE`, and behind it what is said to those who are wrong, and to those who are right.
fn read_truth(question: &mut Question, braces: &Text) -> Result<(), Wrong> {
    let (word, feedback) = braces.split_feedback();
    let (wrong, right) = feedback.split_feedback();
    let is_true = match word.words().text.to_uppercase().as_str() {
        "T" | "TRUE" => true,
        "F" | "FALSE" => false,
        _ => return Err((Fault::Syntax, braces.first_line())),
    };
    question.kind = QuestionKind::TrueFalse;
    question.choices = choices::true_false(["Đúng", "Sai"], is_true);
    let said = if right.is_empty() { wrong } else { right };
    question.explanation = said.words().text;
    Ok(())
}

/// `#1822:5`, `#3.1..3.2`, or several numbers with `=` before each.
fn read_number(entry: &mut Entry, question: &mut Question, braces: &Text) -> Result<(), Wrong> {
    question.kind = QuestionKind::Number;
    let (_, rest) = braces.split_feedback();
    let (before, answers) = rest.split_answers();
    let answers: Vec<Answer> = match answers.as_slice() {
        [] => vec![Answer::read(&('=', before))],
        answers => answers.iter().map(Answer::read).collect(),
    };
    let Some(right) = answers.iter().find(|answer| answer.is_right() && !answer.text.is_empty()) else {
        return Err((Fault::NoRightAnswer, String::new()));
    };
    keep_feedback(entry, question, &answers);
    for other in answers.iter().filter(|answer| !answer.text.is_empty() && answer.text != right.text) {
        entry.change(None, Fault::PassedOver, other.text.as_str());
    }
    question.number = number_key(&right.text);
    if question.number.is_none() {
        return Err((Fault::NotANumber, right.text.clone()));
    }
    Ok(())
}

fn number_key(text: &str) -> Option<NumberKey> {
    if let Some((low, high)) = text.split_once("..") {
        let (low, high) = (number(low)?.thousandths(), number(high)?.thousandths());
        let (low, high) = (low.min(high), low.max(high));
        // A middle of half a thousandth is rounded down, and the tolerance up: the ends are right.
        let middle = low + (high - low) / 2;
        let [value, tolerance] = [middle, high - middle].map(of_thousandths);
        return Some(NumberKey { value: value?, tolerance: tolerance? });
    }
    let (value, tolerance) = text.split_once(':').unwrap_or((text, "0"));
    Some(NumberKey { value: number(value)?, tolerance: number(tolerance)? })
}

/// A number of GIFT's, which has a point before its decimals and nothing between thousands.
fn number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    // As people here write it, a point would stand between thousands.
    Decimal::read(&text.strip_prefix('+').unwrap_or(text).replace('.', ","))
}

fn of_thousandths(number: i64) -> Option<Decimal> {
    let sign = if number < 0 { "-" } else { "" };
    let (whole, rest) = (number.unsigned_abs() / 1000, number.unsigned_abs() % 1000);
    Decimal::read(&format!("{sign}{whole},{rest:03}"))
}
