//! The audit log as a spreadsheet.

use std::collections::HashMap;
use std::fmt::Write;

use domain::id::UnitId;
use domain::organizer::audit::{AuditEntry, words};
use domain::organizer::units::LevelNames;
use domain::rights::Role;
use domain::unit::UnitLevel;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Map, Value};

use super::ExportError;
use crate::day::clock_of_ms;

/// The longest text Excel takes in a cell, in characters.
const MOST_CHARS: usize = 32_000;
/// What says the same as the line itself.
const LEFT_OUT: [&str; 2] = ["id", "format"];

/// What ids in the log are called.
#[derive(Debug, Default)]
pub struct Names {
    /// The units' names.
    pub units: HashMap<UnitId, String>,
    /// The accounts' names by their ids.
    pub people: HashMap<String, String>,
    /// The levels' names.
    pub levels: LevelNames,
}

/// One row a line, the newest first. Every cell is a text: nothing in it is ever worked out.
///
/// # Errors
/// [`ExportError`] if it breaks a rule of Excel's.
pub fn sheet(entries: &[AuditEntry], names: &Names) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Nhật ký")?;
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    let heads = ["Lúc (giờ Việt Nam)", "Người", "Việc", "Đối tượng", "Đơn vị", "Trước", "Sau"];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (column, width) in [(0, 18), (1, 18), (2, 26), (3, 28), (4, 24), (5, 50), (6, 50)] {
        sheet.set_column_width(column, width)?;
    }
    for (row, entry) in (1..).zip(entries) {
        let [deed, _] = words::deed(entry.deed);
        let [before, after] = differing(&entry.before, &entry.after);
        let cells = [
            moment(entry.at_ms),
            entry.who.clone(),
            deed.to_owned(),
            names.about(entry),
            entry.unit.as_ref().map_or_else(String::new, |unit| names.unit(unit.as_str())),
            names.side(&before),
            names.side(&after),
        ];
        for (column, cell) in (0..).zip(cells) {
            let cell: String = cell.chars().take(MOST_CHARS).collect();
            sheet.write_string_with_format(row, column, cell, &wrapped)?;
        }
    }
    sheet.autofilter(0, 0, u32::try_from(entries.len()).unwrap_or(u32::MAX), 6)?;
    Ok(workbook.save_to_buffer()?)
}

/// What differs between two sides; the whole of one where the other is nothing.
fn differing(before: &str, after: &str) -> [String; 2] {
    let read = |side: &str| serde_json::from_str::<Map<String, Value>>(side);
    let (Ok(mut before), Ok(mut after)) = (read(before), read(after)) else {
        return [before.to_owned(), after.to_owned()];
    };
    let same: Vec<String> = before
        .iter()
        .filter(|(field, value)| after.get(*field) == Some(*value))
        .map(|(field, _)| field.clone())
        .collect();
    for field in same {
        before.remove(&field);
        after.remove(&field);
    }
    [before, after].map(|side| Value::Object(side).to_string())
}

/// "16:47:05 28/11/2026"
fn moment(unix_ms: u64) -> String {
    let written = clock_of_ms(unix_ms);
    written.split_once(' ').map_or(written.clone(), |(date, time)| format!("{time} {}", day(date)))
}

/// "28/11/2026"; what is no day stays as it is.
fn day(written: &str) -> String {
    match written.split('-').collect::<Vec<_>>()[..] {
        [year, month, day] => format!("{day}/{month}/{year}"),
        _ => written.to_owned(),
    }
}

impl Names {
    fn unit(&self, id: &str) -> String {
        self.units.get(&UnitId::new(id)).map_or(id, String::as_str).to_owned()
    }

    /// "đơn vị Chi hội thôn Vạn Xuân"; what has no name that is known here keeps its id.
    fn about(&self, entry: &AuditEntry) -> String {
        let (kind, id) = entry.subject.split_once(' ').unwrap_or((&entry.subject, ""));
        let name = match kind {
            "unit" => self.unit(id),
            "person" => self.people.get(id).map_or(id, String::as_str).to_owned(),
            "levels" => String::new(),
            "meeting" => {
                self.meeting(&entry.after).or_else(|| self.meeting(&entry.before)).unwrap_or_default()
            }
            _ => title(&entry.after).or_else(|| title(&entry.before)).unwrap_or_else(|| id.to_owned()),
        };
        let kind = words::kind(kind).map_or(kind, |[vi, _]| vi);
        [kind, &name].join(" ").trim_end().to_owned()
    }

    /// "20/11/2026, Chi hội thôn Vạn Xuân"
    fn meeting(&self, side: &str) -> Option<String> {
        let side: Value = serde_json::from_str(side).ok()?;
        Some(format!("{}, {}", day(side["held_on"].as_str()?), self.unit(side["unit"].as_str()?)))
    }

    /// A line a field: "quyền: Người xem". What is no JSON stays as it is.
    fn side(&self, json: &str) -> String {
        let mut told = String::new();
        match serde_json::from_str(json) {
            Ok(value) => self.tell("", &value, &mut told),
            Err(_) => told.push_str(json),
        }
        told.trim_end().to_owned()
    }

    fn tell(&self, field: &str, value: &Value, told: &mut String) {
        match value {
            // No unit is the whole tree: the widest right there is must not be the one that is not told.
            Value::Null if field == "unit" => self.line(field, "toàn bộ", told),
            Value::Null => (),
            Value::Object(members) => {
                for (field, value) in members.iter().filter(|(field, _)| !LEFT_OUT.contains(&field.as_str()))
                {
                    self.tell(field, value, told);
                }
            }
            // Of what has parts of its own there may be hundreds, such as questions: each begins a line.
            Value::Array(items) if items.iter().any(Value::is_object) => {
                items.iter().for_each(|item| self.tell(field, item, told));
            }
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value(field, item)).collect();
                self.line(field, &items.join(", "), told);
            }
            value => self.line(field, &self.value(field, value), told),
        }
    }

    fn line(&self, field: &str, value: &str, told: &mut String) {
        let field = words::field(field).map_or(field, |[vi, _]| vi);
        let colon = if field.is_empty() { "" } else { ": " };
        // Writing to a string cannot fail.
        let _ = writeln!(told, "{field}{colon}{value}");
    }

    fn value(&self, field: &str, value: &Value) -> String {
        match value {
            Value::Bool(true) => "có".to_owned(),
            Value::Bool(false) => "không".to_owned(),
            Value::Number(ms) if field.ends_with("_ms") => ms.as_u64().map(moment).unwrap_or_default(),
            Value::String(text) => match field {
                "unit" | "units" | "parent" | "merged_into" => self.unit(text),
                "role" => Role::from_name(text).map_or(text.as_str(), |role| words::role(role)[0]).to_owned(),
                "level" => {
                    UnitLevel::from_name(text).map_or(text.as_str(), |level| self.levels.of(level)).to_owned()
                }
                "changed_on" | "closed_on" | "held_on" => day(text),
                _ => words::value(field, text).map_or_else(|| text.clone(), |[vi, _]| vi.to_owned()),
            },
            other => other.to_string(),
        }
    }
}

/// The title, or for whom or where, that one side of a line tells.
fn title(side: &str) -> Option<String> {
    let side: Value = serde_json::from_str(side).ok()?;
    let told = [&side["title"], &side["campaign"]["title"], &side["note"], &side["place"]];
    told.into_iter().find_map(|told| told.as_str().filter(|told| !told.is_empty())).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use domain::organizer::audit::Deed;

    use super::*;

    fn names() -> Names {
        Names {
            units: HashMap::from([(UnitId::new("vx"), "Chi hội thôn Vạn Xuân".to_owned())]),
            people: HashMap::from([("7".to_owned(), "Mai".to_owned())]),
            levels: LevelNames::default(),
        }
    }

    fn entry(subject: &str) -> AuditEntry {
        AuditEntry {
            id: "1".to_owned(),
            at_ms: 0,
            who: "Lan".to_owned(),
            deed: Deed::ChangedPerson,
            subject: subject.to_owned(),
            unit: None,
            before: String::new(),
            after: String::new(),
        }
    }

    #[test]
    fn what_it_was_done_to_is_named() {
        let about = |subject| names().about(&entry(subject));
        assert_eq!(about("unit vx"), "đơn vị Chi hội thôn Vạn Xuân");
        assert_eq!(about("person 7"), "tài khoản Mai");
        assert_eq!(about("levels all"), "tên các cấp");
        assert_eq!(about("pack an-toan-1a2b"), "bộ câu hỏi an-toan-1a2b");
        let named = AuditEntry { after: r#"{"title":"An toàn"}"#.to_owned(), ..entry("pack an-toan-1a2b") };
        assert_eq!(names().about(&named), "bộ câu hỏi An toàn");
        assert_eq!(about("thing x"), "thing x", "a kind of a later version");
    }

    #[test]
    fn only_what_differs_is_told_and_in_words() {
        let [before, after] = differing(
            r#"{"title":"A","attempts":"best","opens_at_ms":0}"#,
            r#"{"title":"A","attempts":"one","opens_at_ms":0}"#,
        );
        assert_eq!(names().side(&before), "số lần làm: nhiều lần, lấy lần tốt nhất");
        assert_eq!(names().side(&after), "số lần làm: một lần");
        let [before, after] =
            differing("", r#"{"held_on":"2026-11-20","kind":"hai_hoa","opens_at_ms":86400000}"#);
        assert_eq!(names().side(&before), "");
        let told = names().side(&after);
        let mut lines: Vec<&str> = told.lines().collect();
        lines.sort_unstable();
        assert_eq!(lines, ["hình thức: hái hoa dân chủ", "mở lúc: 07:00:00 02/01/1970", "ngày: 20/11/2026"]);
        let held = r#"{"held_on":"2026-11-20","unit":"vx"}"#.to_owned();
        let meeting = AuditEntry { before: held, ..entry("meeting 01a2") };
        assert_eq!(names().about(&meeting), "buổi sinh hoạt 20/11/2026, Chi hội thôn Vạn Xuân");
    }

    #[test]
    fn each_side_is_told_field_by_field() {
        let side = |json: &str| names().side(json);
        assert_eq!(
            side(r#"{"role":"viewer","unit":"vx","closed":false,"note":null}"#),
            "tài khoản đóng: không\nquyền: Người xem\nđơn vị: Chi hội thôn Vạn Xuân"
        );
        assert_eq!(side(r#"{"campaign":{"title":"Tháng 3","opens_at_ms":0}}"#).lines().count(), 2);
        assert_eq!(side(r#"{"units":["vx","xa"]}"#), "các đơn vị: Chi hội thôn Vạn Xuân, xa");
        assert_eq!(side(r#"{"role":"admin","unit":null}"#), "quyền: Người quản trị\nđơn vị: toàn bộ");
        assert_eq!(side("plain"), "plain");
        assert_eq!(side(""), "");
    }
}
