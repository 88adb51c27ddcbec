//! What is shown of the tree: what is open, or what was searched for.

use std::collections::HashSet;

use domain::id::UnitId;
use domain::spelling::fold;

use super::{Forest, Node, Shown};

/// Up to this many units are all shown at first; of more, only what stands right below the top.
const ALL_OPEN_UP_TO: usize = 60;

impl Forest {
    /// All units, in the order of the tree.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter()
    }

    /// What a unit is called on the screen; by its id if it is not here.
    pub fn called<'a>(&'a self, id: &'a UnitId) -> &'a str {
        self.node(id).map_or(id.as_str(), |node| &node.unit.name)
    }

    /// The units that can be opened.
    pub fn parents(&self) -> HashSet<UnitId> {
        self.nodes.iter().filter(|node| node.is_parent).map(|node| node.unit.id.clone()).collect()
    }

    /// The units that are open before anyone has touched the tree: all of few; else the topmost of her own and those above.
    pub fn open_at_first(&self) -> HashSet<UnitId> {
        if self.nodes.len() <= ALL_OPEN_UP_TO {
            return self.parents();
        }
        let above = self.nodes.iter().filter(|node| !node.is_own);
        above.chain(self.top()).map(|node| node.unit.id.clone()).collect()
    }

    /// Everything whose every unit above is `open`; while something is searched for, what bears that name. At most `most`,
    /// so that a whole province stays quick.
    pub fn shown(&self, open: &HashSet<UnitId>, search: &str, most: usize) -> Shown {
        let search = fold(search);
        let mut shown = Shown::default();
        if !search.is_empty() {
            let found = self.nodes.iter().filter(|node| node.folded.contains(&search));
            found.for_each(|node| shown.take(node, most));
            return shown;
        }
        let mut next = 0;
        for (place, node) in self.nodes.iter().enumerate() {
            if place >= next {
                next = if open.contains(&node.unit.id) { place + 1 } else { node.end };
                shown.take(node, most);
            }
        }
        shown
    }
}

impl Shown {
    fn take(&mut self, node: &Node, most: usize) {
        if self.units.len() < most {
            self.units.push(node.unit.id.clone());
        } else {
            self.left += 1;
        }
    }
}
