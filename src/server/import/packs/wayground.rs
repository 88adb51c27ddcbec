//! The spreadsheet of Wayground, formerly Quizizz: headings, a row that says how to fill in the sheet, then questions.

use domain::import::Fault;
use domain::pack::{EXPLANATION_CHARS, Question, QuestionKind};
use domain::spelling::fold;

use super::choices::{self, Written};
use super::entry::{Entry, Findings, bare};
use super::table::{Places, Table, numbered, starts};
use crate::import::sheet::{Row, Workbook};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Question,
    Kind,
    Option(usize),
    Right,
    Time,
    Image,
    Explanation,
}

fn column(heading: &str) -> Option<Column> {
    if let Some(place) = numbered(heading, "option") {
        return Some(Column::Option(place));
    }
    let named = [
        ("question text", Column::Question),
        ("question type", Column::Kind),
        ("correct answer", Column::Right),
        ("time", Column::Time),
        ("image", Column::Image),
        ("answer explanation", Column::Explanation),
        ("explanation", Column::Explanation),
        ("question", Column::Question),
    ];
    named.into_iter().find(|(name, _)| starts(heading, name)).map(|(_, column)| column)
}

fn is_enough(columns: &Places<Column>) -> bool {
    [Column::Question, Column::Option(0), Column::Right].iter().all(|column| columns.contains_key(column))
}

fn options() -> impl Iterator<Item = Column> + Clone {
    (0..8).map(Column::Option)
}

/// Reads every sheet with Wayground's headings; false when there is none.
pub fn read(workbook: &Workbook, findings: &mut Findings) -> bool {
    let tables = Table::all(workbook, column, is_enough, &[]);
    for table in &tables {
        findings.report_cells(workbook, table.sheet_name());
        for (place, row) in table.rows().iter().enumerate() {
            let has_question = table.has_any(row, options().chain([Column::Question]));
            let is_passed_over = place == 0 && is_instruction(table, row);
            if has_question && !is_passed_over {
                read_row(findings, table, row);
            }
        }
        findings.advise(table.first_with(Column::Time), Fault::PassedOver, "Time in seconds");
    }
    !tables.is_empty()
}

/// Whether the row below the headings says what belongs in the columns. No answer has so many words.
fn is_instruction<'a>(table: &Table<'a, Column>, row: &'a Row) -> bool {
    let words = |column| fold(table.text(row, column)).split(' ').count();
    words(Column::Right) > 3 || starts(&fold(table.text(row, Column::Question)), "text of the question")
}

fn read_row<'a>(findings: &mut Findings, table: &Table<'a, Column>, row: &'a Row) {
    let mut entry = findings.question(table.place(row));
    let text =
        entry.text(table.column(Column::Question), "Question Text", &table.shown(row, Column::Question));
    let mut question = bare(QuestionKind::Single, text);
    let mut written: Vec<Written> = options()
        .enumerate()
        .filter_map(|(place, option)| {
            let text = table.cell(row, option)?.shown();
            Some(Written { column: table.column(option), place, text, right: false })
        })
        .collect();
    let kind = table.text(row, Column::Kind);
    match fold(kind).as_str() {
        "" | "multiple choice" | "checkbox" => {
            give_choices(&mut entry, table, row, &mut question, &mut written)
        }
        "fill in the blank" | "fill in the blanks" => {
            question.kind = QuestionKind::Text;
            question.accepted = entry.spellings(written.into_iter().map(|one| (one.column, one.text)));
            if question.accepted.is_empty() {
                entry.leave_out(table.column(Column::Option(0)), Fault::NoRightAnswer, "");
            }
        }
        _ => entry.leave_out(table.column(Column::Kind), Fault::KindNotTaken, kind),
    }
    let explanation = table.shown(row, Column::Explanation);
    question.explanation = entry.cut(table.column(Column::Explanation), &explanation, EXPLANATION_CHARS);
    if let Some(image) = table.cell(row, Column::Image) {
        entry.change(table.column(Column::Image), Fault::MediaLeftOut, image.text.as_str());
    }
    entry.take(question);
}

fn give_choices<'a>(
    entry: &mut Entry,
    table: &Table<'a, Column>,
    row: &'a Row,
    question: &mut Question,
    written: &mut [Written],
) {
    let (column, right) = (table.column(Column::Right), table.text(row, Column::Right));
    choices::mark(entry, column, written, right);
    choices::give(entry, question, written);
    if fold(table.text(row, Column::Kind)) == "checkbox" {
        question.kind = QuestionKind::Multiple;
    } else if question.kind == QuestionKind::Multiple {
        entry.change(column, Fault::ManyRight, right);
    }
}
