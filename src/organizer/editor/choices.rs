//! What a question is answered by: its kind and its choices.

use domain::id::{ChoiceId, QuestionId};
use domain::pack::check::CHOICES;
use domain::pack::{Choice, Question, QuestionKind};

use super::{Editor, Spot};
use crate::words::kinds;

impl Editor {
    /// Makes it a question of another kind. Choices stay where the new kind has some; what else the old kind had goes.
    pub fn change_kind(&mut self, id: &QuestionId, kind: QuestionKind) {
        if self.question(id).is_some_and(|question| question.kind != kind) {
            self.edit_question(id, |question| turn_into(question, kind));
        }
    }

    /// Adds an empty choice; none where there are enough, or where a kind has its own two.
    pub fn add_choice(&mut self, id: &QuestionId) -> Option<ChoiceId> {
        let question = self.question(id)?;
        let choice = free_choice_id(question).filter(|_| may_add_choice(question))?;
        self.edit_question(id, |question| {
            let order = right_order(question);
            question.choices.push(Choice { id: choice.clone(), text: String::new(), right: false });
            reorder(question, order.into_iter().chain([choice.clone()]).collect());
        })?;
        Some(choice)
    }

    /// Takes a choice out.
    pub fn remove_choice(&mut self, id: &QuestionId, choice: &ChoiceId) {
        self.edit_question(id, |question| {
            let order = right_order(question).into_iter().filter(|other| other != choice).collect();
            question.choices.retain(|other| other.id != *choice);
            reorder(question, order);
        });
    }

    /// Moves a choice by one place: of [`QuestionKind::Order`] in the right order, else as shown.
    pub fn shift_choice(&mut self, id: &QuestionId, choice: &ChoiceId, up: bool) {
        let Some(question) = self.question(id) else { return };
        let mut order: Vec<ChoiceId> =
            in_order(question).into_iter().map(|choice| choice.id.clone()).collect();
        let Some(from) = order.iter().position(|other| other == choice) else { return };
        let to = if up { from.checked_sub(1) } else { Some(from + 1) };
        let Some(to) = to.filter(|to| *to < order.len()) else { return };
        order.swap(from, to);
        self.edit_question(id, |question| {
            if question.kind == QuestionKind::Order {
                set_order(question, order);
            } else {
                question.choices.swap(from, to);
            }
        });
    }

    /// Says whether a choice is right. Where only one can be, the others are not; of an order none is.
    pub fn mark(&mut self, id: &QuestionId, choice: &ChoiceId, right: bool) {
        if self.question(id).is_none_or(|question| question.kind == QuestionKind::Order) {
            return;
        }
        self.type_in_question(id, Spot::Choices, |question| {
            let only_one = question.kind != QuestionKind::Multiple;
            for other in &mut question.choices {
                if other.id == *choice {
                    other.right = right;
                } else if only_one {
                    other.right = false;
                }
            }
        });
    }
}

/// Whether one more choice has room.
fn may_add_choice(question: &Question) -> bool {
    let has_own = question.kind == QuestionKind::TrueFalse || !question.kind.has_choices();
    !has_own && question.choices.len() < CHOICES
}

fn free_choice_id(question: &Question) -> Option<ChoiceId> {
    let is_free = |id: &ChoiceId| question.choices.iter().all(|choice| choice.id != *id);
    ('a'..='z').map(ChoiceId::new).find(is_free)
}

/// The choices as their author lists them: of [`QuestionKind::Order`] in the right order, else as shown.
pub fn in_order(question: &Question) -> Vec<&Choice> {
    let is_listed = |choice: &&Choice| question.order.contains(&choice.id);
    let listed =
        question.order.iter().filter_map(|id| question.choices.iter().find(|choice| choice.id == *id));
    listed.chain(question.choices.iter().filter(|choice| !is_listed(choice))).collect()
}

fn right_order(question: &Question) -> Vec<ChoiceId> {
    in_order(question).into_iter().map(|choice| choice.id.clone()).collect()
}

fn reorder(question: &mut Question, order: Vec<ChoiceId>) {
    if question.kind == QuestionKind::Order {
        set_order(question, order);
    }
}

/// Sets the right order. The choices are shown in another one, always the same: every second first.
pub(super) fn set_order(question: &mut Question, order: Vec<ChoiceId>) {
    let shown = order.iter().skip(1).step_by(2).chain(order.iter().step_by(2));
    let place = |choice: &Choice| shown.clone().position(|id| *id == choice.id);
    question.choices.sort_by_key(place);
    question.order = order;
}

/// The choices of a statement.
pub(super) fn true_and_false() -> [Choice; 2] {
    let choice = |id: &str, text: &str| Choice { id: ChoiceId::new(id), text: text.to_owned(), right: false };
    [choice("true", kinds::TRUE), choice("false", kinds::FALSE)]
}

fn turn_into(question: &mut Question, kind: QuestionKind) {
    let order = right_order(question);
    question.kind = kind;
    question.order = vec![];
    if kind != QuestionKind::Number {
        question.number = None;
        question.unit = String::new();
    }
    if kind != QuestionKind::Text {
        question.accepted = vec![];
    }
    match kind {
        QuestionKind::TrueFalse => question.choices = true_and_false().into(),
        QuestionKind::Order => {
            question.choices.iter_mut().for_each(|choice| choice.right = false);
            set_order(question, order);
        }
        QuestionKind::Single => {
            let right = question.choices.iter().position(|choice| choice.right);
            for (place, choice) in question.choices.iter_mut().enumerate() {
                choice.right = right == Some(place);
            }
        }
        QuestionKind::Multiple => {}
        QuestionKind::Number | QuestionKind::Text | QuestionKind::Prediction => question.choices = vec![],
    }
    while kind.has_choices() && question.choices.len() < 2 {
        let Some(id) = free_choice_id(question) else { break };
        question.choices.push(Choice { id, text: String::new(), right: false });
        if kind == QuestionKind::Order {
            let order = right_order(question);
            set_order(question, order);
        }
    }
}
