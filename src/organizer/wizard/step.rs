//! The steps to a campaign, and what keeps one from being done.

use crate::period::Unfit;

/// The steps, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    #[default]
    Content,
    Units,
    Dates,
    Rules,
    Preview,
}

impl Step {
    pub const ALL: [Self; 5] = [Self::Content, Self::Units, Self::Dates, Self::Rules, Self::Preview];

    /// The step after this one; none after the last.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|step| *step > self)
    }

    /// The step before this one; none before the first.
    pub fn back(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|step| *step < self)
    }
}

/// What keeps a step from being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    NoPacks,
    TooManyPacks,
    NoSurvey,
    NoTitle,
    TitleTooLong,
    NoUnits,
    Times(Unfit),
    /// Not a number from 1 to `most`.
    Flowers {
        most: u32,
    },
    /// Neither empty nor a time for a question.
    Seconds,
    /// Not a number up to `most`.
    Lucky {
        most: u32,
    },
}
