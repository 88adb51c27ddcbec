//! Spreadsheets of Kahoot and Wayground.

use domain::import::{Fault, FileKind, Weight};
use domain::pack::QuestionKind;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::{read, right, row, words, workbook, wrong};

fn kahoot_heads(dash: &str) -> Vec<String> {
    let mut heads = vec![String::new(), format!("Question {dash} max 120 characters")];
    heads.extend((1..=4).map(|n| format!("Answer {n} {dash} max 75 characters")));
    heads.push(format!("Time limit (sec) {dash} 5, 10, 20, 30, 60, 90, 120, or 240 secs"));
    heads.push(format!("Correct answer(s) {dash} choose at least one"));
    heads
}

#[test]
fn kahoot_is_read_below_its_titles_whatever_dash_it_has() {
    for dash in ["-", "–", "—"] {
        let bytes = workbook("Sheet1", |sheet| {
            sheet.merge_range(1, 1, 1, 6, "Quiz template", &Format::new().set_bold()).unwrap();
            row(
                sheet,
                2,
                &[
                    "",
                    "Add questions, at least two answer alternatives, time limit and choose correct answers",
                ],
            );
            let heads = kahoot_heads(dash);
            row(sheet, 7, &heads.iter().map(String::as_str).collect::<Vec<_>>());
            for number in 1..=20 {
                sheet.write(7 + number, 0, number).unwrap();
            }
            row(sheet, 8, &["", "Gọi số\u{a0}nào?", "", "114", "115", "", "30", ""]);
            sheet.write(8, 2, 111).unwrap();
            sheet.write(8, 7, 1).unwrap();
            row(sheet, 9, &["", &"Chọn hai ".repeat(20), "Một", "Hai", "Ba", "Bốn", "20", "1,3"]);
        });
        let import = read("kahoot.xlsx", &bytes);
        assert_eq!(import.kind, Some(FileKind::Kahoot));
        assert_eq!(wrong(&import), []);
        assert_eq!(import.rows, 2);
        let [first, second] = &import.questions[..] else { panic!("{import:?}") };
        assert_eq!(
            (first.place.sheet.as_str(), first.place.row, first.question.id.as_str()),
            ("Sheet1", 9, "q1")
        );
        assert_eq!(
            (first.question.text.as_str(), first.question.kind),
            ("Gọi số nào?", QuestionKind::Single)
        );
        assert_eq!(
            (words(&first.question), right(&first.question)),
            (vec!["111", "114", "115"], "a".to_owned())
        );
        assert_eq!(
            (second.question.kind, right(&second.question)),
            (QuestionKind::Multiple, "ac".to_owned())
        );
        let advice: Vec<_> = import.problems.iter().map(|p| (p.fault, p.place.row)).collect();
        // Once for the file each, and not for every row.
        assert_eq!(advice, [(Fault::NoExplanation, 0), (Fault::NoSource, 0), (Fault::PassedOver, 0)]);
    }
}

#[test]
fn what_excel_made_of_several_answers_is_told() {
    let bytes = workbook("Sheet1", |sheet| {
        let heads = kahoot_heads("-");
        row(sheet, 0, &heads.iter().map(String::as_str).collect::<Vec<_>>());
        for (line, text) in [(1, "Số"), (2, "Ngày"), (3, "Phẩy"), (4, "Trống"), (5, "")] {
            row(sheet, line, &["", text, "Một", "Hai", "Ba"]);
        }
        sheet.write(1, 7, 13).unwrap();
        let date = ExcelDateTime::from_ymd(2026, 3, 1).unwrap();
        sheet.write_with_format(2, 7, date, &Format::new().set_num_format("d-mmm")).unwrap();
        // A Vietnamese Excel reads "1,3" as one and three tenths.
        sheet.write(3, 7, 1.3).unwrap();
        sheet.write(5, 7, 1).unwrap();
    });
    let import = read("kahoot.xlsx", &bytes);
    let expected = [
        ("H2".to_owned(), Weight::LeftOut, Fault::RightIsNoChoice, "13"),
        ("H3".to_owned(), Weight::LeftOut, Fault::RightIsNoChoice, "2026-03-01"),
        ("H5".to_owned(), Weight::LeftOut, Fault::NoRightAnswer, ""),
        ("B6".to_owned(), Weight::LeftOut, Fault::Missing, "Question"),
    ];
    assert_eq!(wrong(&import), expected);
    assert_eq!(import.rows, 5);
    assert_eq!(import.questions.len(), 1);
    assert_eq!(right(&import.questions[0].question), "ac");
}

const WAYGROUND: [&str; 11] = [
    "Question Text",
    "Question Type",
    "Option 1",
    "Option 2",
    "Option 3",
    "Option 4",
    "Option 5",
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
];

#[test]
fn wayground_is_read_with_and_without_its_instructions() {
    let instruction = [
        "Text of the question\n\n(required)",
        "(default is Multiple Choice)",
        "Text for option 1\n\n(required in all cases except open-ended & draw questions)",
        "Text for option 2",
        "",
        "",
        "",
        "The correct option choice (between 1-5). Leave blank for \"Open-Ended\", \"Poll\"",
        "Time in seconds (optional, default value is 30 seconds)",
        "Link of the image (optional)",
        "Explanation for the answer",
    ];
    for with_instruction in [true, false] {
        let bytes = workbook("Sheet1", |sheet| {
            row(sheet, 0, &WAYGROUND);
            if with_instruction {
                row(sheet, 1, &instruction);
            }
            row(sheet, 2, &["Một?", "", "A", "B", "", "", "", "2", "30", "", "Vì B."]);
            row(
                sheet,
                3,
                &["Nhiều?", "Checkbox", "A", "B", "C", "", "", "1,3", "", "https://x.example/a.png"],
            );
            row(sheet, 4, &["Điền?", "Fill-in-the-Blank", "Bình yên", "Ngôi nhà Bình yên"]);
            row(sheet, 5, &["Nghĩ gì?", "Open-Ended"]);
            row(sheet, 6, &["Vẽ?", "Draw"]);
            row(sheet, 7, &["Nhiều mà nói một?", "Multiple Choice", "A", "B", "C", "", "", "1, 2"]);
            row(sheet, 8, &["Chỗ thứ năm?", "Multiple Choice", "A", "", "C", "", "E", "5"]);
        });
        let import = read("quizizz.xlsx", &bytes);
        assert_eq!(import.kind, Some(FileKind::Wayground));
        let expected = [
            ("J4".to_owned(), Weight::Changed, Fault::MediaLeftOut, "https://x.example/a.png"),
            ("B6".to_owned(), Weight::LeftOut, Fault::KindNotTaken, "Open-Ended"),
            ("B7".to_owned(), Weight::LeftOut, Fault::KindNotTaken, "Draw"),
            ("H8".to_owned(), Weight::Changed, Fault::ManyRight, "1, 2"),
        ];
        assert_eq!(wrong(&import), expected);
        assert_eq!(import.rows, 7);
        let found: Vec<_> = import.questions.iter().map(|q| (q.question.kind, right(&q.question))).collect();
        let expected = [
            (QuestionKind::Single, "b"),
            (QuestionKind::Multiple, "ac"),
            (QuestionKind::Text, ""),
            (QuestionKind::Multiple, "ab"),
            (QuestionKind::Single, "c"),
        ];
        assert_eq!(found, expected.map(|(kind, right)| (kind, right.to_owned())));
        assert_eq!(import.questions[0].question.explanation, "Vì B.");
        assert_eq!(import.questions[2].question.accepted, ["Bình yên", "Ngôi nhà Bình yên"]);
    }
}

#[test]
fn an_older_wayground_sheet_has_no_explanations() {
    let bytes = workbook("Sheet1", |sheet| {
        row(sheet, 0, &WAYGROUND[..10]);
        row(sheet, 1, &["Một?", "Multiple Choice", "A", "B", "", "", "", "C"]);
        row(sheet, 2, &["Hai?", "Multiple Choice", "A", "B", "", "", "", "1"]);
    });
    let import = read("quizizz.xlsx", &bytes);
    assert_eq!(wrong(&import), [("H2".to_owned(), Weight::LeftOut, Fault::RightIsNoChoice, "C")]);
    assert_eq!(import.questions.len(), 1);
}

#[test]
fn a_workbook_of_something_else_is_no_file_of_questions() {
    let mut written = Workbook::new();
    row(written.add_worksheet(), 0, &["Họ tên", "Năm sinh"]);
    let hidden = written.add_worksheet().set_name("Kahoot").unwrap().set_hidden(true);
    row(hidden, 0, &kahoot_heads("-").iter().map(String::as_str).collect::<Vec<_>>());
    let import = read("ds.xlsx", &written.save_to_buffer().unwrap());
    assert_eq!((import.kind, import.rows), (None, 0));
    let faults: Vec<_> = import.problems.iter().map(|problem| problem.fault).collect();
    assert_eq!(faults, [Fault::HiddenSheet, Fault::NoHeadings]);
}
