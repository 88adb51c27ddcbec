//! The column `type`: what a row is.

use domain::survey::ItemKind;

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An item that needs no more than its kind.
    Plain(ItemKind),
    /// A number without decimals.
    Integer,
    /// Choices of a list.
    Select {
        /// Single, multiple or ranking.
        kind: ItemKind,
        /// The list.
        list: String,
        /// Whether "Khác" is one more.
        or_other: bool,
    },
    /// A step of a range.
    Range,
    /// What follows belongs together, up to [`Kind::End`].
    Begin {
        /// Whether it is asked again and again.
        repeats: bool,
    },
    /// The end of a group or repeat.
    End,
    /// What a program would note by itself, such as the time or the phone: never kept here.
    Metadata,
    /// Anything else.
    Unknown,
}

const SELECTS: [(&str, ItemKind); 9] = [
    ("select all that apply from", ItemKind::Multiple),
    ("select all that apply", ItemKind::Multiple),
    ("select multiple from", ItemKind::Multiple),
    ("select multiple", ItemKind::Multiple),
    ("select one from", ItemKind::Single),
    ("select one", ItemKind::Single),
    ("select1", ItemKind::Single),
    ("rank from", ItemKind::Ranking),
    ("rank", ItemKind::Ranking),
];
const OR_OTHER: [&str; 2] = [" or other", " or specify other"];
const ELSEWHERE: [&str; 4] =
    ["select one from file", "select multiple from file", "select one external", "select multiple external"];

impl Kind {
    /// What is written in the column.
    pub fn read(written: &str) -> Self {
        // As long as what is written, byte by byte: the name of a list is taken from there.
        let plain = written.to_ascii_lowercase().replace(['_', '-'], " ");
        if ELSEWHERE.iter().any(|start| plain.starts_with(start)) {
            return Self::Unknown;
        }
        match plain.trim() {
            "text" | "string" => Self::Plain(ItemKind::Text),
            "note" => Self::Plain(ItemKind::Note),
            "integer" | "int" => Self::Integer,
            "decimal" => Self::Plain(ItemKind::Number),
            "date" => Self::Plain(ItemKind::Date),
            "range" => Self::Range,
            "begin group" => Self::Begin { repeats: false },
            "begin repeat" | "begin loop" => Self::Begin { repeats: true },
            "end group" | "end repeat" | "end loop" => Self::End,
            "start" | "end" | "today" | "deviceid" | "device id" | "phonenumber" | "phone number"
            | "username" | "email" | "simserial" | "sim serial" | "subscriberid" | "subscriber id"
            | "audit" | "start geopoint" | "background audio" => Self::Metadata,
            _ => Self::select(written, &plain),
        }
    }

    fn select(written: &str, plain: &str) -> Self {
        let begins = |phrase: &str| plain.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' '));
        let Some((phrase, kind)) = SELECTS.into_iter().find(|(phrase, _)| begins(phrase)) else {
            return Self::Unknown;
        };
        let other = OR_OTHER.iter().find(|end| plain.ends_with(*end));
        let end = written.len() - other.map_or(0, |end| end.len());
        let list = written.get(phrase.len()..end).unwrap_or_default().trim().to_owned();
        Self::Select { kind, list, or_other: other.is_some() }
    }
}
