use super::*;

fn unit(id: &str, parent: Option<&str>, level: UnitLevel) -> UnitInfo {
    UnitInfo {
        id: UnitId::new(id),
        parent: parent.map(UnitId::new),
        level,
        name: format!("Chi hội thôn {id}"),
        members: 0,
        closed_on: None,
        merged_into: None,
    }
}

/// A province with two communes; the server lists level by level.
fn province() -> Vec<UnitInfo> {
    vec![
        unit("p", None, UnitLevel::Province),
        unit("x", Some("p"), UnitLevel::Commune),
        unit("y", Some("p"), UnitLevel::Commune),
        unit("x1", Some("x"), UnitLevel::Branch),
        unit("x2", Some("x"), UnitLevel::Branch),
        unit("y1", Some("y"), UnitLevel::Branch),
        unit("y1a", Some("y1"), UnitLevel::Group),
    ]
}

fn all() -> Picker {
    Picker::new(&province(), None, &HashSet::new())
}

fn ids(picker: &Picker, places: &[usize]) -> Vec<String> {
    places.iter().filter_map(|place| picker.row(*place)).map(|row| row.id.to_string()).collect()
}

fn picked(picker: &Picker) -> Vec<String> {
    picker.picked().map(|row| row.id.to_string()).collect()
}

fn set(ids: &[&str]) -> HashSet<UnitId> {
    ids.iter().copied().map(UnitId::new).collect()
}

#[test]
fn a_commune_picks_the_branches_and_the_lowest_units_below_it() {
    let mut picker = all();
    picker.pick_below(1, true);
    assert_eq!(picked(&picker), ["x1", "x2"]);
    assert_eq!(picker.share(0), Share { picked: 2, of: 4 });
    picker.pick_below(0, true);
    assert_eq!(
        picked(&picker),
        ["x1", "x2", "y1", "y1a"],
        "a branch has a code of its own beside its groups"
    );
    picker.pick_below(1, false);
    assert_eq!(picked(&picker), ["y1", "y1a"]);
}

#[test]
fn a_higher_unit_takes_part_only_if_it_is_picked_itself() {
    let mut picker = all();
    picker.pick_all();
    picker.pick_itself(1, true);
    assert_eq!(picked(&picker), ["x", "x1", "x2", "y1", "y1a"]);
    let counts = [(UnitLevel::Commune, 1), (UnitLevel::Branch, 3), (UnitLevel::Group, 1)];
    assert_eq!(picker.counts(), counts);
    assert_eq!(picker.share(1), Share { picked: 2, of: 2 }, "the commune itself is not below itself");
    picker.pick_only(&set(&[]));
    assert_eq!(picked(&picker).len(), 0);
}

#[test]
fn only_ones_own_part_is_there() {
    let picker = Picker::new(&province(), Some(&UnitId::new("y")), &HashSet::new());
    assert_eq!(ids(&picker, &[0, 1, 2, 3]), ["y", "y1", "y1a"]);
    assert_eq!(Picker::new(&province(), Some(&UnitId::new("z")), &HashSet::new()), Picker::default());
}

#[test]
fn units_that_have_a_code_already_stand_only_above_others() {
    let mut picker = Picker::new(&province(), None, &set(&["x", "x1", "y1a"]));
    assert_eq!(ids(&picker, &[0, 1, 2, 3, 4, 5]), ["p", "x", "x2", "y", "y1"]);
    picker.pick_itself(1, true);
    picker.pick_all();
    assert_eq!(picked(&picker), ["x2", "y1"], "the groups of y1 are there already");
    picker.pick_itself(4, false);
    assert_eq!(picked(&picker), ["x2"]);
    let all = set(&["p", "x", "y", "x1", "x2", "y1", "y1a"]);
    assert_eq!(Picker::new(&province(), None, &all), Picker::default());
}

#[test]
fn a_closed_unit_takes_no_part() {
    let mut units = province();
    units[3].closed_on = Some("2026-01-01".to_owned());
    let mut picker = Picker::new(&units, None, &HashSet::new());
    picker.pick_all();
    assert_eq!(picked(&picker), ["x2", "y1", "y1a"]);
}

#[test]
fn what_is_below_a_closed_row_is_not_shown() {
    let picker = all();
    let shown = |open: &[&str], search| ids(&picker, &picker.shown(&set(open), search, 9).places);
    assert_eq!(shown(&[], ""), ["p"]);
    assert_eq!(shown(&["p", "x1"], ""), ["p", "x", "y"]);
    assert_eq!(shown(&["p", "y"], ""), ["p", "x", "y", "y1"]);
    assert_eq!(shown(&["y"], ""), ["p"], "open, but within a closed one");
    assert_eq!(ids(&picker, &[0]), ["p"]);
    assert_eq!(picker.open_at_first(), set(&["p"]));
}

#[test]
fn a_search_finds_names_without_their_marks() {
    let picker = all();
    let found = picker.shown(&HashSet::new(), " thon X1 ", 9);
    assert_eq!(ids(&picker, &found.places), ["x1"]);
    assert_eq!(picker.shown(&HashSet::new(), "chi hoi", 2), Shown { places: vec![0, 1], left_out: 5 });
}

#[test]
fn five_thousand_units_are_no_trouble() {
    let mut units = vec![unit("p", None, UnitLevel::Province)];
    units.extend((0..100).map(|n| unit(&format!("c{n}"), Some("p"), UnitLevel::Commune)));
    let branches =
        (0..5_000).map(|n| unit(&format!("b{n}"), Some(&format!("c{}", n % 100)), UnitLevel::Branch));
    units.extend(branches);
    let mut picker = Picker::new(&units, None, &HashSet::new());
    picker.pick_all();
    assert_eq!(picker.counts(), [(UnitLevel::Branch, 5_000)]);
    assert_eq!(picker.share(1), Share { picked: 50, of: 50 });
    let shown = picker.shown(&HashSet::new(), "thon b", 200);
    assert_eq!((shown.places.len(), shown.left_out), (200, 4_800));
}

#[test]
fn what_was_picked_is_picked_again_as_far_as_it_is_there() {
    let mut picker = all();
    picker.pick_all();
    picker.pick_only(&set(&["x2", "y", "gone"]));
    assert_eq!(picked(&picker), ["x2", "y"]);
}
