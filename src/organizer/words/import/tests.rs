use std::collections::HashSet;

use domain::import::FilePlace;

use super::*;

fn problem(weight: Weight, fault: Fault, detail: &str) -> ImportProblem {
    let place = FilePlace { row: 3, ..FilePlace::default() };
    ImportProblem { place, weight, fault, detail: detail.to_owned() }
}

const ALL: [Fault; 33] = [
    Fault::Unreadable,
    Fault::OldWorkbook,
    Fault::TooLarge,
    Fault::NoHeadings,
    Fault::HiddenSheet,
    Fault::FormulaWithoutValue,
    Fault::CellError,
    Fault::Missing,
    Fault::TooLong,
    Fault::Unknown,
    Fault::KindNotTaken,
    Fault::TooFewChoices,
    Fault::TooManyChoices,
    Fault::ChoiceTwice,
    Fault::NoRightAnswer,
    Fault::RightIsNoChoice,
    Fault::ManyRight,
    Fault::NotANumber,
    Fault::NotADate,
    Fault::QuestionTwice,
    Fault::NoExplanation,
    Fault::NoSource,
    Fault::MediaLeftOut,
    Fault::PassedOver,
    Fault::Syntax,
    Fault::BadCondition,
    Fault::UnknownList,
    Fault::ParentMissing,
    Fault::Ambiguous,
    Fault::UnitTwice,
    Fault::LevelOrder,
    Fault::SumRow,
    Fault::Other,
];

#[test]
fn every_fault_has_words_of_its_own() {
    let said: HashSet<String> =
        ALL.iter().map(|fault| what(&problem(Weight::LeftOut, *fault, "7"))).collect();
    assert_eq!(said.len(), ALL.len());
    assert!(said.iter().all(|said| !said.contains("Có điều cần xem lại")));
}

#[test]
fn what_a_problem_is_about_stands_in_its_sentence() {
    let said = |fault, detail: &str| what(&problem(Weight::LeftOut, fault, detail));
    assert_eq!(said(Fault::Missing, "Tên đơn vị"), "Ô cần điền mà còn trống: Tên đơn vị");
    assert_eq!(said(Fault::NoRightAnswer, ""), "Chưa ghi đáp án đúng.");
    assert_eq!(said(Fault::TooLong, "120"), "Dài quá, nhiều nhất 120 ký tự.");
    assert_eq!(said(Fault::TooLarge, "20000"), "Nhiều quá, chỉ lấy được 20.000. Chị chia nhỏ tệp nhé.");
    assert!(said(Fault::TooLarge, &MOST_FILE_BYTES.to_string()).contains("5 MB"));
    assert!(said(Fault::LevelOrder, "branch").contains("không thuộc chi hội được"));
}

#[test]
fn a_unit_that_is_there_already_is_no_mistake_of_the_file() {
    assert!(what(&problem(Weight::Advice, Fault::UnitTwice, "Thôn 1")).contains("đã có rồi"));
    assert!(what(&problem(Weight::LeftOut, Fault::UnitTwice, "Thôn 1")).contains("bị lặp"));
}

#[test]
fn the_counts_say_the_heaviest_first_and_nothing_of_none() {
    let problems = [
        problem(Weight::Advice, Fault::NoSource, ""),
        problem(Weight::LeftOut, Fault::Missing, ""),
        problem(Weight::LeftOut, Fault::Missing, ""),
    ];
    assert_eq!(counts(&problems), "2 chỗ bị bỏ · 1 chỗ nên xem lại");
    assert_eq!(counts(&[]), "");
}

#[test]
fn a_row_and_a_whole_file_are_left_out_in_other_words() {
    let mut whole = problem(Weight::LeftOut, Fault::Unreadable, "");
    assert_eq!(weight(&whole).now(), "Bỏ dòng này");
    whole.place.row = 0;
    assert_eq!(weight(&whole).now(), "Không lấy");
}
