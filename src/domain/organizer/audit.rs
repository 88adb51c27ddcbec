//! The audit log: who changed what, when, and how it was before.

pub mod words;

use serde::{Deserialize, Serialize};

use crate::id::UnitId;
use crate::named::named;

named! {
    /// What was done.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Deed {
        /// Signed in.
        SignedIn = "signed_in",
        /// Made an account by a one-time link.
        AcceptedInvitation = "accepted_invitation",
        /// Made an invitation.
        Invited = "invited",
        /// Took an invitation back.
        TookBackInvitation = "took_back_invitation",
        /// Changed role, unit or state of an account.
        ChangedPerson = "changed_person",
        /// Changed her own password.
        ChangedPassword = "changed_password",
        /// Made a link to set another's password anew.
        OfferedReset = "offered_reset",
        /// Set a password by such a link.
        ResetPassword = "reset_password",
        /// Ended sessions.
        EndedSessions = "ended_sessions",
        /// Made a unit.
        MadeUnit = "made_unit",
        /// Made units from a spreadsheet.
        ImportedUnits = "imported_units",
        /// Changed a unit's name, level or number of members.
        ChangedUnit = "changed_unit",
        /// Moved a unit below another.
        MovedUnit = "moved_unit",
        /// Merged a unit into another.
        MergedUnit = "merged_unit",
        /// Closed a unit.
        ClosedUnit = "closed_unit",
        /// Took the last change of a unit back.
        UndidUnit = "undid_unit",
        /// Changed a unit's trusted addresses.
        ChangedContacts = "changed_contacts",
        /// Changed the names of the levels.
        ChangedLevels = "changed_levels",
        /// Made a pack.
        MadePack = "made_pack",
        /// Changed a pack's draft.
        ChangedPack = "changed_pack",
        /// Threw a pack's draft away.
        DroppedDraft = "dropped_draft",
        /// Published a version of a pack.
        PublishedPack = "published_pack",
        /// Published a version of a survey.
        PublishedSurvey = "published_survey",
        /// Uploaded a picture.
        UploadedPicture = "uploaded_picture",
        /// Made a campaign.
        MadeCampaign = "made_campaign",
        /// Changed a campaign's title or times, paused it or took it back.
        ChangedCampaign = "changed_campaign",
        /// Added units to a campaign.
        AddedUnits = "added_units",
        /// Took units out of a campaign again.
        TookBackUnits = "took_back_units",
        /// Noted a meeting.
        MadeMeeting = "made_meeting",
        /// Changed a meeting.
        ChangedMeeting = "changed_meeting",
        /// Took a meeting out.
        DroppedMeeting = "dropped_meeting",
    }
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// Its id: in the order of time.
    pub id: String,
    /// When: Unix milliseconds.
    pub at_ms: u64,
    /// Who: her sign-in name at that time.
    pub who: String,
    /// What was done.
    pub deed: Deed,
    /// What it was done to, such as `unit nguyen-nghiem`.
    pub subject: String,
    /// The unit whose admins may read the line; none for those of the whole tree alone.
    pub unit: Option<UnitId>,
    /// How it was before, as JSON; empty where there was nothing.
    pub before: String,
    /// How it is after it, as JSON; empty where there is nothing.
    pub after: String,
}

/// `GET /api/v1/organizer/audit`: the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditPage {
    /// The lines.
    pub entries: Vec<AuditEntry>,
    /// Whether there are older ones: ask on with `before` and the id of the last.
    pub more: bool,
}
