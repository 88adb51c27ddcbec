//! The kinds of question, one file each: open to answer, and as it was answered.

mod multiple;
mod number;
mod order;
mod prediction;
mod row;
mod single;
mod text;
mod true_false;
mod typed;

pub use order::line as order_line;

use domain::pack::{Choice, Question, QuestionKind};
use domain::score::Given;
use maud::{Markup, html};

/// The question to answer, with what is `given` so far. `number` is the flower's, to make ids of.
pub fn open(question: &Question, given: &Given, number: &str) -> Markup {
    match question.kind {
        QuestionKind::Single => single::open(question, given, number),
        QuestionKind::Multiple => multiple::open(question, given, number),
        QuestionKind::TrueFalse => true_false::open(question, given, number),
        QuestionKind::Order => order::open(question, given),
        QuestionKind::Number => number::open(question, given),
        QuestionKind::Text => text::open(given),
        QuestionKind::Prediction => prediction::open(question, given),
    }
}

/// The question as it was answered: what is right, where the key is here, and what was hers, in words.
pub fn answered(question: &Question, given: &Given) -> Markup {
    match question.kind {
        QuestionKind::Order => order::answered(question, given),
        QuestionKind::Number => typed::answered(given, &number::right(question)),
        QuestionKind::Text => typed::answered(given, &text::right(question)),
        QuestionKind::Prediction => typed::answered(given, ""),
        _ => {
            html! { @for (letter, choice) in row::lettered(question) { (row::answered(question, choice, letter, given)) } }
        }
    }
}

/// Her answer in a few words; empty when she gave none.
pub fn hers_in_words(question: &Question, given: &Given) -> String {
    match question.kind {
        QuestionKind::Order => order::in_words(question, &given.chosen),
        kind if kind.has_choices() => listed(question, &|choice| given.chosen.contains(&choice.id)),
        _ => given.typed.clone(),
    }
}

/// The right answer in a few words; empty where the key is not here.
pub fn right_in_words(question: &Question) -> String {
    match question.kind {
        QuestionKind::Order => order::in_words(question, &question.order),
        QuestionKind::Number => number::right(question),
        QuestionKind::Text => text::right(question),
        _ => listed(question, &|choice| choice.right),
    }
}

fn listed(question: &Question, wanted: &dyn Fn(&Choice) -> bool) -> String {
    let texts: Vec<&str> =
        question.choices.iter().filter(|choice| wanted(choice)).map(|choice| choice.text.as_str()).collect();
    texts.join("; ")
}
