//! Accounts, invitations and sessions.

use serde::{Deserialize, Serialize};

use crate::id::UnitId;
use crate::rights::Role;

/// The longest note on an invitation, in characters.
pub const NOTE_MOST_CHARS: usize = 100;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Person {
    /// Its id.
    pub id: String,
    /// The sign-in name as chosen.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// Where she may do it: this unit and all below it; everywhere without one.
    pub unit: Option<UnitId>,
    /// Whether the account is closed: nobody signs in with it.
    pub closed: bool,
    /// When the account was made: Unix milliseconds.
    pub created_at_ms: u64,
    /// When one of her sessions was last seen, to the hour; none where there is no session.
    pub seen_at_ms: Option<u64>,
}

/// An invitation that nobody has used yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenInvitation {
    /// By this it can be taken back; it is not the secret.
    pub id: String,
    /// The role it gives.
    pub role: Role,
    /// Where; everywhere without one.
    pub unit: Option<UnitId>,
    /// For whom, as whoever made it wrote.
    pub note: String,
    /// Until when it can be used: Unix milliseconds.
    pub expires_at_ms: u64,
}

/// `GET /api/v1/organizer/people`: those whose rights lie within one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct People {
    /// The accounts, by name.
    pub people: Vec<Person>,
    /// The invitations, the newest first.
    pub invitations: Vec<OpenInvitation>,
}

/// `POST /api/v1/organizer/invitations`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invite {
    /// The role to give.
    pub role: Role,
    /// Where; everywhere without one.
    pub unit: Option<UnitId>,
    /// For whom; may be empty.
    pub note: String,
}

/// A one-time link: its page and, behind `#`, this secret. It is told once and never again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OneTimeLink {
    /// The secret.
    pub token: String,
    /// Until when it can be used: Unix milliseconds.
    pub expires_at_ms: u64,
}

/// `POST /api/v1/organizer/link`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskLink {
    /// The secret of the link.
    pub token: String,
}

/// What a one-time link is good for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkOffer {
    /// The sign-in name whose password it sets anew; none where it makes an account.
    pub password_of: Option<String>,
    /// The role of the account.
    pub role: Role,
    /// The name of the unit it has that role in; everywhere without one.
    pub unit: Option<String>,
    /// Until when it can be used: Unix milliseconds.
    pub expires_at_ms: u64,
}

/// `PUT /api/v1/organizer/people/{id}`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePerson {
    /// The role to have.
    pub role: Role,
    /// Where; everywhere without one.
    pub unit: Option<UnitId>,
    /// Whether the account is closed. Its sessions then end.
    pub closed: bool,
}

/// `PUT /api/v1/organizer/password`: her own. Every other session of hers ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePassword {
    /// The one so far.
    pub old: String,
    /// The one to have.
    pub new: String,
}

/// `POST /api/v1/organizer/password`: sets a password by the one-time link of a superior. Every session so far ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResetPassword {
    /// The secret of the link.
    pub token: String,
    /// The password to have.
    pub password: String,
}

/// A session of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionInfo {
    /// By this it can be ended; it is not the secret.
    pub id: String,
    /// When she signed in: Unix milliseconds.
    pub created_at_ms: u64,
    /// When it was last seen, to the hour: Unix milliseconds.
    pub seen_at_ms: u64,
    /// The browser as it names itself, cut short.
    pub browser: String,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// `GET /api/v1/organizer/sessions`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sessions {
    /// The last seen first.
    pub sessions: Vec<SessionInfo>,
}
