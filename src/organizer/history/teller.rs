//! A line of the log in words.

use std::collections::HashMap;

use domain::id::UnitId;
use domain::organizer::audit::AuditEntry;
use domain::organizer::units::LevelNames;
use domain::rights::Role;
use domain::spelling::fold;
use domain::unit::UnitLevel;

use super::differences;
use super::json::Json;
use crate::forest::Forest;
use crate::number::{day, whole};
use crate::words::{audit as words, deeds, people};

/// The longest text of a value, in characters.
const MOST_CHARS: usize = 160;
/// This many items of a list are told.
const MOST_ITEMS: usize = 8;

/// A line to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// When, for a column.
    pub at: String,
    /// Who.
    pub who: String,
    /// What was done.
    pub deed: String,
    /// What it was done to.
    pub about: String,
    /// What is different: the field's name, how it was and how it is.
    pub changes: Vec<(String, Option<String>, Option<String>)>,
    /// All of it, folded, to look through.
    pub folded: String,
}

/// Knows what ids stand for.
pub struct Teller<'a> {
    /// The units.
    pub units: &'a Forest,
    /// The levels' names.
    pub levels: &'a LevelNames,
    /// The accounts' names by their ids.
    pub people: &'a HashMap<String, String>,
    /// A moment in Unix milliseconds for a column.
    pub moment: fn(u64) -> String,
}

impl Teller<'_> {
    /// A line in words.
    pub fn line(&self, entry: &AuditEntry) -> Line {
        let changes: Vec<_> = differences(&entry.before, &entry.after)
            .into_iter()
            .map(|found| {
                let told = |value: Option<Json>| value.map(|value| self.value(&found.field, &value));
                let name = deeds::field(&found.field).map_or_else(|| found.field.clone(), Into::into);
                (name, told(found.before), told(found.after))
            })
            .collect();
        let (at, deed) = ((self.moment)(entry.at_ms), String::from(deeds::deed(entry.deed)));
        let about = self.about(entry);
        let place = entry.unit.as_ref().map_or("", |unit| self.units.called(unit));
        let mut all = [at.as_str(), &entry.who, &deed, &about, place].join(" ");
        for (field, before, after) in &changes {
            for part in [Some(field), before.as_ref(), after.as_ref()].into_iter().flatten() {
                all.push(' ');
                all.push_str(part);
            }
        }
        let (id, who, folded) = (entry.id.clone(), entry.who.clone(), fold(&all));
        Line { id, at, who, deed, about, changes, folded }
    }

    /// "đơn vị Xã Nghĩa Hành". What has no name that is known here is named by its kind alone.
    fn about(&self, entry: &AuditEntry) -> String {
        let (kind, id) = entry.subject.split_once(' ').unwrap_or((&entry.subject, ""));
        let name = match kind {
            "unit" => self.unit(id),
            "person" => self.people.get(id).cloned().unwrap_or_default(),
            "meeting" => {
                self.meeting(&entry.after).or_else(|| self.meeting(&entry.before)).unwrap_or_default()
            }
            _ => title(&entry.after).or_else(|| title(&entry.before)).unwrap_or_default(),
        };
        let kind = deeds::kind(kind).map_or(kind, |word| word.now());
        if name.is_empty() { kind.to_owned() } else { format!("{kind} {name}") }
    }

    /// "20/11/2026, Chi hội thôn Vạn Xuân"
    fn meeting(&self, side: &str) -> Option<String> {
        let side: Json = serde_json::from_str(side).ok()?;
        let text = |field| side.get(field).and_then(Json::text);
        Some([&day(text("held_on")?), ", ", &self.unit(text("unit")?)].concat())
    }

    fn unit(&self, id: &str) -> String {
        self.units.called(&UnitId::new(id)).to_owned()
    }

    fn value(&self, field: &str, value: &Json) -> String {
        match value {
            Json::Nothing => words::NOTHING.into(),
            Json::Flag(true) => words::YES.into(),
            Json::Flag(false) => words::NO.into(),
            Json::Count(ms) if field.ends_with("_ms") => (self.moment)(*ms),
            Json::Count(count) => whole(*count),
            Json::Text(text) if text.is_empty() => words::NOTHING.into(),
            Json::Text(text) => cut(self.text(field, text)),
            Json::List(items) if items.is_empty() => words::NOTHING.into(),
            Json::List(items) => self.list(field, items),
            Json::Object(members) => {
                let named = ["name", "title", "text", "id"];
                let name = named.iter().find_map(|key| value.get(key).and_then(Json::text));
                match (name, members.first()) {
                    (Some(name), _) => cut(name.to_owned()),
                    (None, Some((field, first))) => self.value(field, first),
                    (None, None) => words::NOTHING.into(),
                }
            }
        }
    }

    fn list(&self, field: &str, items: &[Json]) -> String {
        let told: Vec<String> = items.iter().take(MOST_ITEMS).map(|item| self.value(field, item)).collect();
        let told = told.join(", ");
        match items.len().saturating_sub(MOST_ITEMS) {
            0 => told,
            more => words::and_more(&told, more),
        }
    }

    fn text(&self, field: &str, text: &str) -> String {
        match field {
            "unit" | "units" | "parent" | "merged_into" => self.unit(text),
            "role" => Role::from_name(text).map_or_else(|| text.to_owned(), |role| people::role(role).into()),
            "level" => UnitLevel::from_name(text).map_or(text, |level| self.levels.of(level)).to_owned(),
            "changed_on" | "closed_on" | "held_on" => day(text),
            _ => deeds::value(field, text).map_or_else(|| text.to_owned(), Into::into),
        }
    }
}

/// The title, or for whom, that one side of a line tells.
fn title(side: &str) -> Option<String> {
    let side: Json = serde_json::from_str(side).ok()?;
    let campaign = side.get("campaign");
    let told =
        [side.get("title"), campaign.and_then(|it| it.get("title")), side.get("note"), side.get("place")];
    told.into_iter().flatten().find_map(Json::text).map(|told| cut(told.to_owned()))
}

fn cut(text: String) -> String {
    match text.char_indices().nth(MOST_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests;
