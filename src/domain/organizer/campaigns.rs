//! Campaigns as organizers make them.

use serde::{Deserialize, Serialize};

use crate::campaign::{Campaign, JoinCode, NameAsked, PackRef, Rules};
use crate::id::UnitId;
use crate::results::Tally;
use crate::survey::SurveyUse;

/// The longest title of a campaign, in characters.
pub const CAMPAIGN_TITLE_MOST_CHARS: usize = 120;
/// The longest a campaign may be open: ten years in milliseconds.
pub const OPEN_AT_MOST_MS: u64 = 3_652 * 86_400_000;
/// A campaign that is closed now closes in so many milliseconds, when every node knows of it: else one would mark records as
/// late that another takes for timely.
pub const CLOSING_TAKES_MS: u64 = 10_000;

/// One campaign in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CampaignSummary {
    /// The campaign.
    pub campaign: Campaign,
    /// Whose it is; none for one of the whole tree.
    #[serde(default)]
    pub unit: Option<UnitId>,
    /// Whether it is paused.
    #[serde(default)]
    pub paused: bool,
    /// Whether it is taken back: as if it had never been opened. It is then in the list only if something came all the same.
    #[serde(default)]
    pub taken_back: bool,
    /// Whether one may change it.
    #[serde(default)]
    pub may_change: bool,
    /// All of one's own units together.
    pub total: Tally,
}

/// `GET /api/v1/campaigns`: the campaigns an organizer may see, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CampaignList {
    /// The campaigns.
    pub campaigns: Vec<CampaignSummary>,
}

/// `POST /api/v1/organizer/campaigns`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewCampaign {
    /// Whose it is; none for one of the whole tree.
    pub unit: Option<UnitId>,
    /// Its title.
    pub title: String,
    /// The packs; none where a survey is asked.
    pub packs: Vec<PackRef>,
    /// The survey it asks instead.
    pub survey: Option<SurveyUse>,
    /// The units that take part, each with a code of its own.
    pub units: Vec<UnitId>,
    /// How many flowers a turn has.
    pub flowers: u32,
    /// What else holds.
    pub rules: Rules,
    /// What is asked about the person.
    pub name_asked: NameAsked,
    /// Opens at: Unix milliseconds.
    pub opens_at_ms: u64,
    /// Closes at: Unix milliseconds.
    pub closes_at_ms: u64,
}

/// `PUT /api/v1/organizer/campaigns/{id}`: what can still change once it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeCampaign {
    /// The title to have.
    pub title: String,
    /// Opens at: Unix milliseconds.
    pub opens_at_ms: u64,
    /// Closes at: Unix milliseconds. Now to close it, later to extend it.
    pub closes_at_ms: u64,
    /// Whether it is paused: its codes then lead to a page that says so. Phones that have opened it before can go on, and what
    /// they hold still comes in and counts.
    pub paused: bool,
    /// Whether it is taken back, which takes that nothing has come of it yet: its codes then lead nowhere. What a phone that
    /// has opened it in the meantime sends all the same counts.
    #[serde(default)]
    pub taken_back: bool,
}

/// `POST /api/v1/organizer/campaigns/{id}/units`: gives these units codes, too. To `…/units/take-back`: takes their codes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddUnits {
    /// The units.
    pub units: Vec<UnitId>,
}

/// A unit's own way into a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitLink {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// The names above it, from the top down.
    pub within: Vec<String>,
    /// The code; the link is `/j/{code}`.
    pub code: JoinCode,
}

/// `GET /api/v1/organizer/campaigns/{id}/links`: of one's own units, in the order of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitLinks {
    /// The campaign.
    pub summary: CampaignSummary,
    /// The links.
    pub links: Vec<UnitLink>,
}
