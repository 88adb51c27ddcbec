//! A survey as an XLSForm: what [`crate::import::xlsform`] and programs such as ODK and KoboToolbox read. Pictures and sound are no
//! part of it.

use std::collections::HashSet;

use domain::survey::{Condition, Item, ItemKind, Survey};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::ExportError;
use super::cells::{self, Head};
use crate::import::xlsform::{Spelling, plain, written};

/// The lists of the steps of Likert items: as no item is called. From the least agreement to the most.
const THREE: (&str, &[&str]) = ("_likert_3", &["Không đồng ý", "Phân vân", "Đồng ý"]);
const FIVE: (&str, &[&str]) =
    ("_likert_5", &["Rất không đồng ý", "Không đồng ý", "Phân vân", "Đồng ý", "Rất đồng ý"]);

/// The columns of the sheet `survey`; the last ones are ours.
const SURVEY: [(&str, f64); 14] = [
    ("type", 26.0),
    ("name", 22.0),
    ("label", 60.0),
    ("hint", 30.0),
    ("required", 10.0),
    ("relevant", 40.0),
    ("constraint", 40.0),
    ("appearance", 12.0),
    ("parameters", 20.0),
    ("sensitive", 10.0),
    ("reversed", 10.0),
    ("first_end", 16.0),
    ("last_end", 16.0),
    ("unit", 12.0),
];

/// The survey as the bytes of an .xlsx.
///
/// # Errors
/// [`ExportError::Workbook`] if it breaks a rule of Excel's.
pub fn sheet(survey: &Survey) -> Result<Vec<u8>, ExportError> {
    let mut workbook = cells::workbook()?;
    let sheet = workbook.add_worksheet().set_name("survey")?;
    heads(sheet, &SURVEY)?;
    write_row(sheet, 1, &["note", &introduction_name(survey), &survey.intro])?;
    for (place, item) in survey.items.iter().enumerate() {
        let row = item_row(item, survey.items.get(..place).unwrap_or_default());
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        // Below the headings and the note.
        write_row(sheet, u32::try_from(place).unwrap_or(u32::MAX).saturating_add(2), &cells)?;
    }
    let sheet = workbook.add_worksheet().set_name("choices")?;
    heads(sheet, &[("list_name", 22.0), ("name", 12.0), ("label", 60.0), ("exclusive", 10.0)])?;
    for (row, number) in choice_rows(survey).iter().zip(1..) {
        write_row(sheet, number, &[&row.list, &row.name, &row.label, yes(row.exclusive)])?;
    }
    let sheet = workbook.add_worksheet().set_name("settings")?;
    let settings = ["form_title", "form_id", "version", "default_language", "sensitive", "pairs", "closing"];
    heads(sheet, &settings.map(|name| (name, 22.0)))?;
    let version = survey.version.to_string();
    let (sensitive, pairs) = (yes(survey.sensitive), yes(survey.pairs));
    let id = survey.id.as_str();
    write_row(sheet, 1, &[&survey.title, id, &version, &survey.lang, sensitive, pairs, &survey.closing])?;
    if !survey.contacts.is_empty() {
        let sheet = workbook.add_worksheet().set_name("contacts")?;
        heads(sheet, &[("phone", 18.0), ("name", 40.0), ("purpose", 60.0)])?;
        for (contact, number) in survey.contacts.iter().zip(1..) {
            write_row(sheet, number, &[&contact.phone, &contact.name, &contact.purpose])?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn heads(sheet: &mut Worksheet, names: &[(&str, f64)]) -> Result<(), XlsxError> {
    cells::write_heads(sheet, names.iter().map(|(text, width)| Head { text, width: *width, note: "" }))
}

fn write_row(sheet: &mut Worksheet, row: u32, texts: &[&str]) -> Result<(), XlsxError> {
    texts.iter().zip(0..).try_for_each(|(text, column)| cells::write(sheet, row, column, text))
}

/// What the words before the first item are called: as no item is.
fn introduction_name(survey: &Survey) -> String {
    let ids: HashSet<&str> = survey.items.iter().map(|item| item.id.as_str()).collect();
    let mut name = "gioi_thieu".to_owned();
    while ids.contains(name.as_str()) {
        name.push('_');
    }
    name
}

fn yes(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "" }
}

/// The cells of an item, in the order of [`SURVEY`].
fn item_row(item: &Item, before: &[Item]) -> [String; 14] {
    let condition = Condition::read(&item.show_if, before).ok().filter(|_| !item.show_if.is_empty());
    let relevant = condition.map(|condition| written(&condition, before, Spelling::XPath));
    let [first, last] = item.ends.clone().unwrap_or_default();
    let is_likert = item.kind == ItemKind::Likert;
    let parameters = match (item.kind, item.min, item.max) {
        (ItemKind::Scale, Some(min), Some(max)) => {
            format!("start={} end={} step=1", plain(min), plain(max))
        }
        _ => String::new(),
    };
    [
        kind(item),
        item.id.as_str().to_owned(),
        item.text.clone(),
        item.hint.clone(),
        yes(item.required).to_owned(),
        relevant.unwrap_or_default(),
        constraint(item),
        if is_likert { "likert" } else { "" }.to_owned(),
        parameters,
        yes(item.sensitive).to_owned(),
        yes(item.reversed).to_owned(),
        first,
        last,
        item.unit.clone(),
    ]
}

fn kind(item: &Item) -> String {
    let other = if item.other { " or_other" } else { "" };
    match item.kind {
        ItemKind::Single => format!("select_one {}{other}", item.id),
        ItemKind::Multiple => format!("select_multiple {}{other}", item.id),
        ItemKind::Ranking => format!("rank {}", item.id),
        ItemKind::Likert => format!("select_one {}", steps(item).0),
        ItemKind::Scale => "range".to_owned(),
        ItemKind::Number => "decimal".to_owned(),
        ItemKind::Date => "date".to_owned(),
        ItemKind::Note => "note".to_owned(),
        ItemKind::Text => "text".to_owned(),
    }
}

fn steps(item: &Item) -> (&'static str, &'static [&'static str]) {
    if item.points == Some(3) { THREE } else { FIVE }
}

/// What programs need to be told of an answer: other than here, their columns do not say it.
fn constraint(item: &Item) -> String {
    let mut parts = Vec::new();
    if item.kind == ItemKind::Number {
        parts.extend(item.min.map(|min| format!(". >= {}", plain(min))));
        parts.extend(item.max.map(|max| format!(". <= {}", plain(max))));
    }
    parts.extend(item.most.map(|most| format!("count-selected(.) <= {most}")));
    for choice in item.choices.iter().filter(|choice| choice.exclusive) {
        parts.push(format!("not(selected(., '{}') and count-selected(.) > 1)", choice.id));
    }
    parts.join(" and ")
}

/// A row of the sheet `choices`.
struct ChoiceRow {
    list: String,
    name: String,
    label: String,
    exclusive: bool,
}

fn choice_rows(survey: &Survey) -> Vec<ChoiceRow> {
    let mut rows = Vec::new();
    for (list, labels) in [THREE, FIVE] {
        if survey.items.iter().any(|item| item.kind == ItemKind::Likert && steps(item).0 == list) {
            rows.extend(labels.iter().zip(1_u32..).map(|(label, step)| ChoiceRow {
                list: list.to_owned(),
                name: step.to_string(),
                label: (*label).to_owned(),
                exclusive: false,
            }));
        }
    }
    for item in survey.items.iter().filter(|item| item.kind.has_choices()) {
        rows.extend(item.choices.iter().map(|choice| ChoiceRow {
            list: item.id.as_str().to_owned(),
            name: choice.id.as_str().to_owned(),
            label: choice.text.clone(),
            exclusive: choice.exclusive,
        }));
    }
    rows
}

#[cfg(test)]
mod tests {
    use domain::survey::Survey;

    use super::*;
    use crate::import::xlsform::read;

    const STARTERS: [&str; 4] = [
        include_str!("../../../public/surveys/an-toan-noi-o.json"),
        include_str!("../../../public/surveys/danh-gia-buoi-sinh-hoat.json"),
        include_str!("../../../public/surveys/nhan-thuc-ve-gioi.json"),
        include_str!("../../domain/tests/survey_kinds.json"),
    ];

    #[test]
    fn our_surveys_are_read_back_as_they_were() {
        for json in STARTERS {
            let survey = Survey::read(json).unwrap();
            let import = read("x.xlsx", &sheet(&survey).unwrap(), &survey.reviewed_on);
            assert_eq!(import.problems, vec![], "{}", survey.id);
            assert_eq!(import.rows as usize, survey.items.len());
            assert_eq!(import.survey, Some(survey));
        }
    }

    #[test]
    fn every_condition_is_read_back() {
        let mut survey = Survey::read(STARTERS[3]).unwrap();
        for condition in [
            "single = 'a' and (number > 3 or selected(multiple, 'none'))",
            "single != 'khac' or not(selected(multiple, 'a'))",
            "date >= '2026-11-25' and date != '2026-12-01'",
            "likert >= 4 and scale < 2 and number != 12.5",
            "answered(single) and not(answered(date))",
            "not(single = 'a' or single = 'b') and number <= -3",
        ] {
            survey.items[7].show_if = condition.to_owned();
            let import = read("x.xlsx", &sheet(&survey).unwrap(), &survey.reviewed_on);
            assert_eq!(import.problems, vec![], "{condition}");
            let again = &import.survey.unwrap().items[7].show_if;
            let compiled = |text: &str| Condition::read(text, &survey.items[..7]).unwrap();
            assert_eq!(compiled(again), compiled(condition), "{again}");
        }
    }

    #[test]
    fn what_looks_like_a_formula_stays_text() {
        let mut survey = Survey::read(STARTERS[1]).unwrap();
        survey.items[0].text = "=1+1".to_owned();
        let import = read("x.xlsx", &sheet(&survey).unwrap(), &survey.reviewed_on);
        assert_eq!(import.survey, Some(survey));
    }
}
