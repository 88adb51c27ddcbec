//! Our own spreadsheet, as people fill it in.

use domain::import::{Fault, FileKind, Weight};
use domain::pack::QuestionKind;
use rust_xlsxwriter::{Format, Formula, Workbook};

use super::{read, right, row, words, workbook, wrong};

const HEADS: [&str; 12] = [
    "STT",
    "Câu hỏi",
    "Phương án A",
    "Phương án B",
    "Phương án C",
    "Phương án D",
    "Đáp án",
    "Loại",
    "Sai số",
    "Đơn vị",
    "Giải thích",
    "Văn bản",
];

#[test]
fn every_kind_is_read_as_people_write_it() {
    let bytes = workbook("Câu hỏi", |sheet| {
        sheet.merge_range(0, 0, 0, 8, "BỘ CÂU HỎI HÁI HOA DÂN CHỦ", &Format::new()).unwrap();
        row(sheet, 3, &HEADS);
        row(sheet, 4, &["1", "Gọi số nào?", "111", "113", "", "", "A", "", "", "", "Vì thế.", "Luật X"]);
        row(sheet, 5, &["2", "Chọn hai?", "Một", "Hai", "Ba", "", "A, C", "nhiều đáp án"]);
        row(sheet, 6, &["3", "Đúng không?", "", "", "", "", "", "Đúng/Sai"]);
        sheet.write(6, 6, false).unwrap();
        row(sheet, 7, &["4", "Xếp lại?", "Ba", "Một", "Hai", "", "B, C, A", "Sắp xếp"]);
        row(sheet, 8, &["5", "Bao nhiêu giờ?", "", "", "", "", "", "SỐ", "0,5", "giờ"]);
        sheet.write(8, 6, 24.125).unwrap();
        row(
            sheet,
            9,
            &["6", "Điền gì?", "", "", "", "", "Nhà tạm lánh | địa chỉ tin cậy; nhà tạm lánh", "điền từ"],
        );
        row(sheet, 10, &["7", "Bao nhiêu người đúng?", "", "", "", "", "", "dự đoán"]);
        row(sheet, 11, &["8", "Tự hiểu là đúng sai.", "", "", "", "", "Đúng"]);
        row(sheet, 12, &["9"]);
    });
    let import = read("bo-cau-hoi.xlsx", &bytes);
    assert_eq!(wrong(&import), []);
    assert_eq!((import.kind, import.rows), (Some(FileKind::OwnSheet), 8));
    let questions: Vec<_> = import.questions.iter().map(|one| &one.question).collect();
    let kinds: Vec<_> = questions.iter().map(|question| question.kind.name()).collect();
    assert_eq!(
        kinds,
        ["single", "multiple", "true_false", "order", "number", "text", "prediction", "true_false"]
    );
    assert_eq!((right(questions[0]), right(questions[1])), ("a".to_owned(), "ac".to_owned()));
    assert_eq!(words(questions[2]), ["Đúng", "Sai"]);
    assert!(questions[2].choices[1].right && questions[7].choices[0].right);
    let order: Vec<_> = questions[3].order.iter().map(|id| id.as_str()).collect();
    assert_eq!(order, ["b", "c", "a"]);
    let number = questions[4].number.unwrap();
    assert_eq!((number.value.written(), number.tolerance.written()), ("24,125".to_owned(), "0,5".to_owned()));
    assert_eq!(questions[5].accepted, ["Nhà tạm lánh", "địa chỉ tin cậy", "nhà tạm lánh"]);
    // Advice for each row that has none, as one has.
    let without = import.problems.iter().filter(|p| p.fault == Fault::NoExplanation);
    assert_eq!(without.count(), 6);
}

#[test]
fn one_bad_row_costs_no_good_one() {
    let bytes = workbook("Sheet1", |sheet| {
        row(sheet, 0, &HEADS);
        let rows: [&[&str]; 12] = [
            &["", "Tốt?", "A", "B", "", "", "A"],
            &["", "", "A", "B", "", "", "A"],
            &["", "Không có đáp án?", "A", "B"],
            &["", "Đáp án lạ?", "A", "B", "", "", "D"],
            &["", "Một phương án?", "A", "", "", "", "A"],
            &["", "Hai lần?", "Có", "có", "", "", "A"],
            &["", &"dài ".repeat(100), "A", "B", "", "", "A"],
            &["", "Loại gì?", "A", "B", "", "", "A", "tự luận"],
            &["", "Mấy?", "", "", "", "", "nhiều", "số"],
            &["", "Hai mà một?", "A", "B", "", "", "A, B", "một đáp án"],
            &["", "TỐT?", "B", "A", "", "", "B"],
            &["", "Dự đoán?", "", "", "", "", "12", "dự đoán"],
        ];
        for (texts, line) in rows.iter().zip(1..) {
            row(sheet, line, texts);
        }
    });
    let import = read("a.xlsx", &bytes);
    let left_out = |place: &str, fault, detail| (place.to_owned(), Weight::LeftOut, fault, detail);
    let expected = [
        left_out("B3", Fault::Missing, "Câu hỏi"),
        left_out("G4", Fault::NoRightAnswer, ""),
        left_out("G5", Fault::RightIsNoChoice, "D"),
        left_out("6", Fault::TooFewChoices, "1"),
        left_out("D7", Fault::ChoiceTwice, "có"),
        left_out("B8", Fault::TooLong, "300"),
        left_out("H9", Fault::KindNotTaken, "tự luận"),
        left_out("G10", Fault::NotANumber, "nhiều"),
        left_out("G11", Fault::ManyRight, "A, B"),
        left_out("12", Fault::QuestionTwice, "2"),
        ("G13".to_owned(), Weight::Changed, Fault::PassedOver, "12"),
    ];
    assert_eq!(wrong(&import), expected);
    assert_eq!((import.rows, import.questions.len()), (12, 2));
}

#[test]
fn headings_may_be_decomposed_spaced_out_or_on_two_rows() {
    let bytes = workbook("Trang 1", |sheet| {
        // Title, then "Phương án" merged over its letters.
        row(sheet, 0, &["Câu hỏi ôn tập"]);
        row(sheet, 1, &["Ca\u{302}u\u{a0} ho\u{309}i", "", "", "", "ĐÁP ÁN ĐÚNG"]);
        sheet.merge_range(1, 1, 1, 3, "Phương án", &Format::new()).unwrap();
        row(sheet, 2, &["", "A", "B", "C"]);
        row(sheet, 3, &["Gọi số nào?", "111", "112", "113", "Phương án C"]);
    });
    let import = read("a.xlsx", &bytes);
    assert_eq!(wrong(&import), []);
    assert_eq!(right(&import.questions[0].question), "c");
    assert_eq!(import.questions[0].place.row, 4);
}

#[test]
fn what_stands_beside_the_questions_is_read() {
    let mut written = Workbook::new();
    let sheet = written.add_worksheet().set_name("Hướng dẫn").unwrap();
    row(sheet, 0, &["Câu hỏi", "Phương án A", "Phương án B", "Đáp án"]);
    row(sheet, 1, &["Ví dụ?", "A", "B", "A"]);
    let sheet = written.add_worksheet().set_name("CÂU HỎI").unwrap();
    row(
        sheet,
        0,
        &["Câu hỏi", "Phương án A", "Phương án B", "Đáp án", "Tình huống", "Điều khoản", "Đường dẫn"],
    );
    row(sheet, 1, &["Làm gì?", "Gọi", "Kệ", "A", "cuộc GỌI lạ", "", "www.luat.example/a"]);
    row(sheet, 2, &["Rồi sao?", "Gọi", "Kệ", "A", "Chuyện khác", "Điều 5 Luật X"]);
    let sheet = written.add_worksheet().set_name("Tình huống").unwrap();
    row(sheet, 0, &["Tên", "Nội dung"]);
    row(sheet, 1, &["Cuộc gọi lạ", "Chị Hoa nhận một cuộc gọi."]);
    row(sheet, 2, &["Trống"]);
    row(sheet, 3, &["cuộc gọi lạ", "Lần nữa."]);
    let sheet = written.add_worksheet().set_name("Địa chỉ").unwrap();
    row(sheet, 0, &["Số điện thoại", "Tên", "Khi nào gọi"]);
    row(sheet, 1, &["", "Chị chi hội trưởng", "Lúc nào cũng được"]);
    sheet.write(1, 0, 912_345_678).unwrap();
    row(sheet, 2, &["gọi xã", "Xã"]);
    let sheet = written.add_worksheet().set_name("Thông tin").unwrap();
    row(sheet, 2, &["Tên bộ:", "An toàn trên mạng"]);
    let import = read("a.xlsx", &written.save_to_buffer().unwrap());
    let expected = [
        ("A2".to_owned(), Weight::Changed, Fault::Missing, "Văn bản"),
        ("E3".to_owned(), Weight::Changed, Fault::Unknown, "Chuyện khác"),
        ("A3".to_owned(), Weight::Changed, Fault::Missing, "Văn bản"),
        ("B3".to_owned(), Weight::LeftOut, Fault::Missing, "Nội dung"),
        ("A4".to_owned(), Weight::LeftOut, Fault::Other, "another story is called \"cuộc gọi lạ\""),
        ("A3".to_owned(), Weight::LeftOut, Fault::NotANumber, "gọi xã"),
    ];
    let mut found = wrong(&import);
    // The document has no column to name here.
    found.iter_mut().filter(|one| one.3 == "Văn bản").for_each(|one| one.0.insert(0, 'A'));
    found.sort_by_key(|one| expected.iter().position(|other| other == one));
    assert_eq!(found, expected);
    assert_eq!(import.title, "An toàn trên mạng");
    assert_eq!(import.stories.len(), 1);
    assert_eq!(import.contacts[0].phone, "0912345678");
    let [first, second] = &import.questions[..] else { panic!("{import:?}") };
    assert_eq!(first.question.story.as_ref(), Some(&import.stories[0].id));
    assert_eq!(first.question.source.link, "https://www.luat.example/a");
    assert_eq!(second.question.source.document, "Điều 5 Luật X");
}

#[test]
fn a_sheet_beside_without_its_headings_is_told() {
    let mut written = Workbook::new();
    let sheet = written.add_worksheet().set_name("Câu hỏi").unwrap();
    row(sheet, 0, &["Loại", "Câu hỏi", "Đáp án"]);
    row(sheet, 1, &["đúng sai", "Đúng không?", "S"]);
    row(written.add_worksheet().set_name("Địa chỉ").unwrap(), 0, &["111", "Tổng đài"]);
    written.add_worksheet().set_name("Tình huống").unwrap();
    let import = read("a.xlsx", &written.save_to_buffer().unwrap());
    assert_eq!(wrong(&import), [("0".to_owned(), Weight::Changed, Fault::NoHeadings, "Số điện thoại, Tên")]);
    assert_eq!(import.questions.len(), 1);
}

#[test]
fn formulas_count_by_their_values() {
    let bytes = workbook("Câu hỏi", |sheet| {
        row(sheet, 0, &["Câu hỏi", "Phương án A", "Phương án B", "Đáp án"]);
        row(sheet, 1, &["", "111", "113", "A"]);
        let text = Formula::new(r#"="Gọi "&"số nào?""#).set_result("Gọi số nào?");
        sheet.write_formula(1, 0, text).unwrap();
        row(sheet, 2, &["Tra ở đâu?", "", "113", "B"]);
        sheet.write_formula(2, 1, Formula::new("=VLOOKUP(1,A1:B2,9)").set_result("#N/A")).unwrap();
    });
    let import = read("a.xlsx", &bytes);
    let found: Vec<_> = import.questions.iter().map(|one| one.question.text.as_str()).collect();
    assert_eq!(found, ["Gọi số nào?"]);
    let expected = [
        ("B3".to_owned(), Weight::Changed, Fault::CellError, "#N/A"),
        ("3".to_owned(), Weight::LeftOut, Fault::TooFewChoices, "1"),
    ];
    let mut found = wrong(&import);
    found.sort_by_key(|one| one.1 == Weight::LeftOut);
    assert_eq!(found, expected);
}

#[test]
fn a_pack_is_never_larger_than_may_be() {
    let bytes = workbook("Câu hỏi", |sheet| {
        row(sheet, 0, &["Loại", "Câu hỏi", "Đáp án"]);
        for line in 1..=510 {
            row(sheet, line, &["đúng sai", &format!("Câu {line}."), "Đúng"]);
        }
    });
    let import = read("a.xlsx", &bytes);
    assert_eq!((import.rows, import.questions.len()), (510, 500));
    assert_eq!(wrong(&import), [("502".to_owned(), Weight::LeftOut, Fault::TooLarge, "500")]);
    assert!(import.questions.iter().all(|one| one.question.kind == QuestionKind::TrueFalse));
}
