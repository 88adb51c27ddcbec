//! What is wrong with a form, as it is found.

use domain::import::{Fault, FilePlace, ImportProblem, Weight};

use super::headings::{Column, Table};
use crate::import::sheet::Row;

/// The most problems that are told: nobody reads more, and a small file could make millions.
const MOST_PROBLEMS: usize = 1_000;
/// The most characters of a problem's detail: enough to find it by.
const MOST_DETAIL: usize = 200;

/// The problems so far.
#[derive(Default)]
pub struct Problems {
    found: Vec<ImportProblem>,
}

impl Problems {
    /// Adds one.
    pub fn report(&mut self, place: FilePlace, weight: Weight, fault: Fault, detail: impl Into<String>) {
        self.add(ImportProblem { place, weight, fault, detail: detail.into() });
    }

    /// Adds one as it is.
    pub fn add(&mut self, mut problem: ImportProblem) {
        if self.found.len() < MOST_PROBLEMS {
            if let Some((end, _)) = problem.detail.char_indices().nth(MOST_DETAIL) {
                problem.detail.truncate(end);
                problem.detail.push('…');
            }
            self.found.push(problem);
        }
    }

    /// Those of one row.
    pub fn of_row<'a>(&'a mut self, table: &'a Table<'a>, row: &'a Row) -> Entry<'a> {
        Entry { problems: self, table, row, is_left_out: false }
    }

    /// All, in the order of these sheets and their rows.
    pub fn in_order(mut self, sheets: &[String]) -> Vec<ImportProblem> {
        let sheet_place = |name: &str| sheets.iter().position(|sheet| sheet == name);
        self.found.sort_by_cached_key(|problem| {
            let FilePlace { sheet, row, column } = &problem.place;
            (sheet_place(sheet), *row, column.len(), column.clone())
        });
        self.found
    }
}

/// A row while it is read: it is taken in the end if nothing leaves it out.
pub struct Entry<'a> {
    problems: &'a mut Problems,
    table: &'a Table<'a>,
    row: &'a Row,
    /// Whether something leaves it out.
    pub is_left_out: bool,
}

impl Entry<'_> {
    /// Reports what keeps the row from being taken.
    pub fn leave_out(&mut self, column: Option<Column>, fault: Fault, detail: impl Into<String>) {
        self.is_left_out = true;
        self.problems.report(self.table.place(self.row, column), Weight::LeftOut, fault, detail);
    }

    /// Reports what is passed over or read otherwise than written.
    pub fn change(&mut self, column: Option<Column>, fault: Fault, detail: impl Into<String>) {
        self.problems.report(self.table.place(self.row, column), Weight::Changed, fault, detail);
    }

    /// Reports what is worth a look, and no more.
    pub fn advise(&mut self, column: Option<Column>, fault: Fault, detail: impl Into<String>) {
        self.problems.report(self.table.place(self.row, column), Weight::Advice, fault, detail);
    }

    /// A text that is cut behind a word where it has more than `most` characters, as the item is good without its end.
    pub fn cut(&mut self, column: Column, text: String, most: usize) -> String {
        if text.chars().count() <= most {
            return text;
        }
        self.change(Some(column), Fault::TooLong, most.to_string());
        shortened(&text, most)
    }
}

/// The start of a text up to the end of a word, with an ellipsis: at most `most` characters.
pub fn shortened(text: &str, most: usize) -> String {
    let start: String = text.chars().take(most.saturating_sub(1)).collect();
    let whole_words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{whole_words}…")
}
