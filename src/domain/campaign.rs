//! Campaigns (đợt) and the join codes (mã) that lead to them.

use serde::{Deserialize, Serialize};

use crate::id::{CampaignId, PackId, UnitId};

/// A pack pinned to one of its versions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PackRef {
    /// Which pack.
    pub id: PackId,
    /// Which version, from 1.
    pub version: u32,
}

/// What a campaign asks about the person who takes part (see product.md, privacy).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameAsked {
    /// Nothing.
    None,
    /// Her name, with consent.
    Name,
}

/// A campaign as a member's phone sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Its title.
    pub title: String,
    /// The packs its flowers come from.
    pub packs: Vec<PackRef>,
    /// How many flowers a turn has, 1 to [`Campaign::MOST_FLOWERS`].
    pub flowers: u32,
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
pub struct Joined {
    /// The code itself.
    pub code: JoinCode,
    /// The campaign.
    pub campaign: Campaign,
    /// The unit the participation counts for.
    pub unit: JoinedUnit,
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
