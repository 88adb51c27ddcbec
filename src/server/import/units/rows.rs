//! Which unit stands below which: rows may come in any order, and one that is left out takes those below it along.

use std::collections::{HashMap, HashSet};

use domain::import::{Fault, ImportProblem, ImportedUnit, Weight};
use domain::spelling::fold;
use domain::unit::UnitLevel;

use super::Into;
use crate::import::sheet::Sheet;

/// What a row says of the unit above.
pub enum Above {
    /// Its name or code; empty for the unit that the file is read into.
    Named {
        /// As written.
        text: String,
        /// Where.
        column: Option<u32>,
    },
    /// The folded names of all above it in the file, from the top.
    Path(Vec<String>),
}

/// A unit as a row gives it.
pub struct UnitRow {
    pub number: u32,
    pub level: UnitLevel,
    pub name: String,
    pub code: String,
    pub above: Above,
    pub members: u32,
}

/// What the rows say.
#[derive(Default)]
pub struct Read {
    pub rows: Vec<UnitRow>,
    /// Rows with something in them.
    pub count: u32,
    pub problems: Vec<ImportProblem>,
    /// Folded names and codes of the rows that are left out.
    pub refused: Vec<(String, String)>,
}

/// What stands above a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parent {
    /// The unit that the file is read into.
    Top,
    /// The row at this place.
    Row(usize),
}

/// The rows by what others call them.
struct Index<'a> {
    rows: &'a [UnitRow],
    into: &'a [Into],
    by_name: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, Vec<usize>>,
    by_path: HashMap<Vec<String>, usize>,
}

impl<'a> Index<'a> {
    fn of(rows: &'a [UnitRow], into: &'a [Into]) -> Self {
        let mut index =
            Self { rows, into, by_name: HashMap::new(), by_code: HashMap::new(), by_path: HashMap::new() };
        for (place, row) in rows.iter().enumerate() {
            index.by_name.entry(fold(&row.name)).or_default().push(place);
            if !row.code.is_empty() {
                index.by_code.entry(fold(&row.code)).or_default().push(place);
            }
            if let Above::Path(path) = &row.above {
                let mut path = path.clone();
                path.push(fold(&row.name));
                index.by_path.entry(path).or_insert(place);
            }
        }
        index
    }

    /// Whether a row names the unit that the file is read into, or one above it.
    fn is_there(&self, row: &UnitRow) -> bool {
        self.into.iter().any(|unit| unit.level == row.level && fold(&unit.name) == fold(&row.name))
    }

    /// What a row stands below: the unit that the file is read into may have a row of its own.
    fn below(&self, place: usize) -> Parent {
        let is_top = self.into.last().is_some_and(|top| {
            let row = &self.rows[place];
            (top.level, fold(&top.name)) == (row.level, fold(&row.name))
        });
        if is_top { Parent::Top } else { Parent::Row(place) }
    }

    /// What stands above a row.
    ///
    /// # Errors
    /// The fault and what it is about.
    fn parent(&self, row: &UnitRow) -> Result<Parent, (Fault, String)> {
        let text = match &row.above {
            Above::Path(path) if path.is_empty() => return Ok(Parent::Top),
            Above::Path(path) => {
                let place = self.by_path.get(path);
                return place.map(|n| self.below(*n)).ok_or((Fault::ParentMissing, String::new()));
            }
            Above::Named { text, .. } if text.is_empty() => return Ok(Parent::Top),
            Above::Named { text, .. } => text,
        };
        let key = fold(text);
        let named = self.by_code.get(&key).or_else(|| self.by_name.get(&key));
        let higher: Vec<usize> = named
            .into_iter()
            .flatten()
            .copied()
            .filter(|place| self.rows[*place].level < row.level)
            .collect();
        match (higher[..].as_ref(), named) {
            ([only], _) => Ok(self.below(*only)),
            ([], None) if self.into.last().is_some_and(|top| fold(&top.name) == key) => Ok(Parent::Top),
            ([], None) => Err((Fault::ParentMissing, text.clone())),
            ([], Some(named)) => {
                let level = named.first().map_or("", |place| self.rows[*place].level.name());
                Err((Fault::LevelOrder, level.to_owned()))
            }
            _ => Err((Fault::Ambiguous, text.clone())),
        }
    }
}

/// Puts the rows in order, each after the one above it; those that cannot be placed become problems.
pub fn resolve(
    sheet: &Sheet,
    rows: Vec<UnitRow>,
    into: &[Into],
    problems: &mut Vec<ImportProblem>,
) -> Vec<ImportedUnit> {
    let index = Index::of(&rows, into);
    let below = into.last().map(|unit| unit.level);
    let mut parents: Vec<Option<Parent>> = Vec::with_capacity(rows.len());
    let mut refuse = |row: &UnitRow, fault, detail: String| {
        let column = match &row.above {
            Above::Named { column, .. } => *column,
            Above::Path(_) => None,
        };
        let place = sheet.place(row.number, column);
        problems.push(ImportProblem { place, weight: Weight::LeftOut, fault, detail });
    };
    let mut seen: HashSet<(String, Option<usize>)> = HashSet::new();
    for row in &rows {
        if index.is_there(row) {
            parents.push(None);
            continue;
        }
        let parent = index.parent(row).and_then(|parent| {
            let above = match parent {
                Parent::Top => below,
                Parent::Row(place) => Some(rows[place].level),
            };
            match above.filter(|above| *above >= row.level) {
                Some(above) => Err((Fault::LevelOrder, above.name().to_owned())),
                None => Ok(parent),
            }
        });
        let parent = parent.and_then(|parent| {
            let place = if let Parent::Row(place) = parent { Some(place) } else { None };
            let is_new = seen.insert((fold(&row.name), place));
            if is_new { Ok(parent) } else { Err((Fault::UnitTwice, row.name.clone())) }
        });
        match parent {
            Ok(parent) => parents.push(Some(parent)),
            Err((fault, detail)) => {
                refuse(row, fault, detail);
                parents.push(None);
            }
        }
    }
    // From the top down: levels only grow on the way, so that there are no cycles.
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|place| (rows[*place].level, *place));
    let mut places: HashMap<usize, u32> = HashMap::new();
    let mut units = Vec::with_capacity(rows.len());
    for place in order {
        let row = &rows[place];
        let parent = match parents[place] {
            None => continue,
            Some(Parent::Top) => None,
            Some(Parent::Row(above)) => match places.get(&above) {
                Some(at) => Some(*at),
                None => {
                    refuse(row, Fault::ParentMissing, rows[above].name.clone());
                    continue;
                }
            },
        };
        places.insert(place, u32::try_from(units.len()).unwrap_or(u32::MAX));
        units.push(ImportedUnit {
            place: sheet.place(row.number, None),
            parent,
            level: row.level,
            name: row.name.clone(),
            members: row.members,
        });
    }
    units
}
