//! Units from a spreadsheet, all or none.

use std::collections::HashMap;

use domain::id::UnitId;
use domain::import::{Fault, ImportProblem, ImportedUnit, UnitImport, Weight};
use domain::organizer::audit::Deed;
use domain::spelling::fold;
use domain::unit::{Unit, UnitLevel};
use serde_json::json;

use super::{ReformError, fit_members, fit_name, fits_below, fresh_id};
use crate::app::App;
use crate::audit::Line;
use crate::catalog::Catalog;
use crate::rights::Organizer;
use crate::store::{changes, units};
use crate::units::Units;

/// The most units that are made at once.
const MOST_AT_ONCE: usize = 20_000;

/// Units that stand there already are told, and not made again; what is new below them is put below those there are.
pub fn mark_known(catalog: &Catalog, below: &UnitId, read: &mut UnitImport) {
    let names = children(catalog.units());
    let key = |parent: &UnitId, name: &str| (parent.clone(), fold(name));
    let mut at: Vec<Option<UnitId>> = Vec::with_capacity(read.units.len());
    for unit in &read.units {
        let parent = match unit.parent {
            None => Some(below),
            Some(place) => at.get(place as usize).and_then(Option::as_ref),
        };
        let known = parent.and_then(|parent| names.get(&key(parent, &unit.name)));
        if known.is_some() {
            read.problems.push(ImportProblem {
                place: unit.place.clone(),
                weight: Weight::Advice,
                fault: Fault::UnitTwice,
                detail: unit.name.clone(),
            });
        }
        at.push(known.cloned());
    }
}

/// The units that are not closed, by the unit above and the folded name.
fn children(units: &Units) -> HashMap<(UnitId, String), UnitId> {
    let open = units.all().filter(|unit| unit.closed_on.is_none());
    open.filter_map(|unit| Some(((unit.now.parent.clone()?, fold(&unit.now.name)), unit.now.id.clone())))
        .collect()
}

/// Makes the units of a file below another, those that are there already passed over; how many were made.
///
/// # Errors
/// [`ReformError`]; nothing has changed then.
pub async fn make_all(
    app: &App,
    who: &Organizer,
    below: &UnitId,
    list: &[ImportedUnit],
) -> Result<u32, ReformError> {
    if list.len() > MOST_AT_ONCE {
        return Err(ReformError::Unfit("units: more than 20000"));
    }
    let mut transaction = app.database.begin_write().await?;
    changes::note(&mut transaction).await?;
    let tree = units::kept(&mut transaction).await?;
    let top = tree.get(below).ok_or(ReformError::Gone)?;
    let mut known = children(&tree);
    // What each line of the list is: its id and level.
    let mut at: Vec<(UnitId, UnitLevel)> = Vec::with_capacity(list.len());
    let mut new: Vec<(Unit, u32)> = Vec::new();
    for unit in list {
        let (parent, above) = match unit.parent {
            None => {
                fits_below(unit.level, Some(top))?;
                (below.clone(), top.now.level)
            }
            Some(place) => at
                .get(place as usize)
                .cloned()
                .ok_or(ReformError::Unfit("units: one stands before the unit above it"))?,
        };
        if above >= unit.level {
            return Err(ReformError::Conflict("level_order", "the unit above is not of a higher level"));
        }
        let name = fit_name(&unit.name)?;
        let key = (parent.clone(), fold(&name));
        let id = match known.get(&key) {
            Some(id) => id.clone(),
            None => {
                let id = fresh_id()?;
                known.insert(key, id.clone());
                let made = Unit { id: id.clone(), parent: Some(parent), level: unit.level, name };
                new.push((made, fit_members(unit.members)?));
                id
            }
        };
        at.push((id, unit.level));
    }
    units::insert_all(&mut transaction, &new).await?;
    let made = u32::try_from(new.len()).unwrap_or(u32::MAX);
    let names: Vec<&str> = new.iter().map(|(unit, _)| unit.name.as_str()).collect();
    let line = Line::new(Deed::ImportedUnits, "unit", below.as_str(), Some(below));
    line.after(&json!({ "made": made, "names": names }))
        .note(&mut transaction, who, app.clock.now_ms())
        .await?;
    transaction.commit().await?;
    app.follow().await;
    Ok(made)
}
