//! Units and how they were before.

use std::collections::HashMap;

use domain::id::UnitId;
use domain::unit::{Unit, UnitLevel};

use super::query::Value;
use super::rows::Insert;
use super::rows::Kind::{MaybeText, Number, Text};
use super::{Connection, changes, count, query};
use crate::units::{KeptUnit, Past, Units};

const INSERT: Insert<'static> = Insert {
    head: "INSERT INTO unit (id, parent, level, name, members)",
    columns: &[Text, MaybeText, Text, Text, Number],
    tail: "",
};

/// Adds a unit that nobody has counted the members of; its parent must be there.
///
/// # Errors
/// Of the database.
pub async fn insert(connection: &mut Connection, unit: &Unit) -> Result<(), sqlx::Error> {
    insert_all(connection, &[(unit.clone(), 0)]).await
}

/// Adds units with how many members they have; the parent of each must be there or stand before it.
///
/// # Errors
/// Of the database; the caller's transaction is then lost.
pub async fn insert_all(connection: &mut Connection, units: &[(Unit, u32)]) -> Result<(), sqlx::Error> {
    let values = units.iter().flat_map(|(unit, members)| -> [Value; 5] {
        [
            unit.id.as_str().into(),
            unit.parent.as_ref().map(UnitId::as_str).into(),
            unit.level.name().into(),
            unit.name.as_str().into(),
            (*members).into(),
        ]
    });
    INSERT.run(connection, values.collect()).await?;
    changes::note(connection).await
}

/// Writes everything of a unit but its history anew.
///
/// # Errors
/// Of the database.
pub async fn update(connection: &mut Connection, unit: &KeptUnit) -> Result<(), sqlx::Error> {
    query(
        "UPDATE unit SET parent = $2, level = $3, name = $4, members = $5, closed_on = $6, merged_into = $7 \
         WHERE id = $1",
    )
    .bind(unit.now.id.as_str())
    .bind(unit.now.parent.as_ref().map(UnitId::as_str))
    .bind(unit.now.level.name())
    .bind(unit.now.name.as_str())
    .bind(unit.members)
    .bind(unit.closed_on.as_deref())
    .bind(unit.merged_into.as_ref().map(UnitId::as_str))
    .execute(connection)
    .await?;
    changes::note(connection).await
}

/// Puts `past` in the place of the history that a unit has.
///
/// # Errors
/// Of the database; the caller's transaction is then lost.
pub async fn replace_past(
    connection: &mut Connection,
    unit: &UnitId,
    past: &[Past],
) -> Result<(), sqlx::Error> {
    query("DELETE FROM unit_past WHERE unit = $1").bind(unit.as_str()).execute(connection).await?;
    for before in past {
        query("INSERT INTO unit_past (unit, until_day, parent, name) VALUES ($1, $2, $3, $4)")
            .bind(unit.as_str())
            .bind(before.until_day.as_str())
            .bind(before.parent.as_ref().map(UnitId::as_str))
            .bind(before.name.as_str())
            .execute(connection)
            .await?;
    }
    changes::note(connection).await
}

/// Takes out a unit that nothing refers to; false if something does.
///
/// # Errors
/// Of the database.
pub async fn delete_unused(connection: &mut Connection, unit: &UnitId) -> Result<bool, sqlx::Error> {
    for used in [
        "SELECT 1 FROM unit WHERE parent = $1 OR merged_into = $1 LIMIT 1",
        "SELECT 1 FROM unit_past WHERE parent = $1 LIMIT 1",
        "SELECT 1 FROM join_code WHERE unit = $1 LIMIT 1",
        "SELECT 1 FROM participation WHERE unit = $1 LIMIT 1",
        "SELECT 1 FROM survey_record WHERE unit = $1 LIMIT 1",
        "SELECT 1 FROM meeting WHERE unit = $1 LIMIT 1",
        "SELECT 1 FROM unit_contact WHERE unit = $1 LIMIT 1",
        "SELECT 1 FROM organizer WHERE unit = $1 LIMIT 1",
        "SELECT 1 FROM invitation WHERE unit = $1 LIMIT 1",
        "SELECT 1 FROM campaign WHERE unit = $1 LIMIT 1",
        "SELECT 1 FROM pack_work WHERE unit = $1 LIMIT 1",
        "SELECT 1 FROM survey_work WHERE unit = $1 LIMIT 1",
    ] {
        if query(used).bind(unit.as_str()).fetch_optional(connection).await?.is_some() {
            return Ok(false);
        }
    }
    query("DELETE FROM unit_past WHERE unit = $1").bind(unit.as_str()).execute(connection).await?;
    query("DELETE FROM unit WHERE id = $1").bind(unit.as_str()).execute(connection).await?;
    changes::note(connection).await?;
    Ok(true)
}

/// Every unit as it is now.
///
/// # Errors
/// Of the database, or when it holds a level this version does not know.
pub async fn all(connection: &mut Connection) -> Result<Vec<Unit>, sqlx::Error> {
    Ok(kept(connection).await?.into_all().map(|unit| unit.now).collect())
}

/// Every unit with its history.
///
/// # Errors
/// Of the database, or when it holds a level this version does not know.
pub async fn kept(connection: &mut Connection) -> Result<Units, sqlx::Error> {
    let mut pasts: HashMap<UnitId, Vec<Past>> = HashMap::new();
    let sql = "SELECT unit, until_day, parent, name FROM unit_past ORDER BY unit, until_day";
    for row in query(sql).fetch_all(connection).await? {
        pasts.entry(UnitId::new(row.get::<String>(0)?)).or_default().push(Past {
            until_day: row.get(1)?,
            parent: row.get::<Option<String>>(2)?.map(UnitId::new),
            name: row.get(3)?,
        });
    }
    let sql = "SELECT id, parent, level, name, members, closed_on, merged_into FROM unit";
    let mut units = Vec::new();
    for row in query(sql).fetch_all(connection).await? {
        let level: String = row.get(2)?;
        let level = UnitLevel::from_name(&level)
            .ok_or_else(|| sqlx::Error::Decode(format!("unit level {level:?}").into()))?;
        let id = UnitId::new(row.get::<String>(0)?);
        let past = pasts.remove(&id).unwrap_or_default();
        let parent = row.get::<Option<String>>(1)?.map(UnitId::new);
        units.push(KeptUnit {
            now: Unit { id, parent, level, name: row.get(3)? },
            members: u32::try_from(count(row.get(4)?)).unwrap_or(u32::MAX),
            closed_on: row.get(5)?,
            merged_into: row.get::<Option<String>>(6)?.map(UnitId::new),
            past,
        });
    }
    Ok(units.into_iter().collect())
}
