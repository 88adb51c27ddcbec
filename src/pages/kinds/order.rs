//! Choices to put in order: lines that are dragged by their handle or moved by their buttons. The order of the lines on
//! the screen is the answer.

use domain::id::ChoiceId;
use domain::pack::{Choice, Question};
use domain::score::Given;
use maud::{Markup, html};

use crate::acts;
use crate::icon::icon;
use crate::words;

/// The lines to move.
pub fn open(question: &Question, given: &Given) -> Markup {
    html! {
        p.quiet.small { (words::PUT_IN_ORDER) }
        ol.order { @for choice in in_order(question, &given.chosen) { (line(choice.id.as_str(), &choice.text)) } }
        p.unseen role="status" {}
    }
}

/// A line to move.
pub fn line(id: &str, text: &str) -> Markup {
    html! {
        li.choice data-id=(id) {
            span.grip aria-hidden="true" { (icon("grip")) }
            span { (text) }
            button.move type="button" data-do=(acts::UP) aria-label={ (words::UP) (text) } { (icon("up")) }
            button.move type="button" data-do=(acts::DOWN) aria-label={ (words::DOWN) (text) } { (icon("down")) }
        }
    }
}

/// Her order, each line marked where it stands right; and the right order where hers is not.
pub fn answered(question: &Question, given: &Given) -> Markup {
    let stands_right = |place: usize, choice: &Choice| question.order.get(place) == Some(&choice.id);
    html! {
        ol.order {
            @for (place, choice) in in_order(question, &given.chosen).into_iter().enumerate() {
                li class=(class_of(question.has_key().then(|| stands_right(place, choice)))) { span { (choice.text) } }
            }
        }
        @if question.has_key() && given.chosen != question.order {
            p { b { (words::RIGHT_ORDER) } }
            ol.order { @for choice in in_order(question, &question.order) { li.choice.right { span { (choice.text) } } } }
        }
    }
}

fn class_of(is_right: Option<bool>) -> &'static str {
    match is_right {
        Some(true) => "choice right",
        Some(false) => "choice missed",
        None => "choice answered",
    }
}

/// An order in a few words.
pub fn in_words(question: &Question, order: &[ChoiceId]) -> String {
    if order.is_empty() {
        return String::new();
    }
    let texts: Vec<&str> = in_order(question, order).into_iter().map(|choice| choice.text.as_str()).collect();
    texts.join(" → ")
}

/// The choices in an order; as shown where there is none yet.
fn in_order<'a>(question: &'a Question, order: &[ChoiceId]) -> Vec<&'a Choice> {
    let choice = |id: &ChoiceId| question.choices.iter().find(|choice| choice.id == *id);
    let ordered: Vec<&Choice> = order.iter().filter_map(choice).collect();
    if ordered.is_empty() { question.choices.iter().collect() } else { ordered }
}
