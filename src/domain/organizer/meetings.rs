//! Meetings (buổi sinh hoạt): what a branch held, and who came.

use serde::{Deserialize, Serialize};

use crate::id::{CampaignId, UnitId};
use crate::named::named;

/// The longest place, host and list of partners, in characters.
pub const MEETING_MOST_CHARS: usize = 200;
/// The most people at a meeting.
pub const MOST_ATTENDANCE: u32 = 100_000;

named! {
    /// What kind of meeting (hình thức).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum MeetingKind {
        /// Hái hoa dân chủ.
        HaiHoa = "hai_hoa",
        /// Sinh hoạt chi hội.
        Branch = "branch",
        /// Hội thi.
        Contest = "contest",
        /// Tọa đàm.
        Discussion = "discussion",
        /// Họp thôn.
        Village = "village",
        /// Phiên tòa giả định.
        MockTrial = "mock_trial",
        /// Lễ phát động.
        Launch = "launch",
        /// Another.
        Other = "other",
    }
}

/// What is noted of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MeetingNote {
    /// The unit that held it.
    pub unit: UnitId,
    /// The campaign it was part of.
    pub campaign: Option<CampaignId>,
    /// What kind.
    pub kind: MeetingKind,
    /// The day, `YYYY-MM-DD`.
    pub held_on: String,
    /// Where; may be empty.
    pub place: String,
    /// Who led it; may be empty.
    pub host: String,
    /// How many women came; none where nobody counted.
    pub women: Option<u32>,
    /// How many men.
    pub men: Option<u32>,
    /// How many of all these belong to an ethnic minority.
    pub minorities: Option<u32>,
    /// Who else took part (cơ quan phối hợp); may be empty.
    pub partners: String,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Meeting {
    /// Its id.
    pub id: String,
    /// What is noted.
    pub note: MeetingNote,
    /// When that was last changed: Unix milliseconds.
    pub changed_at_ms: u64,
}

/// `GET /api/v1/organizer/meetings`: of one's own units, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Meetings {
    /// The meetings.
    pub meetings: Vec<Meeting>,
}

/// Why a note is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MeetingError {
    /// No day of the calendar, or before 2000.
    #[error("held_on is no day")]
    Day,
    /// A day that has not come yet.
    #[error("held_on has not come yet")]
    Future,
    /// A text is too long or holds control characters.
    #[error("{0} is too long or holds control characters")]
    Text(&'static str),
    /// More people than there can be, or more of a minority than came.
    #[error("the attendance cannot be")]
    Attendance,
}

impl MeetingNote {
    /// Everything for which the note cannot be kept; `today` is the latest day there can be, `YYYY-MM-DD`.
    #[must_use]
    pub fn problems(&self, today: &str) -> Vec<MeetingError> {
        let mut problems = Vec::new();
        if !crate::survey::is_day(&self.held_on) || *self.held_on < *"2000" {
            problems.push(MeetingError::Day);
        } else if *self.held_on > *today {
            problems.push(MeetingError::Future);
        }
        for (field, text) in [("place", &self.place), ("host", &self.host), ("partners", &self.partners)] {
            if text.chars().count() > MEETING_MOST_CHARS || text.chars().any(char::is_control) {
                problems.push(MeetingError::Text(field));
            }
        }
        let [women, men, minorities] = [self.women, self.men, self.minorities].map(|n| n.unwrap_or_default());
        let fits = [women, men, minorities].iter().all(|count| *count <= MOST_ATTENDANCE);
        let counted = self.women.is_some() || self.men.is_some();
        let is_part = !counted || minorities <= women.saturating_add(men);
        if !fits || !is_part {
            problems.push(MeetingError::Attendance);
        }
        problems
    }

    /// Whether it could be the same meeting, noted twice: that unit, that day, that kind.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        (&self.unit, &self.held_on, self.kind) == (&other.unit, &other.held_on, other.kind)
    }
}
