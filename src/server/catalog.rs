//! What every upload is judged against, in memory: campaigns, units, packs, surveys and join codes. Read often, changed rarely.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use domain::campaign::{Campaign, JoinCode, Joined, JoinedUnit, PackRef};
use domain::id::{CampaignId, PackId, SurveyId, UnitId};
use domain::pack::{Contact, Pack};
use domain::turn::deal;
use domain::unit::Unit;

use crate::published::{PublishedPack, PublishedSurvey};
use crate::units::Units;

/// A campaign and the units that have a join code for it.
#[derive(Debug)]
pub struct Entry {
    /// The campaign.
    pub campaign: Campaign,
    /// Whose it is; none for one of the whole tree.
    pub owner: Option<UnitId>,
    /// Whether phones take no new turns.
    pub paused: bool,
    /// Whether it is as if it had never been opened.
    pub taken_back: bool,
    /// The units of its codes, and those that stand for them by now.
    pub units: HashSet<UnitId>,
    /// The units whose codes were taken back.
    gone: HashSet<UnitId>,
    /// How many answers a turn has.
    pub answers: usize,
}

impl Entry {
    fn new(kept: KeptCampaign, packs: &[Arc<PublishedPack>]) -> Self {
        let KeptCampaign { campaign, unit: owner, paused, taken_back, .. } = kept;
        let used: Option<Vec<Pack>> = campaign
            .packs
            .iter()
            .map(|pack| packs.iter().find(|p| p.pack.pack_ref() == *pack).map(|p| p.pack.clone()))
            .collect();
        // Which questions are dealt depends on the seed, how many does not. Without the packs we cannot know better.
        let answers = used.map_or(campaign.flowers as usize, |packs| deal(&packs, &campaign, 0).len());
        Self { campaign, owner, paused, taken_back, units: HashSet::new(), gone: HashSet::new(), answers }
    }

    /// Whether a unit takes part, or has until its code was taken back: phones may have it still.
    #[must_use]
    pub fn expects(&self, unit: &UnitId) -> bool {
        self.units.contains(unit) || self.gone.contains(unit)
    }
}

/// A campaign and what phones need not know of it.
#[derive(Clone, Debug)]
pub struct KeptCampaign {
    /// The campaign.
    pub campaign: Campaign,
    /// Whose it is; none for one of the whole tree.
    pub unit: Option<UnitId>,
    /// Whether phones take no new turns.
    pub paused: bool,
    /// Whether it is as if it had never been opened.
    pub taken_back: bool,
    /// When it was made: Unix milliseconds.
    pub created_at_ms: u64,
}

/// Where a join code leads.
#[derive(Clone, Debug)]
pub struct CodeTarget {
    /// The campaign.
    pub campaign: CampaignId,
    /// The unit.
    pub unit: UnitId,
    /// Whether it was given out by mistake and leads nowhere any more.
    pub taken_back: bool,
}

/// The whole, as of one moment.
#[derive(Debug, Default)]
pub struct Catalog {
    campaigns: HashMap<CampaignId, Entry>,
    units: Units,
    packs: HashMap<PackId, Vec<Arc<PublishedPack>>>,
    surveys: HashMap<SurveyId, Vec<Arc<PublishedSurvey>>>,
    contacts: HashMap<UnitId, Vec<Contact>>,
    codes: HashMap<JoinCode, CodeTarget>,
    rescue_key: Option<String>,
    /// Until when the key of a pack is given to nobody: Unix milliseconds.
    withheld: HashMap<PackRef, u64>,
    revision: u64,
}

impl Catalog {
    /// Puts together what the store holds.
    #[must_use]
    pub fn new(
        campaigns: Vec<KeptCampaign>,
        units: Units,
        packs: Vec<Arc<PublishedPack>>,
        codes: HashMap<JoinCode, CodeTarget>,
    ) -> Self {
        let withheld = withheld_keys(&campaigns);
        let mut catalog = Self {
            campaigns: campaigns
                .into_iter()
                .map(|kept| (kept.campaign.id.clone(), Entry::new(kept, &packs)))
                .collect(),
            withheld,
            units,
            packs: HashMap::new(),
            surveys: HashMap::new(),
            contacts: HashMap::new(),
            codes,
            rescue_key: None,
            revision: 0,
        };
        for pack in packs {
            catalog.packs.entry(pack.pack.id.clone()).or_default().push(pack);
        }
        for target in catalog.codes.values() {
            if let Some(entry) = catalog.campaigns.get_mut(&target.campaign) {
                let units = if target.taken_back { &mut entry.gone } else { &mut entry.units };
                units.insert(target.unit.clone());
                units.insert(catalog.units.stands_for(&target.unit).clone());
            }
        }
        catalog
    }

    /// The same catalog with these surveys.
    #[must_use]
    pub fn with_surveys(mut self, surveys: Vec<Arc<PublishedSurvey>>) -> Self {
        for survey in surveys {
            self.surveys.entry(survey.survey.id.clone()).or_default().push(survey);
        }
        self
    }

    /// The same catalog with the units' own trusted addresses.
    #[must_use]
    pub fn with_contacts(self, contacts: HashMap<UnitId, Vec<Contact>>) -> Self {
        Self { contacts, ..self }
    }

    /// The same catalog with the public key that phones seal rescue files for.
    #[must_use]
    pub fn with_rescue_key(self, public: String) -> Self {
        Self { rescue_key: Some(public), ..self }
    }

    /// The same catalog under the number it has in the database (see [`crate::store::changes`]).
    #[must_use]
    pub fn of_revision(self, revision: u64) -> Self {
        Self { revision, ..self }
    }

    /// That number.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// A campaign; none if there is no such one.
    #[must_use]
    pub fn campaign(&self, id: &CampaignId) -> Option<&Entry> {
        self.campaigns.get(id)
    }

    /// A unit; none if there is no such one.
    #[must_use]
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.get(id).map(|unit| &unit.now)
    }

    /// Every unit with its history.
    #[must_use]
    pub fn units(&self) -> &Units {
        &self.units
    }

    /// Every join code with where it leads.
    pub fn codes(&self) -> impl Iterator<Item = (&JoinCode, &CodeTarget)> {
        self.codes.iter()
    }

    /// The versions of a pack, the latest last; none if there is no such pack.
    #[must_use]
    pub fn versions(&self, id: &PackId) -> &[Arc<PublishedPack>] {
        self.packs.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every published survey.
    pub fn surveys(&self) -> impl Iterator<Item = &Arc<PublishedSurvey>> {
        self.surveys.values().flatten()
    }

    /// A version of a pack; none if there is no such one.
    #[must_use]
    pub fn pack(&self, id: &PackId, version: u32) -> Option<&Arc<PublishedPack>> {
        self.packs.get(id)?.iter().find(|published| published.pack.version == version)
    }

    /// Every campaign.
    pub fn campaigns(&self) -> impl Iterator<Item = &Entry> {
        self.campaigns.values()
    }

    /// The trusted addresses of a unit itself.
    #[must_use]
    pub fn contacts(&self, unit: &UnitId) -> &[Contact] {
        self.contacts.get(unit).map(Vec::as_slice).unwrap_or_default()
    }

    /// A version of a survey; none if there is no such one.
    #[must_use]
    pub fn survey(&self, id: &SurveyId, version: u32) -> Option<&Arc<PublishedSurvey>> {
        self.surveys.get(id)?.iter().find(|published| published.survey.version == version)
    }

    /// Whether the key of a pack may be given out: no campaign that withholds it is still to be closed.
    #[must_use]
    pub fn gives_key(&self, pack: &Pack, now_ms: u64) -> bool {
        self.withheld.get(&pack.pack_ref()).is_none_or(|until_ms| now_ms > *until_ms)
    }

    /// Every published pack.
    pub fn packs(&self) -> impl Iterator<Item = &Arc<PublishedPack>> {
        self.packs.values().flatten()
    }

    /// Whether a code leads to a campaign that is paused.
    #[must_use]
    pub fn is_paused(&self, code: &JoinCode) -> bool {
        let target = self.codes.get(code).filter(|target| !target.taken_back);
        let entry = target.and_then(|target| self.campaign(&target.campaign));
        entry.is_some_and(|entry| entry.paused && !entry.taken_back)
    }

    /// What a member's phone needs to know of a code; none if it leads nowhere.
    #[must_use]
    pub fn join(&self, code: &JoinCode) -> Option<Joined> {
        let target = self.codes.get(code).filter(|target| !target.taken_back)?;
        // Printed codes outlive the branch that they were printed for.
        let unit = self.unit(self.units.stands_for(&target.unit))?;
        let within = self.names_above(&unit.id);
        let entry = self.campaign(&target.campaign).filter(|entry| !entry.taken_back)?;
        let campaign = entry.campaign.clone();
        let packs = campaign.packs.iter().filter_map(|pack| self.pack(&pack.id, pack.version));
        let langs: BTreeSet<&str> = packs.flat_map(|pack| pack.langs()).collect();
        let langs = langs.into_iter().map(str::to_owned).collect();
        let own = |unit: &Unit| self.contacts(&unit.id).to_vec();
        let contacts = std::iter::once(unit).chain(self.units.above(&unit.id)).flat_map(own).collect();
        Some(Joined {
            code: code.clone(),
            campaign,
            langs,
            unit: JoinedUnit { id: unit.id.clone(), name: unit.name.clone(), within },
            contacts,
            rescue_key: self.rescue_key.clone(),
        })
    }

    /// The names above a unit, from the top down.
    #[must_use]
    pub fn names_above(&self, unit: &UnitId) -> Vec<String> {
        let mut within: Vec<String> = self.units.above(unit).map(|above| above.name.clone()).collect();
        within.reverse();
        within
    }

    /// The units a campaign's results are shown for, as they were on a day: those of its codes, `others`, and all above them.
    #[must_use]
    pub fn units_shown<'a>(
        &'a self,
        entry: &'a Entry,
        others: impl Iterator<Item = &'a UnitId>,
        day: &str,
    ) -> Vec<Unit> {
        let ids = entry.units.iter().chain(others).map(|id| self.units.stands_for_on(id, Some(day)));
        self.units.tree_on(ids, day)
    }
}

/// Until when the key of a pack is withheld: until the last campaign that withholds it is closed; not at all where
/// another campaign reveals the same version, as it is public then.
fn withheld_keys(campaigns: &[KeptCampaign]) -> HashMap<PackRef, u64> {
    let mut withheld: HashMap<PackRef, u64> = HashMap::new();
    let open = || campaigns.iter().filter(|kept| !kept.taken_back).map(|kept| &kept.campaign);
    for campaign in open().filter(|campaign| campaign.rules.withholds_key()) {
        for pack in &campaign.packs {
            let until_ms = withheld.entry(pack.clone()).or_default();
            *until_ms = campaign.closes_at_ms.max(*until_ms);
        }
    }
    for campaign in open().filter(|campaign| !campaign.rules.withholds_key()) {
        for pack in &campaign.packs {
            withheld.remove(pack);
        }
    }
    withheld
}

/// The catalog in use; changing it swaps the whole.
#[derive(Debug, Default)]
pub struct SharedCatalog(RwLock<Arc<Catalog>>);

impl SharedCatalog {
    /// Starts with this catalog.
    #[must_use]
    pub fn new(catalog: Catalog) -> Self {
        Self(RwLock::new(Arc::new(catalog)))
    }

    /// The catalog as it is now.
    #[must_use]
    pub fn get(&self) -> Arc<Catalog> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another in its place, unless the one in use is newer.
    pub fn put(&self, catalog: Catalog) {
        let mut used = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if used.revision <= catalog.revision {
            *used = Arc::new(catalog);
        }
    }
}
