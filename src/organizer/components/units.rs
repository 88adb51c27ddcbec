//! The tree of units and what is done to it.

mod acts;
mod forms;
mod levels;
mod new_unit;
mod row;
mod tree;

use domain::id::UnitId;
use leptos::prelude::*;

pub use acts::UnitActs;
pub use levels::LevelsDialog;
pub use new_unit::NewUnitForm;
pub use tree::UnitRows;

use crate::unit_tree::UnitTree;

/// What the parts of the screen share: the tree, how to read it anew, and the unit that is being changed.
#[derive(Clone, Copy)]
pub struct Estate {
    pub tree: RwSignal<Option<UnitTree>>,
    pub reload: Callback<()>,
    pub changing: RwSignal<Option<UnitId>>,
}

impl Estate {
    /// Something of a unit; none while it is not there.
    pub fn of<T>(self, id: &UnitId, what: impl Fn(&UnitTree, &crate::unit_tree::Row) -> T) -> Option<T> {
        let tree = self.tree.read();
        let tree = tree.as_ref()?;
        tree.row(id).map(|row| what(tree, row))
    }
}
