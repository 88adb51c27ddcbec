//! Which columns a sheet of an XLSForm has, also by their older names, and which language is read of it.

use domain::import::FilePlace;
use domain::spelling::fold;

use crate::import::sheet::{Cell, Row, Sheet};

/// The last row in which headings are looked for.
const LAST_HEADING: u32 = 30;
/// The longest language code that is believed.
const MOST_CODE: usize = 20;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Type,
    Name,
    Label,
    Hint,
    Required,
    Relevant,
    Constraint,
    Appearance,
    Parameters,
    ChoiceFilter,
    Default,
    Calculation,
    Media,
    List,
    FormTitle,
    FormId,
    DefaultLanguage,
    PublicKey,
    /// Ours, as all below: a yes where results are shown from more answers on only.
    Sensitive,
    /// A yes where a choice stands alone.
    Exclusive,
    /// A yes where agreeing means the contrary.
    Reversed,
    /// What the two ends of a range mean.
    FirstEnd,
    LastEnd,
    /// What a number counts.
    Unit,
    /// A yes where a code links two forms.
    Pairs,
    /// What is said at the end.
    Closing,
    /// A number to call, and when.
    Phone,
    Purpose,
}

/// Columns by their headings, without case and marks, newest names first.
const NAMES: [(&str, Column); 46] = [
    ("type", Column::Type),
    ("command", Column::Type),
    ("name", Column::Name),
    ("tag", Column::Name),
    ("value", Column::Name),
    ("label", Column::Label),
    ("caption", Column::Label),
    ("hint", Column::Hint),
    ("required", Column::Required),
    ("relevant", Column::Relevant),
    ("relevance", Column::Relevant),
    ("constraint", Column::Constraint),
    ("appearance", Column::Appearance),
    ("parameters", Column::Parameters),
    ("choice filter", Column::ChoiceFilter),
    ("default", Column::Default),
    ("calculation", Column::Calculation),
    ("calculate", Column::Calculation),
    ("image", Column::Media),
    ("big image", Column::Media),
    ("audio", Column::Media),
    ("video", Column::Media),
    ("list name", Column::List),
    ("listname", Column::List),
    ("list", Column::List),
    ("form title", Column::FormTitle),
    ("set form title", Column::FormTitle),
    ("title", Column::FormTitle),
    ("form id", Column::FormId),
    ("set form id", Column::FormId),
    ("id string", Column::FormId),
    ("default language", Column::DefaultLanguage),
    ("set default language", Column::DefaultLanguage),
    ("public key", Column::PublicKey),
    ("sensitive", Column::Sensitive),
    ("nhay cam", Column::Sensitive),
    ("exclusive", Column::Exclusive),
    ("reversed", Column::Reversed),
    ("first end", Column::FirstEnd),
    ("last end", Column::LastEnd),
    ("unit", Column::Unit),
    ("pairs", Column::Pairs),
    ("closing", Column::Closing),
    ("phone", Column::Phone),
    ("purpose", Column::Purpose),
    ("so dien thoai", Column::Phone),
];

/// A column and where it stands; of those that are translated also the language, empty for none.
#[derive(Clone, Debug)]
struct Head {
    column: Column,
    language: String,
    at: u32,
}

impl Head {
    /// Reads `label`, `label::Tiếng Việt (vi)`, the older `label:English`, `bind::relevant`, `media::image::English (en)`.
    fn of(heading: &str, at: u32) -> Option<Self> {
        let separator = if heading.contains("::") { "::" } else { ":" };
        let mut parts = heading.split(separator).map(str::trim);
        let mut name = fold(parts.next()?);
        if ["bind", "control", "body", "media"].contains(&&*name) {
            name = fold(parts.next()?);
        }
        let (_, column) = NAMES.into_iter().find(|(known, _)| *known == name)?;
        Some(Self { column, language: parts.collect::<Vec<_>>().join(separator), at })
    }
}

/// A sheet with headings.
pub struct Table<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// The rows below the headings.
    pub rows: &'a [Row],
    heads: Vec<Head>,
}

impl<'a> Table<'a> {
    /// Finds the first row that has all these columns; none where there is no such one.
    pub fn find(sheet: &'a Sheet, needed: &[Column]) -> Option<Self> {
        let near = sheet.rows.iter().take_while(|row| row.number <= LAST_HEADING);
        for (place, row) in near.enumerate() {
            let heads: Vec<Head> = row.cells().filter_map(|(at, cell)| Head::of(&cell.text, at)).collect();
            if needed.iter().all(|column| heads.iter().any(|head| head.column == *column)) {
                return Some(Self { sheet, rows: &sheet.rows[place + 1..], heads });
            }
        }
        None
    }

    /// The text of a row in a column, of any language; empty where there is none.
    pub fn text(&self, row: &'a Row, column: Column) -> &'a str {
        let mut cells = self.heads.iter().filter(|head| head.column == column);
        cells.find_map(|head| row.cell(head.at)).map_or("", |cell| &cell.text)
    }

    /// The words of a row in a column as people see them, in this language, else in none.
    pub fn words(&self, row: &'a Row, column: Column, language: &Language) -> String {
        let of = |language: &str| {
            let mut heads =
                self.heads.iter().filter(|head| head.column == column && fold(&head.language) == language);
            heads.find_map(|head| row.cell(head.at)).map(Cell::shown)
        };
        of(&fold(&language.name)).or_else(|| of("")).unwrap_or_default()
    }

    /// Where a column stands.
    pub fn at(&self, column: Column) -> Option<u32> {
        self.heads.iter().find(|head| head.column == column).map(|head| head.at)
    }

    /// The place of a row, or of its cell in a column.
    pub fn place(&self, row: &Row, column: Option<Column>) -> FilePlace {
        self.sheet.place(row.number, column.and_then(|column| self.at(column)))
    }

    /// The languages of a column, in the order of the sheet; an empty one for none.
    fn languages(&self, column: Column) -> impl Iterator<Item = &str> {
        self.heads.iter().filter(move |head| head.column == column).map(|head| &*head.language)
    }

    /// The language that is read: the form's own, else Vietnamese, else none in particular, else the first.
    pub fn language(&self, own: &str) -> Language {
        let all: Vec<&str> = self.languages(Column::Label).collect();
        let is_own =
            |name: &&&str| fold(name) == fold(own) || (code(name).is_some() && code(name) == code(own));
        let found = if own.is_empty() { None } else { all.iter().find(is_own) };
        let plain = || all.iter().find(|name| name.is_empty());
        let vietnamese = || all.iter().find(|name| code(name).as_deref() == Some("vi"));
        let found = match found {
            Some(found) => Some(found),
            // Words of no language are in the form's own.
            None if !own.is_empty() => plain().or_else(vietnamese),
            None => vietnamese().or_else(plain),
        };
        let name = found.or(all.first()).copied().unwrap_or_default();
        let code = code(if name.is_empty() { own } else { name }).unwrap_or_else(|| "vi".to_owned());
        let mut others: Vec<String> =
            all.iter().filter(|other| **other != name).map(|n| (*n).to_owned()).collect();
        others.retain(|other| !other.is_empty());
        Language { name: name.to_owned(), code, others }
    }
}

/// The language that is read of a form.
pub struct Language {
    /// As the headings name it; empty for none.
    pub name: String,
    /// Its code, such as `vi`.
    pub code: String,
    /// The others, which are passed over.
    pub others: Vec<String>,
}

/// The code of a language: what stands in brackets, or is a code itself; none where the name does not tell.
fn code(language: &str) -> Option<String> {
    let inside = language.rsplit_once('(').and_then(|(_, end)| end.strip_suffix(')'));
    let is_code = |text: &str| {
        let start = text.split('-').next().unwrap_or_default();
        matches!(start.len(), 2 | 3)
            && text.len() <= MOST_CODE
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    if let Some(code) = inside.or(Some(language)).map(str::trim).filter(|text| is_code(text)) {
        return Some(code.to_owned());
    }
    match &*fold(language) {
        "tieng viet" | "viet" | "vietnamese" | "viet nam" => Some("vi".to_owned()),
        "english" | "tieng anh" => Some("en".to_owned()),
        _ => None,
    }
}

/// Whether a cell says yes or no; none where it is something else, such as a condition. Empty is no.
pub fn truth(text: &str) -> Option<bool> {
    match &*fold(text) {
        "yes" | "true" | "1" | "x" | "co" => Some(true),
        "" if text.is_empty() => Some(false),
        "no" | "false" | "0" | "khong" => Some(false),
        _ => None,
    }
}
