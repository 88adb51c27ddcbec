//! The tree of units as organizers work on it: what is shown, how many members there are, and which units go together.

use std::collections::{HashMap, HashSet};

use domain::id::UnitId;
use domain::organizer::units::{LevelNames, UnitInfo};
use domain::spelling::fold;
use domain::unit::UnitLevel;

/// Up to this many units are all shown at first.
const ALL_OPEN_UP_TO: usize = 40;

/// The levels from the top down.
pub const LEVELS: [UnitLevel; 5] =
    [UnitLevel::Central, UnitLevel::Province, UnitLevel::Commune, UnitLevel::Branch, UnitLevel::Group];

/// A unit in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The unit.
    pub unit: UnitInfo,
    /// How many units stand above it.
    pub depth: usize,
    /// Whether units stand below it.
    pub is_parent: bool,
    /// The members of all units at and below it, closed ones apart.
    pub members: u64,
}

/// The tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitTree {
    rows: Vec<Row>,
    folded: Vec<String>,
    places: HashMap<UnitId, usize>,
    /// What the levels are called.
    pub levels: LevelNames,
}

impl UnitTree {
    /// Takes units as the server lists them: parents before children.
    pub fn new(units: Vec<UnitInfo>, levels: LevelNames) -> Self {
        let mut tree = Self { levels, ..Self::default() };
        for (place, unit) in units.into_iter().enumerate() {
            let above = unit.parent.as_ref().and_then(|parent| tree.places.get(parent).copied());
            let depth = above.map_or(0, |above| {
                tree.rows[above].is_parent = true;
                tree.rows[above].depth + 1
            });
            tree.places.insert(unit.id.clone(), place);
            tree.folded.push(fold(&unit.name));
            let members = if unit.closed_on.is_none() { unit.members.into() } else { 0 };
            tree.rows.push(Row { unit, depth, is_parent: false, members });
        }
        for place in (0..tree.rows.len()).rev() {
            if let Some(above) = tree.above(place) {
                tree.rows[above].members += tree.rows[place].members;
            }
        }
        tree
    }

    fn above(&self, place: usize) -> Option<usize> {
        self.rows[place].unit.parent.as_ref().and_then(|parent| self.places.get(parent).copied())
    }

    /// Whether there are no units.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row of a unit; none if it is not in the tree.
    pub fn row(&self, id: &UnitId) -> Option<&Row> {
        self.places.get(id).map(|place| &self.rows[*place])
    }

    /// Every unit.
    pub fn units(&self) -> impl Iterator<Item = &UnitInfo> {
        self.rows.iter().map(|row| &row.unit)
    }

    /// The name of a unit, or its id where it is not in the tree.
    pub fn name<'a>(&'a self, id: &'a UnitId) -> &'a str {
        self.row(id).map_or(id.as_str(), |row| &row.unit.name)
    }

    /// What is open at first: everything of a small tree, of a large one what stands at the top.
    pub fn open_at_first(&self) -> HashSet<UnitId> {
        let all = self.rows.len() <= ALL_OPEN_UP_TO;
        let is_open = |row: &&Row| row.is_parent && (all || row.depth == 0);
        self.rows.iter().filter(is_open).map(|row| row.unit.id.clone()).collect()
    }

    /// The units shown, at most `most`, and how many more there are: those in open ones; while something is searched for, those
    /// whose name holds it, and all above them.
    pub fn shown(&self, open: &HashSet<UnitId>, search: &str, most: usize) -> (Vec<UnitId>, usize) {
        let search = fold(search);
        let mut is_shown = vec![false; self.rows.len()];
        if search.is_empty() {
            for place in 0..self.rows.len() {
                is_shown[place] = self
                    .above(place)
                    .is_none_or(|above| is_shown[above] && open.contains(&self.rows[above].unit.id));
            }
        } else {
            for place in (0..self.rows.len()).rev() {
                is_shown[place] |= self.folded[place].contains(&search);
                if let Some(above) = self.above(place).filter(|_| is_shown[place]) {
                    is_shown[above] = true;
                }
            }
        }
        let shown = self.rows.iter().zip(is_shown).filter(|(_, is_shown)| *is_shown).map(|(row, _)| row);
        let ids: Vec<UnitId> = shown.map(|row| row.unit.id.clone()).collect();
        let left_out = ids.len().saturating_sub(most);
        (ids.into_iter().take(most).collect(), left_out)
    }

    /// The level that a unit below one of `level` most likely has.
    pub fn next_level(level: UnitLevel) -> Option<UnitLevel> {
        LEVELS.into_iter().find(|next| *next > level)
    }

    /// The units that `id` could stand below.
    pub fn parents_for(&self, id: &UnitId) -> Vec<UnitInfo> {
        let Some(row) = self.row(id) else { return Vec::new() };
        let fits = |unit: &&UnitInfo| {
            unit.level < row.unit.level
                && unit.closed_on.is_none()
                && Some(&unit.id) != row.unit.parent.as_ref()
                && !self.is_within(&unit.id, id)
        };
        self.units().filter(fits).cloned().collect()
    }

    /// The units that `id` could become part of.
    pub fn mergers_for(&self, id: &UnitId) -> Vec<UnitInfo> {
        let Some(row) = self.row(id) else { return Vec::new() };
        let fits =
            |unit: &&UnitInfo| unit.level == row.unit.level && unit.closed_on.is_none() && unit.id != *id;
        self.units().filter(fits).cloned().collect()
    }

    fn is_within(&self, id: &UnitId, top: &UnitId) -> bool {
        let up = |place: &usize| self.above(*place);
        let mut path = std::iter::successors(self.places.get(id).copied(), up);
        path.any(|place| self.rows[place].unit.id == *top)
    }
}

/// Reads a number of members as people type it: "1.250", "1 250" or nothing at all; none where it is no number.
pub fn read_members(typed: &str) -> Option<u32> {
    let digits: String = typed.chars().filter(|c| !matches!(c, ' ' | '.' | ',' | '\u{a0}')).collect();
    if digits.is_empty() { Some(0) } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(id: &str, parent: Option<&str>, level: UnitLevel, members: u32) -> UnitInfo {
        UnitInfo {
            id: UnitId::new(id),
            parent: parent.map(UnitId::new),
            level,
            name: format!("Tên {id}"),
            members,
            closed_on: None,
            merged_into: None,
        }
    }

    fn tree() -> UnitTree {
        let mut closed = unit("b3", Some("x"), UnitLevel::Branch, 50);
        closed.closed_on = Some("2026-01-01".into());
        let units = vec![
            unit("t", None, UnitLevel::Province, 0),
            unit("x", Some("t"), UnitLevel::Commune, 0),
            unit("b1", Some("x"), UnitLevel::Branch, 30),
            unit("b2", Some("x"), UnitLevel::Branch, 12),
            closed,
            unit("y", Some("t"), UnitLevel::Commune, 5),
        ];
        UnitTree::new(units, LevelNames::default())
    }

    fn ids(units: &[UnitInfo]) -> Vec<&str> {
        units.iter().map(|unit| unit.id.as_str()).collect()
    }

    #[test]
    fn members_add_up_without_those_of_closed_units() {
        let tree = tree();
        let members = |id: &str| tree.row(&UnitId::new(id)).map(|row| row.members);
        assert_eq!((members("t"), members("x"), members("b3")), (Some(47), Some(42), Some(0)));
    }

    #[test]
    fn what_is_searched_for_is_shown_with_what_stands_above_it() {
        let tree = tree();
        let shown = |search: &str, most| {
            let (shown, left_out) = tree.shown(&HashSet::new(), search, most);
            (shown.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>().join(" "), left_out)
        };
        assert_eq!(shown("", 9), ("t".to_owned(), 0));
        assert_eq!(shown("ten B2", 9), ("t x b2".to_owned(), 0));
        assert_eq!(shown("tên", 2), ("t x".to_owned(), 4));
        assert_eq!(tree.shown(&tree.open_at_first(), "", 9).0.len(), 6);
    }

    #[test]
    fn only_what_fits_is_offered() {
        let tree = tree();
        assert_eq!(ids(&tree.parents_for(&UnitId::new("b1"))), ["t", "y"]);
        assert_eq!(ids(&tree.parents_for(&UnitId::new("x"))), Vec::<&str>::new());
        assert_eq!(ids(&tree.mergers_for(&UnitId::new("b1"))), ["b2"]);
        assert_eq!(UnitTree::next_level(UnitLevel::Commune), Some(UnitLevel::Branch));
        assert_eq!(UnitTree::next_level(UnitLevel::Group), None);
    }

    #[test]
    fn members_are_read_as_typed() {
        for (typed, read) in [("", Some(0)), ("1.250", Some(1250)), ("1 250", Some(1250)), ("khoảng 5", None)]
        {
            assert_eq!(read_members(typed), read, "{typed}");
        }
    }
}
