//! Units.

use domain::id::UnitId;
use domain::import::UnitImport;
use domain::organizer::units::{
    ChangeUnit, CloseUnit, LevelNames, MakeUnits, MergeUnit, MoveUnit, NewUnit, UnitInfo, UnitTree, UnitsMade,
};

use super::{add, get, put, tell, upload};
use crate::browser::Picked;
use crate::reply::ApiError;
use crate::route::encoded;

/// The template for a spreadsheet of units, to download.
pub const TEMPLATE: &str = "/api/v1/organizer/units/template.xlsx";
/// One's own units as such a spreadsheet, to download.
pub const SHEET: &str = "/api/v1/organizer/units.xlsx";

/// One's own part of the tree; with those that are closed if asked for.
pub async fn tree(closed_too: bool) -> Result<UnitTree, ApiError> {
    get(if closed_too { "units?closed=1" } else { "units" }).await
}

/// Makes a unit.
pub async fn make(unit: &NewUnit) -> Result<UnitInfo, ApiError> {
    add("units", unit).await
}

/// Changes name and members.
pub async fn change(unit: &UnitId, change: &ChangeUnit) -> Result<UnitInfo, ApiError> {
    put(&at(unit, ""), change).await
}

/// Moves it below another.
pub async fn move_to(unit: &UnitId, to: &MoveUnit) -> Result<(), ApiError> {
    tell("POST", &at(unit, "/move"), to).await
}

/// Merges it into another.
pub async fn merge(unit: &UnitId, merge: &MergeUnit) -> Result<(), ApiError> {
    tell("POST", &at(unit, "/merge"), merge).await
}

/// Closes it.
pub async fn close(unit: &UnitId, close: &CloseUnit) -> Result<(), ApiError> {
    tell("POST", &at(unit, "/close"), close).await
}

/// Takes the last change of it back: of name, place, merging or closing; a unit that nothing was done with is gone.
pub async fn undo(unit: &UnitId) -> Result<(), ApiError> {
    tell("POST", &at(unit, "/undo"), &()).await
}

/// What a spreadsheet of units holds, read as one below this unit; nothing is saved.
pub async fn preview(below: &UnitId, file: &Picked) -> Result<UnitImport, ApiError> {
    upload(&at(below, "/import/preview"), file).await
}

/// Makes the units of a preview.
pub async fn make_all(below: &UnitId, units: &MakeUnits) -> Result<UnitsMade, ApiError> {
    add(&at(below, "/import"), units).await
}

/// Sets what the levels are called.
pub async fn name_levels(names: &LevelNames) -> Result<LevelNames, ApiError> {
    put("levels", names).await
}

fn at(unit: &UnitId, what: &str) -> String {
    format!("units/{}{what}", encoded(unit.as_str()))
}
