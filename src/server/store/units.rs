//! Units.

use domain::id::UnitId;
use domain::unit::{Unit, UnitLevel};
use sqlx::{Row, SqliteConnection};

/// Adds a unit; its parent must be there.
///
/// # Errors
/// Of the database.
pub async fn insert(connection: &mut SqliteConnection, unit: &Unit) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO unit (id, parent, level, name) VALUES ($1, $2, $3, $4)")
        .bind(unit.id.as_str())
        .bind(unit.parent.as_ref().map(UnitId::as_str))
        .bind(level_name(unit.level))
        .bind(unit.name.as_str())
        .execute(connection)
        .await
        .map(drop)
}

/// Every unit.
///
/// # Errors
/// Of the database, or when it holds a level this version does not know.
pub async fn all(connection: &mut SqliteConnection) -> Result<Vec<Unit>, sqlx::Error> {
    let rows = sqlx::query("SELECT id, parent, level, name FROM unit").fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let level: String = row.try_get(2)?;
            Ok(Unit {
                id: UnitId::new(row.try_get::<String, _>(0)?),
                parent: row.try_get::<Option<String>, _>(1)?.map(UnitId::new),
                level: read_level(&level)
                    .ok_or_else(|| sqlx::Error::Decode(format!("unit level {level:?}").into()))?,
                name: row.try_get(3)?,
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
