//! Writes what the server has as files that other programs, and [`crate::import`], can read.

pub mod audit;
mod cells;
mod gift;
mod guide;
mod pack_sheet;
pub mod units;
pub mod xlsform;

use domain::pack::Pack;

/// The content type of a spreadsheet.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The workbook breaks a rule of Excel's, such as a text of more than 32,767 characters.
    #[error("the workbook cannot be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

/// Our template for questions as the bytes of an .xlsx: the sheets with their headings, examples and a guide.
///
/// # Errors
/// [`ExportError::Workbook`] if it breaks a rule of Excel's.
pub fn template() -> Result<Vec<u8>, ExportError> {
    pack_sheet::write(None)
}

/// The same workbook with a pack in it. Pictures, sound and other languages are no part of it.
///
/// # Errors
/// [`ExportError::Workbook`] if it breaks a rule of Excel's.
pub fn sheet(pack: &Pack) -> Result<Vec<u8>, ExportError> {
    pack_sheet::write(Some(pack))
}

/// The pack's questions as GIFT; those of kinds that GIFT does not have are named in a comment.
#[must_use]
pub fn gift(pack: &Pack) -> String {
    gift::write(pack)
}

#[cfg(test)]
mod tests;
