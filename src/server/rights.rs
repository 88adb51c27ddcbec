//! Who may do what, in one place: a route belongs to a group that takes a role ([`crate::http`]), and a handler asks here
//! whether what it is about lies within the part of the tree where the organizer has hers.

use domain::id::{CampaignId, UnitId};
use domain::rights::Role;

use crate::catalog::{Catalog, Entry};

/// The organizer who asks.
#[derive(Clone, Debug)]
pub struct Organizer {
    /// The account.
    pub id: String,
    /// The sign-in name as chosen.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// Where; everywhere without one.
    pub unit: Option<UnitId>,
    /// The hash of the session's secret.
    pub token_sha256: String,
}

/// What she asks about is not hers to see: the same as if there were no such thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not within the organizer's rights")]
pub struct Outside;

impl Organizer {
    /// Whether a unit is within her part of the tree; the whole tree (none) is for those alone who have no unit.
    #[must_use]
    pub fn has(&self, unit: Option<&UnitId>, catalog: &Catalog) -> bool {
        match unit {
            None => self.unit.is_none(),
            // An unknown unit is nobody's, not even hers who has the whole tree.
            Some(unit) => catalog.unit(unit).is_some() && catalog.units().is_within(unit, self.unit.as_ref()),
        }
    }

    /// Goes on only within her part of the tree.
    ///
    /// # Errors
    /// [`Outside`].
    pub fn within(&self, unit: Option<&UnitId>, catalog: &Catalog) -> Result<(), Outside> {
        if self.has(unit, catalog) { Ok(()) } else { Err(Outside) }
    }

    /// A campaign that is hers, or that one of her units takes part in.
    ///
    /// # Errors
    /// [`Outside`].
    pub fn campaign<'a>(&self, id: &CampaignId, catalog: &'a Catalog) -> Result<&'a Entry, Outside> {
        catalog.campaign(id).filter(|entry| self.sees(entry, catalog)).ok_or(Outside)
    }

    /// Whether a campaign is hers, or one of her units takes part in it.
    #[must_use]
    pub fn sees(&self, entry: &Entry, catalog: &Catalog) -> bool {
        self.owns(entry, catalog) || entry.units.iter().any(|unit| self.has(Some(unit), catalog))
    }

    /// Whether a campaign is hers to change, given the role.
    #[must_use]
    pub fn owns(&self, entry: &Entry, catalog: &Catalog) -> bool {
        self.has(entry.owner.as_ref(), catalog)
    }

    /// Whether she may use what belongs to a unit: her own part's, and that of the units above hers.
    #[must_use]
    pub fn may_use(&self, unit: Option<&UnitId>, catalog: &Catalog) -> bool {
        let is_above =
            |unit: &UnitId| self.unit.as_ref().is_some_and(|own| catalog.units().is_within(own, Some(unit)));
        self.has(unit, catalog) || unit.is_none_or(is_above)
    }

    /// Whether she may change what belongs to a unit.
    #[must_use]
    pub fn may_change(&self, unit: Option<&UnitId>, catalog: &Catalog) -> bool {
        self.role >= Role::Organizer && self.has(unit, catalog)
    }
}
