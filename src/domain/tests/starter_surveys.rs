//! The starter surveys in `public/surveys/` are fit for a member who reads slowly, as the starter packs are.

use std::path::Path;

use domain::survey::{ItemKind, Survey};

const SENTENCE_WORDS: usize = 18;
const CHOICE_WORDS: usize = 8;
const ITEMS: usize = 10;
const NAMES: [&str; 3] = ["an-toan-noi-o", "danh-gia-buoi-sinh-hoat", "nhan-thuc-ve-gioi"];

fn survey(name: &str) -> Survey {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/surveys").join(name);
    let json = std::fs::read_to_string(path.with_extension("json")).unwrap();
    Survey::read(&json).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn longest_sentence(text: &str) -> usize {
    let words: Vec<_> = text.split_whitespace().collect();
    words.split_inclusive(|word| word.ends_with(['.', '?', '!'])).map(<[_]>::len).max().unwrap_or_default()
}

#[test]
fn each_is_found_under_its_id_and_keeps_the_rules() {
    for name in NAMES {
        assert_eq!(survey(name).id.as_str(), name);
    }
}

#[test]
fn each_is_short_and_plain() {
    for survey in NAMES.map(survey) {
        assert!(survey.items.len() <= ITEMS, "{}: {} items", survey.id, survey.items.len());
        let items = survey.items.iter().map(|item| (item.id.as_str(), &item.text));
        for (place, text) in items.chain([("intro", &survey.intro), ("closing", &survey.closing)]) {
            assert!(longest_sentence(text) <= SENTENCE_WORDS, "{} {place}: {text}", survey.id);
        }
        for choice in survey.items.iter().flat_map(|item| &item.choices) {
            assert!(choice.text.split_whitespace().count() <= CHOICE_WORDS, "{}: {}", survey.id, choice.text);
        }
    }
}

/// The consent is informed (Luật 91/2025/QH15, Điều 9): no name, who sees it, and that nothing has to be answered.
#[test]
fn each_says_first_what_becomes_of_the_answers() {
    for survey in NAMES.map(survey) {
        for said in ["Hội dùng câu trả lời", "số chung", "Không ghi tên", "bỏ qua"] {
            assert!(survey.intro.contains(said), "{}: {said}", survey.id);
        }
    }
}

/// Whoever writes in her own words is reminded of the others' privacy.
#[test]
fn a_text_asks_for_no_names() {
    for survey in NAMES.map(survey) {
        for item in survey.items.iter().filter(|item| item.kind == ItemKind::Text) {
            assert!(item.hint.contains("đừng ghi tên"), "{} {}", survey.id, item.id);
        }
    }
}

/// Balanced statements: whoever agrees with everything is in the middle.
#[test]
fn what_measures_attitudes_asks_from_both_sides_and_shields_who_answers() {
    let survey = survey("nhan-thuc-ve-gioi");
    let reversed = survey.items.iter().filter(|item| item.reversed).count();
    assert_eq!((survey.items.len(), reversed), (8, 4));
    assert!(survey.sensitive && survey.pairs);
    assert!(survey.contacts.iter().any(|contact| contact.phone == "111"));
}
