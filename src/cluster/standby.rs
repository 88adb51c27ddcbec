//! A second cluster that follows the first.

use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::{Cluster, USER, programs};

/// How long a standby may take to follow, or to become a primary.
const DEADLINE: Duration = Duration::from_secs(60);
/// How often we look.
const ASK_EVERY: Duration = Duration::from_millis(50);

impl Cluster {
    /// Makes and starts a streaming standby of this cluster, open for reading.
    ///
    /// # Errors
    /// When the copy fails or the standby does not come up.
    pub fn standby(&self) -> Result<Self> {
        let mut standby = Self::in_new_folder()?;
        let mut copy = standby.programs.command("pg_basebackup");
        copy.arg("--pgdata").arg(standby.data()).args(["--checkpoint=fast", "--wal-method=stream"]);
        copy.args(["--write-recovery-conf", "--no-sync", "--host=127.0.0.1", "--username", USER]);
        copy.arg("--port").arg(self.port.to_string());
        programs::output(&mut copy)?;
        standby.start_again()?;
        Ok(standby)
    }

    /// From now on a commit is acknowledged only when a standby has it on disk too; returns when one follows so.
    ///
    /// # Errors
    /// When none does within a minute.
    pub fn replicate(&self) -> Result<()> {
        self.ask("postgres", "ALTER SYSTEM SET synchronous_standby_names = '*'")?;
        self.ask("postgres", "SELECT pg_reload_conf()")?;
        self.until("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'", "1")
    }

    /// Makes a primary of a standby; returns when it takes writes.
    ///
    /// # Errors
    /// When it is no standby, or does not take writes within a minute.
    pub fn promote(&self) -> Result<()> {
        self.ask("postgres", "SELECT pg_promote()")?;
        self.until("SELECT pg_is_in_recovery()", "f")
    }

    fn until(&self, sql: &str, answer: &str) -> Result<()> {
        for _ in 0..DEADLINE.as_millis() / ASK_EVERY.as_millis() {
            if self.ask("postgres", sql)? == answer {
                return Ok(());
            }
            thread::sleep(ASK_EVERY);
        }
        bail!("{sql:?} did not give {answer:?} within {DEADLINE:?}; the log:\n{}", self.log())
    }
}
