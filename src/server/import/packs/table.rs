//! The rows of a sheet below its headings, wherever those stand.

use std::collections::BTreeMap;

use domain::import::FilePlace;
use domain::spelling::fold;

use crate::import::sheet::{Cell, Row, Sheet, Workbook};

/// The last row in which headings are looked for.
const LAST_HEADINGS: u32 = 30;

/// Which column a heading names, marks, case and punctuation already gone; none when it is none of the format's.
pub type Naming<C> = fn(&str) -> Option<C>;

/// Where the columns of a format stand.
pub type Places<C> = BTreeMap<C, u32>;

/// A sheet with headings.
pub struct Table<'a, C> {
    sheet: &'a Sheet,
    columns: Places<C>,
    rows: &'a [Row],
}

impl<'a, C: Ord + Copy> Table<'a, C> {
    /// Finds the headings: the first row, or two rows under one another, with enough of them. None when there are none.
    pub fn find(sheet: &'a Sheet, naming: Naming<C>, is_enough: fn(&Places<C>) -> bool) -> Option<Self> {
        for (place, row) in sheet.rows.iter().enumerate() {
            if row.number > LAST_HEADINGS {
                break;
            }
            let columns = headings(row, naming);
            let below = sheet.rows.get(place + 1).filter(|below| below.number == row.number + 1);
            let lower = below.map(|below| headings(below, naming)).unwrap_or_default();
            let is_alone = is_enough(&columns);
            // "Phương án" over "A", "B", "C": the row below has nothing but headings, and others than this one.
            let only_headings = below.is_some_and(|below| below.cells().count() == lower.len());
            let goes_on = only_headings && lower.keys().all(|column| !columns.contains_key(column));
            if is_alone && !goes_on {
                return Some(Self { sheet, columns, rows: &sheet.rows[place + 1..] });
            }
            // Headings below that are enough alone are for the next turn; this row is a title then.
            if is_alone || !is_enough(&lower) {
                let mut both = columns;
                both.extend(lower);
                if is_enough(&both) {
                    return Some(Self { sheet, columns: both, rows: &sheet.rows[place + 2..] });
                }
            }
        }
        None
    }

    /// The tables of a workbook, but for the sheets whose names are passed over.
    pub fn all(
        workbook: &'a Workbook,
        naming: Naming<C>,
        is_enough: fn(&Places<C>) -> bool,
        passed_over: &[&str],
    ) -> Vec<Self> {
        let sheets =
            workbook.sheets.iter().filter(|sheet| !passed_over.contains(&fold(&sheet.name).as_str()));
        sheets.filter_map(|sheet| Self::find(sheet, naming, is_enough)).collect()
    }

    /// The rows below the headings.
    pub fn rows(&self) -> &'a [Row] {
        self.rows
    }

    /// Its sheet's name.
    pub fn sheet_name(&self) -> &'a str {
        &self.sheet.name
    }

    /// Where a column stands.
    pub fn column(&self, column: C) -> Option<u32> {
        self.columns.get(&column).copied()
    }

    /// The cell of a row in a column.
    pub fn cell(&self, row: &'a Row, column: C) -> Option<&'a Cell> {
        row.cell(self.column(column)?)
    }

    /// The text of a row in a column; empty where there is none.
    pub fn text(&self, row: &'a Row, column: C) -> &'a str {
        self.cell(row, column).map_or("", |cell| &cell.text)
    }

    /// The text of a row in a column as people see it in Excel.
    pub fn shown(&self, row: &'a Row, column: C) -> String {
        self.cell(row, column).map(Cell::shown).unwrap_or_default()
    }

    /// Whether a row has something in one of these columns.
    pub fn has_any(&self, row: &'a Row, columns: impl IntoIterator<Item = C>) -> bool {
        columns.into_iter().any(|column| self.cell(row, column).is_some())
    }

    /// The column itself, if a row has something in it.
    pub fn first_with(&self, column: C) -> Option<FilePlace> {
        let place = self.column(column)?;
        self.rows.iter().find(|row| row.cell(place).is_some()).map(|_| self.sheet.place(0, Some(place)))
    }

    /// The place of a row.
    pub fn place(&self, row: &Row) -> FilePlace {
        self.sheet.place(row.number, None)
    }
}

/// The columns a row names; of two with the same name the first.
fn headings<C: Ord>(row: &Row, naming: Naming<C>) -> Places<C> {
    let mut columns = BTreeMap::new();
    for (place, cell) in row.cells() {
        if let Some(column) = naming(&fold(&cell.text)) {
            columns.entry(column).or_insert(place);
        }
    }
    columns
}

/// Whether a heading is a name, or starts with it and goes on with another word.
pub fn starts(heading: &str, name: &str) -> bool {
    heading.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The number behind a heading's name, from 0: `answer 1 …` is 0. None when there is none.
pub fn numbered(heading: &str, name: &str) -> Option<usize> {
    let rest = heading.strip_prefix(name)?.strip_prefix(' ')?;
    let number: usize = rest.split(' ').next()?.parse().ok()?;
    (1..=8).contains(&number).then(|| number - 1)
}
