//! Units as organizers keep them.

use serde::{Deserialize, Serialize};

use crate::id::UnitId;
use crate::import::ImportedUnit;
use crate::unit::UnitLevel;

/// The longest name of a unit or level, in characters.
pub const UNIT_NAME_MOST_CHARS: usize = 120;
/// The most members of a unit.
pub const MOST_MEMBERS: u32 = 10_000_000;

/// A unit on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitInfo {
    /// Its id.
    pub id: UnitId,
    /// The unit above it; none at the top.
    pub parent: Option<UnitId>,
    /// Its level.
    pub level: UnitLevel,
    /// Its name.
    pub name: String,
    /// How many members it has itself (số hội viên); 0 where nobody has said.
    pub members: u32,
    /// The first day it is no more, `YYYY-MM-DD`.
    pub closed_on: Option<String>,
    /// The unit it was merged into.
    pub merged_into: Option<UnitId>,
}

/// What the levels are called (tên cấp), from the top down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelNames {
    /// Trung ương.
    pub central: String,
    /// Tỉnh.
    pub province: String,
    /// Xã.
    pub commune: String,
    /// Chi hội.
    pub branch: String,
    /// Tổ.
    pub group: String,
}

impl Default for LevelNames {
    fn default() -> Self {
        let [central, province, commune, branch, group] =
            ["Trung ương", "Tỉnh", "Xã, phường", "Chi hội", "Tổ"].map(str::to_owned);
        Self { central, province, commune, branch, group }
    }
}

impl LevelNames {
    /// The name of a level.
    #[must_use]
    pub fn of(&self, level: UnitLevel) -> &str {
        match level {
            UnitLevel::Central => &self.central,
            UnitLevel::Province => &self.province,
            UnitLevel::Commune => &self.commune,
            UnitLevel::Branch => &self.branch,
            UnitLevel::Group => &self.group,
        }
    }
}

/// `GET /api/v1/organizer/units`: one's own part of the tree and the units above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitTree {
    /// Parents before children, siblings by name; closed ones are not among them unless asked for.
    pub units: Vec<UnitInfo>,
    /// What the levels are called.
    pub levels: LevelNames,
}

/// `POST /api/v1/organizer/units`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewUnit {
    /// The unit it stands below; none for the first of all.
    pub parent: Option<UnitId>,
    /// Its level.
    pub level: UnitLevel,
    /// Its name.
    pub name: String,
    /// How many members it has; 0 where that is not known.
    pub members: u32,
}

/// `PUT /api/v1/organizer/units/{id}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeUnit {
    /// The name to have.
    pub name: String,
    /// How many members it has.
    pub members: u32,
    /// The first day of the new name, `YYYY-MM-DD`, not after today.
    pub on: String,
}

/// `POST /api/v1/organizer/units/{id}/move`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MoveUnit {
    /// The unit it shall stand below.
    pub to: UnitId,
    /// The first day it does, `YYYY-MM-DD`, not after today.
    pub on: String,
}

/// `POST /api/v1/organizer/units/{id}/merge`: the unit is no more, what came for it counts for the other from that day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergeUnit {
    /// The unit it becomes part of, of the same level.
    pub into: UnitId,
    /// The first day it is, `YYYY-MM-DD`, not after today.
    pub on: String,
}

/// `POST /api/v1/organizer/units/{id}/close`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CloseUnit {
    /// The first day it is no more, `YYYY-MM-DD`, not after today.
    pub on: String,
}

/// `POST /api/v1/organizer/units/{id}/import`: makes the units that a preview showed, below this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MakeUnits {
    /// The units, each after the one above it.
    pub units: Vec<ImportedUnit>,
}

/// How many were made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitsMade {
    /// How many.
    pub made: u32,
}
