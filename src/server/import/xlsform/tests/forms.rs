//! Sheets, settings, languages and groups.

use domain::import::{Fault, FileKind, Weight};
use rust_xlsxwriter::Workbook;

use super::{TODAY, form, items, read, told, workbook, wrong};

const ROWS: &[&[&str]] = &[
    &["type", "name", "label::English (en)", "label::Tie\u{302}\u{301}ng Việt (vi)"],
    &["note", "mo_dau", "Hello.", "Chào chị. Hội hỏi vài câu."],
    &["text", "y_kien", "What do you think?", "Chị nghĩ gi\u{300}?"],
];

#[test]
fn a_form_becomes_a_survey() {
    let settings: &[&[&str]] =
        &[&["form_title", "form_id", "version"], &["Khảo sát Đường làng", "Duong_Lang.v2", "3"]];
    let import = read(&workbook(&[("survey", ROWS), ("settings", settings)]));
    assert_eq!((import.kind, import.rows), (Some(FileKind::XlsForm), 1));
    assert_eq!(wrong(&import), [("0".to_owned(), Weight::Changed, Fault::PassedOver, "label::English (en)")]);
    let survey = import.survey.unwrap();
    assert_eq!((survey.title.as_str(), survey.id.as_str()), ("Khảo sát Đường làng", "duong-lang-v2"));
    assert_eq!((survey.lang.as_str(), survey.version, survey.reviewed_on.as_str()), ("vi", 1, TODAY));
    assert_eq!(survey.intro, "Chào chị. Hội hỏi vài câu.");
    assert_eq!(survey.items[0].text, "Chị nghĩ gì?");
}

#[test]
fn the_language_is_the_forms_own_else_vietnamese_else_the_first() {
    let text = |heads: &[&str], own: &str| {
        let heads = [&["type", "name"], heads].concat();
        let import = read(&workbook(&[
            ("survey", &[&heads, &["text", "a", "1", "2", "3"]]),
            ("settings", &[&["default_language"], &[own]]),
        ]));
        let survey = import.survey.unwrap();
        (survey.items[0].text.clone(), survey.lang)
    };
    let told = |text: &str, lang: &str| (text.to_owned(), lang.to_owned());
    let all = ["label::English (en)", "label::Vietnamese", "label::French (fr)"];
    assert_eq!(text(&all, ""), told("2", "vi"));
    assert_eq!(text(&all, "French (fr)"), told("3", "fr"));
    assert_eq!(text(&all, "en"), told("1", "en"));
    assert_eq!(text(&["label::English (en)", "label"], ""), told("2", "vi"));
    assert_eq!(text(&["label:English", "label:French"], ""), told("1", "en"));
    assert_eq!(text(&["label"], "English (en)"), told("1", "en"));
}

#[test]
fn groups_fall_away_and_their_conditions_stay() {
    let import = form(
        &[
            &["type", "name", "label", "relevance"],
            &["start", "start"],
            &["integer", "tuoi", "Chị bao nhiêu tuổi?"],
            &["begin group", "g1", "Phần hai", "${tuoi} >= 18"],
            &["text", "a", "A?", "${tuoi} < 30 or ${tuoi} > 60"],
            &["begin_group", "g2", "", "not(${tuoi} = 20)"],
            &["text", "b", "B?"],
            &["end_group"],
            &["end group"],
            &["text", "c", "C?"],
            &["begin repeat", "con", "Các con"],
            &["text", "d", "D?"],
            &["end repeat"],
            &["end group"],
            &["begin group", "g3", "", "${tuoi} * 2 > 3"],
            &["text", "e", "E?"],
        ],
        &[],
    );
    assert_eq!(
        told(&import),
        [
            "tuoi number",
            "a text tuoi >= 18 and (tuoi < 30 or tuoi > 60)",
            "b text tuoi >= 18 and tuoi != 20",
            "c text"
        ]
    );
    let expected = [
        ("A2", Weight::Advice, Fault::PassedOver, "start"),
        ("C4", Weight::Changed, Fault::PassedOver, "Phần hai"),
        ("A11", Weight::LeftOut, Fault::KindNotTaken, "begin repeat"),
        ("D12", Weight::LeftOut, Fault::KindNotTaken, "begin repeat"),
        ("A14", Weight::Changed, Fault::Syntax, "end group"),
        ("A15", Weight::Changed, Fault::Syntax, "begin"),
        ("D16", Weight::LeftOut, Fault::BadCondition, "${tuoi} * 2 > 3: * is not read"),
    ];
    assert_eq!(wrong(&import), expected.map(|(place, w, f, detail)| (place.to_owned(), w, f, detail)));
    assert_eq!(import.rows, 6);
}

#[test]
fn hidden_sheets_are_told_and_their_lists_unknown() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Survey").unwrap();
    for (row, cells) in
        [["type", "name", "label"], ["select_one co", "a", "A?"], ["text", "b", "B?"]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *cell).unwrap();
        }
    }
    workbook.add_worksheet().set_name("choices").unwrap().set_hidden(true);
    let import = read(&workbook.save_to_buffer().unwrap());
    let faults: Vec<Fault> = import.problems.iter().map(|problem| problem.fault).collect();
    assert_eq!(faults, [Fault::HiddenSheet, Fault::UnknownList]);
    assert_eq!(items(&import).len(), 1);
}

#[test]
fn encrypted_forms_are_refused() {
    let settings: &[&[&str]] = &[&["form_title", "public_key"], &["Một", "MIIBIjANBgkq"]];
    let import = read(&workbook(&[("survey", ROWS), ("settings", settings)]));
    assert_eq!(import.survey, None);
    assert!(wrong(&import).contains(&("B2".to_owned(), Weight::LeftOut, Fault::KindNotTaken, "public_key")));
}

#[test]
fn a_sensitive_survey_has_a_neutral_title() {
    let settings: &[&[&str]] = &[&["form_title", "sensitive"], &["Bạo lực trong nhà", "yes"]];
    let import = read(&workbook(&[("survey", ROWS), ("settings", settings)]));
    let survey = import.survey.as_ref().unwrap();
    assert_eq!((survey.title.as_str(), survey.sensitive), ("Khảo sát", true));
    assert!(import.problems.iter().any(|problem| problem.fault == Fault::Other));
}

#[test]
fn what_is_no_form_says_what_was_looked_for() {
    let import = read(&workbook(&[("Sheet1", &[&["Câu hỏi", "Đáp án"]])]));
    assert_eq!((import.kind, import.problems[0].fault), (None, Fault::NoHeadings));
    let notes = form(&[&["type", "name", "label"], &["note", "a", "A."], &["note", "b", "B."]], &[]);
    assert_eq!((notes.kind, notes.survey), (Some(FileKind::XlsForm), None));
    assert_eq!(super::super::read("a", b"text", TODAY).problems[0].fault, Fault::Unreadable);
}

#[test]
fn a_form_with_groups_lists_and_two_languages() {
    let survey: &[&[&str]] = &[
        &[
            "type",
            "name",
            "label::English (en)",
            "label::Tiếng Việt (vi)",
            "required",
            "relevant",
            "constraint",
        ],
        &["start", "start"],
        &["note", "mo_dau", "Hello", "Chúng tôi hỏi để làm tốt hơn."],
        &["select_one co_khong", "nha.o", "Safe?", "Nhà có an toàn không?", "TRUE"],
        &["begin group", "g", "", "", "", "${nha.o} = 'khong'"],
        &["select_multiple lo or_other", "lo nhat", "Worries", "Chị lo điều gì?", "yes"],
        &["text", "y_kien", "Why", "Vì sao?", "", "selected(${lo nhat}, 'ma tuy')"],
        &["end group"],
        &["integer", "tuoi", "Age", "Chị bao nhiêu tuổi?", "", "", ". >= 16 and . <= 100"],
        &["text", "them", "More", "Gì nữa?", "", "${tuoi} != ''"],
    ];
    let choices: &[&[&str]] = &[
        &["list_name", "name", "label::English (en)", "label::Tiếng Việt (vi)", "exclusive"],
        &["co_khong", "co", "Yes", "Có"],
        &["co_khong", "khong", "No", "Không"],
        &["lo", "ma tuy", "Drugs", "Ma túy"],
        &["lo", "lua", "Fraud", "Lừa đảo"],
        &["lo", "khong", "None", "Không lo gì", "yes"],
    ];
    let import = read(&workbook(&[("survey", survey), ("choices", choices)]));
    assert_eq!(
        told(&import),
        [
            "nha_o single",
            "lo_nhat multiple nha_o = 'khong'",
            "y_kien text nha_o = 'khong' and selected(lo_nhat, 'ma_tuy')",
            "tuoi number",
            "them text answered(tuoi)"
        ]
    );
    let lo = &items(&import)[1];
    assert!(lo.other && lo.required && lo.choices[2].exclusive && lo.choices[0].text == "Ma túy");
    assert_eq!(import.survey.as_ref().map(|survey| survey.title.as_str()), Some("mau"));
}
