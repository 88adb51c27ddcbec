//! Units (đơn vị): the tree of the Union that results roll up along.

use serde::{Deserialize, Serialize};

use crate::id::UnitId;

/// The levels of the Union's tree, from the top down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitLevel {
    /// Trung ương.
    Central,
    /// Tỉnh, thành phố.
    Province,
    /// Xã, phường, đặc khu.
    Commune,
    /// Chi hội.
    Branch,
    /// Tổ.
    Group,
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
