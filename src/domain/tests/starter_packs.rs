//! The starter packs in `public/packs/` are fit for a member who reads slowly: every rule here is one that
//! [`Pack::read`] does not ask of packs in general, since other authors may write for other readers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::pack::{Pack, Question, QuestionKind};

const QUESTIONS: usize = 15;
const SENTENCE_WORDS: usize = 15;
const CHOICE_WORDS: usize = 8;
const SENTENCES_OF_AN_EXPLANATION: usize = 3;

/// Every pack file with its pack; panics with the file's name and all its problems if one cannot be read.
fn packs() -> Vec<(PathBuf, Pack)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/packs");
    let mut packs: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let json = std::fs::read_to_string(&path).unwrap();
            let pack = Pack::read(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path, pack)
        })
        .collect();
    packs.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(!packs.is_empty(), "{} holds no packs", folder.display());
    packs
}

/// Asks every question of every pack; `broken` says what is wrong with one, and all answers are shown at once.
fn each_question(broken: impl Fn(&Question) -> Vec<String>) {
    let found: Vec<String> = packs()
        .iter()
        .flat_map(|(_, pack)| pack.questions.iter().map(move |question| (pack, question)))
        .flat_map(|(pack, question)| {
            let place = format!("{} {}", pack.id, question.id);
            broken(question).into_iter().map(move |what| format!("{place}: {what}"))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The sentences of a text. A full stop, question mark or exclamation mark ends one where a word ends, so that
/// "340.000" and "13/2022/QH15" stay whole.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let words: Vec<_> = text.split_whitespace().collect();
    words.split_inclusive(|word| word.ends_with(['.', '?', '!'])).map(<[_]>::to_vec).collect()
}

fn long_sentences(text: &str) -> impl Iterator<Item = String> {
    sentences(text)
        .into_iter()
        .filter(|words| words.len() > SENTENCE_WORDS)
        .map(|words| format!("{} words in {:?}", words.len(), words.join(" ")))
}

#[test]
fn a_pack_is_found_under_its_id() {
    for (path, pack) in packs() {
        assert_eq!(path.file_stem().unwrap(), pack.id.as_str(), "{}", path.display());
    }
}

#[test]
fn a_pack_has_enough_questions_of_every_kind() {
    for (path, pack) in packs() {
        let count = |kind| pack.questions.iter().filter(|question| question.kind == kind).count();
        let kinds = [QuestionKind::Single, QuestionKind::Multiple, QuestionKind::TrueFalse].map(count);
        assert!(pack.questions.len() >= QUESTIONS, "{}: {}", path.display(), pack.questions.len());
        assert!(kinds.iter().all(|count| *count >= 4), "{}: {kinds:?}", path.display());
    }
}

#[test]
fn a_pack_names_the_child_protection_line() {
    for (path, pack) in packs() {
        let numbers: Vec<_> = pack.contacts.iter().map(|contact| contact.phone.as_str()).collect();
        assert!(numbers.contains(&"111"), "{}: {numbers:?}", path.display());
        for contact in &pack.contacts {
            assert!(!contact.name.trim().is_empty(), "{}: {} has no name", path.display(), contact.phone);
            assert!(
                !contact.purpose.trim().is_empty(),
                "{}: {} has no purpose",
                path.display(),
                contact.phone
            );
        }
    }
}

#[test]
fn a_question_is_short_and_leaves_it_to_the_screen_to_say_how_to_answer() {
    each_question(|question| {
        let mut found: Vec<_> = long_sentences(&question.text).collect();
        if question.text.to_lowercase().contains("chọn tất cả") {
            found.push("the screen says already that several choices may be right".to_owned());
        }
        found
    });
}

#[test]
fn a_choice_is_read_at_a_glance() {
    each_question(|question| {
        let texts = question.choices.iter().map(|choice| choice.text.as_str());
        texts
            .filter(|text| text.split_whitespace().count() > CHOICE_WORDS)
            .map(|text| format!("a long choice: {text:?}"))
            .collect()
    });
}

#[test]
fn an_answer_is_explained_briefly_and_rests_on_a_source() {
    each_question(|question| {
        let mut found: Vec<_> = long_sentences(&question.explanation).collect();
        let count = sentences(&question.explanation).len();
        if !(1..=SENTENCES_OF_AN_EXPLANATION).contains(&count) {
            found.push(format!("an explanation of {count} sentences"));
        }
        if question.source.document.trim().is_empty() || !question.source.link.starts_with("http") {
            found.push("no source that can be opened".to_owned());
        }
        found
    });
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
