//! The tree of units as the table shows it: which rows there are, how deep, and which are hidden in a closed one.

use std::collections::{HashMap, HashSet};

use domain::id::UnitId;
use domain::results::UnitResult;
use domain::unit::UnitLevel;

/// Up to this many units are all shown at first; of more, only what stands right below the top.
const ALL_OPEN_UP_TO: usize = 60;

/// One unit in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The unit and its counts.
    pub unit: UnitResult,
    /// How many units stand above it.
    pub depth: usize,
    /// Whether there are units below it.
    pub is_parent: bool,
}

/// How many of the lowest units have taken part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Their level, if they all have the same.
    pub level: Option<UnitLevel>,
    /// How many there are.
    pub all: u64,
    /// How many have at least one participation.
    pub heard: u64,
}

/// All units, parents before children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    rows: Vec<Row>,
    places: HashMap<UnitId, usize>,
}

impl Tree {
    /// Takes units in the order of the tree, as [`domain::results::Results`] lists them.
    pub fn new(units: Vec<UnitResult>) -> Self {
        let mut tree = Self::default();
        for (place, unit) in units.into_iter().enumerate() {
            let above = unit.parent.as_ref().and_then(|parent| tree.places.get(parent).copied());
            let depth = above.map_or(0, |above| {
                tree.rows[above].is_parent = true;
                tree.rows[above].depth + 1
            });
            tree.places.insert(unit.id.clone(), place);
            tree.rows.push(Row { unit, depth, is_parent: false });
        }
        tree
    }

    /// The row of a unit; none if it is not in the tree.
    pub fn row(&self, id: &UnitId) -> Option<&Row> {
        self.places.get(id).map(|place| &self.rows[*place])
    }

    /// The units at the top.
    pub fn top(&self) -> impl Iterator<Item = &UnitResult> {
        self.rows.iter().filter(|row| row.depth == 0).map(|row| &row.unit)
    }

    /// All units that can be opened.
    pub fn parents(&self) -> HashSet<UnitId> {
        self.parents_where(|_| true)
    }

    /// The units that are open before anyone has touched the table.
    pub fn open_at_first(&self) -> HashSet<UnitId> {
        self.parents_where(|row| row.depth == 0 || self.rows.len() <= ALL_OPEN_UP_TO)
    }

    /// The units whose every unit above is in `open`.
    pub fn visible(&self, open: &HashSet<UnitId>) -> Vec<UnitId> {
        let mut shown: Vec<UnitId> = Vec::new();
        let mut hidden_below = None;
        for row in &self.rows {
            if hidden_below.is_some_and(|depth| row.depth > depth) {
                continue;
            }
            hidden_below = (row.is_parent && !open.contains(&row.unit.id)).then_some(row.depth);
            shown.push(row.unit.id.clone());
        }
        shown
    }

    /// Counts the lowest units.
    pub fn coverage(&self) -> Coverage {
        let lowest: Vec<&UnitResult> =
            self.rows.iter().filter(|row| !row.is_parent).map(|row| &row.unit).collect();
        let level = lowest.first().map(|unit| unit.level);
        Coverage {
            level: level.filter(|level| lowest.iter().all(|unit| unit.level == *level)),
            all: count(lowest.iter()),
            heard: count(lowest.iter().filter(|unit| unit.tally.participations > 0)),
        }
    }

    fn parents_where(&self, holds: impl Fn(&Row) -> bool) -> HashSet<UnitId> {
        self.rows.iter().filter(|row| row.is_parent && holds(row)).map(|row| row.unit.id.clone()).collect()
    }
}

fn count<T>(things: impl Iterator<Item = T>) -> u64 {
    things.fold(0, |sum, _| sum + 1)
}

#[cfg(test)]
mod tests {
    use domain::results::Tally;

    use super::*;

    fn unit(id: &str, parent: Option<&str>, level: UnitLevel, participations: u64) -> UnitResult {
        UnitResult {
            id: UnitId::new(id),
            parent: parent.map(UnitId::new),
            level,
            name: id.to_owned(),
            tally: Tally { participations, ..Tally::default() },
        }
    }

    /// A province with two communes; the first has two branches, the second has one.
    fn tree() -> Tree {
        Tree::new(vec![
            unit("province", None, UnitLevel::Province, 3),
            unit("a", Some("province"), UnitLevel::Commune, 3),
            unit("a1", Some("a"), UnitLevel::Branch, 3),
            unit("a2", Some("a"), UnitLevel::Branch, 0),
            unit("b", Some("province"), UnitLevel::Commune, 0),
            unit("b1", Some("b"), UnitLevel::Branch, 0),
        ])
    }

    fn shown(open: &[&str]) -> String {
        let open = open.iter().map(|id| UnitId::new(*id)).collect();
        tree().visible(&open).iter().map(UnitId::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rows_know_their_depth_and_whether_they_can_be_opened() {
        let tree = tree();
        let rows: Vec<_> = tree.rows.iter().map(|row| (row.depth, row.is_parent)).collect();
        assert_eq!(rows, [(0, true), (1, true), (2, false), (2, false), (1, true), (2, false)]);
        assert_eq!(tree.row(&UnitId::new("a2")).map(|row| row.depth), Some(2));
        assert_eq!(tree.row(&UnitId::new("nowhere")), None);
    }

    #[test]
    fn a_closed_unit_hides_all_below_it_and_nothing_else() {
        assert_eq!(shown(&["province", "a", "b"]), "province a a1 a2 b b1");
        assert_eq!(shown(&["province", "b"]), "province a b b1");
        assert_eq!(shown(&["province"]), "province a b");
        assert_eq!(shown(&["a", "b"]), "province", "what is open inside a closed one stays hidden");
        assert_eq!(shown(&[]), "province");
    }

    #[test]
    fn a_small_tree_is_all_open_at_first_and_a_large_one_only_at_the_top() {
        let small = tree();
        assert_eq!(small.open_at_first(), small.parents());
        let mut units = vec![unit("province", None, UnitLevel::Province, 0)];
        for n in 0..40 {
            let commune = format!("x{n}");
            units.push(unit(&commune, Some("province"), UnitLevel::Commune, 0));
            units.push(unit(&format!("c{n}"), Some(&commune), UnitLevel::Branch, 0));
        }
        let large = Tree::new(units);
        assert_eq!(large.open_at_first(), HashSet::from([UnitId::new("province")]));
        assert_eq!(large.visible(&large.open_at_first()).len(), 41);
    }

    #[test]
    fn coverage_counts_the_lowest_units_only() {
        assert_eq!(tree().coverage(), Coverage { level: Some(UnitLevel::Branch), all: 3, heard: 1 });
        let mixed = Tree::new(vec![
            unit("province", None, UnitLevel::Province, 1),
            unit("a", Some("province"), UnitLevel::Commune, 1),
            unit("b", Some("province"), UnitLevel::Branch, 1),
        ]);
        assert_eq!(mixed.coverage(), Coverage { level: None, all: 2, heard: 2 });
        assert_eq!(Tree::default().coverage(), Coverage { level: None, all: 0, heard: 0 });
    }

    #[test]
    fn units_whose_parent_is_not_shown_stand_at_the_top() {
        let part = Tree::new(vec![unit("a", Some("province"), UnitLevel::Commune, 0)]);
        assert_eq!(part.top().map(|unit| unit.id.as_str()).collect::<Vec<_>>(), ["a"]);
    }
}
