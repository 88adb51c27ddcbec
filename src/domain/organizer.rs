//! What the organizer app and the server say to each other about people and campaigns.

pub mod audit;
pub mod campaigns;
pub mod meetings;
pub mod packs;
pub mod people;
pub mod units;

use serde::{Deserialize, Serialize};

pub use campaigns::{CampaignList, CampaignSummary};

use crate::id::UnitId;
use crate::rights::Role;

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
    /// The account's id.
    pub id: String,
    /// The sign-in name as chosen.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// Where she may do it: this unit and all below it; everywhere without one.
    pub unit: Option<UnitId>,
}
