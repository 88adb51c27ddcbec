//! The codes of a campaign: a unit that takes part has one.

use std::collections::{HashMap, HashSet};

use domain::campaign::JoinCode;
use domain::id::{CampaignId, UnitId};
use domain::organizer::audit::Deed;
use serde_json::json;

use super::{LaunchError, any_flagged};
use crate::app::App;
use crate::audit::Line;
use crate::catalog::{Catalog, CodeTarget, Entry};
use crate::check;
use crate::flags::Flag;
use crate::random::number;
use crate::rights::Organizer;
use crate::store::{Connection, campaigns, changes, tallies};

/// The most units of a campaign.
const MOST_UNITS: usize = 20_000;
/// How many codes there are.
const CODES: u64 = 1_000_000;
/// How many of them are given out: a typing error shall seldom lead to somebody else's campaign.
const MOST_CODES: usize = 500_000;

/// Whether units are there, not closed, hers, and each once.
pub(super) fn check_units(units: &[UnitId], who: &Organizer, catalog: &Catalog) -> Result<(), LaunchError> {
    if units.is_empty() || units.len() > MOST_UNITS {
        return Err(LaunchError::Unfit("units: 1 to 20000"));
    }
    let mut seen = HashSet::new();
    for id in units {
        let is_open = catalog.units().get(id).is_some_and(|unit| unit.closed_on.is_none());
        if !is_open || !who.has(Some(id), catalog) {
            return Err(LaunchError::Gone(format!("unit {id}")));
        }
        if !seen.insert(id) {
            return Err(LaunchError::Unfit("units: each once"));
        }
    }
    Ok(())
}

/// Gives each unit a code that nobody has yet.
pub(super) async fn insert_codes(
    connection: &mut Connection,
    campaign: &CampaignId,
    units: &[UnitId],
) -> Result<(), LaunchError> {
    let mut taken: HashSet<JoinCode> = campaigns::codes(connection).await?.into_keys().collect();
    if taken.len() + units.len() > MOST_CODES {
        return Err(LaunchError::NoCodes);
    }
    let mut codes = Vec::with_capacity(units.len());
    for unit in units {
        let code = loop {
            let code = JoinCode::read(&format!("{:06}", number()? % CODES));
            if let Some(code) = code.filter(|code| !taken.contains(code)) {
                break code;
            }
        };
        taken.insert(code.clone());
        codes.push((code, CodeTarget { campaign: campaign.clone(), unit: unit.clone(), taken_back: false }));
    }
    Ok(campaigns::insert_codes(connection, &codes).await?)
}

/// The codes of these units, those taken back among them.
async fn codes_of(
    connection: &mut Connection,
    campaign: &CampaignId,
    units: &[UnitId],
) -> Result<HashMap<JoinCode, CodeTarget>, LaunchError> {
    let units: HashSet<&UnitId> = units.iter().collect();
    let mut codes = campaigns::codes(connection).await?;
    codes.retain(|_, target| target.campaign == *campaign && units.contains(&target.unit));
    Ok(codes)
}

/// Lets more units take part; those that do already are passed over, and whose code was taken back has the same again.
///
/// # Errors
/// [`LaunchError`]; nothing has changed then, but for [`LaunchError::Rebuild`].
pub async fn add_units(
    app: &App,
    who: &Organizer,
    entry: &Entry,
    units: &[UnitId],
) -> Result<(), LaunchError> {
    let catalog = app.catalog.get();
    check_units(units, who, &catalog)?;
    let id = &entry.campaign.id;
    let mut transaction = app.database.begin_write().await?;
    changes::note(&mut transaction).await?;
    let there = codes_of(&mut transaction, id, units).await?;
    let taking_part: HashSet<&UnitId> =
        there.values().filter(|target| !target.taken_back).map(|target| &target.unit).collect();
    let new: Vec<UnitId> = units.iter().filter(|unit| !taking_part.contains(unit)).cloned().collect();
    let back: Vec<JoinCode> = codes_with(&there, |target| target.taken_back);
    campaigns::take_back_codes(&mut transaction, &back, false).await?;
    let known: HashSet<&UnitId> = there.values().map(|target| &target.unit).collect();
    let unknown: Vec<UnitId> = new.iter().filter(|unit| !known.contains(unit)).cloned().collect();
    insert_codes(&mut transaction, id, &unknown).await?;
    let line = Line::new(Deed::AddedUnits, "campaign", id.as_str(), entry.owner.as_ref());
    line.after(&json!({ "title": entry.campaign.title, "units": new }))
        .note(&mut transaction, who, app.clock.now_ms())
        .await?;
    let judged_so = any_flagged(&mut transaction, &[Flag::ForeignUnit]).await?;
    transaction.commit().await?;
    app.follow().await;
    if judged_so {
        check::rebuild(&app.database).await.map_err(LaunchError::Rebuild)?;
    }
    Ok(())
}

/// Takes units out again that nothing has come of: their codes lead nowhere then. Those that take no part are passed over.
///
/// # Errors
/// [`LaunchError`]; nothing has changed then.
pub async fn take_back_units(
    app: &App,
    who: &Organizer,
    entry: &Entry,
    units: &[UnitId],
) -> Result<(), LaunchError> {
    if units.len() > MOST_UNITS {
        return Err(LaunchError::Unfit("units: 1 to 20000"));
    }
    let catalog = app.catalog.get();
    if let Some(other) = units.iter().find(|unit| !who.has(Some(unit), &catalog)) {
        return Err(LaunchError::Gone(format!("unit {other}")));
    }
    let id = &entry.campaign.id;
    let mut transaction = app.database.begin_write().await?;
    changes::note(&mut transaction).await?;
    let counted = tallies::of_campaign(&mut transaction, id).await?;
    if units.iter().any(|unit| counted.units.contains_key(unit)) {
        return Err(LaunchError::Used);
    }
    let there = codes_of(&mut transaction, id, units).await?;
    let codes = codes_with(&there, |target| !target.taken_back);
    if codes.is_empty() {
        return Ok(());
    }
    let mut out: Vec<&UnitId> = codes.iter().map(|code| &there[code].unit).collect();
    out.sort();
    out.dedup();
    campaigns::take_back_codes(&mut transaction, &codes, true).await?;
    let line = Line::new(Deed::TookBackUnits, "campaign", id.as_str(), entry.owner.as_ref());
    line.before(&json!({ "title": entry.campaign.title, "units": out }))
        .note(&mut transaction, who, app.clock.now_ms())
        .await?;
    transaction.commit().await?;
    app.follow().await;
    Ok(())
}

fn codes_with(
    codes: &HashMap<JoinCode, CodeTarget>,
    is_meant: impl Fn(&CodeTarget) -> bool,
) -> Vec<JoinCode> {
    codes.iter().filter(|(_, target)| is_meant(target)).map(|(code, _)| code.clone()).collect()
}
