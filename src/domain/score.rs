//! Scoring: the one rule by which phone and server judge an answer.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::id::ChoiceId;
use crate::named::named;
use crate::pack::{Question, QuestionKind};
use crate::spelling::fold;

named! {
    /// What an answer was worth.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Verdict {
        /// "Đúng rồi".
        Right = "right",
        /// "Chưa đúng".
        NotRight = "not_right",
        /// Neither: a prediction, or a question whose key is withheld.
        Unjudged = "unjudged",
    }
}

/// What a person answered: marked choices, or what she typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The choices marked, in the order of the pack; for [`QuestionKind::Order`] all of them, in her order.
    #[serde(default)]
    pub chosen: Vec<ChoiceId>,
    /// A number or a few words, as typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub typed: String,
}

impl Given {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.typed.is_empty()
    }
}

impl Question {
    /// Whether it can be judged here: it has a key, and its kind is one that has.
    #[must_use]
    pub fn has_key(&self) -> bool {
        match self.kind {
            QuestionKind::Single | QuestionKind::Multiple | QuestionKind::TrueFalse => {
                self.choices.iter().any(|choice| choice.right)
            }
            QuestionKind::Order => !self.order.is_empty(),
            QuestionKind::Number => self.number.is_some(),
            QuestionKind::Text => !self.accepted.is_empty(),
            QuestionKind::Prediction => false,
        }
    }
}

/// Judges an answer against the question's key. The order and repeats of marked choices do not matter unless their order is
/// what was asked; an id the question does not have, or nothing at all, is not right.
#[must_use]
pub fn judge(question: &Question, given: &Given) -> Verdict {
    if !question.has_key() {
        return Verdict::Unjudged;
    }
    let right = match question.kind {
        QuestionKind::Order => given.chosen == question.order,
        QuestionKind::Number => is_number(question, &given.typed),
        QuestionKind::Text => {
            let typed = fold(&given.typed);
            !typed.is_empty() && question.accepted.iter().any(|accepted| fold(accepted) == typed)
        }
        _ => is_choice(question, &given.chosen),
    };
    if right { Verdict::Right } else { Verdict::NotRight }
}

fn is_choice(question: &Question, chosen: &[ChoiceId]) -> bool {
    let all_right_chosen = question.choices.iter().all(|choice| choice.right == chosen.contains(&choice.id));
    let all_known = chosen.iter().all(|id| question.choices.iter().any(|choice| choice.id == *id));
    all_right_chosen && all_known && !chosen.is_empty()
}

fn is_number(question: &Question, typed: &str) -> bool {
    match (question.number, Decimal::read(typed)) {
        (Some(key), Some(given)) => given.is_near(key.value, key.tolerance),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pack::{Choice, NumberKey};
    use crate::testing::question as plain;

    fn question(key: &[bool]) -> Question {
        let choice = |(n, right): (usize, &bool)| Choice {
            id: ChoiceId::new(n.to_string()),
            text: n.to_string(),
            right: *right,
        };
        Question {
            choices: key.iter().enumerate().map(choice).collect(),
            ..plain("Q", QuestionKind::Multiple)
        }
    }

    fn chosen(picked: &[bool]) -> Given {
        let ids = (0..picked.len()).filter(|n| picked[*n]).map(|n| ChoiceId::new(n.to_string()));
        Given { chosen: ids.collect(), ..Given::default() }
    }

    fn typed(text: &str) -> Given {
        Given { typed: text.into(), ..Given::default() }
    }

    proptest! {
        #[test]
        fn right_means_exactly_the_key(key in prop::collection::vec(any::<bool>(), 2..8), mask in any::<u8>()) {
            prop_assume!(key.contains(&true));
            let picked: Vec<bool> = (0..key.len()).map(|n| mask >> n & 1 == 1).collect();
            let expected = if picked == key { Verdict::Right } else { Verdict::NotRight };
            prop_assert_eq!(judge(&question(&key), &chosen(&picked)), expected);
        }

        #[test]
        fn order_and_repeats_do_not_matter(key in prop::collection::vec(any::<bool>(), 2..8), turns in 0_usize..8) {
            let question = question(&key);
            let mut given = chosen(&key);
            let once = judge(&question, &given);
            given.chosen.extend(given.chosen.clone());
            let len = given.chosen.len().max(1);
            given.chosen.rotate_left(turns % len);
            prop_assert_eq!(judge(&question, &given), once);
        }

        #[test]
        fn only_the_very_order_is_right(order in Just(vec!["a", "b", "c", "d"]).prop_shuffle()) {
            let ids = |names: &[&str]| names.iter().map(|name| ChoiceId::new(*name)).collect::<Vec<_>>();
            let question = Question { order: ids(&["c", "a", "d", "b"]), ..plain("Q", QuestionKind::Order) };
            let given = Given { chosen: ids(&order), ..Given::default() };
            prop_assert_eq!(judge(&question, &given) == Verdict::Right, order == ["c", "a", "d", "b"]);
        }
    }

    #[test]
    fn an_unknown_choice_is_not_right() {
        let mut given = chosen(&[true, false]);
        given.chosen.push(ChoiceId::new("x"));
        assert_eq!(judge(&question(&[true, false]), &given), Verdict::NotRight);
        assert_eq!(judge(&question(&[true, false]), &Given::default()), Verdict::NotRight);
    }

    #[test]
    fn a_number_is_right_within_its_tolerance() {
        let read = |text| Decimal::read(text).unwrap();
        let key = NumberKey { value: read("24"), tolerance: read("1") };
        let question = Question { number: Some(key), ..plain("Q", QuestionKind::Number) };
        for (text, expected) in
            [("24", Verdict::Right), ("25,0", Verdict::Right), ("22.9", Verdict::NotRight)]
        {
            assert_eq!(judge(&question, &typed(text)), expected, "{text}");
        }
        assert_eq!(judge(&question, &typed("nhiều")), Verdict::NotRight);
        assert_eq!(judge(&question, &Given::default()), Verdict::NotRight);
    }

    #[test]
    fn words_are_right_in_any_accepted_spelling() {
        let accepted = vec!["Địa chỉ tin cậy".into(), "Nhà tạm lánh".into()];
        let question = Question { accepted, ..plain("Q", QuestionKind::Text) };
        for (text, expected) in [
            ("dia chi tin cay", Verdict::Right),
            (" NHÀ  tạm lánh.", Verdict::Right),
            ("địa chỉ", Verdict::NotRight),
            ("?!", Verdict::NotRight),
        ] {
            assert_eq!(judge(&question, &typed(text)), expected, "{text}");
        }
    }

    #[test]
    fn what_has_no_key_is_not_judged() {
        assert_eq!(judge(&plain("Q", QuestionKind::Prediction), &typed("120")), Verdict::Unjudged);
        assert_eq!(judge(&question(&[false, false]), &chosen(&[true, false])), Verdict::Unjudged);
        assert_eq!(judge(&plain("Q", QuestionKind::Text), &typed("x")), Verdict::Unjudged);
    }
}
