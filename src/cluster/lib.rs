//! Throw-away PostgreSQL clusters on this machine, for tests and benchmarks: made in a folder of their own, durable as in
//! earnest, killed and started again at will, and gone with their owner.
//!
//! Everything here blocks. A cluster ends with the value that stands for it, and with the process that holds it even if
//! that is killed (then its folder stays in the system's temporary folder).
#![warn(missing_docs)]

mod pgbench;
mod programs;
mod run;
mod standby;

use std::fs;
use std::net::{Ipv4Addr, SocketAddrV4};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use rustix::net::{AddressFamily, SocketType, bind, getsockname, socket, sockopt};
use rustix::process::Signal;
use tempfile::TempDir;

pub use pgbench::Pgbench;
use programs::Programs;
use run::Run;

/// The only account: it may do everything.
const USER: &str = "haihoa";

/// Beyond PostgreSQL's own defaults, which keep `fsync` and `synchronous_commit` on.
const SETTINGS: [&str; 8] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "shared_buffers=256MB",
    "max_wal_size=2GB",
    "wal_level=replica",
    "fsync=on",
    "synchronous_commit=on",
];

/// Whether this machine has what a cluster needs.
#[must_use]
pub fn is_possible() -> bool {
    Programs::find().is_ok()
}

/// A PostgreSQL cluster: a folder, and the processes on it while it runs.
#[derive(Debug)]
pub struct Cluster {
    programs: Programs,
    folder: TempDir,
    port: u16,
    /// Bound all the time without listening, so that nobody takes the port while the cluster is down.
    _port: OwnedFd,
    run: Option<Run>,
}

impl Cluster {
    /// Makes an empty cluster, starts it, and waits until it takes connections.
    ///
    /// # Errors
    /// Without PostgreSQL 15 or newer; when it does not come up (the error holds its log).
    pub fn start() -> Result<Self> {
        let mut cluster = Self::in_new_folder()?;
        let mut initdb = cluster.programs.command("initdb");
        initdb.arg("--pgdata").arg(cluster.data()).args(["--username", USER, "--auth=trust"]);
        // The folder is new, so a crash of the machine would lose nothing but the folder.
        initdb.args(["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        programs::output(&mut initdb)?;
        cluster.start_again()?;
        Ok(cluster)
    }

    fn in_new_folder() -> Result<Self> {
        let programs = Programs::find()?;
        let folder = tempfile::Builder::new().prefix("haihoa-cluster-").tempdir()?;
        programs.own(folder.path())?;
        let (kept, port) = keep_port().context("no port can be had")?;
        Ok(Self { programs, folder, port, _port: kept, run: None })
    }

    /// The TCP port on 127.0.0.1; the same after every start.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where a client finds a database, such as `postgres://haihoa@127.0.0.1:40123/tests`.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/{database}", self.port)
    }

    /// The id of its first process, the postmaster; none while it is down.
    #[must_use]
    pub fn pid(&self) -> Option<u32> {
        self.run.as_ref().map(Run::pid)
    }

    /// Its log so far.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read_to_string(self.log_path()).unwrap_or_default()
    }

    /// Makes an empty database.
    ///
    /// # Errors
    /// When there is one of this name, or the cluster is down.
    pub fn create_database(&self, name: &str) -> Result<()> {
        self.ask("postgres", &format!("CREATE DATABASE \"{}\"", name.replace('"', "\"\""))).map(drop)
    }

    /// Runs SQL in a database; what it gives, a row a line with `|` between values.
    ///
    /// # Errors
    /// What the database complains of.
    pub fn ask(&self, database: &str, sql: &str) -> Result<String> {
        let mut psql = self.programs.command("psql");
        psql.args(["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1"]);
        psql.arg("--dbname").arg(self.url(database)).arg("--command").arg(sql);
        Ok(programs::output(&mut psql)?.trim_end().to_owned())
    }

    /// Starts it where it was, on the data that are there, and waits until it takes connections.
    ///
    /// # Errors
    /// When it runs already or does not come up; the error then holds its log.
    pub fn start_again(&mut self) -> Result<()> {
        ensure!(self.run.is_none(), "the cluster runs already");
        let log = fs::File::options().create(true).append(true).open(self.log_path())?;
        let mut postgres = self.programs.postmaster();
        postgres.arg("-D").arg(self.data()).arg("-p").arg(self.port.to_string());
        for setting in SETTINGS {
            postgres.args(["-c", setting]);
        }
        postgres.stdout(log.try_clone()?).stderr(log);
        let mut run = Run::start(postgres)?;
        let mut is_ready = self.programs.command("pg_isready");
        is_ready.args(["--quiet", "--host=127.0.0.1", "--port"]).arg(self.port.to_string());
        let ready = run.until_ready(&mut is_ready);
        // Kept even if it is not ready: dropping it ends it.
        self.run = Some(run);
        ready.with_context(|| format!("PostgreSQL did not come up; its log:\n{}", self.log()))
    }

    /// Stops it as an administrator does: breaks off what clients do, and writes everything to disk.
    ///
    /// # Errors
    /// When it was not running or does not end.
    pub fn stop(&mut self) -> Result<()> {
        self.run.take().context("the cluster does not run")?.end(Signal::INT)
    }

    /// Ends all its processes at once and without a word (SIGKILL), as when the power goes; what the system was told to
    /// write is still written.
    ///
    /// # Errors
    /// When it was not running.
    pub fn kill(&mut self) -> Result<()> {
        self.run.take().context("the cluster does not run")?.kill()
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn log_path(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Binds a free port of 127.0.0.1 without listening: PostgreSQL still gets it (both allow reuse), nobody is given it.
fn keep_port() -> Result<(OwnedFd, u16)> {
    let kept = socket(AddressFamily::INET, SocketType::STREAM, None)?;
    sockopt::set_socket_reuseaddr(&kept, true)?;
    bind(&kept, &SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0))?;
    let address = SocketAddrV4::try_from(getsockname(&kept)?)?;
    Ok((kept, address.port()))
}

#[cfg(test)]
mod tests;
