//! GIFT and Aiken.

use domain::import::{Fault, FileKind, Weight};
use domain::pack::QuestionKind;

use super::{read, right, words, wrong};

const GIFT: &str = r#"// Bộ câu hỏi
$CATEGORY: $course$/Phụ nữ

::Câu 1:: [markdown]Gọi số *nào*? {
    =111 # Tổng đài bảo vệ trẻ em.
    ~113 # Là công an.
    ~%50%112
}

Chọn những điều đúng {~%50%Một ~%50%Hai ~%-100%Ba ####Một và hai.}

::TF::Mặt trời mọc ở phía tây.{FALSE#Không đâu.#Mọc ở phía đông.}

Ai là bà Trưng? {=Trưng Trắc =%100%Trưng Nhị =%50%Trưng}
// lời ghi giữa hai câu
Viện ra đời năm {#1822:5} tại đây.

Số pi? {#3.1..3.2}

Bao nhiêu tỉnh? {#34####Từ 2025.}

Ghép cặp {=a -> 1 =b -> 2}

Viết một đoạn {}

Chỉ là lời dẫn.

Dấu \{ngoặc\} và 1\:2 \= gì? {=a\~b ~c\#d}

Hở {=a ~b

Trống {~a ~b}

::cuối::[html]<p>Ai&nbsp;<b>đ</b>úng?</p>{T}
::liền::Liền nhau?{F}
"#;

#[test]
fn gift_is_read_as_moodle_reads_it() {
    let import = read("cau-hoi.txt", GIFT.replace('\n', "\r\n").as_bytes());
    assert_eq!(import.kind, Some(FileKind::Gift));
    let found: Vec<_> = import
        .questions
        .iter()
        .map(|q| (q.place.row, q.question.kind.name(), q.question.text.as_str()))
        .collect();
    let expected = [
        (4, "single", "Gọi số *nào*?"),
        (10, "multiple", "Chọn những điều đúng"),
        (12, "true_false", "Mặt trời mọc ở phía tây."),
        (18, "number", "Số pi?"),
        (20, "number", "Bao nhiêu tỉnh?"),
        (28, "single", "Dấu {ngoặc} và 1:2 = gì?"),
        (34, "true_false", "Ai đúng?"),
        (35, "true_false", "Liền nhau?"),
    ];
    assert_eq!(found, expected);
    let changed = |row: &str, fault, detail| (row.to_owned(), Weight::Changed, fault, detail);
    let left_out = |row: &str, fault, detail| (row.to_owned(), Weight::LeftOut, fault, detail);
    let expected = [
        changed("4", Fault::PassedOver, "Là công an."),
        changed("4", Fault::PassedOver, "112"),
        left_out("14", Fault::Syntax, "Ai là bà Trưng? {=Trưng Trắc =%100%Trưng Nhị =%50%Trưng}"),
        left_out("22", Fault::KindNotTaken, "matching"),
        left_out("24", Fault::KindNotTaken, "essay"),
        left_out("26", Fault::KindNotTaken, "description"),
        left_out("30", Fault::Syntax, "Hở {=a ~b"),
        left_out("32", Fault::NoRightAnswer, ""),
    ];
    assert_eq!(wrong(&import), expected);
    let question = |place: usize| &import.questions[place].question;
    assert_eq!(
        (right(question(0)), question(0).explanation.as_str()),
        ("a".into(), "Tổng đài bảo vệ trẻ em.")
    );
    assert_eq!((right(question(1)), question(1).explanation.as_str()), ("ab".into(), "Một và hai."));
    assert_eq!((right(question(2)), question(2).explanation.as_str()), ("false".into(), "Mọc ở phía đông."));
    let number = question(3).number.unwrap();
    assert_eq!((number.value.thousandths(), number.tolerance.thousandths()), (3150, 50));
    assert_eq!(
        (question(4).number.unwrap().value.thousandths(), question(4).explanation.as_str()),
        (34_000, "Từ 2025.")
    );
    assert_eq!(words(question(5)), ["a~b", "c#d"]);
}

#[test]
fn short_answers_and_missing_words() {
    let text = "Ai là bà Trưng? {=Trưng Trắc =%100%Trưng Nhị =%50%Trưng}\n\nViện ra đời năm {#1822:5} tại đây.\n\nTổng đài {~113 =111}.";
    let import = read("x.gift", text.as_bytes());
    assert_eq!(wrong(&import), [("1".to_owned(), Weight::Changed, Fault::PassedOver, "Trưng")]);
    let questions: Vec<_> = import.questions.iter().map(|one| &one.question).collect();
    assert_eq!(questions[0].kind, QuestionKind::Text);
    assert_eq!(questions[0].accepted, ["Trưng Trắc", "Trưng Nhị"]);
    assert_eq!(questions[1].text, "Viện ra đời năm _____ tại đây.");
    assert_eq!(questions[1].number.unwrap().tolerance.thousandths(), 5000);
    assert_eq!((questions[2].text.as_str(), right(questions[2])), ("Tổng đài _____.", "b".to_owned()));
}

#[test]
fn aiken_is_read_line_by_line() {
    let text = "Gọi số nào?\nA. 111\nB) 113\nANSWER: A\n\nCâu hai,\nviết hai dòng?\nA. Có\nB. Không\nanswer: b\n\n\
        Thiếu đáp án?\nA. Có\nB. Không\n\nĐáp án lạ?\nA. Có\nB. Không\nANSWER: F\n\nMột?\nA. Có\nĐÁP ÁN: A\nCuối?\nA. Có\nB. Không";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let import = read("aiken.txt", &utf16);
    assert_eq!((import.kind, import.rows), (Some(FileKind::Aiken), 6));
    let found: Vec<_> =
        import.questions.iter().map(|q| (q.question.text.as_str(), right(&q.question))).collect();
    assert_eq!(found, [("Gọi số nào?", "a".to_owned()), ("Câu hai, viết hai dòng?", "b".to_owned())]);
    let left_out = |row: &str, fault, detail| (row.to_owned(), Weight::LeftOut, fault, detail);
    let expected = [
        left_out("12", Fault::NoRightAnswer, ""),
        left_out("16", Fault::RightIsNoChoice, "F"),
        left_out("21", Fault::TooFewChoices, "1"),
        left_out("24", Fault::NoRightAnswer, ""),
    ];
    assert_eq!(wrong(&import), expected);
}

#[test]
fn what_is_neither_is_told() {
    for (name, bytes, fault) in [
        ("a.txt", &b"Chi la mot bai tho.\n"[..], Fault::NoHeadings),
        ("a.txt", b"", Fault::NoHeadings),
        ("a.gift", b"Chi la mot bai tho.\n", Fault::KindNotTaken),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Fault::OldWorkbook),
        ("a.png", b"\x89PNG\r\n\x1a\n", Fault::Unreadable),
        ("a.docx", b"PK\x03\x04", Fault::Unreadable),
    ] {
        let import = read(name, bytes);
        let faults: Vec<_> = import.problems.iter().map(|problem| problem.fault).collect();
        assert_eq!(faults, [fault], "{name}");
        assert!(import.questions.is_empty());
    }
    let large = vec![b' '; domain::import::MOST_FILE_BYTES + 1];
    assert_eq!(read("a.txt", &large).problems[0].fault, Fault::TooLarge);
}
