use domain::decimal::Decimal;
use domain::id::{ChoiceId, QuestionId, StoryId};
use domain::import::{FileKind, PackImport, Weight};
use domain::pack::{Choice, Contact, NumberKey, Pack, Question, QuestionKind, Source, Story};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::{gift, sheet, template};
use crate::import::packs::columns::{EXAMPLES_SHEET, QUESTIONS_SHEET};
use crate::import::{packs, sheet as rows};

fn kinds() -> Pack {
    Pack::read(include_str!("../../domain/tests/kinds.json")).unwrap()
}

/// The file again, without what is only advice.
fn read(bytes: &[u8]) -> PackImport {
    // A text of comments alone is told by its name.
    let mut import = packs::read("x.gift", bytes);
    import.problems.retain(|problem| problem.weight != Weight::Advice);
    import
}

#[test]
fn the_template_is_empty_and_ready() {
    let bytes = template().unwrap();
    assert_eq!(bytes, template().unwrap(), "nothing tells when it was made");
    let import = read(&bytes);
    assert_eq!((import.kind, import.rows, import.problems), (Some(FileKind::OwnSheet), 0, vec![]));
    let names: Vec<String> = rows::read(&bytes).unwrap().sheets.into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["Câu hỏi", "Tình huống", "Địa chỉ", "Thông tin", "Ví dụ", "Hướng dẫn"]);
}

#[test]
fn the_examples_are_questions_of_every_kind() {
    let workbook = rows::read(&template().unwrap()).unwrap();
    let examples = workbook.sheets.iter().find(|sheet| sheet.name == EXAMPLES_SHEET).unwrap();
    // The same rows where questions stand.
    let mut copied = rust_xlsxwriter::Workbook::new();
    let copy = copied.add_worksheet().set_name(QUESTIONS_SHEET).unwrap();
    for row in &examples.rows {
        for (column, cell) in row.cells() {
            copy.write_string(row.number - 1, u16::try_from(column).unwrap(), &cell.text).unwrap();
        }
    }
    let import = read(&copied.save_to_buffer().unwrap());
    assert_eq!(import.problems, []);
    let kinds: Vec<_> = import.questions.iter().map(|one| one.question.kind.name()).collect();
    assert_eq!(kinds, ["single", "multiple", "true_false", "order", "number", "text", "prediction"]);
}

#[test]
fn a_sheet_keeps_every_kind() {
    let pack = kinds();
    let import = read(&sheet(&pack).unwrap());
    assert_eq!(import.problems, []);
    assert_eq!(import.title, pack.title);
    assert_eq!(import.contacts, pack.contacts);
    assert_eq!(import.stories[0].text, pack.stories[0].text);
    assert_eq!(questions(&import), named_anew(&pack.questions));
}

#[test]
fn what_looks_like_a_formula_is_text() {
    let mut pack = kinds();
    pack.title = "=1+1".into();
    pack.questions[0].choices[0].text = "=HYPERLINK(\"http://x.example\")".into();
    pack.questions[0].choices[1].text = "+84".into();
    pack.questions[0].choices[2].text = "@a".into();
    let import = read(&sheet(&pack).unwrap());
    assert_eq!(import.problems, []);
    assert_eq!(import.title, "=1+1");
    assert_eq!(questions(&import), named_anew(&pack.questions));
}

#[test]
fn the_packs_we_ship_come_back_from_a_sheet() {
    for json in [
        include_str!("../../../public/packs/bao-ve-tre-em.json"),
        include_str!("../../../public/packs/an-toan-tren-mang.json"),
        include_str!("../../../public/packs/phong-chong-bao-luc-gia-dinh.json"),
    ] {
        let pack = Pack::read(json).unwrap();
        let import = read(&sheet(&pack).unwrap());
        assert_eq!(import.problems, [], "{}", pack.title);
        let mut expected = named_anew(&pack.questions);
        // Pictures and sound stay behind.
        for question in &mut expected {
            (question.picture, question.audio, question.explanation_audio) = (None, None, None);
        }
        assert_eq!(questions(&import), expected);
        assert_eq!(import.contacts, pack.contacts);
    }
}

fn questions(import: &PackImport) -> Vec<Question> {
    import.questions.iter().map(|one| one.question.clone()).collect()
}

/// The questions with the ids that a reader gives, and the story they belong to as the first.
fn named_anew(questions: &[Question]) -> Vec<Question> {
    let anew = |(question, number): (&Question, u32)| {
        let mut anew = question.clone();
        anew.id = QuestionId::new(format!("q{number}"));
        anew.story = anew.story.map(|_| StoryId::new("s1"));
        if anew.kind != QuestionKind::TrueFalse {
            for (choice, letter) in anew.choices.iter_mut().zip('a'..) {
                let id = ChoiceId::new(letter);
                anew.order.iter_mut().filter(|one| **one == choice.id).for_each(|one| *one = id.clone());
                choice.id = id;
            }
        }
        anew
    };
    questions.iter().zip(1..).map(anew).collect()
}

/// Words as people write them, marks of every format among them.
fn words() -> impl Strategy<Value = String> {
    r"[a-zđô0-9][a-zA-ZàếđÔ0-9=~#{}:%\\|;,.<>@+*/?-]{0,12}( [a-zà=~#{}:%\\>-]{1,8}){0,3}"
        .prop_map(|text| rows::tidy(&text))
}

fn decimal(thousandths: i64) -> Decimal {
    let sign = if thousandths < 0 { "-" } else { "" };
    let number = thousandths.unsigned_abs();
    Decimal::read(&format!("{sign}{},{:03}", number / 1000, number % 1000)).unwrap()
}

fn question() -> impl Strategy<Value = Question> {
    let texts = prop::collection::hash_set(words(), 2..=8).prop_map(|texts| {
        let mut texts: Vec<String> = texts.into_iter().collect();
        texts.sort_by_key(|text| text.to_lowercase());
        texts.dedup_by_key(|text| text.to_lowercase());
        texts
    });
    let parts = (words(), texts, 0..7_u8, any::<Index>(), -99_999_i64..99_999, "[a-zđ ]{0,20}");
    parts
        .prop_flat_map(|(text, texts, kind, at, thousandths, explanation)| {
            let places: Vec<usize> = (0..texts.len()).collect();
            let count = texts.len();
            (Just((text, texts, kind, at, thousandths, explanation)), subsequence(places, 1..=count))
        })
        .prop_map(|((text, texts, kind, at, thousandths, explanation), right)| {
            let id = |place: usize| ChoiceId::new(('a'..='h').nth(place).unwrap());
            let choice =
                |(place, text): (usize, &String)| Choice { id: id(place), text: text.clone(), right: false };
            let mut question = Question {
                id: QuestionId::new("x"),
                kind: QuestionKind::Prediction,
                text,
                story: None,
                picture: None,
                audio: None,
                hint: String::new(),
                choices: texts.iter().enumerate().map(choice).collect(),
                order: vec![],
                number: None,
                unit: String::new(),
                accepted: vec![],
                explanation: rows::tidy(&explanation),
                explanation_audio: None,
                source: Source::default(),
            };
            let at = at.index(texts.len());
            match if texts.len() < 2 { 6 } else { kind } {
                0 => {
                    question.kind = QuestionKind::Single;
                    question.choices[at].right = true;
                }
                1 => {
                    question.kind = QuestionKind::Multiple;
                    right.iter().for_each(|place| question.choices[*place].right = true);
                }
                2 => {
                    question.kind = QuestionKind::TrueFalse;
                    question.choices = vec![
                        Choice { id: ChoiceId::new("true"), text: "Đúng".into(), right: at == 0 },
                        Choice { id: ChoiceId::new("false"), text: "Sai".into(), right: at != 0 },
                    ];
                }
                3 => {
                    question.kind = QuestionKind::Order;
                    let turned =
                        (0..texts.len()).map(|place| id((place + 1 + at.min(texts.len() - 2)) % texts.len()));
                    question.order = turned.collect();
                }
                4 => {
                    question.kind = QuestionKind::Number;
                    let tolerance = decimal(thousandths.abs() / 7);
                    question.number = Some(NumberKey { value: decimal(thousandths), tolerance });
                    question.choices.clear();
                }
                5 => {
                    question.kind = QuestionKind::Text;
                    question.accepted = texts;
                    question.choices.clear();
                }
                _ => question.choices.clear(),
            }
            question
        })
}

/// A pack with these questions, each in words of its own.
fn pack(questions: Vec<Question>) -> Pack {
    let mut pack = kinds();
    pack.questions = questions;
    for (question, number) in pack.questions.iter_mut().zip(1..) {
        question.id = QuestionId::new(format!("q{number}"));
        question.text = format!("{number} {}", question.text);
    }
    pack.stories = vec![Story {
        id: StoryId::new("s1"),
        title: "T".into(),
        text: "N".into(),
        picture: None,
        audio: None,
    }];
    pack.contacts = vec![Contact { phone: "111".into(), name: "N".into(), purpose: String::new() }];
    pack
}

proptest! {
    #[test]
    fn any_pack_comes_back_from_a_sheet(questions in prop::collection::vec(question(), 1..8)) {
        let pack = pack(questions);
        prop_assert_eq!(pack.problems(), vec![]);
        let import = read(&sheet(&pack).unwrap());
        prop_assert_eq!(&import.problems, &Vec::new());
        let mut expected = pack.questions.clone();
        // These set spellings apart in the sheet.
        for spelling in expected.iter_mut().flat_map(|question| &mut question.accepted) {
            *spelling = spelling.replace(['|', ';'], ",");
        }
        expected.iter_mut().for_each(|question| question.accepted.dedup());
        prop_assert_eq!(self::questions(&import), expected);
    }

    #[test]
    fn any_pack_comes_back_from_gift(questions in prop::collection::vec(question(), 1..8)) {
        let pack = pack(questions);
        let import = read(gift(&pack).as_bytes());
        prop_assert_eq!(&import.problems, &Vec::new());
        let mut expected: Vec<Question> = pack.questions.clone();
        expected.retain(|question| !matches!(question.kind, QuestionKind::Order | QuestionKind::Prediction));
        for (question, number) in expected.iter_mut().zip(1..) {
            question.id = QuestionId::new(format!("q{number}"));
            question.text = question.text.replace("->", "→");
            question.choices.iter_mut().for_each(|choice| choice.text = choice.text.replace("->", "→"));
            question.accepted.iter_mut().for_each(|spelling| *spelling = spelling.replace("->", "→"));
        }
        prop_assert_eq!(self::questions(&import), expected);
    }
}
