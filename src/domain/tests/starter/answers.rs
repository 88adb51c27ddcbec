//! Nothing but knowing the answer helps to find it.

use std::collections::{BTreeMap, BTreeSet};

use domain::pack::{Choice, Pack, Question, QuestionKind};
use domain::spelling::fold;

use super::{each_question, packs};

/// From this share of common words on, in percent, two questions of a pack ask the same.
const ALIKE: usize = 70;

fn of_kind(pack: &Pack, kind: QuestionKind) -> impl Iterator<Item = &Question> {
    pack.questions.iter().filter(move |question| question.kind == kind)
}

/// Someone who always taps the same place must not do well: between the most and the least frequent place of
/// the right choice lies one question at most, and statements are as often false as true, give or take one.
#[test]
fn the_place_of_a_choice_does_not_give_it_away() {
    for (path, pack) in packs() {
        for kind in [QuestionKind::Single, QuestionKind::TrueFalse] {
            let mut places: BTreeMap<usize, usize> = BTreeMap::new();
            for question in pack.questions.iter().filter(|question| question.kind == kind) {
                for (place, choice) in question.choices.iter().enumerate() {
                    *places.entry(place).or_default() += usize::from(choice.right);
                }
            }
            let (least, most) = (places.values().min().unwrap(), places.values().max().unwrap());
            assert!(most - least <= 1, "{}: {kind:?} {places:?}", path.display());
        }
    }
}

fn chars(choice: &Choice) -> usize {
    choice.text.chars().count()
}

/// The right choice is the longest in half of the questions at most, and nowhere much longer than the others.
#[test]
fn the_length_of_a_choice_does_not_give_it_away() {
    for (path, pack) in packs() {
        let (mut asked, mut longest) = (0, 0);
        for question in of_kind(&pack, QuestionKind::Single) {
            let most = |right| question.choices.iter().filter(|c| c.right == right).map(chars).max().unwrap();
            let (right, wrong) = (most(true), most(false));
            assert!(right * 2 <= wrong * 3, "{} {}: {right} to {wrong}", path.display(), question.id);
            asked += 1;
            longest += usize::from(right > wrong);
        }
        assert!(longest * 2 <= asked, "{}: {longest} of {asked}", path.display());
    }
}

/// Marking all is never right, and how many are right is found out anew each time.
#[test]
fn how_many_choices_are_right_is_not_known_beforehand() {
    for (path, pack) in packs() {
        let mut counts = BTreeSet::new();
        for question in of_kind(&pack, QuestionKind::Multiple) {
            let right = question.choices.iter().filter(|choice| choice.right).count();
            assert!(right < question.choices.len(), "{} {}: all are right", path.display(), question.id);
            counts.insert(right);
        }
        assert!(counts.len() > 1, "{}: always {counts:?}", path.display());
    }
}

/// Whoever leaves the steps as they are shown must have none of them where it belongs.
#[test]
fn no_step_is_shown_where_it_belongs() {
    each_question(|question| {
        let steps = question.choices.iter().zip(&question.order);
        let at_home = steps.filter(|(choice, right)| choice.id == **right);
        at_home.map(|(choice, _)| format!("{:?} stands in its place already", choice.text)).collect()
    });
}

/// What is to be typed, and which number is to be called.
fn answer_to_remember(question: &Question) -> Option<&str> {
    let right = question.choices.iter().find(|choice| choice.right).map(|choice| choice.text.as_str());
    match question.kind {
        QuestionKind::Text => Some(&question.accepted[0]),
        QuestionKind::Single => right.filter(|right| right.bytes().all(|b| b.is_ascii_digit())),
        _ => None,
    }
}

/// An answer that another question shows would be copied, not known. A number among the wrong choices tells nothing.
#[test]
fn no_question_shows_what_another_asks_to_remember() {
    for (path, pack) in packs() {
        for asked in &pack.questions {
            let Some(answer) = answer_to_remember(asked) else { continue };
            let is_typed = asked.kind == QuestionKind::Text;
            for question in pack.questions.iter().filter(|question| is_typed || question.id != asked.id) {
                let story = pack.story_of(question).map_or("", |story| &story.text);
                let choices = question.choices.iter().filter(|choice| is_typed || choice.right);
                let mut shown = vec![question.text.as_str(), &question.hint, story];
                shown.extend(choices.map(|choice| choice.text.as_str()));
                let answer = format!(" {} ", fold(answer));
                let tells = shown.iter().any(|text| format!(" {} ", fold(text)).contains(&answer));
                assert!(!tells, "{}: {} shows the answer of {}", path.display(), question.id, asked.id);
            }
        }
    }
}

#[test]
fn no_two_questions_of_a_pack_ask_the_same() {
    let words = |question: &Question| -> BTreeSet<String> {
        let mut text = question.text.replace("Đúng hay sai?", "");
        let said = question.choices.iter().filter(|_| question.kind != QuestionKind::TrueFalse);
        said.for_each(|choice| text.extend([" ", &choice.text]));
        fold(&text).split(' ').map(str::to_owned).collect()
    };
    for (path, pack) in packs() {
        for (at, one) in pack.questions.iter().enumerate() {
            for other in &pack.questions[at + 1..] {
                let (one_s, other_s) = (words(one), words(other));
                let common = one_s.intersection(&other_s).count() * 100 / one_s.union(&other_s).count();
                assert!(common < ALIKE, "{}: {} and {}, {common} %", path.display(), one.id, other.id);
            }
        }
    }
}
