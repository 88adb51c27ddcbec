//! Choosing one unit of many by typing a part of its name.

use domain::id::UnitId;
use domain::spelling::fold;

use crate::forest::{Forest, Node};

/// This many units are offered at once; more are found by typing more.
pub const MOST_SHOWN: usize = 40;

/// Which units may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Among {
    /// Those of one's own part that are not closed. The units above it are there for their names only.
    Open,
    /// Those of one's own part, closed ones too.
    Own,
    /// Those that this one may be moved below.
    ToMove(UnitId),
    /// Those that this one may be merged into.
    ToMerge(UnitId),
}

impl Among {
    fn has(&self, forest: &Forest, node: &Node) -> bool {
        match self {
            Self::Open => node.is_own && !node.is_closed(),
            Self::Own => node.is_own,
            Self::ToMove(unit) => forest.may_move(unit, node),
            Self::ToMerge(unit) => forest.may_merge(unit, node),
        }
    }
}

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

impl Offer {
    fn of(forest: &Forest, node: &Node) -> Self {
        let (id, name) = (node.unit.id.clone(), node.unit.name.clone());
        let mut above = forest.above(&id);
        above.reverse();
        let within = above.join(", ");
        let folded_name = fold(&name);
        let folded = format!("{folded_name} {}", fold(&within));
        Self { id, name, within, folded_name, folded }
    }
}

/// The units to choose from, in the order of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers(Vec<Offer>);

impl Offers {
    /// Those of a forest that may be chosen.
    pub fn new(forest: &Forest, among: &Among) -> Self {
        let fit = forest.nodes().filter(|node| among.has(forest, node));
        Self(fit.map(|node| Offer::of(forest, node)).collect())
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

#[cfg(test)]
mod tests {
    use domain::organizer::units::UnitInfo;
    use domain::unit::UnitLevel;

    use super::*;

    fn unit(id: &str, parent: Option<&str>, level: UnitLevel, name: &str) -> UnitInfo {
        UnitInfo {
            id: UnitId::new(id),
            parent: parent.map(UnitId::new),
            level,
            name: name.to_owned(),
            members: 0,
            closed_on: None,
            merged_into: None,
        }
    }

    fn units() -> Vec<UnitInfo> {
        vec![
            unit("tinh", None, UnitLevel::Province, "Tỉnh Quảng Ngãi"),
            unit("a", Some("tinh"), UnitLevel::Commune, "Xã Nghĩa Hành"),
            unit("a1", Some("a"), UnitLevel::Branch, "Chi hội Vạn Xuân"),
            unit("b", Some("tinh"), UnitLevel::Commune, "Xã Vạn Tường"),
            unit("b1", Some("b"), UnitLevel::Branch, "Chi hội Nghĩa Lâm"),
        ]
    }

    fn ids(offers: &[Offer]) -> String {
        offers.iter().map(|offer| offer.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn found(own: Option<&str>, typed: &str) -> String {
        let forest = Forest::new(&units(), own.map(UnitId::new).as_ref());
        ids(&Offers::new(&forest, &Among::Open).matching(typed).0)
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
    fn closed_units_are_offered_only_where_they_are_wanted_but_what_stands_below_them_is() {
        let mut units = units();
        units[1].closed_on = Some("2026-01-01".to_owned());
        let forest = Forest::new(&units, Some(&UnitId::new("a")));
        let among = |among| ids(&Offers::new(&forest, &among).matching("").0);
        assert_eq!(among(Among::Open), "a1");
        assert_eq!(among(Among::Own), "a a1");
    }

    #[test]
    fn a_unit_goes_only_where_it_may() {
        let forest = Forest::new(&units(), None);
        let among = |among| ids(&Offers::new(&forest, &among).matching("").0);
        assert_eq!(among(Among::ToMove(UnitId::new("a1"))), "tinh b");
        assert_eq!(among(Among::ToMerge(UnitId::new("a1"))), "b1");
    }

    #[test]
    fn a_place_is_named_from_the_unit_upwards() {
        let (offers, _) = Offers::new(&Forest::new(&units(), None), &Among::Open).matching("Vạn Xuân");
        assert_eq!(offers[0].within, "Xã Nghĩa Hành, Tỉnh Quảng Ngãi");
    }

    #[test]
    fn of_many_units_the_first_are_shown_and_the_rest_are_counted() {
        let branch = |n| unit(&format!("u{n}"), None, UnitLevel::Branch, "Chi hội");
        let forest = Forest::new(&(0..100).map(branch).collect::<Vec<_>>(), None);
        let (offers, more) = Offers::new(&forest, &Among::Open).matching("chi");
        assert_eq!((offers.len(), more), (MOST_SHOWN, 60));
    }
}
