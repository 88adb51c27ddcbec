//! The tree of units through time. A unit keeps its id through renames and moves; what came for one that was merged stays
//! with it, and counts for the other from the day of the merger on. So last year's report still adds up.

use std::collections::HashMap;

use domain::id::UnitId;
use domain::unit::Unit;

/// How a unit was until a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// The first day it was otherwise: `YYYY-MM-DD`.
    pub until_day: String,
    /// The unit it stood below.
    pub parent: Option<UnitId>,
    /// What it was called.
    pub name: String,
}

/// A unit with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptUnit {
    /// As it is now, or was when it was closed.
    pub now: Unit,
    /// How many members it has; 0 where nobody has said.
    pub members: u32,
    /// The first day it is no more: `YYYY-MM-DD`.
    pub closed_on: Option<String>,
    /// The unit it was merged into on that day.
    pub merged_into: Option<UnitId>,
    /// How it was, the earliest first.
    pub past: Vec<Past>,
}

impl KeptUnit {
    /// A unit without a history.
    #[must_use]
    pub fn new(now: Unit) -> Self {
        Self { now, members: 0, closed_on: None, merged_into: None, past: Vec::new() }
    }

    /// As it was on a day.
    #[must_use]
    pub fn on(&self, day: &str) -> Unit {
        match self.past.iter().find(|past| past.until_day.as_str() > day) {
            None => self.now.clone(),
            Some(past) => Unit { parent: past.parent.clone(), name: past.name.clone(), ..self.now.clone() },
        }
    }

    /// The last day something changed; none where nothing has.
    #[must_use]
    pub fn last_change(&self) -> Option<&str> {
        let last = self.past.last().map(|past| past.until_day.as_str());
        self.closed_on.as_deref().max(last)
    }

    /// Makes it another from a day on; of several changes on one day the last counts.
    pub fn change(&mut self, day: &str, parent: Option<UnitId>, name: String) {
        if self.past.last().is_none_or(|past| past.until_day != day) {
            let until_day = day.to_owned();
            self.past.push(Past { until_day, parent: self.now.parent.clone(), name: self.now.name.clone() });
        }
        self.now.parent = parent;
        self.now.name = name;
    }

    /// Takes its last change back; false if there is none.
    pub fn undo(&mut self) -> bool {
        if self.closed_on.is_some() {
            (self.closed_on, self.merged_into) = (None, None);
            return true;
        }
        let Some(past) = self.past.pop() else { return false };
        self.now.parent = past.parent;
        self.now.name = past.name;
        true
    }
}

/// Every unit by its id.
#[derive(Clone, Debug, Default)]
pub struct Units(HashMap<UnitId, KeptUnit>);

impl FromIterator<KeptUnit> for Units {
    fn from_iter<T: IntoIterator<Item = KeptUnit>>(units: T) -> Self {
        Self(units.into_iter().map(|unit| (unit.now.id.clone(), unit)).collect())
    }
}

impl Units {
    /// A unit; none if there is no such one.
    #[must_use]
    pub fn get(&self, id: &UnitId) -> Option<&KeptUnit> {
        self.0.get(id)
    }

    /// Every unit.
    pub fn all(&self) -> impl Iterator<Item = &KeptUnit> {
        self.0.values()
    }

    /// Every unit.
    pub fn into_all(self) -> impl Iterator<Item = KeptUnit> {
        self.0.into_values()
    }

    /// The units above one as they are now, nearest first. Ends even if the stored tree had a cycle.
    pub fn above<'a>(&'a self, id: &'a UnitId) -> impl Iterator<Item = &'a Unit> {
        let parent = |unit: &&'a KeptUnit| self.get(unit.now.parent.as_ref()?);
        std::iter::successors(self.get(id), parent).skip(1).take(self.0.len()).map(|unit| &unit.now)
    }

    /// Whether a unit is `top` or stands below it now; everything is within the whole.
    #[must_use]
    pub fn is_within(&self, id: &UnitId, top: Option<&UnitId>) -> bool {
        top.is_none_or(|top| id == top || self.above(id).any(|above| above.id == *top))
    }

    /// The unit that stands for this one by now: itself, or what it was merged into.
    #[must_use]
    pub fn stands_for<'a>(&'a self, id: &'a UnitId) -> &'a UnitId {
        self.stands_for_on(id, None)
    }

    /// The unit that stood for this one on a day (by now without one). Ends even if mergers had a cycle.
    #[must_use]
    pub fn stands_for_on<'a>(&'a self, id: &'a UnitId, day: Option<&str>) -> &'a UnitId {
        let next = |id: &&'a UnitId| {
            let unit = self.get(id)?;
            let is_over = match (day, unit.closed_on.as_deref()) {
                (Some(day), Some(closed_on)) => closed_on <= day,
                _ => true,
            };
            unit.merged_into.as_ref().filter(|_| is_over)
        };
        std::iter::successors(Some(id), next).take(self.0.len() + 1).last().unwrap_or(id)
    }

    /// These units and all above them, as they were on a day.
    #[must_use]
    pub fn tree_on<'a>(&'a self, ids: impl Iterator<Item = &'a UnitId>, day: &str) -> Vec<Unit> {
        let mut tree: HashMap<UnitId, Unit> = HashMap::new();
        for id in ids {
            let mut next = Some(id.clone());
            while let Some(unit) = next.take().and_then(|id| self.get(&id)).map(|unit| unit.on(day)) {
                let parent = unit.parent.clone();
                if tree.insert(unit.id.clone(), unit).is_none() {
                    next = parent;
                }
            }
        }
        tree.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use domain::unit::UnitLevel;

    use super::*;

    fn unit(id: &str, parent: Option<&str>) -> KeptUnit {
        let parent = parent.map(UnitId::new);
        KeptUnit::new(Unit { id: UnitId::new(id), parent, level: UnitLevel::Branch, name: id.to_owned() })
    }

    fn units() -> Units {
        let mut b = unit("b", Some("x"));
        (b.closed_on, b.merged_into) = (Some("2026-07-01".to_owned()), Some(UnitId::new("c")));
        let mut c = unit("c", Some("x"));
        c.change("2026-09-01", Some(UnitId::new("y")), "C mới".to_owned());
        [unit("t", None), unit("x", Some("t")), unit("y", Some("t")), b, c].into_iter().collect()
    }

    #[test]
    fn last_year_is_as_it_was() {
        let units = units();
        let id = UnitId::new;
        assert_eq!(units.stands_for_on(&id("b"), Some("2026-06-30")), &id("b"));
        assert_eq!(units.stands_for_on(&id("b"), Some("2026-07-01")), &id("c"));
        assert_eq!(units.stands_for(&id("b")), &id("c"));
        let c = units.get(&id("c")).unwrap();
        assert_eq!((c.on("2026-08-31").parent, c.on("2026-08-31").name), (Some(id("x")), "c".to_owned()));
        assert_eq!((c.on("2026-09-01").parent, c.on("2026-09-01").name), (Some(id("y")), "C mới".to_owned()));
        let names = |day| {
            let of = [id("c")];
            let mut names: Vec<_> = units.tree_on(of.iter(), day).into_iter().map(|unit| unit.id).collect();
            names.sort();
            names
        };
        assert_eq!(names("2026-08-31"), ["c", "t", "x"].map(id));
        assert_eq!(names("2026-09-01"), ["c", "t", "y"].map(id));
    }

    #[test]
    fn what_was_changed_is_taken_back_in_turn() {
        let mut c = unit("c", Some("x"));
        c.change("2026-01-01", Some(UnitId::new("y")), "C".to_owned());
        c.change("2026-01-01", Some(UnitId::new("y")), "CC".to_owned());
        assert_eq!(c.past.len(), 1, "two changes on one day are one");
        c.closed_on = Some("2026-02-01".to_owned());
        assert_eq!(c.last_change(), Some("2026-02-01"));
        assert!(c.undo() && c.closed_on.is_none() && c.now.name == "CC");
        assert!(c.undo());
        assert_eq!(c, unit("c", Some("x")));
        assert!(!c.undo());
    }

    #[test]
    fn who_is_within_whom() {
        let units = units();
        let id = UnitId::new;
        assert!(units.is_within(&id("c"), Some(&id("y"))) && units.is_within(&id("c"), None));
        assert!(!units.is_within(&id("c"), Some(&id("x"))) && !units.is_within(&id("t"), Some(&id("x"))));
    }

    #[test]
    fn cycles_end() {
        let (mut a, mut b) = (unit("a", Some("b")), unit("b", Some("a")));
        (a.merged_into, b.merged_into) = (Some(UnitId::new("b")), Some(UnitId::new("a")));
        let units: Units = [a, b].into_iter().collect();
        let a = UnitId::new("a");
        assert!(!units.is_within(&a, Some(&UnitId::new("z"))));
        assert_ne!(units.stands_for(&a), &UnitId::new("z"));
        assert_eq!(units.tree_on([&a].into_iter(), "2026-01-01").len(), 2);
    }
}
