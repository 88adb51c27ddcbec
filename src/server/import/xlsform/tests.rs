//! XLSForms as other programs write them.

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::*;

const TODAY: &str = "2026-11-28";

fn form(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                if !cell.is_empty() {
                    sheet.write_string(row, column, *cell).unwrap();
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

const CHOICES: (&str, &[&[&str]]) = (
    "choices",
    &[
        &["list_name", "name", "label::English (en)", "label::Tiếng Việt (vi)", "exclusive"],
        &["co_khong", "co", "Yes", "Có"],
        &["co_khong", "khong", "No", "Không"],
        &["lo", "ma tuy", "Drugs", "Ma túy"],
        &["lo", "lua", "Fraud", "Lừa đảo"],
        &["lo", "khong", "None", "Không lo gì", "yes"],
        &["muc", "1", "Bad", "Kém"],
        &["muc", "2", "So so", "Vừa"],
        &["muc", "3", "Good", "Tốt"],
    ],
);

#[test]
fn every_kind_that_fits_is_taken() {
    let bytes = form(&[
        (
            "survey",
            &[
                &[
                    "type",
                    "name",
                    "label::English (en)",
                    "label::Tiếng Việt (vi)",
                    "required",
                    "relevant",
                    "constraint",
                    "parameters",
                    "appearance",
                ],
                &["start", "start"],
                &["note", "mo_dau", "Hello", "Chúng tôi hỏi để làm tốt hơn."],
                &["select_one co_khong", "nha.o", "Safe?", "Nhà có an toàn không?", "TRUE"],
                &["begin group", "g", "", "", "", "${nha.o} = 'khong'"],
                &["select_multiple lo or_other", "lo nhat", "Worries", "Chị lo điều gì?", "yes"],
                &["text", "y_kien", "Why", "Vì sao?", "", "selected(${lo nhat}, 'ma tuy')"],
                &["end group"],
                &["integer", "tuoi", "Age", "Chị bao nhiêu tuổi?", "", "", ". >= 16 and . <= 100"],
                &["range", "sao", "Stars", "Mấy sao?", "", "${tuoi} != ''", "", "start=1 end=5 step=1"],
                &["select_one muc", "muc", "How", "Buổi này thế nào?", "", "", "", "", "likert"],
                &["rank lo", "xep", "Rank", "Xếp thứ tự"],
                &["date", "ngay", "Day", "Ngày nào?"],
            ],
        ),
        CHOICES,
        ("settings", &[&["form_title", "form_id"], &["Khảo sát nếp nhà", "Nep Nha v2"]]),
    ]);
    let import = read("tep.xlsx", &bytes, TODAY);
    let faults: Vec<_> = import.problems.iter().map(|p| (p.weight, p.fault, p.place.row)).collect();
    assert_eq!(faults, [(Weight::Advice, Fault::PassedOver, 2)]);
    let survey = import.survey.unwrap();
    assert_eq!((survey.id.as_str(), survey.title.as_str()), ("nep-nha-v2", "Khảo sát nếp nhà"));
    assert_eq!(survey.intro, "Chúng tôi hỏi để làm tốt hơn.");
    let told: Vec<_> =
        survey.items.iter().map(|item| (item.kind, item.id.as_str(), item.show_if.as_str())).collect();
    assert_eq!(
        told,
        [
            (ItemKind::Single, "nha_o", ""),
            (ItemKind::Multiple, "lo_nhat", "${nha_o} = 'khong'"),
            (ItemKind::Text, "y_kien", "(${nha_o} = 'khong') and (selected(${lo_nhat}, 'ma_tuy'))"),
            (ItemKind::Number, "tuoi", ""),
            (ItemKind::Scale, "sao", "answered(${tuoi})"),
            (ItemKind::Likert, "muc", ""),
            (ItemKind::Ranking, "xep", ""),
            (ItemKind::Date, "ngay", ""),
        ]
    );
    let lo = &survey.items[1];
    assert!(lo.other && lo.required && lo.choices[2].exclusive && lo.choices[0].text == "Ma túy");
    assert!(survey.items[0].required && survey.items[5].points == Some(3));
}

#[test]
fn what_does_not_fit_names_its_row_and_costs_nothing_else() {
    let bytes = form(&[
        (
            "survey",
            &[
                &["type", "name", "label", "relevant"],
                &["text", "a", "Câu một?"],
                &["geopoint", "b", "Ở đâu?"],
                &["select_one thieu", "c", "Chọn gì?"],
                &["text", "d", "Khi nào?", "regex(${a}, '[0-9]+')"],
                &["text", "e", ""],
                &["begin repeat", "r"],
                &["text", "f", "Trong vòng lặp?"],
                &["end repeat"],
                &["text", "a", "Trùng tên?"],
                &["text", "g", "Câu cuối?"],
            ],
        ),
        CHOICES,
    ]);
    let import = read("khảo sát nhỏ.xlsx", &bytes, TODAY);
    let faults: Vec<_> =
        import.problems.iter().map(|p| (p.place.row, p.place.column.as_str(), p.fault)).collect();
    assert_eq!(
        faults,
        [
            (3, "A", Fault::KindNotTaken),
            (4, "A", Fault::UnknownList),
            (5, "D", Fault::BadCondition),
            (6, "C", Fault::Missing),
            (7, "A", Fault::KindNotTaken),
            (8, "A", Fault::KindNotTaken),
            (10, "B", Fault::QuestionTwice),
        ]
    );
    let survey = import.survey.unwrap();
    assert_eq!(survey.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["a", "g"]);
    assert_eq!((survey.title.as_str(), import.rows), ("khảo sát nhỏ", 8));
}

#[test]
fn what_is_no_xlsform_says_what_was_looked_for() {
    let import = read("a.xlsx", &form(&[("Câu hỏi", &[&["Câu hỏi", "Đáp án"]])]), TODAY);
    assert_eq!((import.kind, import.problems[0].fault), (None, Fault::NoHeadings));
}

proptest! {
    #[test]
    fn any_cells_are_read_and_what_is_taken_is_sound(
        rows in prop::collection::vec(
            prop::array::uniform4("[a-z$ ()=']{0,8}|text|note|integer|select_one lo|\\$\\{a\\} = 'b'|begin group|end group"),
            0..20,
        ),
    ) {
        let mut all: Vec<Vec<&str>> = vec![vec!["type", "name", "label", "relevant"]];
        all.extend(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
        let rows: Vec<&[&str]> = all.iter().map(Vec::as_slice).collect();
        let import = read("a.xlsx", &form(&[("survey", &rows), CHOICES]), TODAY);
        if let Some(survey) = import.survey {
            prop_assert!(survey.problems().is_empty());
        }
    }
}
