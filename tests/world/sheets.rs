//! Spreadsheets as organizers have them.

use std::path::PathBuf;

use anyhow::Result;
use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

/// Writes a workbook of one sheet into a folder.
///
/// # Errors
/// When it cannot be written.
pub fn workbook(folder: &TempDir, name: &str, sheet: &str, rows: &[&[&str]]) -> Result<PathBuf> {
    let mut workbook = Workbook::new();
    let written = workbook.add_worksheet().set_name(sheet)?;
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            if !cell.is_empty() {
                written.write_string(row, column, *cell)?;
            }
        }
    }
    let path = folder.path().join(name);
    workbook.save(&path)?;
    Ok(path)
}
