//! The sheets of an XLSForm: which column is which, the lists of choices, and the settings.

use std::collections::HashMap;

use domain::import::{Fault, ImportProblem, Weight};
use domain::spelling::fold;

use crate::import::sheet::{Row, Sheet};

/// The last row in which headings are looked for.
const LAST_HEADING: u32 = 30;
/// What a column was called before, or is called for short (pyxform's aliases).
const ALIASES: [(&str, &str); 9] = [
    ("relevance", "relevant"),
    ("caption", "label"),
    ("value", "name"),
    ("list name", "list_name"),
    ("list_name", "list_name"),
    ("command", "type"),
    ("read_only", "readonly"),
    ("constraining", "constraint"),
    ("calculate", "calculation"),
];

/// Where the columns are.
pub struct Heads {
    /// The row of the headings.
    pub row: u32,
    columns: HashMap<String, u32>,
}

impl Heads {
    /// The first row that has all of `needed`. Of a column that comes in several languages the one asked for is taken, else the
    /// Vietnamese one, the one without a language, the first.
    pub fn find(sheet: &Sheet, needed: &[&str], language: &str) -> Option<Self> {
        let rows = sheet.rows.iter().take_while(|row| row.number <= LAST_HEADING);
        rows.map(|row| Self::of(row, language))
            .find(|heads| needed.iter().all(|name| heads.columns.contains_key(*name)))
    }

    fn of(row: &Row, language: &str) -> Self {
        let mut columns: HashMap<String, (u32, u32)> = HashMap::new();
        for (at, cell) in row.cells() {
            let text = cell.text.to_lowercase();
            let (name, spoken) = text.split_once("::").unwrap_or((&text, ""));
            let name = name.trim().trim_start_matches('*').trim();
            let name = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, usual)| usual);
            let spoken = fold(spoken);
            let fit = if spoken.is_empty() {
                1
            } else if !language.is_empty() && spoken == fold(language) {
                3
            } else if spoken.contains("viet") || spoken.split(' ').any(|word| word == "vi") {
                2
            } else {
                0
            };
            let best = columns.entry(name.to_owned()).or_insert((at, fit));
            if fit > best.1 {
                *best = (at, fit);
            }
        }
        Self { row: row.number, columns: columns.into_iter().map(|(name, (at, _))| (name, at)).collect() }
    }

    /// Where a column is.
    pub fn column(&self, name: &str) -> Option<u32> {
        self.columns.get(name).copied()
    }

    /// What a row says in a column; empty where there is none.
    pub fn text<'a>(&self, row: &'a Row, name: &str) -> &'a str {
        self.column(name).map_or("", |column| row.text(column))
    }

    /// Whether a row says yes in a column.
    pub fn yes(&self, row: &Row, name: &str) -> bool {
        is_yes(self.text(row, name))
    }
}

/// `yes`, `TRUE`, `true()`, `1`, "có".
fn is_yes(text: &str) -> bool {
    ["yes", "true", "true()", "1", "có", "x"].contains(&&*text.to_lowercase())
}

/// A choice as its row gives it.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name, as conditions call it.
    pub name: String,
    /// Its words.
    pub label: String,
    /// Whether it stands alone.
    pub exclusive: bool,
}

/// The lists of choices by their names.
#[derive(Default)]
pub struct Choices(HashMap<String, Vec<Choice>>);

impl Choices {
    /// Reads the sheet.
    pub fn read(sheet: &Sheet, language: &str, problems: &mut Vec<ImportProblem>) -> Self {
        let mut lists: HashMap<String, Vec<Choice>> = HashMap::new();
        let Some(heads) = Heads::find(sheet, &["list_name", "name"], language) else {
            return Self::default();
        };
        for row in sheet.rows.iter().filter(|row| row.number > heads.row) {
            let (list, name) = (heads.text(row, "list_name"), heads.text(row, "name"));
            if list.is_empty() && name.is_empty() {
                continue;
            }
            let label = heads.text(row, "label");
            let missing = [(list, "list_name"), (name, "name"), (label, "label")];
            if let Some((_, column)) = missing.into_iter().find(|(text, _)| text.is_empty()) {
                problems.push(ImportProblem {
                    place: sheet.place(row.number, heads.column(column)),
                    weight: Weight::LeftOut,
                    fault: Fault::Missing,
                    detail: column.to_owned(),
                });
                continue;
            }
            lists.entry(list.to_owned()).or_default().push(Choice {
                name: name.to_owned(),
                label: label.to_owned(),
                exclusive: heads.yes(row, "exclusive"),
            });
        }
        Self(lists)
    }

    /// A list; none if there is no such one.
    pub fn list(&self, name: &str) -> Option<&[Choice]> {
        self.0.get(name).map(Vec::as_slice)
    }
}

/// What holds for the whole form.
#[derive(Default)]
pub struct Settings {
    pub title: String,
    pub id: String,
    pub language: String,
    pub sensitive: bool,
}

impl Settings {
    /// Reads the sheet: headings, and one row below them.
    pub fn read(sheet: &Sheet) -> Self {
        let Some(heads) = sheet.rows.first().map(|row| Heads::of(row, "")) else { return Self::default() };
        let Some(row) = sheet.rows.get(1) else { return Self::default() };
        let text = |name: &str| heads.text(row, name).to_owned();
        Self {
            title: text("form_title"),
            id: text("form_id"),
            language: text("default_language"),
            sensitive: heads.yes(row, "sensitive"),
        }
    }
}
