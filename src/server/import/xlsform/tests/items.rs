//! Every kind of item, and what is refused.

use domain::import::{Fault, Weight};
use domain::survey::ItemKind;

use super::{form, items, told, wrong};

const HEAD: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "required",
    "constraint",
    "appearance",
    "parameters",
    "sensitive",
    "choice_filter",
];
const CHOICES: &[&[&str]] = &[
    &["list_name", "name", "label", "exclusive"],
    &["lo", "trom", "Trộm cắp"],
    &["lo", "xe", "Xe chạy ẩu"],
    &["lo", "none", "Không lo gì", "yes"],
    &["y", "5", "Rất đồng ý"],
    &["y", "4", "Đồng ý"],
    &["y", "3", "Phân vân"],
    &["y", "2", "Không đồng ý"],
    &["y", "1", "Rất không đồng ý"],
    &["tot", "1", "Kém"],
    &["tot", "2", "Vừa"],
    &["tot", "3", "Tốt"],
    &["mot", "1", "Một"],
    &["xe", "xe máy", "Xe máy"],
    &["xe", "khac", "Khác"],
    &["xe", "khac", "Khác nữa"],
    &["", "lac", "Lạc"],
];

#[test]
fn every_kind_is_read() {
    let import = form(
        &[
            HEAD,
            &["select one lo", "Lo nhất", "Chị lo gì?", "Chọn một.", "TRUE"],
            &["select_multiple lo or_other", "lo2", "Chị lo gì nữa?", "", "true()", "count-selected(.) <= 2"],
            &["rank lo", "3.xep", "Chị xếp."],
            &["int", "tuoi", "Tuổi?", "", "yes", ". > 0 and .<120"],
            &["decimal", "can", "Nặng mấy cân?", "", "no", "10 <= ."],
            &["date", "ngay", "Ngày nào?"],
            &["range", "hoa", "Mấy bông?", "", "", "", "", "start=1 end=5 step=1", "yes"],
            &["note", "doc", "Chị đọc."],
            &["select_one y", "y1", "Việc bếp là của phụ nữ.", "", "", "", "likert"],
            &["select_one xe", "xe", "Chị đi gì?"],
        ],
        CHOICES,
    );
    assert_eq!(
        told(&import),
        [
            "Lo_nhat single",
            "lo2 multiple",
            "m3_xep ranking",
            "tuoi number",
            "can number",
            "ngay date",
            "hoa scale",
            "doc note",
            "y1 likert",
            "xe single"
        ]
    );
    let items = items(&import);
    assert_eq!((items[0].required, items[0].hint.as_str()), (true, "Chọn một."));
    assert!(items[0].choices.iter().all(|choice| !choice.exclusive), "only several can exclude");
    assert_eq!((items[1].required, items[1].other, items[1].most), (true, true, Some(2)));
    assert_eq!(items[1].choices.iter().filter(|choice| choice.exclusive).count(), 1);
    let bounds =
        |place: usize| (items[place].min.map(|n| n.written()), items[place].max.map(|n| n.written()));
    assert_eq!(bounds(3), (Some("1".to_owned()), Some("119".to_owned())));
    assert_eq!(bounds(4), (Some("10".to_owned()), None));
    assert_eq!((bounds(6), items[6].sensitive), ((Some("1".to_owned()), Some("5".to_owned())), true));
    assert_eq!(items[8].points, Some(5));
    let ids: Vec<&str> = items[9].choices.iter().map(|choice| choice.id.as_str()).collect();
    assert_eq!(ids, ["xe_may", "khac-2"]);
    let expected = [
        ("B16", Weight::LeftOut, Fault::ChoiceTwice, "khac"),
        ("A17", Weight::LeftOut, Fault::Missing, "list_name"),
    ];
    assert_eq!(wrong(&import), expected.map(|(place, w, f, detail)| (place.to_owned(), w, f, detail)));
}

#[test]
fn what_is_not_taken_is_told_with_its_row() {
    let long = "a".repeat(301);
    let import = form(
        &[
            HEAD,
            &["text", "ten", "Một câu."],
            &["geopoint", "cho", "Ở đâu?"],
            &["calculate", "tinh", ""],
            &["image", "anh", "Ảnh?"],
            &["select_one_from_file xa.csv", "xa", "Xã nào?"],
            &["select_one khong", "k", "Gì?"],
            &["select_one mot", "m", "Gì?"],
            &["text", "goi", "Chị ${ten} nghĩ gì?"],
            &["text", "dai", &long],
            &["text", "trong", ""],
            &["", "", "Không có loại"],
        ],
        CHOICES,
    );
    let left_out: Vec<(u32, Fault)> = import
        .problems
        .iter()
        .filter(|p| p.weight == Weight::LeftOut && p.place.sheet == "survey")
        .map(|p| (p.place.row, p.fault))
        .collect();
    let expected = [
        (3, Fault::KindNotTaken),
        (4, Fault::KindNotTaken),
        (4, Fault::Missing),
        (5, Fault::KindNotTaken),
        (6, Fault::KindNotTaken),
        (7, Fault::UnknownList),
        (8, Fault::TooFewChoices),
        (9, Fault::KindNotTaken),
        (10, Fault::TooLong),
        (11, Fault::Missing),
        (12, Fault::Missing),
    ];
    assert_eq!(left_out, expected);
    assert_eq!((told(&import), import.rows), (vec!["ten text".to_owned()], 11));
}

#[test]
fn what_is_taken_otherwise_than_written_is_told() {
    let import = form(
        &[
            HEAD,
            &["select_one tot", "t", "Buổi họp thế nào?", "", "", "", "likert"],
            &["range", "r", "Mấy?", "", "", "", "", "start=0 end=100 step=10"],
            &["text", "a", "A?", "", "${t} = '1'", "regex(., '[a-z]+')"],
            &["integer", "n", "N?", "", "", ". >= 5 and . <= 5 or . = 9"],
            &["select_one lo", "l", "L?", "", "", "", "", "", "", "xa = ${a}"],
        ],
        CHOICES,
    );
    let kinds: Vec<ItemKind> = items(&import).iter().map(|item| item.kind).collect();
    use ItemKind::{Number, Single, Text};
    assert_eq!(kinds, [Single, Number, Text, Number, Single]);
    let passed: Vec<(u32, Weight, Fault, &str)> = import
        .problems
        .iter()
        .filter(|p| p.place.sheet == "survey")
        .map(|p| (p.place.row, p.weight, p.fault, p.place.column.as_str()))
        .collect();
    let changed = |row, column| (row, Weight::Changed, Fault::PassedOver, column);
    let expected = [(2, "G"), (3, "H"), (4, "E"), (4, "F"), (5, "F"), (6, "J")];
    assert_eq!(passed, expected.map(|(row, column)| changed(row, column)));
}
