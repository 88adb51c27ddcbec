//! PostgreSQL's own load generator: what the machine can do, to compare ours with.

use anyhow::{Context, Result};

use crate::{Cluster, programs};

/// One run of `pgbench`.
#[derive(Clone, Copy, Debug)]
pub struct Pgbench<'a> {
    /// The database.
    pub database: &'a str,
    /// The transaction, in pgbench's own language.
    pub script: &'a str,
    /// Connections at the same time.
    pub clients: u32,
    /// How long.
    pub seconds: u32,
}

impl Cluster {
    /// Runs the script again and again; how many times a second it was done.
    ///
    /// # Errors
    /// When a transaction fails.
    pub fn pgbench(&self, load: &Pgbench) -> Result<f64> {
        let script = self.path().join("pgbench.sql");
        std::fs::write(&script, load.script)?;
        self.programs.own(&script)?;
        let mut pgbench = self.programs.command("pgbench");
        pgbench.args(["--no-vacuum", "--protocol=prepared", "--jobs=2", "--file"]).arg(&script);
        pgbench.arg(format!("--client={}", load.clients)).arg(format!("--time={}", load.seconds));
        pgbench.arg(self.url(load.database));
        let said = programs::output(&mut pgbench)?;
        transactions_per_s(&said).with_context(|| format!("pgbench said {said:?}"))
    }
}

/// The number of the line `tps = 4123.4 (without initial connection time)`.
fn transactions_per_s(said: &str) -> Option<f64> {
    said.lines().find_map(|line| line.strip_prefix("tps = "))?.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_read_from_what_pgbench_says() {
        let said = "number of clients: 2\nlatency average = 0.9 ms\ntps = 4123.5 (without initial connection time)\n";
        assert_eq!(transactions_per_s(said), Some(4123.5));
        assert_eq!(transactions_per_s("pgbench: error"), None);
    }
}
