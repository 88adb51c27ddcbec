//! What the organizer app and the server say to each other about people and campaigns.

use serde::{Deserialize, Serialize};

use crate::campaign::Campaign;
use crate::results::Tally;

/// The shortest password, in characters (NIST SP 800-63B, section 5.1.1).
pub const PASSWORD_LEAST_CHARS: usize = 8;
/// The longest password, in characters: bounds the work of hashing.
pub const PASSWORD_MOST_CHARS: usize = 128;
/// The longest sign-in name, in characters.
pub const NAME_MOST_CHARS: usize = 64;

/// `POST /api/v1/organizer/session`: signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignIn {
    /// The sign-in name; case does not matter.
    pub name: String,
    /// The password as typed.
    pub password: String,
}

/// `POST /api/v1/organizer/invitation`: uses a one-time link to make an account, and signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AcceptInvitation {
    /// The secret from the link.
    pub token: String,
    /// The sign-in name to have.
    pub name: String,
    /// The password to have.
    pub password: String,
}

/// `GET /api/v1/organizer/me`, and the answer to both posts above.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// The sign-in name as chosen.
    pub name: String,
}

/// One campaign in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CampaignSummary {
    /// The campaign.
    pub campaign: Campaign,
    /// All its units together.
    pub total: Tally,
}

/// `GET /api/v1/campaigns`: the campaigns an organizer may see, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CampaignList {
    /// The campaigns.
    pub campaigns: Vec<CampaignSummary>,
}
