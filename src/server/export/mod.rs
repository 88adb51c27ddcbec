//! Writes what organizers take along: spreadsheets and texts.

pub mod audit;

/// The content type of a spreadsheet.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
