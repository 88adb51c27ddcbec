//! The units of a file before they are made: which are new, and what stands below what.

use std::collections::HashSet;

use domain::import::{Fault, ImportProblem, ImportedUnit, UnitImport, Weight};
use domain::unit::UnitLevel;

use crate::forest::LEVELS;

/// One unit of the file in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How many units of the file stand above it.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: UnitLevel,
    /// How many members the file gives; 0 where it gives none.
    pub members: u32,
    /// Whether it is there already, so that it is not made again.
    pub is_known: bool,
}

/// What stands in the file, each unit before those below it.
pub fn lines(import: &UnitImport) -> Vec<Line> {
    let known: HashSet<(&str, u32, &str)> = import.problems.iter().filter_map(known).collect();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); import.units.len()];
    let mut next: Vec<(usize, usize)> = Vec::new();
    for (place, unit) in import.units.iter().enumerate() {
        // One that names a later unit, which no server sends, stands at the top rather than nowhere.
        match unit.parent.map(|parent| parent as usize).filter(|parent| *parent < place) {
            Some(parent) => below[parent].push(place),
            None => next.push((place, 0)),
        }
    }
    next.reverse();
    let mut lines = Vec::with_capacity(import.units.len());
    while let Some((place, depth)) = next.pop() {
        let ImportedUnit { place: at, level, name, members, .. } = &import.units[place];
        let is_known = known.contains(&(&at.sheet, at.row, name));
        lines.push(Line { depth, name: name.clone(), level: *level, members: *members, is_known });
        next.extend(below[place].iter().rev().map(|child| (*child, depth + 1)));
    }
    lines
}

/// The place and name of a unit that is there already, if that is what the problem says.
fn known(problem: &ImportProblem) -> Option<(&str, u32, &str)> {
    let is_known = problem.fault == Fault::UnitTwice && problem.weight == Weight::Advice;
    is_known.then_some((&problem.place.sheet, problem.place.row, &problem.detail))
}

/// How many are new, of each level there is, from the top down.
pub fn new_counts(lines: &[Line]) -> Vec<(UnitLevel, u64)> {
    let count = |level| lines.iter().filter(|line| !line.is_known && line.level == level).count() as u64;
    LEVELS.into_iter().map(|level| (level, count(level))).filter(|(_, n)| *n > 0).collect()
}

#[cfg(test)]
mod tests {
    use domain::import::FilePlace;

    use super::*;

    fn unit(row: u32, parent: Option<u32>, level: UnitLevel, name: &str) -> ImportedUnit {
        let place = FilePlace { row, ..FilePlace::default() };
        ImportedUnit { place, parent, level, name: name.to_owned(), members: 0 }
    }

    /// As a file with a column a level gives it: a commune and its first branch in one row.
    fn import() -> UnitImport {
        let problem = ImportProblem {
            place: FilePlace { row: 2, ..FilePlace::default() },
            weight: Weight::Advice,
            fault: Fault::UnitTwice,
            detail: "Xã A".to_owned(),
        };
        UnitImport {
            kind: None,
            units: vec![
                unit(2, None, UnitLevel::Commune, "Xã A"),
                unit(4, None, UnitLevel::Commune, "Xã B"),
                unit(2, Some(0), UnitLevel::Branch, "Thôn 1"),
                unit(3, Some(0), UnitLevel::Branch, "Thôn 2"),
                unit(4, Some(1), UnitLevel::Branch, "Thôn 1"),
            ],
            rows: 3,
            problems: vec![problem],
        }
    }

    #[test]
    fn units_stand_below_the_one_they_belong_to() {
        let lines = lines(&import());
        let shown: Vec<_> = lines.iter().map(|line| (line.depth, &*line.name)).collect();
        assert_eq!(shown, [(0, "Xã A"), (1, "Thôn 1"), (1, "Thôn 2"), (0, "Xã B"), (1, "Thôn 1")]);
    }

    #[test]
    fn what_is_there_already_is_not_counted_as_new() {
        let lines = lines(&import());
        assert_eq!(lines.iter().filter(|line| line.is_known).count(), 1, "not all of its row");
        assert_eq!(new_counts(&lines), [(UnitLevel::Commune, 1), (UnitLevel::Branch, 3)]);
    }

    #[test]
    fn a_unit_that_names_a_later_one_does_no_harm() {
        let mut import = import();
        import.units[0].parent = Some(4);
        assert_eq!(lines(&import).len(), 5);
    }
}
