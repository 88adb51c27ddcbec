//! Files as organizers have them.

mod any;
mod own;
mod programs;
mod texts;

use domain::import::{Fault, PackImport, Weight};
use domain::pack::Question;
use rust_xlsxwriter::{Workbook, Worksheet};

use super::read;

/// A workbook of one sheet.
fn workbook(name: &str, fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet().set_name(name).unwrap());
    workbook.save_to_buffer().unwrap()
}

/// Writes a row of texts from the first column; empty ones are passed over.
fn row(sheet: &mut Worksheet, row: u32, texts: &[&str]) {
    for (text, column) in texts.iter().zip(0..) {
        if !text.is_empty() {
            sheet.write_string(row, column, *text).unwrap();
        }
    }
}

/// The problems but for advice: where, what it does, what is wrong, what it is about.
fn wrong(import: &PackImport) -> Vec<(String, Weight, Fault, &str)> {
    let problems = import.problems.iter().filter(|problem| problem.weight != Weight::Advice);
    let place =
        |problem: &domain::import::ImportProblem| format!("{}{}", problem.place.column, problem.place.row);
    problems.map(|p| (place(p), p.weight, p.fault, p.detail.as_str())).collect()
}

/// The letters of the right choices.
fn right(question: &Question) -> String {
    question.choices.iter().filter(|choice| choice.right).map(|choice| choice.id.as_str()).collect()
}

/// The words of the choices.
fn words(question: &Question) -> Vec<&str> {
    question.choices.iter().map(|choice| choice.text.as_str()).collect()
}
