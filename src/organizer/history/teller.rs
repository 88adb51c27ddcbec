//! A line of the log in words.

use std::collections::HashMap;

use domain::id::UnitId;
use domain::organizer::audit::AuditEntry;
use domain::organizer::units::LevelNames;
use domain::rights::Role;
use domain::spelling::fold;
use domain::unit::UnitLevel;
use serde_json::Value;

use super::differences;
use crate::number::{day, whole};
use crate::unit_choice::Names;
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
    /// The units' names.
    pub units: Names<'a>,
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
                let told = |value: Option<Value>| value.map(|value| self.value(&found.field, &value));
                let name = deeds::field(&found.field).map_or_else(|| found.field.clone(), Into::into);
                (name, told(found.before), told(found.after))
            })
            .collect();
        let (at, deed) = ((self.moment)(entry.at_ms), String::from(deeds::deed(entry.deed)));
        let about = self.about(entry);
        let place = entry.unit.as_ref().map_or("", |unit| self.units.of(unit).unwrap_or(unit.as_str()));
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
            _ => title(&entry.after).or_else(|| title(&entry.before)).unwrap_or_default(),
        };
        let kind = deeds::kind(kind).map_or(kind, |word| word.now());
        if name.is_empty() { kind.to_owned() } else { format!("{kind} {name}") }
    }

    fn unit(&self, id: &str) -> String {
        self.units.of(&UnitId::new(id)).unwrap_or(id).to_owned()
    }

    fn value(&self, field: &str, value: &Value) -> String {
        match value {
            Value::Null => words::NOTHING.into(),
            Value::Bool(true) => words::YES.into(),
            Value::Bool(false) => words::NO.into(),
            Value::Number(number) => match number.as_u64() {
                Some(ms) if field.ends_with("_ms") => (self.moment)(ms),
                Some(number) => whole(number),
                None => number.to_string(),
            },
            Value::String(text) if text.is_empty() => words::NOTHING.into(),
            Value::String(text) => cut(self.text(field, text)),
            Value::Array(items) if items.is_empty() => words::NOTHING.into(),
            Value::Array(items) => self.list(field, items),
            Value::Object(object) => ["name", "title", "phone", "id"]
                .iter()
                .find_map(|key| object.get(*key).and_then(Value::as_str))
                .map_or_else(|| cut(value.to_string()), |name| cut(name.to_owned())),
        }
    }

    fn list(&self, field: &str, items: &[Value]) -> String {
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
            _ => text.to_owned(),
        }
    }
}

/// The title, or for whom, that one side of a line tells.
fn title(side: &str) -> Option<String> {
    let side: Value = serde_json::from_str(side).ok()?;
    let told = [&side["title"], &side["campaign"]["title"], &side["note"], &side["place"]];
    told.into_iter().filter_map(Value::as_str).find(|told| !told.is_empty()).map(|told| cut(told.to_owned()))
}

fn cut(text: String) -> String {
    match text.char_indices().nth(MOST_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use domain::organizer::audit::Deed;
    use domain::organizer::units::{UnitInfo, UnitTree};

    use super::*;

    fn told(deed: Deed, subject: &str, before: &str, after: &str) -> Line {
        let commune = UnitInfo {
            id: UnitId::new("nh"),
            parent: None,
            level: UnitLevel::Commune,
            name: "Xã Nghĩa Hành".to_owned(),
            members: 0,
            closed_on: None,
            merged_into: None,
        };
        let tree = UnitTree { units: vec![commune], levels: LevelNames::default() };
        let people = HashMap::from([("7".to_owned(), "Huệ".to_owned())]);
        let moment = |ms| format!("lúc {ms}");
        let teller = Teller { units: Names::new(&tree), levels: &tree.levels, people: &people, moment };
        let [who, subject, before, after] = ["Lan", subject, before, after].map(str::to_owned);
        teller.line(&AuditEntry { id: "1".into(), at_ms: 5, who, deed, subject, unit: None, before, after })
    }

    #[test]
    fn ids_are_told_as_names_and_values_in_words() {
        let line = told(
            Deed::ChangedPerson,
            "person 7",
            r#"{"role":"viewer","unit":null,"closed":false}"#,
            r#"{"role":"admin","unit":"nh","closed":true}"#,
        );
        assert_eq!((line.about.as_str(), line.at.as_str()), ("tài khoản Huệ", "lúc 5"));
        let change = |field: &str| line.changes.iter().find(|(name, ..)| name == field).cloned().unwrap();
        assert_eq!(change("quyền").2.as_deref(), Some("Người quản trị"));
        assert_eq!(change("đơn vị"), ("đơn vị".into(), None, Some("Xã Nghĩa Hành".into())));
        assert_eq!(change("tài khoản đóng").1.as_deref(), Some("không"));
        assert!(super::super::holds(&line.folded, "lan hue nghia hanh"));
    }

    #[test]
    fn a_campaign_is_told_by_its_title_and_its_times_as_moments() {
        let after = r#"{"campaign":{"title":"Tháng Ba","opens_at_ms":9,"packs":[]},"units":1200}"#;
        let line = told(Deed::MadeCampaign, "campaign x-1", "", after);
        assert_eq!(line.about, "đợt Tháng Ba");
        let values: Vec<_> = line.changes.iter().filter_map(|(_, _, after)| after.as_deref()).collect();
        assert!(values.contains(&"lúc 9") && values.contains(&"1.200"), "{values:?}");
    }

    #[test]
    fn long_texts_and_lists_are_cut_short() {
        let names = vec!["\"ệ\""; 20].join(",");
        let after = format!(r#"{{"names":[{names}],"note":"{}"}}"#, "ệ".repeat(500));
        let line = told(Deed::ImportedUnits, "unit nh", "", &after);
        assert!(
            line.changes.iter().all(|(.., after)| after.as_ref().unwrap().chars().count() <= MOST_CHARS + 1)
        );
        assert!(line.changes[0].2.as_ref().unwrap().ends_with("và 12 nữa"), "{:?}", line.changes[0]);
    }

    #[test]
    fn what_is_not_known_is_shown_as_it_came() {
        let line = told(Deed::SignedIn, "spaceship 9", "", r#"{"warp":1.5}"#);
        assert_eq!(line.about, "spaceship");
        assert_eq!(line.changes, [("warp".to_owned(), None, Some("1.5".to_owned()))]);
    }
}
