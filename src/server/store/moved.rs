//! The marks of a move from SQLite to PostgreSQL: in the database that is moved into while the move goes on, and in the one that
//! was moved away from for ever.

use sqlx::AssertSqlSafe;

use super::copy::{PASSING, RECORDS};
use super::{Connection, query};

/// Marks a database as being moved into: until [`is_arriving`] is over nobody may serve from it.
///
/// # Errors
/// Of the database.
pub async fn begin_arriving(connection: &mut Connection) -> Result<(), sqlx::Error> {
    query("CREATE TABLE IF NOT EXISTS arriving (since_ms BIGINT)").execute(connection).await.map(drop)
}

/// Takes that mark away.
///
/// # Errors
/// Of the database.
pub async fn end_arriving(connection: &mut Connection) -> Result<(), sqlx::Error> {
    query("DROP TABLE arriving").execute(connection).await.map(drop)
}

/// Whether a move into this database has begun and not ended.
///
/// # Errors
/// Of the database.
pub async fn is_arriving(connection: &mut Connection) -> Result<bool, sqlx::Error> {
    has_table(connection, "arriving").await
}

/// Marks a SQLite file as moved away from: no process, also none that has it open now, can store anything in it again.
///
/// # Errors
/// Of the database.
pub async fn leave(connection: &mut Connection) -> Result<(), sqlx::Error> {
    query("CREATE TABLE IF NOT EXISTS moved (at_ms BIGINT)").execute(connection).await?;
    let others = ["organizer", "campaign"];
    for name in RECORDS.iter().chain(PASSING).map(|table| table.name).chain(others) {
        for act in ["INSERT", "UPDATE", "DELETE"] {
            let trigger = format!(
                "CREATE TRIGGER IF NOT EXISTS moved_{name}_{act} BEFORE {act} ON {name} \
                 BEGIN SELECT RAISE(ABORT, 'the data were moved to another database'); END"
            );
            query(AssertSqlSafe(trigger)).execute(connection).await?;
        }
    }
    Ok(())
}

/// Whether the data were moved away from here.
///
/// # Errors
/// Of the database.
pub async fn is_left(connection: &mut Connection) -> Result<bool, sqlx::Error> {
    has_table(connection, "moved").await
}

async fn has_table(connection: &mut Connection, name: &str) -> Result<bool, sqlx::Error> {
    let sql = match connection {
        Connection::Sqlite(_) => "SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1",
        Connection::Postgres(_) => {
            "SELECT tablename::text FROM pg_tables \
            WHERE schemaname = current_schema() AND tablename = $1"
        }
    };
    Ok(query(sql).bind(name).fetch_optional(connection).await?.is_some())
}
