use proptest::prelude::*;

use super::*;
use crate::id::ChoiceId;
use crate::survey::Survey;

fn items() -> Vec<Item> {
    let json = include_str!("../../tests/survey.json");
    serde_json::from_str::<Survey>(json).unwrap().items
}

fn answer(item: &str, chosen: &[&str], typed: &str) -> ItemAnswer {
    let chosen = chosen.iter().map(|id| ChoiceId::new(*id)).collect();
    ItemAnswer { item: crate::id::QuestionId::new(item), chosen, typed: typed.into(), declined: false }
}

fn holds(text: &str, answers: &[ItemAnswer]) -> bool {
    let items = items();
    let condition = Condition::read(text, &items).unwrap_or_else(|error| panic!("{text}: {error}"));
    condition.holds(&items, &|place| answers.iter().find(|answer| answer.answers(&items[place])))
}

#[test]
fn each_way_to_ask_is_understood() {
    let answers = [
        answer("dia-chi", &["b"], ""),
        answer("lo-nhat", &["a", "khac"], "mất ngủ"),
        answer("dong-y", &["4"], ""),
        answer("diem", &["10"], ""),
        answer("may-nguoi", &[], "2,5"),
        answer("ngay", &[], "2026-11-20"),
    ];
    for (text, expected) in [
        ("dia-chi = 'b'", true),
        ("${dia-chi}=\"b\"", true),
        ("${ dia-chi } != 'b'", false),
        ("dia-chi = 'a' or dia-chi = 'b'", true),
        ("dia-chi = 'a' or dia-chi = 'b' and dong-y > 4", false),
        ("(dia-chi = 'a' or dia-chi = 'b') and dong-y >= 4", true),
        ("not(dia-chi = 'c')", true),
        ("not (not(dia-chi = 'b'))", true),
        ("selected(lo-nhat, 'khac')", true),
        ("selected(${lo-nhat}, ‘b’)", false),
        ("selected(dia-chi, 'b')", true),
        ("diem = 10 and diem > 9 and diem <= 10", true),
        ("may-nguoi = 2.5", true),
        ("may-nguoi < '3'", true),
        ("may-nguoi > -1", true),
        ("ngay < '2026-11-25' and ngay >= '2026-11-20'", true),
        ("answered(ngay) and not(answered(gop-y))", true),
    ] {
        assert_eq!(holds(text, &answers), expected, "{text}");
    }
}

#[test]
fn what_is_not_answered_equals_nothing() {
    let mut declined = answer("dia-chi", &[], "");
    declined.declined = true;
    let wrong = answer("may-nguoi", &[], "nhiều");
    for answers in [vec![], vec![declined, wrong]] {
        for text in
            ["dia-chi = 'a'", "may-nguoi < 3", "may-nguoi >= 3", "answered(may-nguoi)", "ngay = '2026-11-20'"]
        {
            assert!(!holds(text, &answers), "{text}");
        }
        assert!(holds("dia-chi != 'a' and may-nguoi != 3", &answers));
    }
}

#[test]
fn an_error_names_the_column_and_what_was_expected() {
    let items = items();
    for (text, column, expected) in [
        ("dia = 'a'", 1, "before this one"),
        ("dia-chi = a", 11, "choices in quotation"),
        ("dia-chi = 'x'", 11, "choices"),
        ("dia-chi < 'a'", 9, "= or !="),
        ("dia-chi 'a'", 9, "=, !="),
        ("lo-nhat = 'a'", 1, "selected(item"),
        ("gop-y = 'a'", 1, "answered(item)"),
        ("selected(gop-y, 'a')", 10, "with choices"),
        ("selected(lo-nhat 'a')", 18, "comma"),
        ("selected(lo-nhat, 'a'", 22, "bracket"),
        ("answered(dia-chi", 17, "bracket"),
        ("count(lo-nhat)", 1, "answered("),
        ("may-nguoi > 'nhiều'", 13, "number"),
        ("may-nguoi > 1.2.3", 13, "number"),
        ("ngay > '2026-02-30'", 8, "day"),
        ("ngay > 3", 8, "day"),
        ("dia-chi = 'a' then dong-y = 3", 15, "and, or"),
        ("dia-chi = 'a", 13, "closing"),
        ("$dia-chi = 'a'", 1, "${item}"),
        ("", 1, "an item"),
        ("and", 1, "before"),
        ("dia-chi = 'a' and", 18, "an item"),
        ("@", 1, "sign"),
    ] {
        let error = Condition::read(text, &items).expect_err(text);
        assert!(error.column == column && error.expected.contains(expected), "{text}: {error}");
    }
    let deep = ["not(".repeat(60), "dia-chi = 'a'".into(), ")".repeat(60)].concat();
    assert_eq!(Condition::read(&deep, &items).unwrap_err().expected, "fewer brackets");
    let error = Condition::read(&" ".repeat(600), &items).unwrap_err();
    assert_eq!(error.to_string(), "show_if, column 501: expected a shorter condition, found  ");
}

#[test]
fn an_item_sees_only_those_before_it() {
    let items = items();
    assert!(Condition::read("dong-y = 3", &items[..4]).is_err());
    assert_eq!(
        Condition::read("nho-ai = 'khac'", &items[..4]),
        Ok(Condition::Chosen(2, 2)),
        "Khác comes after the two choices"
    );
}

#[test]
fn what_depends_on_a_hidden_item_is_hidden_with_it() {
    let mut items = items();
    items[3].show_if = "nho-ai = 'a'".into();
    let conditions = Conditions::of(&items);
    let mut answers = vec![answer("dia-chi", &["a"], ""), answer("nho-ai", &["a"], "")];
    assert_eq!(conditions.shown(&items, &answers)[..4], [true; 4]);
    answers[0] = answer("dia-chi", &["c"], "");
    assert_eq!(
        conditions.shown(&items, &answers)[..4],
        [true, true, false, false],
        "its answer is still there"
    );
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_within_itself(text in "\\PC{0,60}") {
        if let Err(error) = Condition::read(&text, &items()) {
            prop_assert!((1..=text.chars().count() + 1).contains(&error.column));
        }
    }

    #[test]
    fn any_words_of_the_language_are_read_or_refused(words in prop::collection::vec(prop::sample::select(vec![
        "and", "or", "not", "(", ")", "selected", "answered", ",", "dia-chi", "${lo-nhat}", "'a'", "=", "!=", "<", "3", "may-nguoi",
    ]), 0..14)) {
        let (text, items) = (words.join(" "), items());
        if let Ok(condition) = Condition::read(&text, &items) {
            condition.holds(&items, &|_| None);
        }
    }
}
