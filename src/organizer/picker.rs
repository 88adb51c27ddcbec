//! Which units of the tree are picked: for a campaign, or to be given a code later.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use domain::id::UnitId;
use domain::organizer::units::UnitInfo;
use domain::spelling::fold;
use domain::unit::UnitLevel;

/// One unit that can be picked, or stands above one that can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: UnitLevel,
    /// How many units of the picker stand above it.
    pub depth: usize,
    /// Whether it takes part when one above it is picked: a branch, or what no unit stands below.
    pub is_usual: bool,
    /// Whether it can be picked itself.
    pub may: bool,
    /// Whether it is.
    pub picked: bool,
    /// The place after its last unit below.
    end: usize,
    /// Its name as it is searched for.
    folded: String,
}

/// How many of the usual units at and below one are picked, of those that can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub picked: usize,
    pub of: usize,
}

/// What is shown of the picker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The places of the rows, in the order of the tree.
    pub places: Vec<usize>,
    /// How many more there are.
    pub left_out: usize,
}

/// The tree with what is picked in it, each unit before those below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picker {
    rows: Vec<Row>,
}

impl Picker {
    /// The units below `own`, itself among them; all without one. Those of `taken` have been picked long ago: they stand
    /// there only for what is below them. Closed units are left out.
    pub fn new(units: &[UnitInfo], own: Option<&UnitId>, taken: &HashSet<UnitId>) -> Self {
        let open: Vec<&UnitInfo> = units.iter().filter(|unit| unit.closed_on.is_none()).collect();
        let known: HashSet<&UnitId> = open.iter().map(|unit| &unit.id).collect();
        let mut below: HashMap<Option<&UnitId>, Vec<&UnitInfo>> = HashMap::new();
        for unit in &open {
            let parent = unit.parent.as_ref().filter(|parent| known.contains(parent));
            below.entry(parent).or_default().push(unit);
        }
        let top: Vec<&UnitInfo> = match own {
            Some(own) => open.iter().filter(|unit| unit.id == *own).copied().collect(),
            None => below.get(&None).cloned().unwrap_or_default(),
        };
        let mut picker = Self::default();
        for unit in top {
            picker.add(unit, 0, &below, taken);
        }
        picker
    }

    /// Adds a unit and those below it; nothing of it stays if there is nothing to pick. The levels bound how deep it goes.
    fn add(
        &mut self,
        unit: &UnitInfo,
        depth: usize,
        below: &HashMap<Option<&UnitId>, Vec<&UnitInfo>>,
        taken: &HashSet<UnitId>,
    ) {
        let place = self.rows.len();
        let may = !taken.contains(&unit.id);
        let children = below.get(&Some(&unit.id)).map_or(&[][..], Vec::as_slice);
        let is_usual = children.is_empty() || unit.level == UnitLevel::Branch;
        let folded = fold(&unit.name);
        let UnitInfo { id, name, level, .. } = unit.clone();
        self.rows.push(Row { id, name, level, depth, is_usual, may, picked: false, end: 0, folded });
        for child in children {
            self.add(child, depth + 1, below, taken);
        }
        let end = self.rows.len();
        if end == place + 1 && !may {
            self.rows.truncate(place);
        } else {
            self.rows[place].end = end;
        }
    }

    /// The row at a place; none behind the last.
    pub fn row(&self, place: usize) -> Option<&Row> {
        self.rows.get(place)
    }

    /// Whether there are units below the one at `place`.
    pub fn is_parent(&self, place: usize) -> bool {
        self.rows.get(place).is_some_and(|row| row.end > place + 1)
    }

    /// How many of the usual units at and below `place` are picked.
    pub fn share(&self, place: usize) -> Share {
        let mut share = Share { picked: 0, of: 0 };
        for row in self.rows[self.at_and_below(place)].iter().filter(|row| row.is_usual && row.may) {
            share.of += 1;
            share.picked += usize::from(row.picked);
        }
        share
    }

    /// Picks the usual units at and below `place`, or puts them back.
    pub fn pick_below(&mut self, place: usize, picked: bool) {
        let range = self.at_and_below(place);
        let usual = self.rows[range].iter_mut().filter(|row| row.is_usual && row.may);
        usual.for_each(|row| row.picked = picked);
    }

    /// Picks the unit at `place` by itself, or puts it back.
    pub fn pick_itself(&mut self, place: usize, picked: bool) {
        if let Some(row) = self.rows.get_mut(place).filter(|row| row.may) {
            row.picked = picked;
        }
    }

    /// Picks every usual unit.
    pub fn pick_all(&mut self) {
        self.rows.iter_mut().filter(|row| row.is_usual && row.may).for_each(|row| row.picked = true);
    }

    /// Picks these and no others.
    pub fn pick_only(&mut self, units: &HashSet<UnitId>) {
        self.rows.iter_mut().for_each(|row| row.picked = row.may && units.contains(&row.id));
    }

    /// What is picked, in the order of the tree.
    pub fn picked(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.picked)
    }

    /// How many are picked of each level, from the top down.
    pub fn counts(&self) -> Vec<(UnitLevel, u64)> {
        let mut counts: Vec<(UnitLevel, u64)> = Vec::new();
        for row in self.picked() {
            match counts.iter_mut().find(|(level, _)| *level == row.level) {
                Some((_, count)) => *count += 1,
                None => counts.push((row.level, 1)),
            }
        }
        counts.sort();
        counts
    }

    /// The units that are open before anyone has touched the tree.
    pub fn open_at_first(&self) -> HashSet<UnitId> {
        self.rows.iter().filter(|row| row.depth == 0).map(|row| row.id.clone()).collect()
    }

    /// What is shown: everything below `open` units; while something is searched for, what bears that name. At most
    /// `most` rows, so that a whole province stays quick.
    pub fn shown(&self, open: &HashSet<UnitId>, search: &str, most: usize) -> Shown {
        let mut shown = Shown::default();
        let search = fold(search);
        let mut next = 0;
        for (place, row) in self.rows.iter().enumerate() {
            let is_shown = if search.is_empty() { place >= next } else { row.folded.contains(&search) };
            if !is_shown {
                continue;
            }
            next = if open.contains(&row.id) { place + 1 } else { row.end };
            if shown.places.len() < most {
                shown.places.push(place);
            } else {
                shown.left_out += 1;
            }
        }
        shown
    }

    fn at_and_below(&self, place: usize) -> Range<usize> {
        self.rows.get(place).map_or(0..0, |row| place..row.end)
    }
}

#[cfg(test)]
mod tests;
