//! Packs and surveys as organizers write them.

use serde::{Deserialize, Serialize};

use crate::id::{PackId, UnitId};
use crate::pack::{FlowerKind, Pack};
use crate::survey::{Survey, SurveyRef};

/// A pack in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PackSummary {
    /// The pack.
    pub id: PackId,
    /// The title of its draft, or of its latest version.
    pub title: String,
    /// The flower of its garden.
    pub flower: FlowerKind,
    /// Whether it comes with the program: nobody's to change.
    #[serde(default)]
    pub starter: bool,
    /// Whose it is; none for one that comes with the program, or belongs to all.
    pub unit: Option<UnitId>,
    /// How many questions it has.
    pub questions: u32,
    /// The latest published version; none for one that was never published.
    pub version: Option<u32>,
    /// Whether there is a draft that is newer.
    pub has_draft: bool,
    /// When its draft was changed or its latest version published: Unix milliseconds.
    pub changed_at_ms: u64,
    /// Whether one may change it.
    pub may_change: bool,
}

/// `GET /api/v1/organizer/packs`: those one may use, the last changed first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PackList {
    /// The packs.
    pub packs: Vec<PackSummary>,
}

/// `GET /api/v1/organizer/packs/{id}`: the draft; where there is none, the latest version as the draft of the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PackWork {
    /// The pack; [`Pack::version`] is the one it will be published as. It may break rules while it is written.
    pub pack: Pack,
    /// Grows with every save: a save names the one it builds on.
    pub revision: u64,
    /// The published versions, the latest first.
    pub versions: Vec<u32>,
    /// Whether there is a draft.
    pub is_draft: bool,
    /// Whose it is.
    pub unit: Option<UnitId>,
    /// Whether one may change it.
    pub may_change: bool,
}

/// `POST /api/v1/organizer/packs`: makes a draft. The server gives the id; id, version and format of the pack sent do not matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewPack {
    /// Whose it is; none for all, which takes rights over the whole tree.
    pub unit: Option<UnitId>,
    /// What is in it.
    pub pack: Pack,
}

/// `PUT /api/v1/organizer/packs/{id}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavePack {
    /// The pack as it shall be; id, version and format do not matter.
    pub pack: Pack,
    /// The revision it was made from. Another one by now is refused (`changed_meanwhile`): somebody else has saved.
    pub revision: u64,
}

/// `POST /api/v1/organizer/packs/{id}/publish`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishPack {
    /// The revision that is to be published, so that nothing is published that was not seen.
    pub revision: u64,
}

/// A picture that was uploaded: re-encoded, without what the camera wrote into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PictureMade {
    /// Its path, below `/media/`.
    pub src: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Its size in bytes.
    pub bytes: u32,
}

/// A survey in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveySummary {
    /// Its id and latest version.
    pub survey: SurveyRef,
    /// Its title.
    pub title: String,
    /// Whether it is sensitive.
    pub sensitive: bool,
    /// How many items it has.
    pub items: u32,
    /// Whose it is; none for one that comes with the program, or belongs to all.
    pub unit: Option<UnitId>,
    /// Whether one may publish the next version.
    pub may_change: bool,
}

/// `GET /api/v1/organizer/surveys`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SurveyList {
    /// The surveys, by title.
    pub surveys: Vec<SurveySummary>,
}

/// `POST /api/v1/organizer/surveys`: publishes a survey as an import showed it; as the next version where its id is there already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishSurvey {
    /// Whose it is; none for all.
    pub unit: Option<UnitId>,
    /// The survey; its version does not matter.
    pub survey: Survey,
}
