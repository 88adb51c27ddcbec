//! Forms as people write them.

mod any;
mod conditions;
mod forms;
mod items;

use domain::import::{Fault, SurveyImport, Weight};
use domain::survey::{Item, Survey};
use rust_xlsxwriter::Workbook;

const TODAY: &str = "2026-11-28";

/// A sheet: its name, and the texts of its rows.
type Texts<'a> = (&'a str, &'a [&'a [&'a str]]);

/// A workbook of these sheets.
fn workbook(sheets: &[Texts]) -> Vec<u8> {
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

fn read(bytes: &[u8]) -> SurveyImport {
    let import = super::read("mau.xlsx", bytes, TODAY);
    assert_eq!(import.survey.iter().flat_map(Survey::problems).collect::<Vec<_>>(), vec![]);
    import
}

/// A form of these rows and lists.
fn form(survey: &[&[&str]], choices: &[&[&str]]) -> SurveyImport {
    read(&workbook(&[("survey", survey), ("choices", choices)]))
}

/// Where, what it does, what is wrong and what it is about.
fn wrong(import: &SurveyImport) -> Vec<(String, Weight, Fault, &str)> {
    let problems = import.problems.iter();
    problems
        .map(|p| (format!("{}{}", p.place.column, p.place.row), p.weight, p.fault, p.detail.as_str()))
        .collect()
}

fn items(import: &SurveyImport) -> &[Item] {
    import.survey.as_ref().map_or(&[], |survey| &survey.items)
}

/// Id, kind and condition of each item.
fn told(import: &SurveyImport) -> Vec<String> {
    let items = items(import).iter();
    items.map(|item| format!("{} {} {}", item.id, item.kind.name(), item.show_if).trim().to_owned()).collect()
}
