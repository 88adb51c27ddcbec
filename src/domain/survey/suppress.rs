//! Which answers may be shown. Answers to an item are shown in groups of at least as many as the item asks for, and every
//! number that is shown, of any unit on any day, is a sum of whole groups: whatever is subtracted from what, nobody gets at
//! fewer people. (Hiding small tables alone would not do: the one hidden branch of a commune is the commune less the others,
//! and today's form is today's table less yesterday's.)
//!
//! Groups are made at the end of each day, from the smallest units up: what waits in a unit becomes a group once there is
//! enough of it; else it joins what waits in the other units below the same one, becomes a group of that unit, and counts there
//! and above, but never below; where even the topmost has too little, it waits for another day.

use std::collections::BTreeMap;

use super::Item;

/// How many answers a group has at least (product.md, privacy).
pub const LEAST: u64 = 5;
/// The same of an item marked sensitive.
pub const LEAST_SENSITIVE: u64 = 11;

/// How many answers to an item are shown at least.
#[must_use]
pub fn least(item: &Item) -> u64 {
    if item.sensitive { LEAST_SENSITIVE } else { LEAST }
}

/// What answers to an item add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// How many answers.
    pub answers: u64,
    /// The other cells (see [`super::tally`]).
    pub cells: BTreeMap<String, i64>,
}

impl Table {
    /// Adds another.
    pub fn add(&mut self, other: &Self) {
        self.answers += other.answers;
        for (value, count) in &other.cells {
            let cell = self.cells.entry(value.clone()).or_default();
            *cell = cell.saturating_add(*count);
        }
    }
}

/// The tree of units by their places in a list.
#[derive(Clone, Debug)]
pub struct Tree {
    parents: Vec<Option<usize>>,
    /// Those below before those above.
    order: Vec<usize>,
}

impl Tree {
    /// The tree in which unit n stands below unit `parents[n]`. Units in a circle stand alone.
    #[must_use]
    pub fn new(mut parents: Vec<Option<usize>>) -> Self {
        let count = parents.len();
        let depth_in = |parents: &[Option<usize>], n: usize| {
            let above = |n: &usize| parents.get(*n).copied().flatten();
            std::iter::successors(Some(n), above).take(count + 1).count()
        };
        let astray: Vec<usize> = (0..count).filter(|n| depth_in(&parents, *n) > count).collect();
        for n in astray {
            parents[n] = None;
        }
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|n| std::cmp::Reverse(depth_in(&parents, *n)));
        Self { parents, order }
    }

    /// A unit and all above it.
    fn up(&self, n: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(n), |n| self.parents.get(*n).copied().flatten())
    }
}

/// What may be shown of one item, unit by unit, each with all below it. `days` has, from the first day to the last, what came
/// for which unit; of a day that is not over, more may come, so that it does not belong here.
#[must_use]
pub fn shown(tree: &Tree, days: &[Vec<(usize, Table)>], least: u64) -> Vec<Table> {
    let count = tree.parents.len();
    let mut shown = vec![Table::default(); count];
    let mut waiting = vec![Table::default(); count];
    for day in days {
        for (unit, table) in day {
            if let Some(own) = waiting.get_mut(*unit) {
                own.add(table);
            }
        }
        // What waits in each unit and below it, and where.
        let mut pools: Vec<(u64, Vec<usize>)> = vec![(0, vec![]); count];
        for unit in tree.order.iter().copied() {
            let (mut answers, mut from) = std::mem::take(&mut pools[unit]);
            answers += waiting[unit].answers;
            from.push(unit);
            if answers >= least {
                let mut group = Table::default();
                for place in from {
                    group.add(&std::mem::take(&mut waiting[place]));
                }
                for above in tree.up(unit) {
                    shown[above].add(&group);
                }
            } else if let Some(pool) = tree.parents[unit].and_then(|above| pools.get_mut(above)) {
                pool.0 += answers;
                pool.1.extend(from);
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(answers: u64) -> Table {
        Table { answers, cells: BTreeMap::from([("a".to_owned(), answers as i64)]) }
    }

    fn answers(parents: &[Option<usize>], days: &[Vec<(usize, u64)>], least: u64) -> Vec<u64> {
        let days: Vec<Vec<(usize, Table)>> =
            days.iter().map(|day| day.iter().map(|(unit, n)| (*unit, table(*n))).collect()).collect();
        let shown = shown(&Tree::new(parents.to_vec()), &days, least);
        assert!(shown.iter().all(|table| table.cells.get("a").copied().unwrap_or(0) == table.answers as i64));
        shown.iter().map(|table| table.answers).collect()
    }

    const COMMUNE: [Option<usize>; 4] = [None, Some(0), Some(0), Some(0)];

    #[test]
    fn a_small_branch_is_in_no_number() {
        // Shown with the commune, it would be the commune less the two others.
        assert_eq!(answers(&COMMUNE, &[vec![(1, 8), (2, 6), (3, 2)]], LEAST), [14, 8, 6, 0]);
    }

    #[test]
    fn small_branches_that_are_enough_together_count_for_the_commune() {
        assert_eq!(answers(&COMMUNE, &[vec![(1, 8), (2, 3), (3, 2)]], LEAST), [13, 8, 0, 0]);
    }

    #[test]
    fn a_form_that_comes_later_waits_for_others() {
        let mut days = vec![vec![(1, 8)]];
        assert_eq!(answers(&COMMUNE, &days, LEAST), [8, 8, 0, 0]);
        days.push(vec![(1, 1)]);
        assert_eq!(answers(&COMMUNE, &days, LEAST), [8, 8, 0, 0]);
        days.push(vec![(1, 4)]);
        assert_eq!(answers(&COMMUNE, &days, LEAST), [13, 13, 0, 0]);
    }

    #[test]
    fn a_sensitive_item_asks_for_more() {
        assert_eq!(answers(&COMMUNE, &[vec![(1, 10)]], LEAST_SENSITIVE), [0; 4]);
        assert_eq!(answers(&COMMUNE, &[vec![(1, 11)]], LEAST_SENSITIVE), [11, 11, 0, 0]);
    }

    #[test]
    fn a_circle_of_units_does_not_hang() {
        assert_eq!(answers(&[Some(1), Some(0)], &[vec![(0, 5), (1, 4)]], LEAST), [5, 0]);
    }

    /// How many answers came for which unit, in one day.
    type Came = Vec<(usize, u64)>;

    /// Units below units, each parent before its children, and some days of answers.
    fn world() -> impl Strategy<Value = (Vec<Option<usize>>, Vec<Came>)> {
        (1_usize..9).prop_flat_map(|units| {
            let parents = (0..units)
                .map(|n| if n == 0 { Just(None).boxed() } else { prop::option::weighted(0.9, 0..n).boxed() })
                .collect::<Vec<_>>();
            let day = prop::collection::vec((0..units, 0_u64..7), 0..6);
            (parents, prop::collection::vec(day, 1..7))
        })
    }

    fn is_safe(number: i128, least: u64) -> bool {
        number == 0 || number.unsigned_abs() >= u128::from(least)
    }

    proptest! {
        /// Whoever looks at every table every day, and subtracts what he likes.
        #[test]
        fn no_difference_of_what_is_shown_is_about_fewer_people((parents, days) in world(), least in 2_u64..12) {
            let on: Vec<Vec<u64>> = (0..=days.len()).map(|n| answers(&parents, &days[..n], least)).collect();
            for unit in 0..parents.len() {
                // The unit without any choice of those right below it.
                let below: Vec<usize> = (0..parents.len()).filter(|n| parents[*n] == Some(unit)).collect();
                for choice in 0_u32..1 << below.len() {
                    let taken = || below.iter().enumerate().filter(|(n, _)| choice >> n & 1 == 1);
                    let rest = |day: usize| -> i128 {
                        i128::from(on[day][unit]) - taken().map(|(_, n)| i128::from(on[day][*n])).sum::<i128>()
                    };
                    for later in 0..on.len() {
                        prop_assert!(is_safe(rest(later), least));
                        prop_assert!((0..later).all(|day| is_safe(rest(later) - rest(day), least)));
                    }
                }
            }
        }

        #[test]
        fn no_more_is_shown_than_came_and_less_than_a_group_waits_at_the_top((parents, days) in world(), least in 1_u64..12) {
            let shown = answers(&parents, &days, least);
            let mut came = vec![0; parents.len()];
            for (unit, n) in days.iter().flatten() {
                for above in Tree::new(parents.clone()).up(*unit) {
                    came[above] += n;
                }
            }
            for (unit, parent) in parents.iter().enumerate() {
                prop_assert!(shown[unit] <= came[unit]);
                if parent.is_none() {
                    prop_assert!(came[unit] - shown[unit] < least);
                }
            }
        }
    }
}
