use super::*;

fn unit(id: &str, parent: &str, level: UnitLevel, name: &str, members: u32) -> UnitInfo {
    UnitInfo {
        id: UnitId::new(id),
        parent: Some(parent).filter(|parent| !parent.is_empty()).map(UnitId::new),
        level,
        name: name.to_owned(),
        members,
        closed_on: None,
        merged_into: None,
    }
}

/// A province with two communes; the first has two branches and one that is closed.
fn units() -> Vec<UnitInfo> {
    let mut units = vec![
        unit("p", "", UnitLevel::Province, "Tỉnh Quảng Ngãi", 0),
        unit("a", "p", UnitLevel::Commune, "Xã Bình Sơn", 5),
        unit("a1", "a", UnitLevel::Branch, "Thôn Một", 30),
        unit("a2", "a", UnitLevel::Branch, "Thôn Hai", 20),
        unit("a3", "a", UnitLevel::Branch, "Thôn Ba", 99),
        unit("b", "p", UnitLevel::Commune, "Xã Trà Bồng", 7),
    ];
    units[4].closed_on = Some("2026-01-01".to_owned());
    units
}

fn forest(own: Option<&str>) -> Forest {
    Forest::new(&units(), own.map(UnitId::new).as_ref())
}

fn ids(shown: &Shown) -> String {
    shown.units.iter().map(UnitId::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn members_are_added_up_without_those_of_closed_units() {
    let forest = forest(None);
    let of = |id: &str| {
        let node = forest.node(&UnitId::new(id)).unwrap();
        (node.depth, node.children, node.members_below)
    };
    assert_eq!(of("p"), (0, 2, 62));
    assert_eq!(of("a"), (1, 2, 50));
    assert_eq!(of("b"), (1, 0, 0));
    assert_eq!(forest.counts(), [(UnitLevel::Province, 1), (UnitLevel::Commune, 2), (UnitLevel::Branch, 2)]);
}

#[test]
fn the_order_they_come_in_does_not_matter() {
    let mut units = units();
    units.reverse();
    let forest = Forest::new(&units, None);
    assert_eq!(ids(&forest.shown(&forest.parents(), "", 9)), "p b a a3 a2 a1");
    assert_eq!(forest.above(&UnitId::new("a1")), ["Tỉnh Quảng Ngãi", "Xã Bình Sơn"]);
    assert_eq!(forest.called(&UnitId::new("a1")), "Thôn Một");
    assert_eq!(forest.called(&UnitId::new("nowhere")), "nowhere");
}

#[test]
fn a_circle_or_a_missing_unit_above_does_no_harm() {
    let units = [
        unit("x", "y", UnitLevel::Commune, "X", 0),
        unit("y", "x", UnitLevel::Commune, "Y", 0),
        unit("z", "gone", UnitLevel::Commune, "Z", 0),
    ];
    let forest = Forest::new(&units, None);
    assert_eq!(ids(&forest.shown(&HashSet::new(), "", 9)), "z");
}

#[test]
fn only_what_is_open_is_shown_and_never_more_than_asked_for() {
    let forest = forest(None);
    let shown =
        |open: &[&str], most| forest.shown(&open.iter().map(|id| UnitId::new(*id)).collect(), "", most);
    assert_eq!(ids(&shown(&["p"], 9)), "p a b");
    assert_eq!(ids(&shown(&["a"], 9)), "p");
    let few = shown(&["p", "a"], 4);
    assert_eq!((&*ids(&few), few.left), ("p a a1 a2", 2));
}

#[test]
fn a_search_forgives_marks_and_finds_what_is_not_open() {
    let forest = forest(None);
    assert_eq!(ids(&forest.shown(&HashSet::new(), " THON hai ", 9)), "a2");
    assert_eq!(ids(&forest.shown(&HashSet::new(), "xa", 1)), "a");
}

#[test]
fn she_may_change_her_own_unit_and_what_is_below_it() {
    let forest = forest(Some("a"));
    let own = forest.nodes.iter().filter(|node| node.is_own).map(|node| node.unit.id.as_str());
    assert_eq!(own.collect::<Vec<_>>(), ["a", "a1", "a2", "a3"]);
    assert_eq!(forest.top().map(|node| node.unit.id.as_str()).collect::<Vec<_>>(), ["a"]);
    assert!(forest.is_within(&UnitId::new("a1"), &UnitId::new("a")));
    assert!(!forest.is_within(&UnitId::new("b"), &UnitId::new("a")));
}

#[test]
fn a_unit_moves_below_a_higher_level_and_is_merged_into_its_own() {
    let forest = forest(None);
    let a1 = UnitId::new("a1");
    let to = |may: &dyn Fn(&Node) -> bool| {
        forest.nodes.iter().filter(|node| may(node)).map(|node| node.unit.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(to(&|node| forest.may_move(&a1, node)), ["p", "b"], "it is below `a` already");
    assert_eq!(to(&|node| forest.may_merge(&a1, node)), ["a2"], "`a3` is closed");
    assert_eq!(to(&|node| forest.may_move(&UnitId::new("p"), node)), [""; 0]);
}

#[test]
fn a_name_is_taken_by_open_siblings_only() {
    let forest = forest(None);
    let a = UnitId::new("a");
    assert!(forest.has_child(Some(&a), "thôn một"));
    assert!(!forest.has_child(Some(&a), "Thôn Ba"));
    assert!(!forest.has_child(None, "Thôn Một"));
}

#[test]
fn new_units_are_of_a_lower_level() {
    assert_eq!(
        levels_below(Some(UnitLevel::Commune)).collect::<Vec<_>>(),
        [UnitLevel::Branch, UnitLevel::Group]
    );
    assert_eq!(levels_below(Some(UnitLevel::Group)).count(), 0);
    assert_eq!(levels_below(None).count(), 5);
}

#[test]
fn a_province_is_open_at_the_top_only() {
    let mut units = units();
    for n in 0..5000 {
        units.push(unit(&format!("n{n}"), "b", UnitLevel::Branch, &format!("Thôn {n}"), 1));
    }
    let forest = Forest::new(&units, None);
    assert_eq!(ids(&forest.shown(&forest.open_at_first(), "", 200)), "p a b");
    assert_eq!(forest.node(&UnitId::new("p")).unwrap().members_below, 5062);
}
