//! The server's own database, for the little that no address and no command shows or does yet.

use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Result, ensure};
use domain::campaign::Rules;
use domain::id::RecordId;
use domain::pack::Pack;
use domain::participation::Participation;
use domain::survey::{Survey, SurveyUse};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AnyConnection, AssertSqlSafe, ConnectOptions, Connection};

use crate::server::Server;

/// Names a PostgreSQL database that the servers under test are to use.
const POSTGRES: &str = "HAIHOA_TEST_POSTGRES";
/// How many schemas were made there.
static SCHEMAS: AtomicU32 = AtomicU32::new(0);

impl Server {
    /// As if the time of every campaign were over: closes them in the database of the stopped server.
    ///
    /// # Errors
    /// When the server runs, or the database is not as it should be.
    pub async fn let_campaigns_end(&self) -> Result<()> {
        self.change("UPDATE campaign SET closes_at_ms = opens_at_ms + 1", &[]).await
    }

    /// As if every session had not been used for a month: lets them expire in the database of the stopped server.
    ///
    /// # Errors
    /// When the server runs, or the database is not as it should be.
    pub async fn let_sessions_expire(&self) -> Result<()> {
        self.change("UPDATE session SET expires_at_ms = created_at_ms", &[]).await
    }

    /// As if every campaign asked for a name: changes them in the database of the stopped server.
    ///
    /// # Errors
    /// When the server runs, or the database is not as it should be.
    pub async fn let_campaigns_ask_names(&self) -> Result<()> {
        self.change("UPDATE campaign SET name_asked = 'name'", &[]).await
    }

    /// As if every campaign had these rules: changes them in the database of the stopped server.
    ///
    /// # Errors
    /// When the server runs, or the database is not as it should be.
    pub async fn let_campaigns_have(&self, rules: Rules) -> Result<()> {
        self.change("UPDATE campaign SET rules = $1", &[&serde_json::to_string(&rules)?]).await
    }

    /// As if every campaign asked the questions of this pack alone: publishes it in the database of the stopped server.
    ///
    /// # Errors
    /// When the server runs, or the database is not as it should be.
    pub async fn let_campaigns_ask(&self, pack: &Pack) -> Result<()> {
        let body = serde_json::to_string(pack)?;
        let insert = format!(
            "INSERT INTO pack (id, version, published_at_ms, body) VALUES ($1, {}, 0, $2)",
            pack.version
        );
        self.change(&insert, &[pack.id.as_str(), &body]).await?;
        let packs = serde_json::to_string(&[pack.pack_ref()])?;
        self.change("UPDATE campaign SET packs = $1", &[&packs]).await
    }

    /// As if the campaign of this join code asked this survey: publishes it in the database of the stopped server.
    ///
    /// # Errors
    /// When the server runs, or the database is not as it should be.
    pub async fn let_campaigns_ask_survey(&self, survey: &Survey, code: &str) -> Result<()> {
        let body = serde_json::to_string(survey)?;
        let insert = format!(
            "INSERT INTO survey (id, version, published_at_ms, body) VALUES ($1, {}, 0, $2)",
            survey.version
        );
        self.change(&insert, &[survey.id.as_str(), &body]).await?;
        let asked = serde_json::to_string(&SurveyUse { survey: survey.survey_ref(), round: None })?;
        let of_code = "(SELECT campaign FROM join_code WHERE code = $2)";
        self.change(&format!("UPDATE campaign SET survey = $1 WHERE id = {of_code}"), &[&asked, code]).await
    }

    /// The bytes of the forms of surveys.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn forms(&self) -> Result<Vec<String>> {
        let mut database = self.database().await?;
        let bodies = sqlx::query_scalar("SELECT body FROM survey_record").fetch_all(&mut database).await?;
        database.close().await?;
        Ok(bodies)
    }

    /// The names in the records, in the order received.
    ///
    /// # Errors
    /// When a record cannot be read.
    pub async fn names(&self) -> Result<Vec<Option<String>>> {
        let mut database = self.database().await?;
        let bodies: Vec<(String,)> = sqlx::query_as("SELECT body FROM participation ORDER BY received_at_ms")
            .fetch_all(&mut database)
            .await?;
        database.close().await?;
        let name = |(body,): &(String,)| Ok(serde_json::from_str::<Participation>(body)?.name);
        bodies.iter().map(name).collect()
    }

    /// The bytes of the records, in the order received.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn bodies(&self) -> Result<Vec<String>> {
        let mut database = self.database().await?;
        let bodies = sqlx::query_scalar("SELECT body FROM participation ORDER BY received_at_ms")
            .fetch_all(&mut database)
            .await?;
        database.close().await?;
        Ok(bodies)
    }

    /// Takes away the database of the stopped server, as a broken disk does.
    ///
    /// # Errors
    /// When the server runs, or it has no SQLite file.
    pub fn lose_database(&self) -> Result<()> {
        ensure!(!self.runs(), "the server would not notice");
        std::fs::remove_file(self.data().join("haihoa.db"))?;
        for beside in ["haihoa.db-wal", "haihoa.db-shm"].map(|name| self.data().join(name)) {
            if beside.exists() {
                std::fs::remove_file(beside)?;
            }
        }
        Ok(())
    }

    /// Puts the database that a script makes in the place of the stopped server's own.
    ///
    /// # Errors
    /// When the server runs, or the script is not sound.
    pub async fn replace_database(&self, script: &str) -> Result<()> {
        ensure!(!self.runs(), "the server would not notice");
        let file = self.data().join("haihoa.db");
        std::fs::remove_file(&file)?;
        let mut database =
            SqliteConnectOptions::new().filename(file).create_if_missing(true).connect().await?;
        sqlx::raw_sql(AssertSqlSafe(script)).execute(&mut database).await?;
        Ok(database.close().await?)
    }

    /// What the server noted as odd about a record, such as `late`.
    ///
    /// # Errors
    /// When it has no such record.
    pub async fn flags_of(&self, record: &RecordId) -> Result<Vec<String>> {
        let mut database = self.database().await?;
        let (flags,): (String,) = sqlx::query_as("SELECT flags FROM participation WHERE id = $1")
            .bind(record.as_str())
            .fetch_one(&mut database)
            .await?;
        database.close().await?;
        Ok(serde_json::from_str(&flags)?)
    }

    /// What the server noted as odd about a form, such as `foreign_survey`.
    ///
    /// # Errors
    /// When it has no such form.
    pub async fn flags_of_form(&self, form: &RecordId) -> Result<Vec<String>> {
        let mut database = self.database().await?;
        let (flags,): (String,) = sqlx::query_as("SELECT flags FROM survey_record WHERE id = $1")
            .bind(form.as_str())
            .fetch_one(&mut database)
            .await?;
        database.close().await?;
        Ok(serde_json::from_str(&flags)?)
    }

    /// As if every form had come on this day: changes them in the database of the stopped server; the counts are to be rebuilt.
    ///
    /// # Errors
    /// When the server runs, or the database is not as it should be.
    pub async fn let_forms_have_come(&self, day: &str) -> Result<()> {
        self.change("UPDATE survey_record SET received_day = $1", &[day]).await
    }

    /// Every value of every table of ours, with the names of table and column.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn everything(&self) -> Result<Vec<(String, String, String)>> {
        let columns = if self.database_url().starts_with("sqlite:") {
            "SELECT CAST(m.name AS TEXT), CAST(c.name AS TEXT) FROM sqlite_master m, pragma_table_info(m.name) c \
             WHERE m.type = 'table'"
        } else {
            "SELECT table_name::text, column_name::text FROM information_schema.columns \
             WHERE table_schema = current_schema()"
        };
        let mut database = self.database().await?;
        let columns: Vec<(String, String)> = sqlx::query_as(columns).fetch_all(&mut database).await?;
        let mut everything = Vec::new();
        for (table, column) in
            columns.into_iter().filter(|(table, _)| !table.starts_with('_') && !table.starts_with("sqlite_"))
        {
            let values = format!("SELECT CAST({column} AS TEXT) FROM {table} WHERE {column} IS NOT NULL");
            let values: Vec<String> =
                sqlx::query_scalar(AssertSqlSafe(values)).fetch_all(&mut database).await?;
            everything.extend(values.into_iter().map(|value| (table.clone(), column.clone(), value)));
        }
        database.close().await?;
        Ok(everything)
    }

    /// The private key of rescue files, as the database holds it: to see that nobody else does.
    ///
    /// # Errors
    /// When there is none.
    pub async fn private_key(&self) -> Result<String> {
        let mut database = self.database().await?;
        let (key,): (String,) =
            sqlx::query_as("SELECT private_key FROM rescue_key").fetch_one(&mut database).await?;
        database.close().await?;
        Ok(key)
    }

    /// Changes what a statement changes, which must be something, in the database of the stopped server.
    async fn change(&self, sql: &str, values: &[&str]) -> Result<()> {
        ensure!(!self.runs(), "the server would not notice");
        let mut database = self.database().await?;
        let statement = sqlx::query(AssertSqlSafe(sql));
        let statement = values.iter().fold(statement, |statement, value| statement.bind(*value));
        let changed = statement.execute(&mut database).await?;
        ensure!(changed.rows_affected() > 0, "nothing to change");
        Ok(database.close().await?)
    }

    async fn database(&self) -> Result<AnyConnection> {
        open(&self.database_url()).await
    }
}

async fn open(url: &str) -> Result<AnyConnection> {
    sqlx::any::install_default_drivers();
    Ok(AnyConnection::connect(url).await?)
}

/// Where a new server keeps its data: none for a SQLite file in its data folder; where [`POSTGRES`] names a database, a schema
/// of its own there.
///
/// # Errors
/// When the schema cannot be made.
pub async fn of_its_own() -> Result<Option<String>> {
    let Ok(server) = std::env::var(POSTGRES) else { return Ok(None) };
    let name = format!("t_{}_{}", std::process::id(), SCHEMAS.fetch_add(1, Ordering::Relaxed));
    let mut database = open(&server).await?;
    sqlx::query(AssertSqlSafe(format!("CREATE SCHEMA {name}"))).execute(&mut database).await?;
    database.close().await?;
    Ok(Some(format!("{server}?options[search_path]={name}")))
}
