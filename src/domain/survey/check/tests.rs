use serde_json::{Value, json};

use super::*;

fn survey() -> Value {
    serde_json::from_str(include_str!("../../tests/survey.json")).unwrap()
}

fn problems(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut json = survey();
    change(&mut json);
    match Survey::read(&json.to_string()) {
        Ok(_) => vec![],
        Err(SurveyError::Json(error)) => vec![error.to_string()],
        Err(SurveyError::Problems(found)) => found.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn a_sound_survey_with_every_kind_has_no_problems() {
    assert_eq!(problems(|_| ()), Vec::<String>::new());
}

#[test]
fn each_rule_is_kept_and_names_its_item() {
    let choice = |id: &str| json!({"id": id, "text": id});
    let rules: Vec<(&str, Value, &str)> = vec![
        ("/format", "haihoa.survey/2".into(), "format"),
        ("/id", "Một Phiếu".into(), "lower-case"),
        ("/version", 0.into(), "version"),
        ("/title", "".into(), "title is empty"),
        ("/intro", " ".into(), "intro is empty"),
        ("/closing", "x".repeat(900).into(), "closing has 900"),
        ("/reviewed_on", "25/11/2026".into(), "YYYY-MM-DD"),
        ("/contacts/0/phone", "gọi xã".into(), "dialled"),
        ("/items/10/id", "1a".into(), "a letter first"),
        ("/items/4/id", "lo nhat".into(), "item lo nhat: the id"),
        ("/items/5/id", "dong-y".into(), "item dong-y: another item"),
        ("/items/10/text", "x".repeat(301).into(), "item gop-y: text has 301"),
        ("/items/10/hint", "x\u{7}".into(), "control"),
        ("/items/11/choices", json!([choice("a")]), "1 choices; 2 to 8"),
        ("/items/11/choices", json!([choice("a"), choice("a"), choice("c")]), "stands twice"),
        ("/items/11/choices/1/id", "khac".into(), "\"khac\" is the id"),
        ("/items/1/choices/1/exclusive", true.into(), "item dia-chi: an exclusive choice does not belong"),
        ("/items/3/most", 5.into(), "most is 5; 2 to 4"),
        (
            "/items/3/choices",
            json!([choice("a"), choice("h"), {"id": "x", "text": "x", "exclusive": true}]),
            "",
        ),
        ("/items/4/points", 4.into(), "3 or 5"),
        ("/items/4/points", Value::Null, "3 or 5"),
        ("/items/6/max", "5,5".into(), "whole numbers"),
        ("/items/6/max", "1".into(), "1 steps"),
        ("/items/7/max", "20".into(), "21 steps"),
        ("/items/6/ends", json!(["Ít", ""]), "an end is empty"),
        ("/items/8/min", "30".into(), "not below"),
        ("/items/11/other", true.into(), "other does not belong"),
        ("/items/10/unit", "m".into(), "unit does not belong"),
        ("/items/10/reversed", true.into(), "reversed"),
        ("/items/0/required", true.into(), "required or sensitive"),
        (
            "/items/9/show_if",
            "gop-y = 'a'".into(),
            "item ngay: show_if, column 1: expected an item that stands before",
        ),
        ("/items/9/picture", json!({"src": "https://x/a.png", "alt": "x"}), "/media/"),
        ("/items/9/kind", "day".into(), "unknown ItemKind"),
        ("/items/9/colour", "red".into(), "unknown field"),
    ];
    for (place, value, expected) in rules {
        let found = problems(|json| {
            let (parent, key) = place.rsplit_once('/').unwrap();
            json.pointer_mut(parent).unwrap()[key] = value;
        });
        let is_so = if expected.is_empty() {
            found.is_empty()
        } else {
            found.len() == 1 && found[0].contains(expected)
        };
        assert!(is_so, "{place}: {found:?}");
    }
}

#[test]
fn the_title_of_a_sensitive_survey_tells_nothing() {
    let titled = |title: &str, sensitive: bool| {
        problems(|json| {
            json["title"] = title.into();
            json["sensitive"] = sensitive.into();
        })
    };
    assert!(titled("Khảo sát về BẠO LỰC gia đình", true)[0].contains("neutral"));
    assert!(titled("Nơi mình ở có yên tâm không?", true).is_empty());
    assert!(titled("Khảo sát về bạo lực gia đình", false).is_empty());
}

#[test]
fn a_survey_asks_something_and_not_too_much() {
    assert!(
        problems(|json| json["items"] = json!([{"id": "a", "kind": "note", "text": "?"}]))[0]
            .contains("nothing is asked")
    );
    let items: Vec<Value> =
        (0..201).map(|n| json!({"id": format!("q{n}"), "kind": "text", "text": "?"})).collect();
    assert!(problems(|json| json["items"] = items.into())[0].contains("201 items"));
}

#[test]
fn the_starter_surveys_are_sound() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/surveys");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let survey = Survey::read(&std::fs::read_to_string(&path).unwrap());
        let survey = survey.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(path.file_stem().and_then(|name| name.to_str()), Some(survey.id.as_str()));
        count += 1;
    }
    assert!(count >= 3);
}
