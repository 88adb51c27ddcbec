//! The column `relevant`.

use domain::import::Fault;

use super::{form, items};

const CHOICES: &[&[&str]] = &[
    &["list_name", "name", "label"],
    &["co", "co.1", "Có"],
    &["co", "khong", "Không"],
    &["muc", "1", "Ít"],
    &["muc", "2", "Vừa"],
    &["muc", "3", "Nhiều"],
    &["y", "dy", "Đồng ý"],
    &["y", "pv", "Phân vân"],
    &["y", "kdy", "Không đồng ý"],
];

/// What a condition becomes, or why it is not taken.
fn condition(text: &str) -> Result<String, String> {
    let import = form(
        &[
            &["type", "name", "label", "relevant", "appearance"],
            &["select_one co", "c", "C?"],
            &["select_multiple muc or_other", "m", "M?"],
            &["select_one muc", "muc", "Mức?"],
            &["select_one y", "y", "Y.", "", "likert"],
            &["integer", "tuoi", "Tuổi?"],
            &["date", "ngay", "Ngày?"],
            &["text", "t", "T?"],
            &["geopoint", "cho", "Chỗ?"],
            &["text", "x", "X?", text],
            &["text", "sau", "Sau?"],
        ],
        CHOICES,
    );
    if let Some(item) = items(&import).iter().find(|item| item.id.as_str() == "x") {
        return Ok(item.show_if.clone());
    }
    let bad =
        import.problems.into_iter().find(|p| p.fault == Fault::BadCondition && p.place.row == 10).unwrap();
    assert_eq!(bad.place.column, "D");
    Err(bad.detail)
}

#[test]
fn what_our_conditions_can_say_is_taken() {
    let cases = [
        ("${c} = 'co.1'", "c = 'co_1'"),
        ("${c}!=\"khong\"", "c != 'khong'"),
        ("‘khong’ = ${c}", "c = 'khong'"),
        ("selected(${c}, 'khong')", "c = 'khong'"),
        (
            "selected(${m}, '2') and not(selected(${m},'other'))",
            "selected(m, '2') and not(selected(m, 'khac'))",
        ),
        ("${tuoi} >= 18 and (${c} = 'khong' or ${tuoi}<60)", "tuoi >= 18 and (c = 'khong' or tuoi < 60)"),
        ("18 <= ${tuoi}", "tuoi >= 18"),
        ("number(${tuoi}) > '12.5'", "tuoi > 12.5"),
        ("${tuoi} > -1", "tuoi > -1"),
        ("${muc} >= 2", "muc = '2' or muc = '3'"),
        ("${muc} = 2", "muc = '2'"),
        ("not(${muc} != 2)", "muc = '2'"),
        ("${y} = 'dy'", "y = 3"),
        ("${ngay} >= date('2026-11-25')", "ngay >= '2026-11-25'"),
        ("${t} != ''", "answered(t)"),
        ("${t} = \"\"", "not(answered(t))"),
        ("string-length(${t}) > 0", "answered(t)"),
        ("count-selected(${m}) >= 1", "answered(m)"),
        ("true()", ""),
        ("true() and ${c} = 'khong'", "c = 'khong'"),
        ("((${c} = 'khong'))", "c = 'khong'"),
    ];
    for (text, expected) in cases {
        assert_eq!(condition(text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn an_item_with_another_condition_is_left_out() {
    let cases = [
        ("${m} = '1'", "of several choices only selected() tells"),
        ("${c} = 'co'", "it is compared with none of its choices"),
        ("selected(${m}, '9')", "'9' is none of its choices"),
        ("${cho} != ''", "${cho} is not taken before this row"),
        ("${sau} != ''", "${sau} is not taken before this row"),
        ("${t} = 'abc'", "this kind can only be compared with ''"),
        ("${ngay} = today()", "today() is not known here"),
        ("count-selected(${m}) > 2", "a length or count other than none is not known here"),
        ("${tuoi} > ${muc}", "it is compared with no number"),
        ("${tuoi} + 1 > 3", "+ is not read"),
        ("${tuoi} >", "it ends too early"),
        ("${tuoi} > 3)", ") stands at an odd place"),
        ("${tuoi}", "a value stands without comparison"),
        ("false()", "it never holds"),
        ("'a", "a quotation mark is open"),
        ("${a", "${ is open"),
        ("selected(${tuoi}, '9')", "'9' is none of its choices"),
        (". = 1", ". stands at an odd place"),
    ];
    for (text, why) in cases {
        assert_eq!(condition(text), Err(format!("{text}: {why}")));
    }
    let deep = format!("{}${{tuoi}} > 3{}", "(".repeat(40), ")".repeat(40));
    assert!(condition(&deep).unwrap_err().contains("${tuoi}"));
    let long = vec!["${tuoi} > 3"; 60].join(" or ");
    assert!(condition(&long).is_err());
}
