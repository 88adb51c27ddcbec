//! How much may be kept of what comes from outside: by device and by campaign, never by address (a village shares one).
//!
//! Nobody signs in to take part, so what a device or a campaign sends is bounded by what it could honestly send. What is
//! over a limit is answered with `retry`: the phone keeps it and sends it later, nothing is lost, nobody is shut out.
//!
//! - *A device* may send [`DEVICE_BURST`] records at once and one more a second: a phone that stood on a table all day
//!   and found a network in the evening is far below, a phone that seals in a circle is not.
//! - *A campaign* may add a budget of bytes at once, and as much again over a day (`--campaign-mb`; by default some five
//!   million records, fifteen times the province of five years). Made-up devices get no further than that: the disk
//!   stays, other campaigns go on, and honest phones of this one wait until it has room again. Records that come under
//!   the id of another are kept like any other, and come out of the same budget.
//! - *Records set aside* have 1/[`APART_SHARE`] of that budget to themselves, by the campaign they name (one more for all
//!   that name none we know): a phone of ours seals none but by a fault of ours.
//! - *A form of a survey* comes out of its campaign's budget alone: it names no device, and none is asked for.
//!
//! What was there already adds nothing and costs nothing. Each node keeps its own account, in memory; a restart begins
//! anew.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::{Mutex, PoisonError};

use domain::id::CampaignId;
use domain::wire::Outcome;

use crate::record::Item;

/// The records a device may send at once: a turn takes half a minute, so that this is more than a day's work.
const DEVICE_BURST: u64 = 1_000;
/// Which part of a campaign's budget records set aside may take.
const APART_SHARE: u64 = 64;
/// Devices remembered in each of two generations: some 3 MB at the most. Who is forgotten begins anew.
const GENERATION: usize = 50_000;
/// When to ask again for room in a budget that takes a day to come back.
const BUDGET_WAIT_S: u64 = 60;
/// What a stored record takes beside its body: keys, indexes, flags.
const ROW_BYTES: u64 = 256;

const SECOND_NS: u64 = 1_000_000_000;
const DAY_NS: u64 = 86_400 * SECOND_NS;

/// How much a meter takes: at most `burst` units at once, each free again after `unit_ns`.
#[derive(Clone, Copy, Debug)]
struct Rate {
    burst: u64,
    unit_ns: u64,
}

impl Rate {
    /// So many units at once, and as many again over a day.
    fn daily(burst: u64) -> Self {
        let burst = burst.max(1);
        Self { burst, unit_ns: (DAY_NS / burst).max(1) }
    }
}

/// What was used, as the moment when all of it is free again (the generic cell rate algorithm of ITU-T I.371).
#[derive(Clone, Copy, Debug, Default)]
struct Meter {
    free_at_ns: u64,
}

impl Meter {
    /// Takes `units`; in how many nanoseconds there is room for them, if there is none now.
    ///
    /// # Errors
    /// That time; nothing is taken.
    fn take(&mut self, units: u64, rate: Rate, now_ns: u64) -> Result<(), u64> {
        // More than all at once is let in when nothing is used: else it would wait for ever.
        let cost_ns = units.min(rate.burst).saturating_mul(rate.unit_ns);
        let then_ns = self.free_at_ns.max(now_ns).saturating_add(cost_ns);
        let latest_ns = now_ns.saturating_add(rate.burst.saturating_mul(rate.unit_ns));
        match then_ns.checked_sub(latest_ns).filter(|over_ns| *over_ns > 0) {
            Some(over_ns) => Err(over_ns),
            None => {
                self.free_at_ns = then_ns;
                Ok(())
            }
        }
    }

    fn give_back(&mut self, units: u64, rate: Rate) {
        let cost_ns = units.min(rate.burst).saturating_mul(rate.unit_ns);
        self.free_at_ns = self.free_at_ns.saturating_sub(cost_ns);
    }
}

/// Devices, each by a keyed hash of its id: whoever makes ids up does not know where they fall. The generation before is
/// dropped when the young one is full.
#[derive(Debug, Default)]
struct Devices {
    hashes: RandomState,
    young: HashMap<u64, Meter>,
    old: HashMap<u64, Meter>,
}

impl Devices {
    fn meter(&mut self, key: u64) -> &mut Meter {
        if !self.young.contains_key(&key) && self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        let before = self.old.remove(&key);
        self.young.entry(key).or_insert(before.unwrap_or_default())
    }
}

/// Whose account an item is on. Campaigns are those of the catalog, so that there are only so many.
#[derive(Clone, Debug)]
enum Account {
    Device { device: u64, campaign: CampaignId },
    Campaign(CampaignId),
    Apart(Option<CampaignId>),
}

/// What was taken for one item.
#[derive(Clone, Debug)]
pub struct Charge {
    account: Account,
    bytes: u64,
}

/// Come again later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Over {
    /// In so many seconds, at least 1.
    pub seconds: u64,
}

#[derive(Debug, Default)]
struct Meters {
    devices: Devices,
    campaigns: HashMap<CampaignId, Meter>,
    apart: HashMap<Option<CampaignId>, Meter>,
}

/// The accounts of this node.
#[derive(Debug)]
pub struct Quota {
    device: Rate,
    campaign: Rate,
    apart: Rate,
    meters: Mutex<Meters>,
}

impl Quota {
    /// Accounts with a budget of so many megabytes (10^6) for each campaign.
    #[must_use]
    pub fn new(campaign_mb: u64) -> Self {
        let bytes = campaign_mb.saturating_mul(1_000_000);
        Self {
            device: Rate { burst: DEVICE_BURST, unit_ns: SECOND_NS },
            campaign: Rate::daily(bytes),
            apart: Rate::daily(bytes / APART_SHARE),
            meters: Mutex::default(),
        }
    }

    /// Takes from the accounts what `item` will cost. `now_us` only grows ([`crate::clock::Clock::ticks_us`]).
    ///
    /// # Errors
    /// [`Over`]: the item is not to be stored now.
    pub fn admit(&self, item: &Item, now_us: u64) -> Result<Charge, Over> {
        let now_ns = now_us.saturating_mul(1_000);
        let mut meters = self.meters.lock().unwrap_or_else(PoisonError::into_inner);
        let charge = charge(item, &meters.devices.hashes);
        match &charge.account {
            Account::Device { device, campaign } => {
                let taken = meters.devices.meter(*device).take(1, self.device, now_ns);
                taken.map_err(|over_ns| Over { seconds: over_ns.div_ceil(SECOND_NS) })?;
                let budget = meters.campaigns.entry(campaign.clone()).or_default();
                if budget.take(charge.bytes, self.campaign, now_ns).is_err() {
                    meters.devices.meter(*device).give_back(1, self.device);
                    return Err(Over { seconds: BUDGET_WAIT_S });
                }
            }
            Account::Campaign(campaign) => {
                let budget = meters.campaigns.entry(campaign.clone()).or_default();
                let taken = budget.take(charge.bytes, self.campaign, now_ns);
                taken.map_err(|_| Over { seconds: BUDGET_WAIT_S })?;
            }
            Account::Apart(campaign) => {
                let budget = meters.apart.entry(campaign.clone()).or_default();
                let taken = budget.take(charge.bytes, self.apart, now_ns);
                taken.map_err(|_| Over { seconds: BUDGET_WAIT_S })?;
            }
        }
        Ok(charge)
    }

    /// Gives back what was taken for an item that added nothing: it was there already, or nothing could be stored.
    pub fn settle(&self, charge: &Charge, outcome: Outcome) {
        if !matches!(outcome, Outcome::Duplicate | Outcome::Retry) {
            return;
        }
        let mut meters = self.meters.lock().unwrap_or_else(PoisonError::into_inner);
        match &charge.account {
            Account::Device { device, campaign } => {
                meters.devices.meter(*device).give_back(1, self.device);
                if let Some(budget) = meters.campaigns.get_mut(campaign) {
                    budget.give_back(charge.bytes, self.campaign);
                }
            }
            Account::Campaign(campaign) => {
                if let Some(budget) = meters.campaigns.get_mut(campaign) {
                    budget.give_back(charge.bytes, self.campaign);
                }
            }
            Account::Apart(campaign) => {
                if let Some(budget) = meters.apart.get_mut(campaign) {
                    budget.give_back(charge.bytes, self.apart);
                }
            }
        }
    }
}

fn charge(item: &Item, hashes: &RandomState) -> Charge {
    let (account, body) = match item {
        Item::Record(record) => {
            let device = hashes.hash_one(record.device.as_str());
            (Account::Device { device, campaign: record.judged.campaign.clone() }, &record.body)
        }
        Item::Form(form) => (Account::Campaign(form.judged.campaign.clone()), &form.body),
        Item::SetAside(record) => (Account::Apart(record.campaign.clone()), &record.body),
    };
    Charge { account, bytes: body.len() as u64 + ROW_BYTES }
}

#[cfg(test)]
mod tests;
