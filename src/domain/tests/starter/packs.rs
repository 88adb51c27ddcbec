//! The starter packs in `public/packs/`.

use std::collections::BTreeSet;

use domain::pack::{Pack, Question, QuestionKind};
use domain::spelling::fold;
use domain::survey::is_day;

use super::{CHOICE_WORDS, each_question, has_come, long_sentences, packs, public, sentences};

/// What they are about, each by the id of its pack.
const TOPICS: [&str; 8] = [
    "an-toan-giao-thong",
    "an-toan-thuc-pham",
    "an-toan-tren-mang",
    "bao-ve-tre-em",
    "binh-dang-gioi",
    "phong-chong-bao-luc-gia-dinh",
    "phong-chong-ma-tuy",
    "phong-chong-mua-ban-nguoi",
];
const QUESTIONS: usize = 12;
const EACH_BY_CHOICE: usize = 4;
const SENTENCES_OF_AN_EXPLANATION: usize = 3;
const WORDS_TO_TYPE: usize = 3;
const QUESTIONS_OF_A_STORY: usize = 2;
const PICTURE_BYTES: u64 = 8 * 1024;
/// A question that has two of these is not understood at once.
const NEGATIONS: [&str; 4] = ["không", "chưa", "chẳng", "đừng"];

#[test]
fn a_pack_is_found_under_its_id() {
    for (path, pack) in packs() {
        assert_eq!(path.file_stem().unwrap(), pack.id.as_str(), "{}", path.display());
    }
}

#[test]
fn every_topic_has_its_pack() {
    let packs = packs();
    let ids: Vec<_> = packs.iter().map(|(_, pack)| pack.id.as_str()).collect();
    assert!(TOPICS.iter().all(|topic| ids.contains(topic)), "{ids:?}");
}

#[test]
fn a_pack_says_when_its_facts_were_checked() {
    for (path, pack) in packs() {
        let day = &pack.reviewed_on;
        assert!(is_day(day) && has_come(day), "{}: {day}", path.display());
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

/// Statements are introduced and end; everything else asks; and a choice is no sentence.
#[test]
fn a_question_asks_a_statement_states_and_a_choice_stands_for_itself() {
    each_question(|question| {
        let mut found = Vec::new();
        let is_statement = question.kind == QuestionKind::TrueFalse;
        let ends = if is_statement { '.' } else { '?' };
        if !question.text.ends_with(ends) || question.text.starts_with("Đúng hay sai? ") != is_statement {
            found.push(format!("not how its kind is put: {:?}", question.text));
        }
        if question.kind != QuestionKind::Prediction && !question.explanation.ends_with('.') {
            found.push("the explanation does not end".to_owned());
        }
        let stands = |text: &str| {
            text.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
                && !text.ends_with(['.', ',', ';', ':', '?'])
        };
        let odd = question.choices.iter().filter(|choice| !stands(&choice.text));
        found.extend(odd.map(|choice| format!("the choice {:?}", choice.text)));
        found
    });
}

#[test]
fn no_question_says_no_twice() {
    each_question(|question| {
        let negations = |words: &&Vec<&str>| {
            let plain =
                words.iter().map(|word| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase());
            plain.filter(|word| NEGATIONS.contains(&word.as_str())).count() > 1
        };
        sentences(&question.text).iter().filter(negations).map(|words| words.join(" ")).collect()
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
