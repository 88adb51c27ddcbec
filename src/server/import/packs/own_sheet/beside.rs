//! The sheets beside the questions: stories, numbers to call, and the pack's title.

use domain::id::StoryId;
use domain::import::Fault;
use domain::pack::{Contact, HINT_CHARS, STORY_CHARS, Story, TITLE_CHARS};
use domain::spelling::fold;

use crate::import::packs::columns::{ABOUT_SHEET, CONTACTS_SHEET, STORIES_SHEET};
use crate::import::packs::entry::Findings;
use crate::import::packs::table::{Table, starts};
use crate::import::sheet::{Cell, Sheet, Workbook};

/// Reads the sheets that are there.
pub fn read(workbook: &Workbook, findings: &mut Findings) {
    let named = |name: &str| workbook.sheets.iter().find(|sheet| fold(&sheet.name) == fold(name));
    for sheet in [STORIES_SHEET, CONTACTS_SHEET, ABOUT_SHEET].iter().filter_map(|name| named(name)) {
        findings.report_cells(workbook, &sheet.name);
    }
    if let Some(sheet) = named(ABOUT_SHEET) {
        read_title(sheet, findings);
    }
    if let Some(sheet) = named(STORIES_SHEET) {
        read_stories(sheet, findings);
    }
    if let Some(sheet) = named(CONTACTS_SHEET) {
        read_contacts(sheet, findings);
    }
}

/// "Tên bộ", and to the right of it the title.
fn read_title(sheet: &Sheet, findings: &mut Findings) {
    for row in &sheet.rows {
        let mut cells = row.cells();
        if !cells.next().is_some_and(|(_, cell)| starts(&fold(&cell.text), "ten bo")) {
            continue;
        }
        if let Some((column, title)) = cells.next() {
            let mut entry = findings.row(sheet.place(row.number, None));
            let title = entry.cut(Some(column), &title.shown(), TITLE_CHARS);
            return findings.set_title(title);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Phone,
    Name,
    /// The story, or when to call.
    Text,
}

fn read_stories(sheet: &Sheet, findings: &mut Findings) {
    let naming = |heading: &str| {
        let named = [("ten", Column::Name), ("noi dung", Column::Text)];
        named.into_iter().find(|(name, _)| starts(heading, name)).map(|(_, column)| column)
    };
    let Some(table) = Table::find(sheet, naming, |columns| columns.len() == 2) else {
        return tell_no_headings(sheet, findings, "Tên, Nội dung");
    };
    for row in table.rows().iter().filter(|row| table.has_any(row, [Column::Name, Column::Text])) {
        let (title, text) = (table.shown(row, Column::Name), table.shown(row, Column::Text));
        let count = findings.stories().len();
        let is_known = findings.stories().iter().any(|story| fold(&story.title) == fold(&title));
        let mut entry = findings.row(table.place(row));
        if is_known {
            let rule = format!("another story is called {title:?}");
            entry.leave_out(table.column(Column::Name), Fault::Other, rule);
        }
        let title = entry.needed(table.column(Column::Name), "Tên", &title, TITLE_CHARS);
        let text = entry.needed(table.column(Column::Text), "Nội dung", &text, STORY_CHARS);
        let id = StoryId::new(format!("s{}", count + 1));
        entry.take_story(Story { id, title, text, picture: None, audio: None });
    }
}

fn read_contacts(sheet: &Sheet, findings: &mut Findings) {
    let naming = |heading: &str| {
        let named = [
            ("so dien thoai", Column::Phone),
            ("dien thoai", Column::Phone),
            ("ten", Column::Name),
            ("khi nao", Column::Text),
        ];
        named.into_iter().find(|(name, _)| starts(heading, name)).map(|(_, column)| column)
    };
    let is_enough = |columns: &super::Places<Column>| {
        columns.contains_key(&Column::Phone) && columns.contains_key(&Column::Name)
    };
    let Some(table) = Table::find(sheet, naming, is_enough) else {
        return tell_no_headings(sheet, findings, "Số điện thoại, Tên");
    };
    for row in table.rows() {
        if !table.has_any(row, [Column::Phone, Column::Name]) {
            continue;
        }
        let mut entry = findings.row(table.place(row));
        let name =
            entry.needed(table.column(Column::Name), "Tên", &table.shown(row, Column::Name), TITLE_CHARS);
        let purpose = entry.cut(table.column(Column::Text), &table.shown(row, Column::Text), HINT_CHARS);
        let written = table.cell(row, Column::Phone);
        let contact = Contact { phone: written.map(phone).unwrap_or_default(), name, purpose };
        match written {
            None => entry.leave_out(table.column(Column::Phone), Fault::Missing, "Số điện thoại"),
            Some(cell) if contact.problem().is_some() => {
                entry.leave_out(table.column(Column::Phone), Fault::NotANumber, cell.text.as_str());
            }
            Some(_) => {}
        }
        entry.take_contact(contact);
    }
}

/// Tells that a sheet was passed over, unless it is empty.
fn tell_no_headings(sheet: &Sheet, findings: &mut Findings, wanted: &str) {
    if !sheet.rows.is_empty() {
        findings.row(sheet.place(0, None)).change(None, Fault::NoHeadings, wanted);
    }
}

/// The digits to dial. Where Excel took a number for one to count with, the zero in front is gone: numbers of nine or ten
/// digits that start with 2 to 9 have lost it, as short ones and 1800 and 1900 have none.
fn phone(cell: &Cell) -> String {
    let text = cell.text.replace(['.', '-', '(', ')'], " ");
    let digits = apart_by_one(&text);
    let has_lost_zero = cell.is_number
        && matches!(digits.len(), 9 | 10)
        && matches!(digits.as_bytes().first(), Some(b'2'..=b'9'));
    match digits.strip_prefix("+84") {
        Some(rest) => format!("0{}", rest.trim_start()),
        None if has_lost_zero => format!("0{digits}"),
        None => digits,
    }
}

fn apart_by_one(text: &str) -> String {
    text.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_to_call_can_be_dialled() {
        for (text, is_number, dialled) in [
            ("111", true, "111"),
            ("1900969680", true, "1900969680"),
            ("912345678", true, "0912345678"),
            ("2603862000", true, "02603862000"),
            ("024.3728.0936", false, "024 3728 0936"),
            ("(0260) 3862-000", false, "0260 3862 000"),
            ("+84 912 345 678", false, "0912 345 678"),
        ] {
            let cell = Cell { text: text.to_owned(), is_number, is_date: false };
            assert_eq!(phone(&cell), dialled);
        }
    }
}
