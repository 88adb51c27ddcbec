//! Results as organizers see them, and the roll-up from branch to province.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::campaign::Campaign;
use crate::id::{ChoiceId, PackId, QuestionId, UnitId};
use crate::pack::{NumberKey, QuestionKind};
use crate::unit::{Unit, UnitLevel};

/// Counts that add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tally {
    /// Finished turns (lượt tham gia).
    pub participations: u64,
    /// Questions answered in them.
    pub asked: u64,
    /// Of these, answered right.
    pub right: u64,
    /// When the server received the last one: Unix milliseconds; none before the first.
    pub last_received_at_ms: Option<u64>,
    /// Of the participations, those that came after the campaign had closed: they count. Of a survey's forms,
    /// those that came on a later day: of when a form came only the day is kept.
    #[serde(default)]
    pub late: u64,
}

impl Tally {
    /// Adds another tally; of the two times the later one stands.
    pub fn add(&mut self, other: &Self) {
        self.participations += other.participations;
        self.asked += other.asked;
        self.right += other.right;
        self.last_received_at_ms = self.last_received_at_ms.max(other.last_received_at_ms);
        self.late += other.late;
    }

    /// Right answers in tenths of a percent (725 is 72,5 %), rounded half up; none when nothing was asked.
    #[must_use]
    pub fn right_per_mille(&self) -> Option<u64> {
        (self.asked > 0).then(|| (self.right * 2000 + self.asked) / (self.asked * 2))
    }
}

/// One unit with everything below it added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitResult {
    /// The unit.
    pub id: UnitId,
    /// The unit above it; none at the top of what is shown.
    pub parent: Option<UnitId>,
    /// Its level.
    pub level: UnitLevel,
    /// Its name.
    pub name: String,
    /// Its own and its subtree's counts.
    pub tally: Tally,
}

/// How often one choice was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoiceCount {
    /// The choice.
    pub id: ChoiceId,
    /// Its words.
    pub text: String,
    /// Whether it belongs to the right answer; never for [`QuestionKind::Order`].
    pub right: bool,
    /// How many answers took it; for [`QuestionKind::Order`], how many put it at its right place.
    pub chosen: u64,
}

/// One question's counts, and what is right. A prediction has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuestionResult {
    /// The pack.
    pub pack: PackId,
    /// The pack's version.
    pub version: u32,
    /// The question.
    pub id: QuestionId,
    /// How it is answered.
    pub kind: QuestionKind,
    /// Its words.
    pub text: String,
    /// How often it was answered.
    pub asked: u64,
    /// How often right.
    pub right: u64,
    /// Its choices in the pack's order; for [`QuestionKind::Order`] in the right one.
    pub choices: Vec<ChoiceCount>,
    /// The right number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<NumberKey>,
    /// What the number counts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The words that are right, the usual ones first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<String>,
}

/// A campaign's results: the answer to `GET /api/v1/campaigns/{id}/results`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Results {
    /// The campaign.
    pub campaign: Campaign,
    /// All units together.
    pub total: Tally,
    /// Every unit in the order of the tree, parents before children, siblings by name.
    pub units: Vec<UnitResult>,
    /// Every question, the most missed first.
    pub questions: Vec<QuestionResult>,
    /// Records that were kept apart.
    pub set_aside: u64,
    /// Records that came twice with different content.
    pub conflicts: u64,
}

/// Adds every unit's own tally to the unit and to all above it; the order is that of the tree,
/// parents before children, siblings by name. Units whose parent is missing stand at the top.
#[must_use]
pub fn roll_up(units: &[Unit], own: &HashMap<UnitId, Tally>) -> Vec<UnitResult> {
    let known: HashMap<&UnitId, usize> = units.iter().enumerate().map(|(n, unit)| (&unit.id, n)).collect();
    let parent_of = |n: usize| units[n].parent.as_ref().and_then(|parent| known.get(parent).copied());
    let mut tallies = vec![Tally::default(); units.len()];
    for (id, tally) in own {
        let mut at = known.get(id).copied();
        // A tree of n units has no path longer than n: a cycle in the data cannot hang us.
        for _ in 0..units.len() {
            let Some(n) = at else { break };
            tallies[n].add(tally);
            at = parent_of(n);
        }
    }
    let mut children: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for n in 0..units.len() {
        children.entry(parent_of(n)).or_default().push(n);
    }
    for list in children.values_mut() {
        list.sort_by(|a, b| (&units[*b].name, &units[*b].id).cmp(&(&units[*a].name, &units[*a].id)));
    }
    let mut rows = Vec::with_capacity(units.len());
    let mut open = children.remove(&None).unwrap_or_default();
    while let Some(n) = open.pop() {
        let unit = &units[n];
        rows.push(UnitResult {
            id: unit.id.clone(),
            parent: parent_of(n).map(|above| units[above].id.clone()),
            level: unit.level,
            name: unit.name.clone(),
            tally: tallies[n],
        });
        open.extend(children.remove(&Some(n)).unwrap_or_default());
    }
    rows
}

/// Puts the most missed question first: the lowest share of right answers, then the most asked; unasked ones last.
pub fn most_missed_first(questions: &mut [QuestionResult]) {
    questions.sort_by(|a, b| {
        (a.asked == 0)
            .cmp(&(b.asked == 0))
            .then_with(|| (a.right * b.asked.max(1)).cmp(&(b.right * a.asked.max(1))))
            .then_with(|| b.asked.cmp(&a.asked))
            .then_with(|| a.id.cmp(&b.id))
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn unit(n: usize, parent: Option<usize>) -> Unit {
        Unit {
            id: UnitId::new(n.to_string()),
            parent: parent.map(|p| UnitId::new(p.to_string())),
            level: UnitLevel::Branch,
            name: format!("đơn vị {n}"),
        }
    }

    fn tally(participations: u64) -> Tally {
        Tally {
            participations,
            asked: participations * 10,
            right: participations * 7,
            last_received_at_ms: Some(participations),
            late: participations / 2,
        }
    }

    proptest! {
        /// Unit n hangs below some unit before it: any tree there is.
        #[test]
        fn every_unit_is_the_sum_of_its_own_and_its_children(
            above in prop::collection::vec(any::<prop::sample::Index>(), 1..20),
            counts in prop::collection::vec(0_u64..1000, 21),
        ) {
            let units: Vec<Unit> = std::iter::once(unit(0, None))
                .chain(above.iter().enumerate().map(|(n, index)| unit(n + 1, Some(index.index(n + 1)))))
                .collect();
            let own: HashMap<UnitId, Tally> =
                units.iter().enumerate().map(|(n, u)| (u.id.clone(), tally(counts[n]))).collect();
            let rows = roll_up(&units, &own);
            prop_assert_eq!(rows.len(), units.len());
            for row in &rows {
                let mut expected = own[&row.id];
                for child in rows.iter().filter(|child| child.parent.as_ref() == Some(&row.id)) {
                    expected.add(&child.tally);
                }
                prop_assert_eq!(row.tally, expected);
            }
            for (place, row) in rows.iter().enumerate() {
                let parent_before = row.parent.is_none() || rows[..place].iter().any(|r| Some(&r.id) == row.parent.as_ref());
                prop_assert!(parent_before);
            }
        }
    }

    #[test]
    fn a_cycle_does_not_hang() {
        let units = [unit(0, Some(1)), unit(1, Some(0))];
        let own = HashMap::from([(UnitId::new("0"), tally(1))]);
        assert!(roll_up(&units, &own).is_empty());
    }

    #[test]
    fn per_mille_rounds_half_up() {
        let of = |right, asked| Tally { asked, right, ..Tally::default() }.right_per_mille();
        assert_eq!(of(0, 0), None);
        assert_eq!(of(2, 3), Some(667));
        assert_eq!(of(1, 2000), Some(1));
        assert_eq!(of(10, 10), Some(1000));
    }

    #[test]
    fn the_most_missed_question_comes_first() {
        let question = |id: &str, asked, right| QuestionResult {
            pack: PackId::new("p"),
            version: 1,
            id: QuestionId::new(id),
            kind: QuestionKind::Single,
            text: id.into(),
            asked,
            right,
            choices: vec![],
            number: None,
            unit: String::new(),
            accepted: vec![],
        };
        let mut rows = [
            question("unasked", 0, 0),
            question("good", 10, 9),
            question("bad", 4, 1),
            question("worse", 8, 2),
        ];
        most_missed_first(&mut rows);
        assert_eq!(rows.map(|row| row.id.to_string()), ["worse", "bad", "good", "unasked"]);
    }
}
