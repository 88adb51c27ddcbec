//! The audit log as a spreadsheet.

use domain::organizer::audit::AuditEntry;
use rust_xlsxwriter::{Format, Workbook};

use super::ExportError;
use crate::day::clock_of_ms;

/// The longest text Excel takes in a cell, in characters.
const MOST_CHARS: usize = 32_000;

/// One row a line, the newest first. Every cell is a text: nothing in it is ever worked out.
///
/// # Errors
/// [`ExportError`] if it breaks a rule of Excel's.
pub fn sheet(entries: &[AuditEntry]) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Nhật ký")?;
    let bold = Format::new().set_bold();
    let heads = ["Lúc (giờ Việt Nam)", "Người", "Việc", "Đối tượng", "Đơn vị", "Trước", "Sau"];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (column, width) in [(0, 18), (1, 18), (2, 20), (3, 28), (4, 20), (5, 50), (6, 50)] {
        sheet.set_column_width(column, width)?;
    }
    for (row, entry) in (1..).zip(entries) {
        let unit = entry.unit.as_ref().map_or("", |unit| unit.as_str());
        let cells = [
            clock_of_ms(entry.at_ms),
            entry.who.clone(),
            entry.deed.name().to_owned(),
            entry.subject.clone(),
            unit.to_owned(),
            entry.before.chars().take(MOST_CHARS).collect(),
            entry.after.chars().take(MOST_CHARS).collect(),
        ];
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}
