//! Spreadsheets as rows of text. Bounded: a small file can claim a million rows or unpack to gigabytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxFormulaMetadata};
use domain::import::{Fault, FilePlace, ImportProblem, Weight};
use unicode_normalization::UnicodeNormalization;
use zip::ZipArchive;

/// The most bytes a workbook may unpack to.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// The last row that is read.
pub const MOST_ROWS: u32 = 20_000;
/// The last column that is read.
const MOST_COLUMNS: u32 = 64;
/// The first day that Excel has no date for, by its own count.
const LAST_DAY: f64 = 2_958_466.0;
/// The most sheets that are read.
const MOST_SHEETS: usize = 50;
/// The most cells that are looked at, and the most bytes in them, of all sheets: many cells can share one long text, and many
/// sheets the same cells.
const MOST_CELLS: Budget = Budget { cells: 2_000_000, bytes: 32 * 1024 * 1024 };
/// The most characters a cell can have in Excel.
const MOST_CHARS: usize = 32_767;
/// The most characters of a sheet's name that are kept.
const MOST_NAME: usize = 100;
/// The most problems of cells that are told.
const MOST_PROBLEMS: usize = 1_000;
/// The most texts that cells share.
const MOST_SHARED: usize = 1_000_000;
/// The first bytes of a zip, which every .xlsx is.
const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of an OLE file: a workbook of before 2007, or one with a password.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// A cell's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The text as [`tidy`] leaves it, never empty. A number has a point and no zeros it does not need; a date is
    /// `YYYY-MM-DD`, a time of day `HH:MM`, a truth `TRUE` or `FALSE`.
    pub text: String,
    /// Whether it was a number, and no text that looks like one.
    pub is_number: bool,
    /// Whether it was a date or a time, most likely made of what was typed by Excel.
    pub is_date: bool,
}

impl Cell {
    /// The text as people here see it in Excel: `12,5` and `28/11/2026`.
    #[must_use]
    pub fn shown(&self) -> String {
        if self.is_number {
            return self.text.replace('.', ",");
        }
        let parts: Vec<&str> = self.text.split('-').collect();
        match parts.as_slice() {
            [year, month, day] if self.is_date => format!("{day}/{month}/{year}"),
            _ => self.text.clone(),
        }
    }
}

/// A row with something in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number as Excel shows it, from 1.
    pub number: u32,
    cells: BTreeMap<u32, Cell>,
}

impl Row {
    /// The cell in a column, from 0; none where it is empty.
    #[must_use]
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells.get(&column)
    }

    /// The text in a column, from 0; empty where there is none.
    #[must_use]
    pub fn text(&self, column: u32) -> &str {
        self.cells.get(&column).map_or("", |cell| &cell.text)
    }

    /// Every cell with something in it, from the left.
    pub fn cells(&self) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells.iter().map(|(column, cell)| (*column, cell))
    }
}

/// A sheet that can be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The rows with something in them, from the top.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// A place in it; `row` as Excel shows it, `column` from 0 or none for the whole row.
    #[must_use]
    pub fn place(&self, row: u32, column: Option<u32>) -> FilePlace {
        let column = column.map(column_name).unwrap_or_default();
        FilePlace { sheet: self.name.clone(), row, column }
    }
}

/// The sheets that can be seen, and what could not be read of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// In the order of the file.
    pub sheets: Vec<Sheet>,
    /// Hidden sheets, errors and formulas without a value; and what was beyond the last row or column that is read.
    pub problems: Vec<ImportProblem>,
}

/// Whether the bytes are a spreadsheet, readable or not: else they may be a text.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(OLE)
}

/// Reads a workbook.
///
/// # Errors
/// The one problem that keeps the whole from being read.
pub fn read(bytes: &[u8]) -> Result<Workbook, ImportProblem> {
    let whole = |fault, detail: String| ImportProblem {
        place: FilePlace::default(),
        weight: Weight::LeftOut,
        fault,
        detail,
    };
    let unreadable = || whole(Fault::Unreadable, String::new());
    if bytes.starts_with(OLE) {
        return Err(whole(Fault::OldWorkbook, String::new()));
    }
    match unpacked(bytes) {
        None => return Err(unreadable()),
        Some(size) if size > MOST_UNPACKED => {
            return Err(whole(Fault::TooLarge, MOST_UNPACKED.to_string()));
        }
        Some(_) => {}
    }
    // calamine stops the thread at some broken files; to us these are as unreadable as others.
    std::panic::catch_unwind(|| read_sheets(bytes)).ok().flatten().ok_or_else(unreadable)
}

fn read_sheets(bytes: &[u8]) -> Option<Workbook> {
    let mut xlsx: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    let mut workbook = Workbook::default();
    let sheets: Vec<_> =
        xlsx.sheets_metadata().iter().filter(|s| s.typ == SheetType::WorkSheet).cloned().collect();
    let mut left = MOST_CELLS;
    for (place, sheet) in sheets.into_iter().enumerate() {
        let whole_sheet = FilePlace { sheet: short(&sheet.name), ..FilePlace::default() };
        if place == MOST_SHEETS {
            workbook.problems.push(ImportProblem {
                place: whole_sheet,
                weight: Weight::LeftOut,
                fault: Fault::TooLarge,
                detail: MOST_SHEETS.to_string(),
            });
            break;
        }
        if sheet.visible == SheetVisible::Visible {
            let (sheet, problems) = read_sheet(&mut xlsx, &sheet.name, &mut left).ok()?;
            workbook.sheets.push(sheet);
            workbook.problems.extend(problems);
        } else {
            workbook.problems.push(ImportProblem {
                place: whole_sheet,
                weight: Weight::Changed,
                fault: Fault::HiddenSheet,
                detail: short(&sheet.name),
            });
        }
    }
    Some(workbook)
}

/// A sheet's name as every problem in it repeats it. Excel's have 31 characters at most.
fn short(name: &str) -> String {
    name.chars().take(MOST_NAME).collect()
}

/// How much may still be read.
#[derive(Clone, Copy)]
struct Budget {
    cells: usize,
    bytes: usize,
}

impl Budget {
    /// Takes one cell off; false when nothing is left.
    fn spend(&mut self, bytes: usize) -> bool {
        match (self.cells.checked_sub(1), self.bytes.checked_sub(bytes)) {
            (Some(cells), Some(bytes)) => {
                *self = Self { cells, bytes };
                true
            }
            _ => false,
        }
    }
}

/// How many bytes a zip unpacks to, counted and not believed; none when it is no workbook. Counts no further than it must.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut size = 0;
    for place in 0..archive.len() {
        let file = archive.by_index(place).ok()?;
        let is_shared = file.name().is_ok_and(|name| name.to_lowercase().ends_with("sharedstrings.xml"));
        let mut part = file.take(MOST_UNPACKED + 1 - size);
        if is_shared {
            let mut texts = Vec::new();
            size += part.read_to_end(&mut texts).ok()? as u64;
            if !is_honest(&texts) {
                return None;
            }
        } else {
            size += std::io::copy(&mut part, &mut std::io::sink()).ok()?;
        }
        if size > MOST_UNPACKED {
            break;
        }
    }
    Some(size)
}

/// Whether the texts that cells share are as many as they may be and claim no more: calamine makes room for as many as a
/// file claims before it reads one.
fn is_honest(texts: &[u8]) -> bool {
    const CLAIM: &[u8] = b"uniqueCount";
    let starts = texts.windows(3).filter(|start| *start == b"<si").count();
    let claims = texts.windows(CLAIM.len()).enumerate().filter(|(_, name)| *name == CLAIM);
    let claimed = |(place, _): (usize, &[u8])| {
        let value = texts[place + CLAIM.len()..].iter().skip_while(|b| b" =\t\r\n\"'".contains(b));
        let digits = value.take_while(|b| b.is_ascii_digit());
        digits.fold(0_usize, |number, digit| {
            number.saturating_mul(10).saturating_add(usize::from(digit - b'0'))
        })
    };
    starts <= MOST_SHARED && claims.map(claimed).all(|number| number <= MOST_SHARED)
}

fn read_sheet(
    xlsx: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    left: &mut Budget,
) -> Result<(Sheet, Vec<ImportProblem>), calamine::XlsxError> {
    let mut sheet = Sheet { name: short(name), rows: Vec::new() };
    let (mut rows, mut problems) = (BTreeMap::<u32, Row>::new(), Vec::new());
    let mut is_cut = false;
    let mut cells = xlsx.worksheet_cells_reader(name)?;
    // Formulas that share one are not written out: a long one would be, for every cell.
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        let (row, column) = cell.pos;
        if !left.spend(size(&cell.value)) {
            is_cut = true;
            break;
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            is_cut |= row >= MOST_ROWS && !matches!(cell.value, DataRef::Empty);
            continue;
        }
        let mut problem = |fault, detail| {
            if problems.len() < MOST_PROBLEMS {
                let place = sheet.place(row + 1, Some(column));
                problems.push(ImportProblem { place, weight: Weight::Changed, fault, detail });
            }
        };
        let is_number = matches!(cell.value, DataRef::Int(_) | DataRef::Float(_));
        let is_date = matches!(cell.value, DataRef::DateTime(_));
        // A formula may well have come to an empty text.
        let is_unknown = matches!(cell.value, DataRef::Empty);
        match text(Data::from(cell.value)) {
            Ok(text) if !text.is_empty() => {
                let row = rows.entry(row).or_insert_with(|| Row { number: row + 1, cells: BTreeMap::new() });
                row.cells.insert(column, Cell { text, is_number, is_date });
            }
            Ok(_) => {
                if let Some(formula) = cell.formula.filter(|_| is_unknown) {
                    let formula = match &formula {
                        XlsxFormulaMetadata::Normal { formula }
                        | XlsxFormulaMetadata::Shared { formula, .. } => formula,
                        _ => "…",
                    };
                    problem(Fault::FormulaWithoutValue, format!("={formula}"));
                }
            }
            Err(error) => problem(Fault::CellError, error),
        }
    }
    if is_cut {
        let place = sheet.place(MOST_ROWS + 1, None);
        let detail = MOST_ROWS.to_string();
        problems.push(ImportProblem { place, weight: Weight::LeftOut, fault: Fault::TooLarge, detail });
    }
    sheet.rows = rows.into_values().collect();
    Ok((sheet, problems))
}

/// How many bytes of text a cell has.
fn size(value: &DataRef) -> usize {
    match value {
        DataRef::String(text) => text.len(),
        DataRef::SharedString(text) => text.len(),
        _ => 0,
    }
}

/// A cell's value as text.
///
/// # Errors
/// What Excel shows where it could not work the value out.
fn text(value: Data) -> Result<String, String> {
    Ok(match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            let end = text.char_indices().nth(MOST_CHARS).map_or(text.len(), |(end, _)| end);
            tidy(&text[..end])
        }
        Data::Int(number) => number.to_string(),
        Data::Float(number) => written(number),
        Data::Bool(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
        // Excel has no such day, and calamine counts no further.
        Data::DateTime(when) if !(0.0..LAST_DAY).contains(&when.as_f64()) => written(when.as_f64()),
        Data::DateTime(when) if when.as_f64() < 1.0 => {
            let (.., hours, minutes, _, _) = when.to_ymd_hms_milli();
            format!("{hours:02}:{minutes:02}")
        }
        Data::DateTime(when) => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(error) => return Err(error.to_string()),
    })
}

/// A number with the fifteen digits that Excel keeps: the sum of 0.1 and 0.2 is 0.3.
fn written(number: f64) -> String {
    format!("{number:.14e}").parse().unwrap_or(number).to_string()
}

/// Text as it is kept: composed (NFC), with plain spaces, each alone, and none at the ends; what cannot be seen is gone.
#[must_use]
pub fn tidy(text: &str) -> String {
    let seen = |c: char| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}');
    let composed: String = text.nfc().filter(|c| seen(*c)).collect();
    let words = composed.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A column's name: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn column_name(mut column: u32) -> String {
    let mut name = String::new();
    loop {
        // A remainder of 26 is a letter.
        name.insert(0, char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        if column < 26 {
            return name;
        }
        column = column / 26 - 1;
    }
}

#[cfg(test)]
mod tests;
