//! Kahoot's spreadsheet: a block of titles, then headings such as `Question - max 120 characters`, most often in row 8.

use domain::import::Fault;
use domain::pack::QuestionKind;

use super::choices::{self, Written};
use super::entry::{Findings, bare};
use super::table::{Places, Table, numbered, starts};
use crate::import::sheet::{Row, Workbook};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Question,
    Answer(usize),
    Time,
    Right,
}

fn column(heading: &str) -> Option<Column> {
    if let Some(place) = numbered(heading, "answer") {
        return Some(Column::Answer(place));
    }
    let named =
        [("question", Column::Question), ("time limit", Column::Time), ("correct answer", Column::Right)];
    named.into_iter().find(|(name, _)| starts(heading, name)).map(|(_, column)| column)
}

fn is_enough(columns: &Places<Column>) -> bool {
    [Column::Question, Column::Answer(0), Column::Answer(1), Column::Right]
        .iter()
        .all(|column| columns.contains_key(column))
}

/// Reads every sheet with Kahoot's headings; false when there is none.
pub fn read(workbook: &Workbook, findings: &mut Findings) -> bool {
    let tables = Table::all(workbook, column, is_enough, &[]);
    for table in &tables {
        findings.report_cells(workbook, table.sheet_name());
        for row in table.rows() {
            read_row(findings, table, row);
        }
        findings.advise(table.first_with(Column::Time), Fault::PassedOver, "Time limit");
    }
    !tables.is_empty()
}

fn read_row<'a>(findings: &mut Findings, table: &Table<'a, Column>, row: &'a Row) {
    let answers = (0..8).map(Column::Answer);
    // The template numbers rows ahead and sets their time limits.
    if !table.has_any(row, answers.clone().chain([Column::Question])) {
        return;
    }
    let mut entry = findings.question(table.place(row));
    let text = entry.text(table.column(Column::Question), "Question", &table.shown(row, Column::Question));
    let mut written: Vec<Written> = answers
        .enumerate()
        .filter_map(|(place, answer)| {
            let text = table.cell(row, answer)?.shown();
            Some(Written { column: table.column(answer), place, text, right: false })
        })
        .collect();
    choices::mark(&mut entry, table.column(Column::Right), &mut written, table.text(row, Column::Right));
    let mut question = bare(QuestionKind::Single, text);
    choices::give(&mut entry, &mut question, &written);
    entry.take(question);
}
