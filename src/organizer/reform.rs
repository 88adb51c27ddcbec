//! What is done to a unit, and what takes it back.

use domain::organizer::units::{ChangeUnit, MoveUnit, UnitInfo};
use domain::unit::UnitLevel;

use crate::forest::{Node, levels_below};

/// What can be done to a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// A unit is made below it.
    Add,
    /// Another name or number of members.
    Change,
    /// It stands below another unit.
    Move,
    /// It becomes part of another.
    Merge,
    /// It is no more.
    Close,
    /// The last change never was.
    Undo,
}

/// What can be done to a unit as it is: none of it ends while units stand below it, and one that is closed can only be
/// brought back.
pub fn offered(node: &Node) -> Vec<Task> {
    if node.is_closed() {
        return vec![Task::Undo];
    }
    let has_room = levels_below(Some(node.unit.level)).next().is_some();
    let is_top = node.unit.level == UnitLevel::Central;
    let all = [Task::Add, Task::Change, Task::Move, Task::Merge, Task::Close, Task::Undo];
    let fits = |task: &Task| match task {
        Task::Add => has_room,
        Task::Change | Task::Undo => true,
        Task::Move => !is_top,
        Task::Merge | Task::Close => node.children == 0,
    };
    all.into_iter().filter(fits).collect()
}

/// What takes a change of a unit back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// The unit as it was; as it was made if it is to be gone.
    pub before: UnitInfo,
    /// The day the change held from, `YYYY-MM-DD`.
    pub on: String,
    /// Whether the server keeps the change as one that it can take back: it does of name, place and ending, not of members.
    pub is_kept: bool,
}

/// What else brings a unit back to what it was `before`, once the server has taken its last change back. Of several changes
/// on one day the server takes back all.
pub fn rest(before: &UnitInfo, now: &UnitInfo, on: &str) -> (Option<ChangeUnit>, Option<MoveUnit>) {
    let is_other = (&before.name, before.members) != (&now.name, now.members);
    let change = is_other.then(|| ChangeUnit {
        name: before.name.clone(),
        members: before.members,
        on: on.to_owned(),
    });
    let to = before.parent.clone().filter(|parent| now.parent.as_ref() != Some(parent));
    (change, to.map(|to| MoveUnit { to, on: on.to_owned() }))
}

#[cfg(test)]
mod tests {
    use domain::id::UnitId;

    use super::*;
    use crate::forest::Forest;

    fn unit(id: &str, parent: Option<&str>, level: UnitLevel) -> UnitInfo {
        UnitInfo {
            id: UnitId::new(id),
            parent: parent.map(UnitId::new),
            level,
            name: id.to_owned(),
            members: 3,
            closed_on: None,
            merged_into: None,
        }
    }

    #[test]
    fn what_is_offered_can_be_done() {
        let mut closed = unit("closed", Some("xa"), UnitLevel::Branch);
        closed.closed_on = Some("2026-01-01".to_owned());
        let units = [
            unit("top", None, UnitLevel::Central),
            unit("xa", Some("top"), UnitLevel::Commune),
            unit("to", Some("xa"), UnitLevel::Group),
            closed,
        ];
        let forest = Forest::new(&units, None);
        let of = |id: &str| offered(forest.node(&UnitId::new(id)).unwrap());
        assert_eq!(of("top"), [Task::Add, Task::Change, Task::Undo]);
        assert_eq!(of("xa"), [Task::Add, Task::Change, Task::Move, Task::Undo]);
        assert_eq!(of("to"), [Task::Change, Task::Move, Task::Merge, Task::Close, Task::Undo]);
        assert_eq!(of("closed"), [Task::Undo]);
    }

    #[test]
    fn a_unit_is_brought_back_to_what_it_was_and_no_further() {
        let before = unit("to", Some("xa"), UnitLevel::Group);
        assert_eq!(rest(&before, &before, "2026-11-28"), (None, None));
        let mut now = before.clone();
        (now.name, now.members) = ("Tổ cũ".to_owned(), 9);
        let (change, to) = rest(&before, &now, "2026-11-28");
        assert_eq!(change.map(|change| (change.name, change.members)), Some(("to".to_owned(), 3)));
        assert_eq!(to, None);
        let mut now = before.clone();
        now.parent = Some(UnitId::new("xa-cu"));
        let (change, to) = rest(&before, &now, "2026-11-28");
        assert_eq!((change, to.map(|to| to.to)), (None, Some(UnitId::new("xa"))));
    }
}
