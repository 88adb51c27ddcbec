//! The starter packs in `public/packs/` are fit for a member who reads slowly: every rule here is one that
//! [`Pack::read`] does not ask of packs in general, since other authors may write for other readers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::pack::{Pack, Question, QuestionKind};
use domain::spelling::fold;

const QUESTIONS: usize = 12;
const EACH_BY_CHOICE: usize = 4;
const SENTENCE_WORDS: usize = 15;
const CHOICE_WORDS: usize = 8;
const SENTENCES_OF_AN_EXPLANATION: usize = 3;
const WORDS_TO_TYPE: usize = 3;
const QUESTIONS_OF_A_STORY: usize = 2;
const PICTURE_BYTES: u64 = 8 * 1024;

fn public(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public").join(path)
}

/// Every pack file with its pack; panics with the file's name and all its problems if one cannot be read.
fn packs() -> Vec<(PathBuf, Pack)> {
    let folder = public("packs");
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

fn count(pack: &Pack, kind: QuestionKind) -> usize {
    pack.questions.iter().filter(|question| question.kind == kind).count()
}

/// Most questions of a pack are answered by marking choices, as that is easiest on a small phone.
#[test]
fn a_pack_has_enough_questions_of_every_kind_that_is_answered_by_marking() {
    for (path, pack) in packs() {
        let kinds = [QuestionKind::Single, QuestionKind::Multiple, QuestionKind::TrueFalse];
        let counts = kinds.map(|kind| count(&pack, kind));
        assert!(pack.questions.len() >= QUESTIONS, "{}: {}", path.display(), pack.questions.len());
        assert!(counts.iter().all(|count| *count >= EACH_BY_CHOICE), "{}: {counts:?}", path.display());
    }
}

/// Who starts from the starter packs meets whatever a pack can hold; and no rule below is kept for want of a case.
#[test]
fn the_packs_together_show_all_that_a_pack_can_hold() {
    let packs = packs();
    let questions = || packs.iter().flat_map(|(_, pack)| &pack.questions);
    for (kind, least) in [
        (QuestionKind::Single, 1),
        (QuestionKind::Multiple, 1),
        (QuestionKind::TrueFalse, 1),
        (QuestionKind::Order, 2),
        (QuestionKind::Number, 2),
        (QuestionKind::Text, 2),
        (QuestionKind::Prediction, 1),
    ] {
        let found: usize = packs.iter().map(|(_, pack)| count(pack, kind)).sum();
        assert!(found >= least, "{found} of {kind:?}, at least {least}");
    }
    assert!(questions().any(|question| question.story.is_some()), "no story");
    assert!(questions().any(|question| question.picture.is_some()), "no picture");
    assert!(questions().any(|question| !question.hint.is_empty()), "no hint");
}

/// A turn has one prediction at most, so a second one would never be asked.
#[test]
fn a_pack_asks_for_one_prediction_at_most_and_last() {
    for (path, pack) in packs() {
        let place = pack.questions.iter().position(|question| question.kind == QuestionKind::Prediction);
        let is_last = place.is_none_or(|place| place + 1 == pack.questions.len());
        assert!(is_last, "{}: the first of {} is at {place:?}", path.display(), pack.questions.len());
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
        found.extend(long_sentences(&question.hint));
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
        if question.kind == QuestionKind::Prediction {
            let is_bare = question.explanation.is_empty() && question.source.is_empty();
            return if is_bare { vec![] } else { vec!["a prediction rests on nothing".to_owned()] };
        }
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

/// Whoever leaves the steps as they are shown must have none of them where it belongs.
#[test]
fn no_step_is_shown_where_it_belongs() {
    each_question(|question| {
        let steps = question.choices.iter().zip(&question.order);
        let at_home = steps.filter(|(choice, right)| choice.id == **right);
        at_home.map(|(choice, _)| format!("{:?} stands in its place already", choice.text)).collect()
    });
}

/// "24" alone may be hours or days.
#[test]
fn a_number_says_what_it_counts() {
    // The very word, without a mark after it, and another that says of what.
    let what_follows = |text: &str| {
        let words: Vec<_> = text.split_whitespace().collect();
        let asks = words.iter().position(|word| ["nhiêu", "mấy"].contains(word));
        asks.is_some_and(|asks| asks + 1 < words.len())
    };
    each_question(|question| match question.kind {
        QuestionKind::Number | QuestionKind::Prediction
            if question.unit.trim().is_empty() && !what_follows(&question.text) =>
        {
            vec!["a number of what?".to_owned()]
        }
        _ => vec![],
    });
}

/// People write an answer in more than one way: there are two at least that do not count as the same anyway. One is
/// enough where it is a single word, which leaves nothing to write otherwise.
#[test]
fn what_is_typed_is_short_and_accepted_in_the_ways_people_write_it() {
    each_question(|question| {
        let Some(usual) = question.accepted.first() else { return vec![] };
        let mut found = Vec::new();
        if usual.split_whitespace().count() > WORDS_TO_TYPE {
            found.push(format!("{usual:?} is long to type"));
        }
        let ways: BTreeSet<_> = question.accepted.iter().map(|accepted| fold(accepted)).collect();
        if ways.len() < question.accepted.len() {
            found.push(format!("some count as the same: {:?}", question.accepted));
        }
        if ways.len() < 2 && usual.contains(char::is_whitespace) {
            found.push(format!("only {usual:?} is accepted"));
        }
        found
    });
}

/// A typed answer that another question shows would be copied, not known.
#[test]
fn no_question_shows_what_another_asks_to_type() {
    for (path, pack) in packs() {
        for asked in pack.questions.iter().filter(|question| question.kind == QuestionKind::Text) {
            let answer = format!(" {} ", fold(&asked.accepted[0]));
            let story =
                |question: &Question| pack.story_of(question).map_or("", |story| &story.text).to_owned();
            for question in &pack.questions {
                let choices: Vec<_> = question.choices.iter().map(|choice| choice.text.as_str()).collect();
                let shown =
                    [&question.text, &question.hint, &story(question), &choices.join(" ")].map(|t| fold(t));
                let tells = shown.iter().any(|text| format!(" {text} ").contains(&answer));
                assert!(!tells, "{}: {} shows the answer of {}", path.display(), question.id, asked.id);
            }
        }
    }
}

/// A story that one question uses is a question with a long text.
#[test]
fn a_story_is_short_and_shared() {
    for (path, pack) in packs() {
        for story in &pack.stories {
            let long: Vec<_> = long_sentences(&story.text).collect();
            assert!(long.is_empty(), "{} {}: {}", path.display(), story.id, long.join("\n"));
            let shares = |question: &&Question| question.story.as_ref() == Some(&story.id);
            let questions = pack.questions.iter().filter(shares).count();
            assert!(questions >= QUESTIONS_OF_A_STORY, "{} {}: {questions}", path.display(), story.id);
        }
    }
}

/// Media come over a weak network, and an SVG may hold nothing but a drawing: no words, as they would be in one language
/// and one size, and nothing that reaches out of the file.
#[test]
fn media_are_there_small_and_only_drawings() {
    let mut found = Vec::new();
    for (_, pack) in packs() {
        let stories = pack.stories.iter().map(|story| (&story.picture, &story.audio));
        let questions = pack.questions.iter().map(|question| (&question.picture, &question.audio));
        for (picture, audio) in stories.chain(questions) {
            found.extend(picture.iter().flat_map(|picture| picture_faults(&picture.src)));
            found.extend(
                audio
                    .iter()
                    .filter(|audio| !public(&audio[1..]).is_file())
                    .map(|audio| format!("{} is not there", audio)),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn picture_faults(src: &str) -> Vec<String> {
    let path = public(&src[1..]);
    let Ok(about) = std::fs::metadata(&path) else { return vec![format!("{src} is not there")] };
    let mut found = Vec::new();
    if about.len() > PICTURE_BYTES {
        found.push(format!("{src} has {} bytes, at most {PICTURE_BYTES}", about.len()));
    }
    if src.ends_with(".svg") {
        let svg = std::fs::read_to_string(&path).unwrap().replace("http://www.w3.org/2000/svg", "");
        let foreign =
            ["<script", "<text", "<image", "<style", "<foreignObject", "href", "://", "url(", " on"];
        found.extend(
            foreign.iter().filter(|part| svg.contains(**part)).map(|part| format!("{src} holds {part}")),
        );
    }
    found
}
