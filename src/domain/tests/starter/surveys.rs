//! The starter surveys in `public/surveys/`.

use domain::survey::{ItemKind, Survey, is_day};

use super::{CHOICE_WORDS, files, has_come, long_sentences};

const ITEMS: usize = 10;
const NAMES: [&str; 3] = ["an-toan-noi-o", "danh-gia-buoi-sinh-hoat", "nhan-thuc-ve-gioi"];

fn surveys() -> Vec<Survey> {
    let read = |(path, json): &(std::path::PathBuf, String)| {
        let survey = Survey::read(json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(path.file_stem().unwrap(), survey.id.as_str(), "{}", path.display());
        survey
    };
    files("surveys").iter().map(read).collect()
}

fn survey(name: &str) -> Survey {
    surveys().into_iter().find(|survey| survey.id.as_str() == name).unwrap()
}

#[test]
fn each_is_found_under_its_id_and_keeps_the_rules() {
    let surveys = surveys();
    assert_eq!(surveys.iter().map(|survey| survey.id.as_str()).collect::<Vec<_>>(), NAMES);
    for survey in surveys {
        let day = &survey.reviewed_on;
        assert!(is_day(day) && has_come(day), "{}: {day}", survey.id);
    }
}

#[test]
fn each_is_short_and_plain() {
    for survey in surveys() {
        assert!(survey.items.len() <= ITEMS, "{}: {} items", survey.id, survey.items.len());
        let items = survey.items.iter().flat_map(|item| [&item.text, &item.hint]);
        let long: Vec<_> =
            items.chain([&survey.intro, &survey.closing]).flat_map(|text| long_sentences(text)).collect();
        assert!(long.is_empty(), "{}: {}", survey.id, long.join("\n"));
        for choice in survey.items.iter().flat_map(|item| &item.choices) {
            assert!(choice.text.split_whitespace().count() <= CHOICE_WORDS, "{}: {}", survey.id, choice.text);
        }
    }
}

/// The consent is informed (Luật 91/2025/QH15, Điều 9): no name, who sees it, and that nothing has to be answered.
#[test]
fn each_says_first_what_becomes_of_the_answers() {
    for survey in surveys() {
        for said in ["Hội dùng câu trả lời", "số chung", "Không ghi tên", "bỏ qua"] {
            assert!(survey.intro.contains(said), "{}: {said}", survey.id);
        }
    }
}

/// Whatever she answered, the same numbers are there in the end.
#[test]
fn each_ends_with_whom_to_call() {
    for survey in surveys() {
        for phone in ["111", "113"] {
            assert!(survey.contacts.iter().any(|contact| contact.phone == phone), "{}: {phone}", survey.id);
        }
        assert!(survey.contacts.iter().all(|contact| !contact.purpose.is_empty()), "{}", survey.id);
    }
}

/// Whoever writes in her own words is reminded of the others' privacy.
#[test]
fn a_text_asks_for_no_names() {
    for survey in surveys() {
        for item in survey.items.iter().filter(|item| item.kind == ItemKind::Text) {
            assert!(item.hint.contains("đừng ghi tên"), "{} {}", survey.id, item.id);
        }
    }
}

/// What could hurt somebody if it were guessed waits for more answers. What others must not even see being answered stands in
/// a survey that leaves no trace; and what happened to herself is asked in none of these.
#[test]
fn what_is_sensitive_is_marked() {
    let marked: Vec<_> = surveys()
        .iter()
        .flat_map(|survey| {
            let items = survey.items.iter().filter(|item| item.sensitive);
            items.map(|item| (item.id.to_string(), survey.sensitive)).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(marked, [("lo-khi-bao".to_owned(), false), ("bo-qua-danh".to_owned(), true)]);
    for item in surveys().iter().flat_map(|survey| &survey.items) {
        assert!(!item.text.contains("12 tháng") && !item.text.contains("ở nhà"), "{}", item.text);
    }
}

/// Balanced statements: whoever agrees with everything is in the middle.
#[test]
fn what_measures_attitudes_asks_from_both_sides_and_shields_who_answers() {
    let survey = survey("nhan-thuc-ve-gioi");
    let reversed: Vec<_> = survey.items.iter().map(|item| item.reversed).collect();
    assert_eq!(reversed, [true, true, false, false, true, false, true, false]);
    assert!(survey.items.iter().all(|item| item.kind == ItemKind::Likert && item.points == Some(5)));
    assert!(survey.sensitive && survey.pairs);
}
