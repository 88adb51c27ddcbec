//! What organizers do to the tree of units: each change with the day it holds from, in one transaction with its line in the
//! audit log.

mod bulk;

pub use bulk::{make_all, mark_known};

use domain::id::UnitId;
use domain::organizer::audit::Deed;
use domain::organizer::units::{
    ChangeUnit, CloseUnit, LevelNames, MOST_MEMBERS, MergeUnit, MoveUnit, NewUnit, UNIT_NAME_MOST_CHARS,
    UnitInfo,
};
use domain::survey::is_day;
use domain::unit::{Unit, UnitLevel};
use serde_json::json;
use unicode_normalization::UnicodeNormalization;

use crate::app::App;
use crate::audit::{Line, NoteError};
use crate::catalog::Catalog;
use crate::random::{NoRandomness, hex};
use crate::rights::Organizer;
use crate::store::{Connection, changes, settings, units};
use crate::units::{KeptUnit, Units};

/// Why the tree stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum ReformError {
    /// There is no such unit.
    #[error("there is no such unit")]
    Gone,
    /// A value breaks a rule: its field and the rule.
    #[error("{0}")]
    Unfit(&'static str),
    /// It does not go together with how the tree is: the code of why, and why.
    #[error("{1}")]
    Conflict(&'static str, &'static str),
    /// The audit log cannot be written.
    #[error("the audit log cannot be written")]
    Note(#[from] NoteError),
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

impl From<NoRandomness> for ReformError {
    fn from(error: NoRandomness) -> Self {
        Self::Note(error.into())
    }
}

/// What is done to a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another name or number of members.
    Rename(ChangeUnit),
    /// Another unit above it.
    Move(MoveUnit),
    /// It becomes part of another.
    Merge(MergeUnit),
    /// It is no more.
    Close(CloseUnit),
    /// Its last change never was.
    Undo,
}

impl Change {
    /// The other unit that it concerns.
    #[must_use]
    pub fn other(&self) -> Option<&UnitId> {
        match self {
            Self::Move(to) => Some(&to.to),
            Self::Merge(into) => Some(&into.into),
            Self::Rename(_) | Self::Close(_) | Self::Undo => None,
        }
    }

    fn deed(&self) -> Deed {
        match self {
            Self::Rename(_) => Deed::ChangedUnit,
            Self::Move(_) => Deed::MovedUnit,
            Self::Merge(_) => Deed::MergedUnit,
            Self::Close(_) => Deed::ClosedUnit,
            Self::Undo => Deed::UndidUnit,
        }
    }
}

/// A unit as organizers see it.
fn info(unit: &KeptUnit) -> UnitInfo {
    let Unit { id, parent, level, name } = unit.now.clone();
    let KeptUnit { members, closed_on, merged_into, .. } = unit.clone();
    UnitInfo { id, parent, level, name, members, closed_on, merged_into }
}

/// The organizer's part of the tree and the units above it: parents before children, siblings by name.
#[must_use]
pub fn list(catalog: &Catalog, who: &Organizer, closed_too: bool) -> Vec<UnitInfo> {
    let units = catalog.units();
    let is_shown = |unit: &&KeptUnit| {
        let is_above = who.unit.as_ref().is_some_and(|own| units.above(own).any(|up| up.id == unit.now.id));
        (closed_too || unit.closed_on.is_none()) && (is_above || who.has(Some(&unit.now.id), catalog))
    };
    let mut shown: Vec<&KeptUnit> = units.all().filter(is_shown).collect();
    let path = |unit: &KeptUnit| {
        let mut path: Vec<(String, UnitId)> =
            units.above(&unit.now.id).map(|above| (above.name.clone(), above.id.clone())).collect();
        path.reverse();
        path.push((unit.now.name.clone(), unit.now.id.clone()));
        path
    };
    shown.sort_by_cached_key(|unit| path(unit));
    shown.into_iter().map(info).collect()
}

/// A name as it is kept: composed, trimmed, one space between words.
///
/// # Errors
/// [`ReformError::Unfit`].
pub fn fit_name(name: &str) -> Result<String, ReformError> {
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
    let is_fit = (1..=UNIT_NAME_MOST_CHARS).contains(&name.chars().count());
    if is_fit && !name.chars().any(char::is_control) {
        Ok(name)
    } else {
        Err(ReformError::Unfit("name: 1 to 120 characters"))
    }
}

fn fit_members(members: u32) -> Result<u32, ReformError> {
    if members <= MOST_MEMBERS { Ok(members) } else { Err(ReformError::Unfit("members: too many")) }
}

/// Whether the names of the levels may be used.
///
/// # Errors
/// [`ReformError::Unfit`].
pub fn levels_are_fit(names: &LevelNames) -> Result<(), ReformError> {
    let LevelNames { central, province, commune, branch, group } = names;
    [central, province, commune, branch, group].into_iter().try_for_each(|name| fit_name(name).map(drop))
}

/// A fresh id for a unit.
///
/// # Errors
/// Without randomness.
pub fn fresh_id() -> Result<UnitId, NoRandomness> {
    Ok(UnitId::new(format!("dv-{}", hex::<8>()?)))
}

/// Whether a unit of this level may stand below `parent`.
fn fits_below(level: UnitLevel, parent: Option<&KeptUnit>) -> Result<(), ReformError> {
    match parent {
        Some(parent) if parent.closed_on.is_some() => {
            Err(ReformError::Conflict("parent_closed", "the unit above is closed"))
        }
        Some(parent) if parent.now.level >= level => {
            Err(ReformError::Conflict("level_order", "the unit above is not of a higher level"))
        }
        _ => Ok(()),
    }
}

/// Makes a unit.
///
/// # Errors
/// [`ReformError`]; nothing has changed then.
pub async fn make(app: &App, who: &Organizer, new: NewUnit) -> Result<UnitInfo, ReformError> {
    let (name, members) = (fit_name(&new.name)?, fit_members(new.members)?);
    let mut transaction = app.database.begin_write().await?;
    changes::note(&mut transaction).await?;
    let tree = units::kept(&mut transaction).await?;
    let parent = match &new.parent {
        Some(id) => Some(tree.get(id).ok_or(ReformError::Gone)?),
        None => None,
    };
    fits_below(new.level, parent)?;
    let is_twin =
        |unit: &&KeptUnit| unit.now.parent == new.parent && unit.closed_on.is_none() && unit.now.name == name;
    if tree.all().any(|unit| is_twin(&unit)) {
        return Err(ReformError::Conflict("unit_twice", "there is a unit of this name in the same place"));
    }
    let now = Unit { id: fresh_id()?, parent: new.parent, level: new.level, name };
    let made = KeptUnit { members, ..KeptUnit::new(now) };
    units::insert_all(&mut transaction, &[(made.now.clone(), members)]).await?;
    let line = Line::new(Deed::MadeUnit, "unit", made.now.id.as_str(), Some(&made.now.id));
    line.after(&info(&made)).note(&mut transaction, who, app.clock.now_ms()).await?;
    transaction.commit().await?;
    app.follow().await;
    Ok(info(&made))
}

/// Changes a unit; none if it is gone after it.
///
/// # Errors
/// [`ReformError`]; nothing has changed then.
pub async fn change(
    app: &App,
    who: &Organizer,
    id: &UnitId,
    change: Change,
    today: &str,
) -> Result<Option<UnitInfo>, ReformError> {
    let mut transaction = app.database.begin_write().await?;
    // First, so that no other node changes the tree between the look at it and the change.
    changes::note(&mut transaction).await?;
    let tree = units::kept(&mut transaction).await?;
    let before = tree.get(id).ok_or(ReformError::Gone)?;
    let mut after = before.clone();
    let mut is_there = true;
    match &change {
        Change::Rename(change) => rename(&mut after, change, today)?,
        Change::Move(to) => move_to(&mut after, to, today, &tree)?,
        Change::Merge(into) => merge(&mut after, into, today, &tree)?,
        Change::Close(close) => end(&mut after, &close.on, today, &tree)?,
        Change::Undo => is_there = undo(&mut transaction, &mut after, &tree).await?,
    }
    if is_there {
        units::update(&mut transaction, &after).await?;
        units::replace_past(&mut transaction, id, &after.past).await?;
    }
    // Who looks after the unit above may read what became of one that is gone.
    let place = if is_there { Some(id) } else { before.now.parent.as_ref() };
    let line = Line::new(change.deed(), "unit", id.as_str(), place).before(&told(before));
    let line = if is_there { line.after(&told(&after)) } else { line };
    line.note(&mut transaction, who, app.clock.now_ms()).await?;
    transaction.commit().await?;
    app.follow().await;
    Ok(is_there.then(|| info(&after)))
}

/// What the log tells of a unit.
fn told(unit: &KeptUnit) -> serde_json::Value {
    json!({ "unit": info(unit), "changed_on": unit.last_change() })
}

/// Whether a change may hold from this day on.
fn fit_day(unit: &KeptUnit, day: &str, today: &str) -> Result<(), ReformError> {
    if !is_day(day) || day < "1930" {
        Err(ReformError::Unfit("on: no day"))
    } else if day > today {
        Err(ReformError::Unfit("on: after today"))
    } else if unit.closed_on.is_some() {
        Err(ReformError::Conflict("unit_closed", "the unit is closed"))
    } else if unit.last_change().is_some_and(|last| day < last) {
        Err(ReformError::Conflict("changed_later", "the unit has changed after that day"))
    } else {
        Ok(())
    }
}

fn rename(unit: &mut KeptUnit, change: &ChangeUnit, today: &str) -> Result<(), ReformError> {
    let name = fit_name(&change.name)?;
    unit.members = fit_members(change.members)?;
    if name != unit.now.name {
        fit_day(unit, &change.on, today)?;
        unit.change(&change.on, unit.now.parent.clone(), name);
    }
    Ok(())
}

fn move_to(unit: &mut KeptUnit, to: &MoveUnit, today: &str, tree: &Units) -> Result<(), ReformError> {
    fit_day(unit, &to.on, today)?;
    let parent = tree.get(&to.to).ok_or(ReformError::Gone)?;
    fits_below(unit.now.level, Some(parent))?;
    if tree.is_within(&to.to, Some(&unit.now.id)) {
        return Err(ReformError::Conflict("below_itself", "the unit above would stand below itself"));
    }
    unit.change(&to.on, Some(to.to.clone()), unit.now.name.clone());
    Ok(())
}

fn merge(unit: &mut KeptUnit, into: &MergeUnit, today: &str, tree: &Units) -> Result<(), ReformError> {
    let other = tree.get(&into.into).ok_or(ReformError::Gone)?;
    if other.now.id == unit.now.id || other.now.level != unit.now.level {
        return Err(ReformError::Conflict("other_level", "a unit is merged into another of the same level"));
    }
    if other.closed_on.is_some() {
        return Err(ReformError::Conflict("other_closed", "the other unit is closed"));
    }
    end(unit, &into.on, today, tree)?;
    unit.merged_into = Some(into.into.clone());
    Ok(())
}

fn end(unit: &mut KeptUnit, on: &str, today: &str, tree: &Units) -> Result<(), ReformError> {
    fit_day(unit, on, today)?;
    let stands_below =
        |other: &KeptUnit| other.closed_on.is_none() && other.now.parent.as_ref() == Some(&unit.now.id);
    if tree.all().any(stands_below) {
        return Err(ReformError::Conflict("units_below", "units stand below it: move them first"));
    }
    unit.closed_on = Some(on.to_owned());
    Ok(())
}

/// False if the unit is gone: there was nothing to take back but its making.
async fn undo(connection: &mut Connection, unit: &mut KeptUnit, tree: &Units) -> Result<bool, ReformError> {
    let above = unit.past.last().filter(|_| unit.closed_on.is_none()).and_then(|past| past.parent.as_ref());
    if above.and_then(|id| tree.get(id)).is_some_and(|parent| parent.closed_on.is_some()) {
        return Err(ReformError::Conflict("parent_closed", "the unit above that it stood below is closed"));
    }
    let parent = unit.now.parent.as_ref().and_then(|id| tree.get(id));
    if unit.closed_on.is_some() && parent.is_some_and(|parent| parent.closed_on.is_some()) {
        return Err(ReformError::Conflict("parent_closed", "the unit above is closed"));
    }
    if unit.undo() {
        return Ok(true);
    }
    if units::delete_unused(connection, &unit.now.id).await? {
        Ok(false)
    } else {
        Err(ReformError::Conflict("unit_used", "the unit is used and cannot be taken out: close it"))
    }
}

/// Sets what the levels are called.
///
/// # Errors
/// [`ReformError`]; nothing has changed then.
pub async fn name_levels(app: &App, who: &Organizer, names: &LevelNames) -> Result<(), ReformError> {
    let mut transaction = app.database.begin_write().await?;
    let before = settings::levels(&mut transaction).await?;
    settings::set_levels(&mut transaction, names).await?;
    let line = Line::new(Deed::ChangedLevels, "levels", "all", None).before(&before).after(names);
    line.note(&mut transaction, who, app.clock.now_ms()).await?;
    transaction.commit().await?;
    Ok(())
}
