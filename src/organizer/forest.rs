//! The units as organizers keep them: what stands below what, what is shown, and what may be done where.

mod search;

use std::collections::{HashMap, HashSet};

use domain::id::UnitId;
use domain::organizer::units::UnitInfo;
use domain::spelling::fold;
use domain::unit::UnitLevel;

/// The levels from the top down.
pub const LEVELS: [UnitLevel; 5] =
    [UnitLevel::Central, UnitLevel::Province, UnitLevel::Commune, UnitLevel::Branch, UnitLevel::Group];

/// The levels below one, the next first; all below none.
pub fn levels_below(level: Option<UnitLevel>) -> impl Iterator<Item = UnitLevel> {
    LEVELS.into_iter().filter(move |lower| level.is_none_or(|level| *lower > level))
}

/// One unit in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The unit.
    pub unit: UnitInfo,
    /// How many units stand above it.
    pub depth: usize,
    /// Whether she may change it; those above her own are there only to show the place.
    pub is_own: bool,
    /// How many units stand right below it that are not closed.
    pub children: usize,
    /// The members of all units below it together, without its own.
    pub members_below: u64,
    /// Whether units, open or closed, stand below it.
    pub is_parent: bool,
    /// The place of the unit above.
    above: Option<usize>,
    /// The place after its last unit below.
    end: usize,
    /// Its name as it is searched for.
    folded: String,
}

impl Node {
    /// Whether it is no more.
    pub fn is_closed(&self) -> bool {
        self.unit.closed_on.is_some()
    }
}

/// What is shown of the units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// In the order of the tree.
    pub units: Vec<UnitId>,
    /// How many more there are.
    pub left: usize,
}

/// All units, each before those below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forest {
    nodes: Vec<Node>,
    places: HashMap<UnitId, usize>,
}

impl Forest {
    /// Takes units in any order; siblings keep theirs. She may change `own` and what is below it, everything without one.
    pub fn new(units: &[UnitInfo], own: Option<&UnitId>) -> Self {
        let known: HashSet<&UnitId> = units.iter().map(|unit| &unit.id).collect();
        let mut below: HashMap<Option<&UnitId>, Vec<&UnitInfo>> = HashMap::new();
        for unit in units {
            let parent = unit.parent.as_ref().filter(|parent| known.contains(parent));
            below.entry(parent).or_default().push(unit);
        }
        let mut forest = Self::default();
        forest.add(None, own, &below);
        forest
    }

    /// Adds what stands below the unit at `above`. The levels bound how deep it goes, and what goes round in a circle
    /// hangs on no top.
    fn add(
        &mut self,
        above: Option<usize>,
        own: Option<&UnitId>,
        below: &HashMap<Option<&UnitId>, Vec<&UnitInfo>>,
    ) {
        let parent = above.map(|above| self.nodes[above].unit.id.clone());
        for unit in below.get(&parent.as_ref()).map_or(&[][..], Vec::as_slice) {
            let place = self.nodes.len();
            let is_below_own = above.is_some_and(|above| self.nodes[above].is_own);
            self.places.insert(unit.id.clone(), place);
            self.nodes.push(Node {
                unit: (*unit).clone(),
                depth: above.map_or(0, |above| self.nodes[above].depth + 1),
                is_own: is_below_own || own.is_none_or(|own| *own == unit.id),
                children: 0,
                members_below: 0,
                is_parent: false,
                above,
                end: place + 1,
                folded: fold(&unit.name),
            });
            self.add(Some(place), own, below);
            self.count_above(place);
        }
    }

    /// Adds a unit whose units below are all counted to the one above it.
    fn count_above(&mut self, place: usize) {
        let node = &self.nodes[place];
        let is_open = !node.is_closed();
        let members = if is_open { node.members_below + u64::from(node.unit.members) } else { 0 };
        let end = self.nodes.len();
        self.nodes[place].end = end;
        if let Some(above) = self.nodes[place].above {
            let above = &mut self.nodes[above];
            above.is_parent = true;
            above.children += usize::from(is_open);
            above.members_below += members;
        }
    }

    /// Whether there is no unit at all.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// A unit; none if it is not here.
    pub fn node(&self, id: &UnitId) -> Option<&Node> {
        self.places.get(id).map(|place| &self.nodes[*place])
    }

    /// The name of a unit; empty if it is not here.
    pub fn name(&self, id: &UnitId) -> &str {
        self.node(id).map_or("", |node| &node.unit.name)
    }

    /// The names of the units above one, the top first.
    pub fn above(&self, id: &UnitId) -> Vec<&str> {
        let mut names = Vec::new();
        let mut above = self.node(id).and_then(|node| node.above);
        while let Some(place) = above {
            names.push(&*self.nodes[place].unit.name);
            above = self.nodes[place].above;
        }
        names.reverse();
        names
    }

    /// How many units she may change that are not closed, of each level there is, from the top down.
    pub fn counts(&self) -> Vec<(UnitLevel, u64)> {
        let count = |level| {
            let counted = self.nodes.iter().filter(|node| node.is_own && !node.is_closed());
            counted.filter(|node| node.unit.level == level).count() as u64
        };
        LEVELS.into_iter().map(|level| (level, count(level))).filter(|(_, n)| *n > 0).collect()
    }

    /// The topmost units that she may change.
    pub fn top(&self) -> impl Iterator<Item = &Node> {
        let is_below_own = |node: &Node| node.above.is_some_and(|above| self.nodes[above].is_own);
        self.nodes.iter().filter(move |node| node.is_own && !is_below_own(node))
    }

    /// Whether `unit` may be moved below `to`.
    pub fn may_move(&self, unit: &UnitId, to: &Node) -> bool {
        self.node(unit).is_some_and(|node| {
            let is_elsewhere = node.unit.parent.as_ref() != Some(&to.unit.id);
            to.is_own && !to.is_closed() && to.unit.level < node.unit.level && is_elsewhere
        })
    }

    /// Whether `unit` may be merged into `other`.
    pub fn may_merge(&self, unit: &UnitId, other: &Node) -> bool {
        let is_like = |node: &Node| node.unit.level == other.unit.level && node.unit.id != other.unit.id;
        other.is_own && !other.is_closed() && self.node(unit).is_some_and(is_like)
    }

    /// Whether an open unit right below `parent` bears this name already.
    pub fn has_child(&self, parent: Option<&UnitId>, name: &str) -> bool {
        let name = fold(name);
        self.nodes
            .iter()
            .any(|node| node.unit.parent.as_ref() == parent && !node.is_closed() && node.folded == name)
    }

    /// Whether a unit is at or below another.
    pub fn is_within(&self, id: &UnitId, top: &UnitId) -> bool {
        match (self.places.get(id), self.places.get(top)) {
            (Some(place), Some(top)) => (*top..self.nodes[*top].end).contains(place),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
