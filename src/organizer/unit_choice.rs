//! Choosing one unit of many by typing a part of its name.

use std::collections::{HashMap, HashSet};

use domain::id::UnitId;
use domain::organizer::units::{UnitInfo, UnitTree};
use domain::spelling::fold;

/// This many units are offered at once; more are found by typing more.
pub const MOST_SHOWN: usize = 40;

/// A unit that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The unit.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// The names above it, the nearest first.
    pub within: String,
    folded_name: String,
    folded: String,
}

/// The units to choose from, in the order of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers(Vec<Offer>);

impl Offers {
    /// Those of a tree that lie within one's own part and are not closed. The units above it are there for their names only.
    pub fn new(tree: &UnitTree, own: Option<&UnitId>) -> Self {
        let names = Names::new(tree);
        let mut inside = HashSet::new();
        let mut offers = Vec::new();
        for unit in &tree.units {
            let is_below = unit.parent.as_ref().is_some_and(|parent| inside.contains(parent));
            if own.is_some_and(|own| *own != unit.id) && !is_below {
                continue;
            }
            inside.insert(&unit.id);
            if unit.closed_on.is_some() {
                continue;
            }
            let within = names.above(unit);
            let folded_name = fold(&unit.name);
            let folded = format!("{folded_name} {}", fold(&within));
            offers.push(Offer { id: unit.id.clone(), name: unit.name.clone(), within, folded_name, folded });
        }
        Self(offers)
    }

    /// The units that fit what was typed, those whose own name begins with it first; and how many more there are. Every typed
    /// word must stand in the name or above it; marks and case are forgiven.
    pub fn matching(&self, typed: &str) -> (Vec<Offer>, usize) {
        let typed = fold(typed);
        let rank = |offer: &Offer| {
            if !typed.split_whitespace().all(|word| offer.folded.contains(word)) {
                None
            } else if offer.folded_name.starts_with(&typed) {
                Some(0)
            } else if offer.folded_name.contains(&typed) {
                Some(1)
            } else {
                Some(2)
            }
        };
        let mut found: Vec<(u8, &Offer)> =
            self.0.iter().filter_map(|offer| Some((rank(offer)?, offer))).collect();
        // Sorted stably: among equals the order of the tree stays.
        found.sort_by_key(|(rank, _)| *rank);
        let more = found.len().saturating_sub(MOST_SHOWN);
        (found.into_iter().take(MOST_SHOWN).map(|(_, offer)| offer.clone()).collect(), more)
    }
}

/// The names of a tree's units.
pub struct Names<'a>(HashMap<&'a UnitId, &'a UnitInfo>);

impl<'a> Names<'a> {
    /// Of this tree.
    pub fn new(tree: &'a UnitTree) -> Self {
        Self(tree.units.iter().map(|unit| (&unit.id, unit)).collect())
    }

    /// The name of a unit; none if it is not in the tree.
    pub fn of(&self, id: &UnitId) -> Option<&'a str> {
        self.0.get(id).map(|unit| unit.name.as_str())
    }

    /// The names above a unit, the nearest first.
    fn above(&self, unit: &UnitInfo) -> String {
        let mut names: Vec<&str> = Vec::new();
        let mut parent = unit.parent.as_ref();
        // Bounded, since nothing from outside may turn us in circles.
        while let Some(above) = parent.and_then(|id| self.0.get(id)).filter(|_| names.len() < self.0.len()) {
            names.push(&above.name);
            parent = above.parent.as_ref();
        }
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use domain::organizer::units::LevelNames;
    use domain::unit::UnitLevel;

    use super::*;

    fn unit(id: &str, parent: Option<&str>, name: &str) -> UnitInfo {
        UnitInfo {
            id: UnitId::new(id),
            parent: parent.map(UnitId::new),
            level: UnitLevel::Commune,
            name: name.to_owned(),
            members: 0,
            closed_on: None,
            merged_into: None,
        }
    }

    fn tree() -> UnitTree {
        let units = vec![
            unit("tinh", None, "Tỉnh Quảng Ngãi"),
            unit("a", Some("tinh"), "Xã Nghĩa Hành"),
            unit("a1", Some("a"), "Chi hội Vạn Xuân"),
            unit("b", Some("tinh"), "Xã Vạn Tường"),
            unit("b1", Some("b"), "Chi hội Nghĩa Lâm"),
        ];
        UnitTree { units, levels: LevelNames::default() }
    }

    fn found(own: Option<&str>, typed: &str) -> String {
        let own = own.map(UnitId::new);
        let (offers, _) = Offers::new(&tree(), own.as_ref()).matching(typed);
        offers.iter().map(|offer| offer.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn only_units_of_ones_own_part_can_be_chosen() {
        assert_eq!(found(None, ""), "tinh a a1 b b1");
        assert_eq!(found(Some("a"), ""), "a a1");
        assert_eq!(found(Some("nowhere"), ""), "");
    }

    #[test]
    fn marks_and_case_are_forgiven_and_names_come_before_what_stands_above_them() {
        assert_eq!(
            found(None, "van"),
            "a1 b b1",
            "the name of b1 does not hold it, the commune above it does"
        );
        assert_eq!(found(None, "xã van"), "b a1 b1", "a name that begins so comes first");
        assert_eq!(found(None, "nghia hanh van xuan"), "a1");
        assert_eq!(found(None, "đà lạt"), "");
    }

    #[test]
    fn closed_units_are_not_offered_but_what_stands_below_them_is() {
        let mut tree = tree();
        tree.units[1].closed_on = Some("2026-01-01".to_owned());
        let (offers, _) = Offers::new(&tree, Some(&UnitId::new("a"))).matching("");
        assert_eq!(offers.iter().map(|offer| offer.id.as_str()).collect::<Vec<_>>(), ["a1"]);
    }

    #[test]
    fn a_place_is_named_from_the_unit_upwards() {
        let (offers, _) = Offers::new(&tree(), None).matching("Vạn Xuân");
        assert_eq!(offers[0].within, "Xã Nghĩa Hành, Tỉnh Quảng Ngãi");
        assert_eq!(Names::new(&tree()).of(&UnitId::new("b")), Some("Xã Vạn Tường"));
    }

    #[test]
    fn of_many_units_the_first_are_shown_and_the_rest_are_counted() {
        let units = (0..100).map(|n| unit(&format!("u{n}"), None, "Chi hội")).collect();
        let (offers, more) =
            Offers::new(&UnitTree { units, levels: LevelNames::default() }, None).matching("chi");
        assert_eq!((offers.len(), more), (MOST_SHOWN, 60));
    }

    #[test]
    fn units_that_stand_above_each_other_do_not_turn_us_in_circles() {
        let units = vec![unit("a", Some("b"), "A"), unit("b", Some("a"), "B")];
        let (offers, _) = Offers::new(&UnitTree { units, levels: LevelNames::default() }, None).matching("");
        assert_eq!(offers.len(), 2);
    }
}
