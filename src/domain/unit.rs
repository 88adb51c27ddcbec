//! Units (đơn vị): the tree of the Union that results roll up along.

use serde::{Deserialize, Serialize};

use crate::id::UnitId;
use crate::named::named;

named! {
    /// The levels of the Union's tree, from the top down.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum UnitLevel {
        /// Trung ương.
        Central = "central",
        /// Tỉnh, thành phố.
        Province = "province",
        /// Xã, phường, đặc khu.
        Commune = "commune",
        /// Chi hội.
        Branch = "branch",
        /// Tổ.
        Group = "group",
    }
}

/// One node of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its id; stays through renames and moves.
    pub id: UnitId,
    /// The unit above it; none at the top.
    pub parent: Option<UnitId>,
    /// Its level.
    pub level: UnitLevel,
    /// Its name as people say it, such as "Chi hội thôn Vạn Xuân".
    pub name: String,
}
