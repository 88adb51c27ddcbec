//! Units.

use domain::id::UnitId;
use domain::unit::{Unit, UnitLevel};

use super::{Connection, changes, query};

/// Adds a unit; its parent must be there.
///
/// # Errors
/// Of the database.
pub async fn insert(connection: &mut Connection, unit: &Unit) -> Result<(), sqlx::Error> {
    query("INSERT INTO unit (id, parent, level, name) VALUES ($1, $2, $3, $4)")
        .bind(unit.id.as_str())
        .bind(unit.parent.as_ref().map(UnitId::as_str))
        .bind(level_name(unit.level))
        .bind(unit.name.as_str())
        .execute(connection)
        .await?;
    changes::note(connection).await
}

/// Every unit.
///
/// # Errors
/// Of the database, or when it holds a level this version does not know.
pub async fn all(connection: &mut Connection) -> Result<Vec<Unit>, sqlx::Error> {
    let rows = query("SELECT id, parent, level, name FROM unit").fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let level: String = row.get(2)?;
            Ok(Unit {
                id: UnitId::new(row.get::<String>(0)?),
                parent: row.get::<Option<String>>(1)?.map(UnitId::new),
                level: read_level(&level)
                    .ok_or_else(|| sqlx::Error::Decode(format!("unit level {level:?}").into()))?,
                name: row.get(3)?,
            })
        })
        .collect()
}

const LEVELS: [(UnitLevel, &str); 5] = [
    (UnitLevel::Central, "central"),
    (UnitLevel::Province, "province"),
    (UnitLevel::Commune, "commune"),
    (UnitLevel::Branch, "branch"),
    (UnitLevel::Group, "group"),
];

fn level_name(level: UnitLevel) -> &'static str {
    LEVELS.iter().find(|(known, _)| *known == level).map_or("group", |(_, name)| name)
}

fn read_level(name: &str) -> Option<UnitLevel> {
    LEVELS.iter().find(|(_, known)| *known == name).map(|(level, _)| *level)
}
