//! Scoring: the one rule by which phone and server judge an answer.

use crate::id::ChoiceId;
use crate::pack::Question;

/// What an answer was worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// "Đúng rồi": all right choices and no other.
    Right,
    /// "Chưa đúng".
    NotRight,
}

impl Verdict {
    /// Whether it is [`Verdict::Right`].
    #[must_use]
    pub fn is_right(self) -> bool {
        self == Self::Right
    }
}

/// Judges the chosen ids against the question's key. The order and repeats of `chosen` do not matter;
/// an id the question does not have is not right.
#[must_use]
pub fn judge(question: &Question, chosen: &[ChoiceId]) -> Verdict {
    let all_right_chosen = question.choices.iter().all(|choice| choice.right == chosen.contains(&choice.id));
    let all_known = chosen.iter().all(|id| question.choices.iter().any(|choice| choice.id == *id));
    if all_right_chosen && all_known && !chosen.is_empty() { Verdict::Right } else { Verdict::NotRight }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pack::{Choice, QuestionKind, Source};

    fn question(key: &[bool]) -> Question {
        let choice = |(n, right): (usize, &bool)| Choice {
            id: ChoiceId::new(n.to_string()),
            text: n.to_string(),
            right: *right,
        };
        Question {
            id: crate::id::QuestionId::new("Q"),
            kind: QuestionKind::Multiple,
            text: "?".into(),
            choices: key.iter().enumerate().map(choice).collect(),
            explanation: "!".into(),
            source: Source { document: "d".into(), clause: String::new(), link: "https://d".into() },
        }
    }

    fn chosen(picked: &[bool]) -> Vec<ChoiceId> {
        (0..picked.len()).filter(|n| picked[*n]).map(|n| ChoiceId::new(n.to_string())).collect()
    }

    proptest! {
        #[test]
        fn right_means_exactly_the_key(key in prop::collection::vec(any::<bool>(), 2..8), mask in any::<u8>()) {
            let picked: Vec<bool> = (0..key.len()).map(|n| mask >> n & 1 == 1).collect();
            let expected = picked == key && key.contains(&true);
            prop_assert_eq!(judge(&question(&key), &chosen(&picked)).is_right(), expected);
        }

        #[test]
        fn order_and_repeats_do_not_matter(key in prop::collection::vec(any::<bool>(), 2..8), turns in 0_usize..8) {
            let question = question(&key);
            let mut ids = chosen(&key);
            let once = judge(&question, &ids);
            ids.extend(ids.clone());
            let len = ids.len().max(1);
            ids.rotate_left(turns % len);
            prop_assert_eq!(judge(&question, &ids), once);
        }
    }

    #[test]
    fn an_unknown_choice_is_not_right() {
        let question = question(&[true, false]);
        assert_eq!(judge(&question, &[ChoiceId::new("0"), ChoiceId::new("x")]), Verdict::NotRight);
    }
}
