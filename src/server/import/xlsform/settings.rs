//! The sheet `settings`, and the one with numbers to call.

use domain::import::{Fault, Weight};
use domain::pack::Contact;
use domain::survey::{INTRO_CHARS, TITLE_CHARS};

use super::headings::{Column, Table, truth};
use super::problems::{Problems, shortened};
use crate::import::sheet::Sheet;

/// What a form says of itself.
#[derive(Default)]
pub struct Settings {
    /// Its title; empty where it gives none.
    pub title: String,
    /// Its id as written.
    pub id: String,
    /// The language of its words as written.
    pub default_language: String,
    /// Whether the whole survey is sensitive.
    pub sensitive: bool,
    /// Whether a code links two forms.
    pub pairs: bool,
    /// What is said at the end.
    pub closing: String,
    /// Whether it asks for something that must not be passed over: that answers are encrypted to a key of its author's.
    pub is_refused: bool,
}

/// Reads the sheet.
pub fn read(sheet: &Sheet, problems: &mut Problems) -> Settings {
    let any = [
        Column::FormTitle,
        Column::FormId,
        Column::DefaultLanguage,
        Column::PublicKey,
        Column::Sensitive,
        Column::Pairs,
        Column::Closing,
    ];
    let Some(table) = any.into_iter().find_map(|column| Table::find(sheet, &[column])) else {
        return Settings::default();
    };
    let Some(row) = table.rows.first() else { return Settings::default() };
    let text = |column| table.text(row, column).to_owned();
    let says = |column| truth(table.text(row, column)) == Some(true);
    let mut entry = problems.of_row(&table, row);
    if !text(Column::PublicKey).is_empty() {
        entry.leave_out(Some(Column::PublicKey), Fault::KindNotTaken, "public_key");
    }
    let title = text(Column::FormTitle);
    if title.chars().count() > TITLE_CHARS {
        entry.change(Some(Column::FormTitle), Fault::TooLong, TITLE_CHARS.to_string());
    }
    Settings {
        title,
        id: text(Column::FormId),
        default_language: text(Column::DefaultLanguage),
        sensitive: says(Column::Sensitive),
        pairs: says(Column::Pairs),
        closing: entry.cut(Column::Closing, text(Column::Closing), INTRO_CHARS),
        is_refused: entry.is_left_out,
    }
}

/// A title that is no longer than one may be.
pub fn short_title(title: &str) -> String {
    if title.chars().count() <= TITLE_CHARS { title.to_owned() } else { shortened(title, TITLE_CHARS) }
}

/// Reads the numbers that are shown at the end: a sheet of our own.
pub fn contacts(sheet: &Sheet, problems: &mut Problems) -> Vec<Contact> {
    let Some(table) = Table::find(sheet, &[Column::Phone, Column::Name]) else { return vec![] };
    let mut contacts = Vec::new();
    for row in table.rows {
        let text = |column| table.text(row, column).to_owned();
        let contact =
            Contact { phone: text(Column::Phone), name: text(Column::Name), purpose: text(Column::Purpose) };
        match contact.problem() {
            None => contacts.push(contact),
            Some(rule) => {
                let place = table.place(row, None);
                problems.report(place, Weight::LeftOut, Fault::Other, rule.to_string());
            }
        }
    }
    contacts
}
