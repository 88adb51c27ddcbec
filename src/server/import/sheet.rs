//! Spreadsheets as rows of text. Bounded: a small file can claim a million rows or unpack to gigabytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xlsx};
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
    let mut xlsx: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let mut workbook = Workbook::default();
    let sheets: Vec<_> =
        xlsx.sheets_metadata().iter().filter(|s| s.typ == SheetType::WorkSheet).cloned().collect();
    for sheet in sheets {
        if sheet.visible == SheetVisible::Visible {
            let (sheet, problems) = read_sheet(&mut xlsx, &sheet.name).map_err(|_| unreadable())?;
            workbook.sheets.push(sheet);
            workbook.problems.extend(problems);
        } else {
            let place = FilePlace { sheet: sheet.name.clone(), ..FilePlace::default() };
            workbook.problems.push(ImportProblem {
                place,
                weight: Weight::Changed,
                fault: Fault::HiddenSheet,
                detail: sheet.name,
            });
        }
    }
    Ok(workbook)
}

/// How many bytes a zip unpacks to, counted and not believed; none when it is no zip. Counts no further than it must.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut size = 0;
    for place in 0..archive.len() {
        let file = archive.by_index(place).ok()?;
        size += std::io::copy(&mut file.take(MOST_UNPACKED + 1 - size), &mut std::io::sink()).ok()?;
        if size > MOST_UNPACKED {
            break;
        }
    }
    Some(size)
}

fn read_sheet(
    xlsx: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
) -> Result<(Sheet, Vec<ImportProblem>), calamine::XlsxError> {
    let mut sheet = Sheet { name: name.to_owned(), rows: Vec::new() };
    let (mut rows, mut problems) = (BTreeMap::<u32, Row>::new(), Vec::new());
    let mut is_cut = false;
    let mut cells = xlsx.worksheet_cells_reader(name)?;
    while let Some(cell) = cells.next_cell_with_formula()? {
        let (row, column) = cell.pos;
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            is_cut |= row >= MOST_ROWS && !matches!(cell.value, DataRef::Empty);
            continue;
        }
        let mut problem = |fault, detail| {
            let place = sheet.place(row + 1, Some(column));
            problems.push(ImportProblem { place, weight: Weight::Changed, fault, detail });
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

/// A cell's value as text.
///
/// # Errors
/// What Excel shows where it could not work the value out.
fn text(value: Data) -> Result<String, String> {
    Ok(match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => tidy(&text),
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
mod tests {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Written};

    use super::*;

    #[test]
    fn columns_are_named_as_in_excel() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (63, "BL"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_name(column), name);
        }
    }

    #[test]
    fn cells_come_as_text_whatever_excel_makes_of_them() {
        let mut written = Written::new();
        let sheet = written.add_worksheet().set_name("Câu hỏi").unwrap();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write(2, 0, "  Gọi\u{a0}số\n nào\u{200b}? ").unwrap();
        sheet.write(2, 1, "He\u{302}\u{301}t").unwrap();
        sheet.write(2, 2, 111).unwrap();
        sheet.write(2, 3, 12.5).unwrap();
        sheet.write_with_format(2, 4, &ExcelDateTime::from_ymd(2026, 11, 28).unwrap(), &day).unwrap();
        sheet.write(2, 5, true).unwrap();
        sheet.write_formula(2, 6, Formula::new("1+1").set_result("2")).unwrap();
        sheet.write(1_000_000, 0, "đáy").unwrap();
        written.add_worksheet().set_name("Ẩn").unwrap().set_hidden(true).write(0, 0, "giấu").unwrap();
        let read = read(&written.save_to_buffer().unwrap()).unwrap();
        assert_eq!(read.sheets.len(), 1);
        let sheet = &read.sheets[0];
        let row = &sheet.rows[0];
        let texts: Vec<&str> = (0..8).map(|column| row.text(column)).collect();
        assert_eq!(row.number, 3);
        assert_eq!(texts, ["Gọi số nào?", "Hết", "111", "12.5", "2026-11-28", "TRUE", "2", ""]);
        let faults: Vec<_> =
            read.problems.iter().map(|p| (p.fault, p.place.sheet.as_str(), p.place.row)).collect();
        let expected = [(Fault::TooLarge, "Câu hỏi", 20_001), (Fault::HiddenSheet, "Ẩn", 0)];
        assert_eq!(faults, expected);
    }

    #[test]
    fn what_is_no_workbook_is_told_from_an_old_one() {
        assert_eq!(read(b"PK\x03\x04 broken").unwrap_err().fault, Fault::Unreadable);
        assert_eq!(read(b"::Q1:: text").unwrap_err().fault, Fault::Unreadable);
        assert_eq!(read(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1]).unwrap_err().fault, Fault::OldWorkbook);
    }

    #[test]
    fn a_bomb_is_refused_before_it_goes_off() {
        use std::io::Write;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
        let zeros = vec![0_u8; 1 << 20];
        for _ in 0..65 {
            zip.write_all(&zeros).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 1 << 20);
        assert_eq!(read(&bytes).unwrap_err().fault, Fault::TooLarge);
    }
}
