//! The server's own database file, for the little that no address and no command shows or does yet.

use anyhow::{Result, ensure};
use domain::id::RecordId;
use domain::participation::Participation;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use crate::server::Server;

impl Server {
    /// As if the time of every campaign were over: closes them in the database of the stopped server.
    ///
    /// # Errors
    /// When the server runs, or the database is not as it should be.
    pub async fn let_campaigns_end(&self) -> Result<()> {
        ensure!(!self.runs(), "the server would not notice");
        let mut database = self.database().await?;
        let closed =
            sqlx::query("UPDATE campaign SET closes_at_ms = opens_at_ms + 1").execute(&mut database).await?;
        ensure!(closed.rows_affected() > 0, "no campaign");
        Ok(database.close().await?)
    }

    /// As if every campaign asked for a name: changes them in the database of the stopped server.
    ///
    /// # Errors
    /// When the server runs, or the database is not as it should be.
    pub async fn let_campaigns_ask_names(&self) -> Result<()> {
        ensure!(!self.runs(), "the server would not notice");
        let mut database = self.database().await?;
        let changed = sqlx::query("UPDATE campaign SET name_asked = 'name'").execute(&mut database).await?;
        ensure!(changed.rows_affected() > 0, "no campaign");
        Ok(database.close().await?)
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

    async fn database(&self) -> Result<SqliteConnection> {
        let options = SqliteConnectOptions::new().filename(self.data().join("haihoa.db"));
        Ok(options.connect().await?)
    }
}
