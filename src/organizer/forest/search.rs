//! What is shown of the tree: what is open, or what was searched for.

use std::collections::HashSet;

use domain::id::UnitId;
use domain::spelling::fold;

use super::{Forest, Node, Shown};

/// Up to this many units are all shown at first; of more, only what stands right below the top.
const ALL_OPEN_UP_TO: usize = 60;

impl Forest {
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
        if !search.is_empty() {
            return self.found(&search, |_| true, most);
        }
        let mut shown = Shown::default();
        let mut next = 0;
        for (place, node) in self.nodes.iter().enumerate() {
            if place >= next {
                next = if open.contains(&node.unit.id) { place + 1 } else { node.end };
                shown.take(node, most);
            }
        }
        shown
    }

    /// The units that fit and bear the name searched for; all that fit where nothing is.
    pub fn found(&self, search: &str, fits: impl Fn(&Node) -> bool, most: usize) -> Shown {
        let search = fold(search);
        let mut shown = Shown::default();
        let found = self.nodes.iter().filter(|node| node.folded.contains(&search) && fits(node));
        found.for_each(|node| shown.take(node, most));
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
