//! The sheet `choices`: lists that several items may share.

use std::collections::{HashMap, HashSet};

use domain::import::Fault;

use super::headings::{Column, Language, Table, truth};
use super::problems::Problems;

/// A choice of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name in the form: what conditions are about.
    pub name: String,
    /// Its words.
    pub text: String,
    /// Whether it stands alone.
    pub exclusive: bool,
}

/// The choices of each list, in the order of the sheet.
pub type Lists = HashMap<String, Vec<Choice>>;

/// Reads the sheet. A choice that cannot be one is told here, once for all items of its list.
pub fn read(table: &Table, language: &Language, problems: &mut Problems) -> Lists {
    let mut lists = Lists::new();
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    for row in table.rows {
        let (list, name) = (table.text(row, Column::List), table.text(row, Column::Name));
        let text = table.words(row, Column::Label, language);
        if list.is_empty() && name.is_empty() && text.is_empty() {
            continue;
        }
        let mut entry = problems.of_row(table, row);
        if list.is_empty() {
            entry.leave_out(Some(Column::List), Fault::Missing, "list_name");
        } else if name.is_empty() {
            entry.leave_out(Some(Column::Name), Fault::Missing, "name");
        } else if !seen.insert((list, name)) {
            entry.leave_out(Some(Column::Name), Fault::ChoiceTwice, name);
        }
        if entry.is_left_out {
            continue;
        }
        if text.is_empty() {
            entry.change(Some(Column::Label), Fault::Missing, "label");
        }
        if !table.text(row, Column::Media).is_empty() {
            entry.change(Some(Column::Media), Fault::MediaLeftOut, table.text(row, Column::Media));
        }
        let choice = Choice {
            name: name.to_owned(),
            text: if text.is_empty() { name.to_owned() } else { text },
            exclusive: truth(table.text(row, Column::Exclusive)) == Some(true),
        };
        lists.entry(list.to_owned()).or_default().push(choice);
    }
    lists
}
