//! Campaigns (đợt) and the join codes (mã) that lead to them.

use serde::{Deserialize, Serialize};

use crate::id::{CampaignId, PackId, UnitId};
use crate::named::named;
use crate::pack::Contact;
use crate::survey::SurveyUse;

/// A pack pinned to one of its versions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PackRef {
    /// Which pack.
    pub id: PackId,
    /// Which version, from 1.
    pub version: u32,
}

named! {
    /// What a campaign asks about the person who takes part (see product.md, privacy).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NameAsked {
        /// Nothing.
        None = "none",
        /// Her name, with consent.
        Name = "name",
    }
}

named! {
    /// When she is told what was right.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Reveal {
        /// After each answer.
        #[default]
        AtOnce = "at_once",
        /// With the bouquet.
        AtEnd = "at_end",
        /// Once the campaign is closed. Until then no phone gets the key, and the server scores.
        AfterClosing = "after_closing",
    }
}

named! {
    /// How often one person may take part, and which of her turns counts. Turns are never added up.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Attempts {
        /// Once.
        One = "one",
        /// As often as she likes; the turn with the most right answers counts, of equal ones the shorter.
        #[default]
        Best = "best",
        /// As often as she likes; the first turn counts.
        First = "first",
        /// As often as she likes; the last turn counts.
        Last = "last",
    }
}

/// The rules of a campaign (product.md) that a phone keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Rules {
    /// Whether the questions are dealt by chance; else they come in the order of the packs.
    pub shuffle: bool,
    /// How long a question may be looked at, in seconds; no limit without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// When she is told what was right.
    pub reveal: Reveal,
    /// How often she may take part.
    pub attempts: Attempts,
    /// How many flowers bring luck (hoa may mắn): a warm wish, no points.
    pub lucky: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            shuffle: true,
            seconds: None,
            reveal: Reveal::default(),
            attempts: Attempts::default(),
            lucky: 1,
        }
    }
}

impl Rules {
    /// The longest a question may be given, in seconds.
    pub const MOST_SECONDS: u32 = 3_600;

    /// The time for a question in milliseconds.
    #[must_use]
    pub fn limit_ms(&self) -> Option<u32> {
        self.seconds.map(|seconds| seconds.clamp(1, Self::MOST_SECONDS) * 1_000)
    }

    /// Whether phones get the packs without their keys.
    #[must_use]
    pub fn withholds_key(&self) -> bool {
        self.reveal == Reveal::AfterClosing
    }
}

/// A campaign as a member's phone sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Its title.
    pub title: String,
    /// The packs its flowers come from; none where a survey is asked.
    pub packs: Vec<PackRef>,
    /// The survey it asks instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub survey: Option<SurveyUse>,
    /// How many flowers a turn has, 1 to [`Campaign::MOST_FLOWERS`]; a prediction is one more.
    pub flowers: u32,
    /// What else holds in it.
    #[serde(default)]
    pub rules: Rules,
    /// What is asked about the person.
    pub name_asked: NameAsked,
    /// Opens at: Unix milliseconds.
    pub opens_at_ms: u64,
    /// Closes at: Unix milliseconds. A result that arrives later is kept and marked late.
    pub closes_at_ms: u64,
}

impl Campaign {
    /// The most flowers one tree carries (look.md).
    pub const MOST_FLOWERS: u32 = 12;
}

/// Six easily read digits that lead to a campaign and a unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct JoinCode(String);

impl JoinCode {
    /// How many digits a code has.
    pub const LEN: usize = 6;

    /// Reads a code as people type it: spaces, dots and hyphens do not matter.
    /// None when what is left is not six digits.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\u{a0}')).collect();
        (digits.len() == Self::LEN && digits.bytes().all(|b| b.is_ascii_digit())).then_some(Self(digits))
    }

    /// The six digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The unit a code leads to, with the names above it for the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinedUnit {
    /// The unit's id.
    pub id: UnitId,
    /// The unit's name.
    pub name: String,
    /// The names above it, from the top down.
    pub within: Vec<String>,
}

/// Where a join code leads: the answer to `GET /api/v1/join/{code}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Joined {
    /// The code itself.
    pub code: JoinCode,
    /// The campaign.
    pub campaign: Campaign,
    /// The unit the participation counts for.
    pub unit: JoinedUnit,
    /// The commune's own trusted addresses (địa chỉ tin cậy), those of the nearest unit first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// The server's public key for rescue files: an uncompressed P-256 point as hexadecimal ([`crate::rescue`]). None
    /// from a server, or in a phone's storage, of before there were any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rescue_key: Option<String>,
    /// The languages (BCP 47) that some of its packs are there in besides their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub langs: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        for text in ["246810", " 246 810 ", "246-810", "24.68.10", "246\u{a0}810"] {
            assert_eq!(
                JoinCode::read(text).map(|c| c.as_str().to_owned()),
                Some("246810".to_owned()),
                "{text}"
            );
        }
        for text in ["", "24681", "2468101", "24681o", "２４６８１０"] {
            assert_eq!(JoinCode::read(text), None, "{text}");
        }
    }
}
