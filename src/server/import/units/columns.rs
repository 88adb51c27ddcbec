//! Which columns a sheet of units has, and what each row says.

use domain::import::{Fault, ImportProblem, Weight};
use domain::organizer::units::{LevelNames, MOST_MEMBERS, UNIT_NAME_MOST_CHARS};
use domain::spelling::fold;
use domain::unit::UnitLevel;

use super::LAST_HEADING;
use super::rows::{Above, Read, UnitRow};
use crate::import::sheet::{Row, Sheet};

/// What the levels are called, from the top down, by those who set no other names.
const USUAL: [(UnitLevel, &[&str]); 5] = [
    (UnitLevel::Central, &["trung uong", "central"]),
    (UnitLevel::Province, &["tinh", "thanh pho", "tinh thanh pho", "tinh thanh", "province"]),
    (
        UnitLevel::Commune,
        &["xa", "phuong", "dac khu", "xa phuong", "xa phuong dac khu", "thi tran", "commune"],
    ),
    (UnitLevel::Branch, &["chi hoi", "branch"]),
    (UnitLevel::Group, &["to", "to phu nu", "group"]),
];

/// The level that a word names: one of this server's names, else a usual one.
fn level(word: &str, names: &LevelNames) -> Option<UnitLevel> {
    let word = fold(word);
    let is_set = |level: &UnitLevel| fold(names.of(*level)) == word;
    let own = USUAL.iter().map(|(level, _)| *level).find(is_set);
    own.or_else(|| USUAL.iter().find(|(_, words)| words.contains(&&*word)).map(|(level, _)| *level))
}

/// Where the columns are.
#[derive(Default)]
struct Columns {
    level: Option<u32>,
    name: Option<u32>,
    parent: Option<u32>,
    members: Option<u32>,
    code: Option<u32>,
    /// Columns that are a level each, from the left.
    levels: Vec<(UnitLevel, u32)>,
}

impl Columns {
    fn of(row: &Row, names: &LevelNames) -> Option<Self> {
        let mut columns = Self::default();
        for (at, cell) in row.cells() {
            let heading = fold(&cell.text);
            let slot = match &*heading {
                "cap" | "level" => &mut columns.level,
                "ma" | "ma don vi" | "code" => &mut columns.code,
                heading if heading.starts_with("ten don vi") || heading == "ten" || heading == "name" => {
                    &mut columns.name
                }
                heading if heading.starts_with("thuoc") || heading == "parent" => &mut columns.parent,
                heading if heading.contains("hoi vien") || heading == "members" => &mut columns.members,
                _ => {
                    // "Xã, phường" and "Tên xã" both head a column of communes.
                    let word = heading.strip_prefix("ten ").unwrap_or(&heading);
                    columns.levels.extend(level(word, names).map(|level| (level, at)));
                    continue;
                }
            };
            slot.get_or_insert(at);
        }
        let is_own = columns.level.is_some() && columns.name.is_some();
        let is_one_a_level =
            columns.levels.len() >= 2 || (columns.levels.len() == 1 && columns.members.is_some());
        (is_own || is_one_a_level).then_some(columns)
    }
}

/// What the rows of a sheet say; none if it is no sheet of units.
pub fn read(sheet: &Sheet, names: &LevelNames) -> Option<Read> {
    let mut rows = sheet.rows.iter();
    let columns =
        rows.by_ref().take_while(|row| row.number <= LAST_HEADING).find_map(|row| Columns::of(row, names))?;
    let mut found = Read::default();
    if columns.level.is_some() && columns.name.is_some() {
        rows.for_each(|row| own_row(sheet, row, &columns, names, &mut found));
    } else {
        let mut open: Vec<(UnitLevel, String)> = Vec::new();
        rows.for_each(|row| level_row(sheet, row, &columns, &mut open, &mut found));
    }
    Some(found)
}

/// Whether a row has the sum of the others, as lists end with: it would be counted as one more unit.
fn is_sum(name: &str) -> bool {
    matches!(fold(name).trim(), "tong" | "cong" | "tong cong" | "tong so" | "total")
}

fn text(row: &Row, column: Option<u32>) -> &str {
    column.map_or("", |column| row.text(column))
}

fn own_row(sheet: &Sheet, row: &Row, columns: &Columns, names: &LevelNames, found: &mut Read) {
    let (word, name) = (text(row, columns.level), text(row, columns.name));
    if word.is_empty() && name.is_empty() {
        return;
    }
    found.count += 1;
    let problem = |column: Option<u32>, fault, detail: &str| ImportProblem {
        place: sheet.place(row.number, column),
        weight: Weight::LeftOut,
        fault,
        detail: detail.to_owned(),
    };
    let level = level(word, names);
    let refused = if is_sum(name) {
        Some(problem(columns.name, Fault::SumRow, name))
    } else if name.is_empty() {
        Some(problem(columns.name, Fault::Missing, "Tên đơn vị"))
    } else if name.chars().count() > UNIT_NAME_MOST_CHARS {
        Some(problem(columns.name, Fault::TooLong, &UNIT_NAME_MOST_CHARS.to_string()))
    } else if word.is_empty() {
        Some(problem(columns.level, Fault::Missing, "Cấp"))
    } else {
        level.is_none().then(|| problem(columns.level, Fault::Unknown, word))
    };
    let (code, parent) = (text(row, columns.code), text(row, columns.parent));
    match (refused, level) {
        (None, Some(level)) => {
            let members = members(sheet, row, columns, found);
            found.rows.push(UnitRow {
                number: row.number,
                level,
                name: name.to_owned(),
                code: code.to_owned(),
                above: Above::Named { text: parent.to_owned(), column: columns.parent },
                members,
            });
        }
        (refused, _) => {
            found.problems.extend(refused);
            found.refused.push((fold(name), fold(code)));
        }
    }
}

/// A row of a sheet with a column a level: a cell that is left empty means the same as above.
fn level_row(
    sheet: &Sheet,
    row: &Row,
    columns: &Columns,
    open: &mut Vec<(UnitLevel, String)>,
    found: &mut Read,
) {
    let mut levels = columns.levels.clone();
    levels.sort();
    let named: Vec<(UnitLevel, u32)> =
        levels.into_iter().filter(|(_, column)| !row.text(*column).is_empty()).collect();
    let Some((last, _)) = named.last().copied() else { return };
    found.count += 1;
    for (level, column) in named {
        let name = row.text(column);
        let refused = if is_sum(name) {
            Some((Fault::SumRow, name.to_owned()))
        } else {
            let is_long = name.chars().count() > UNIT_NAME_MOST_CHARS;
            is_long.then(|| (Fault::TooLong, UNIT_NAME_MOST_CHARS.to_string()))
        };
        if let Some((fault, detail)) = refused {
            let place = sheet.place(row.number, Some(column));
            found.problems.push(ImportProblem { place, weight: Weight::LeftOut, fault, detail });
            return;
        }
        if open.contains(&(level, name.to_owned())) && level != last {
            continue;
        }
        open.retain(|(other, _)| *other < level);
        let path: Vec<String> = open.iter().map(|(_, name)| fold(name)).collect();
        open.push((level, name.to_owned()));
        let members = if level == last { members(sheet, row, columns, found) } else { 0 };
        found.rows.push(UnitRow {
            number: row.number,
            level,
            name: name.to_owned(),
            code: String::new(),
            above: Above::Path(path),
            members,
        });
    }
}

/// How many members a row gives; 0 where it gives none.
fn members(sheet: &Sheet, row: &Row, columns: &Columns, found: &mut Read) -> u32 {
    let typed = text(row, columns.members);
    let digits: String = typed.chars().filter(|c| !matches!(c, ' ' | '.' | ',')).collect();
    if typed.is_empty() {
        return 0;
    }
    match digits.parse() {
        Ok(members) if members <= MOST_MEMBERS => members,
        _ => {
            found.problems.push(ImportProblem {
                place: sheet.place(row.number, columns.members),
                weight: Weight::Changed,
                fault: Fault::NotANumber,
                detail: typed.to_owned(),
            });
            0
        }
    }
}
