//! The counts of surveys, beside those of [`super::tallies`].

use std::collections::HashMap;

use domain::id::{CampaignId, UnitId};

use super::query::{Row, Value};
use super::rows::Insert;
use super::rows::Kind::{Number, Text};
use super::{Connection, count, query};
use crate::form_counts::{Arrived, CellKey, CellRow, FormsRow};
use crate::tallies::TallyRows;

const FORMS: Insert<'static> = Insert {
    head: "INSERT INTO survey_unit_tally (campaign, unit, forms, late)",
    columns: &[Text, Text, Number, Number],
    tail: "ON CONFLICT (campaign, unit) DO UPDATE SET \
        forms = survey_unit_tally.forms + excluded.forms, late = survey_unit_tally.late + excluded.late",
};
const CELL: Insert<'static> = Insert {
    head: "INSERT INTO survey_tally (campaign, unit, day, item, value, counted)",
    columns: &[Text, Text, Text, Text, Text, Number],
    tail: "ON CONFLICT (campaign, unit, day, item, value) DO UPDATE SET \
        counted = survey_tally.counted + excluded.counted",
};

/// Adds to what is stored, in the order of keys.
///
/// # Errors
/// Of the database; the caller's transaction is then lost.
pub async fn add(connection: &mut Connection, rows: &TallyRows) -> Result<(), sqlx::Error> {
    let forms = |row: &FormsRow| -> [Value; 4] {
        let Arrived { forms, late } = row.arrived;
        [row.campaign.as_str().into(), row.unit.as_str().into(), forms.into(), late.into()]
    };
    let cell = |row: &CellRow| -> [Value; 6] {
        let CellKey { campaign, unit, day, item, value } = &row.key;
        let [campaign, unit, day, item, value] =
            [campaign, unit, day, item, value].map(|text| Value::from(text.as_str()));
        [campaign, unit, day, item, value, row.counted.into()]
    };
    FORMS.run(connection, rows.forms.iter().flat_map(forms).collect()).await?;
    CELL.run(connection, rows.cells.iter().flat_map(cell).collect()).await?;
    Ok(())
}

/// Takes all of them away.
///
/// # Errors
/// Of the database.
pub async fn clear(connection: &mut Connection) -> Result<(), sqlx::Error> {
    for sql in ["DELETE FROM survey_unit_tally", "DELETE FROM survey_tally"] {
        query(sql).execute(connection).await?;
    }
    Ok(())
}

/// All of them, in the order of their keys.
///
/// # Errors
/// Of the database.
pub async fn read_all(connection: &mut Connection) -> Result<(Vec<FormsRow>, Vec<CellRow>), sqlx::Error> {
    let forms =
        query("SELECT campaign, unit, forms, late FROM survey_unit_tally").fetch_all(connection).await?;
    let mut forms: Vec<FormsRow> = forms.iter().map(forms_row).collect::<Result<_, _>>()?;
    let cells = query("SELECT campaign, unit, day, item, value, counted FROM survey_tally");
    let cells = cells.fetch_all(connection).await?;
    let mut cells: Vec<CellRow> = cells.iter().map(cell_row).collect::<Result<_, _>>()?;
    forms.sort();
    cells.sort();
    Ok((forms, cells))
}

fn forms_row(row: &Row) -> Result<FormsRow, sqlx::Error> {
    let arrived = Arrived { forms: count(row.get(2)?), late: count(row.get(3)?) };
    Ok(FormsRow { campaign: row.get(0)?, unit: row.get(1)?, arrived })
}

fn cell_row(row: &Row) -> Result<CellRow, sqlx::Error> {
    let key = CellKey {
        campaign: row.get(0)?,
        unit: row.get(1)?,
        day: row.get(2)?,
        item: row.get(3)?,
        value: row.get(4)?,
    };
    Ok(CellRow { key, counted: row.get(5)? })
}

/// Every cell of a campaign.
///
/// # Errors
/// Of the database.
pub async fn cells(connection: &mut Connection, campaign: &CampaignId) -> Result<Vec<CellRow>, sqlx::Error> {
    let sql = "SELECT campaign, unit, day, item, value, counted FROM survey_tally WHERE campaign = $1";
    let rows = query(sql).bind(campaign.as_str()).fetch_all(connection).await?;
    rows.iter().map(cell_row).collect()
}

/// How many forms came for each unit of a campaign, without those below it.
///
/// # Errors
/// Of the database.
pub async fn forms(
    connection: &mut Connection,
    campaign: &CampaignId,
) -> Result<HashMap<UnitId, Arrived>, sqlx::Error> {
    let sql = "SELECT campaign, unit, forms, late FROM survey_unit_tally WHERE campaign = $1";
    let rows = query(sql).bind(campaign.as_str()).fetch_all(connection).await?;
    let arrived = |row: &Row| forms_row(row).map(|row| (UnitId::new(row.unit), row.arrived));
    rows.iter().map(arrived).collect()
}

/// How many forms came for each unit in each campaign, without those below it.
///
/// # Errors
/// Of the database.
pub async fn forms_of_all(
    connection: &mut Connection,
) -> Result<Vec<(CampaignId, UnitId, Arrived)>, sqlx::Error> {
    let rows =
        query("SELECT campaign, unit, forms, late FROM survey_unit_tally").fetch_all(connection).await?;
    let arrived = |row: &Row| {
        let row = forms_row(row)?;
        Ok((CampaignId::new(row.campaign), UnitId::new(row.unit), row.arrived))
    };
    rows.iter().map(arrived).collect()
}
