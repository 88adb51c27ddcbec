//! How the cells of our workbooks look.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet,
    XlsxError,
};

/// A column: its heading, its width in characters, and what a note on the heading says; empty for none.
pub struct Head<'a> {
    /// The heading.
    pub text: &'a str,
    /// The width.
    pub width: f64,
    /// The note.
    pub note: &'a str,
}

/// An empty workbook that says nothing of when it was made: the same content is the same file.
///
/// # Errors
/// Never: the date is one of Excel's.
pub fn workbook() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_author("Hái Hoa").set_creation_datetime(&made));
    Ok(workbook)
}

/// Text that Excel leaves alone: it makes no number, date or formula of what is typed into it.
pub fn plain() -> Format {
    Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top)
}

/// A heading.
pub fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00FC_E4EC))
        .set_border_bottom(FormatBorder::Thin)
}

/// Writes headings into the first row, which stays in sight, and makes the columns below them plain text.
///
/// # Errors
/// [`XlsxError`] where they break a rule of Excel's.
pub fn write_heads<'a>(
    sheet: &mut Worksheet,
    heads: impl IntoIterator<Item = Head<'a>>,
) -> Result<(), XlsxError> {
    for (head, column) in heads.into_iter().zip(0..) {
        sheet.set_column_width(column, head.width)?;
        sheet.set_column_format(column, &plain())?;
        sheet.write_string_with_format(0, column, head.text, &heading())?;
        if !head.note.is_empty() {
            let note = Note::new(head.note).add_author_prefix(false).set_width(260).set_height(110);
            sheet.insert_note(0, column, &note)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Writes a text into a cell, never as a formula; an empty one leaves the cell as it is.
///
/// # Errors
/// [`XlsxError`] where it is longer than Excel takes.
pub fn write(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    if !text.is_empty() {
        sheet.write_string_with_format(row, column, text, &plain())?;
    }
    Ok(())
}
