//! The real `haihoa` binary, with a data folder of its own.

use std::env;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};

use anyhow::{Context, Result, anyhow, ensure};
use serde::Deserialize;
use tempfile::TempDir;
use tokio::net::TcpSocket;
use tokio::process::{Child, Command};
use tokio::sync::watch;

use crate::database;
use crate::process;
use crate::proxy::keep_port;
use crate::wait::within_deadline;

/// A server that can be stopped, killed and started again: at the same address, on the same data.
pub struct Server {
    address: SocketAddr,
    /// Bound all the time, so that nobody takes the port while the server is down.
    _port: TcpSocket,
    data: TempDir,
    setup: Setup,
    settings: Vec<(String, String)>,
    run: Option<Run>,
}

/// What a server is started with, beyond the usual.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// Another database than a SQLite file in its data folder.
    pub database_url: Option<String>,
    /// Words that start it, such as `nice -n 5`: a program that becomes the server.
    pub under: Vec<String>,
    /// Whether it starts with nothing but the starter packs, as a server does that nobody has used yet.
    pub bare: bool,
    /// Variables for it and for what is started as `under`.
    pub variables: Vec<(&'static str, String)>,
}

impl Setup {
    /// On the database that the tests run on: a SQLite file, or a schema of PostgreSQL.
    ///
    /// # Errors
    /// When the schema cannot be made.
    pub async fn usual() -> Result<Self> {
        Ok(Self { database_url: database::of_its_own().await?, ..Self::default() })
    }
}

/// One life of the process.
struct Run {
    child: Child,
    said: watch::Receiver<Vec<String>>,
}

/// What `haihoa check --json` prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Check {
    /// Records stored and counted.
    pub records: u64,
    /// Forms of surveys stored.
    pub forms: u64,
    /// People they came from: different phones and names.
    pub people: u64,
    /// Records under a phone's own number that another record of this phone has: there should be none.
    pub duplicates: u64,
    /// Uploads of something that was stored already: harmless.
    pub repeats: u64,
    /// Records that came again with other bytes.
    pub conflicts: u64,
    /// Records kept apart.
    pub set_aside: u64,
    /// Whether the counts shown to organizers are those of the records.
    pub projections_agree: bool,
}

impl Server {
    /// Starts a server on an empty database with the demo campaign.
    ///
    /// # Errors
    /// When it does not come up; the error holds its log.
    pub async fn start() -> Result<Self> {
        Self::start_with(Setup::usual().await?).await
    }

    /// Starts a server as `setup` says.
    ///
    /// # Errors
    /// When it does not come up; the error holds its log.
    pub async fn start_with(setup: Setup) -> Result<Self> {
        let port = keep_port()?;
        let address = port.local_addr()?;
        let data = tempfile::Builder::new().prefix("haihoa-test-").tempdir()?;
        let mut server = Self { address, _port: port, data, setup, settings: Vec::new(), run: None };
        server.start_again().await?;
        Ok(server)
    }

    /// Starts a server at whatever port is free.
    ///
    /// # Errors
    /// When it does not come up or does not say where it is.
    pub async fn start_anywhere() -> Result<Self> {
        let mut server = Self::start().await?;
        server.kill().await?;
        server.launch("127.0.0.1:0".to_owned()).await?;
        let line = server.says("listening on http://").await?;
        let (_, address) = line.split_once("http://").context("no address")?;
        server.address = address.trim().parse()?;
        Ok(server)
    }

    /// Sets a variable of the environment for its next starts and commands.
    pub fn set(&mut self, name: &str, value: &str) {
        self.settings.push((name.to_owned(), value.to_owned()));
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Such as `http://127.0.0.1:40123`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Whether it was started and neither stopped nor killed since.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.run.is_some()
    }

    /// Its data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Its database, as `--database-url` names it.
    #[must_use]
    pub fn database_url(&self) -> String {
        let file = || format!("sqlite:{}", self.data.path().join("haihoa.db").display());
        self.setup.database_url.clone().unwrap_or_else(file)
    }

    /// Starts it where it was, on the data that are there.
    ///
    /// # Errors
    /// When it runs already or does not come up; the error holds its log.
    pub async fn start_again(&mut self) -> Result<()> {
        self.launch(self.address.to_string()).await?;
        let line = self.says("listening on ").await?;
        ensure!(line.contains(&self.address.to_string()), "it listens elsewhere: {line}");
        Ok(())
    }

    async fn launch(&mut self, listen: String) -> Result<()> {
        ensure!(self.run.is_none(), "the server runs already");
        let log = std::fs::File::options().create(true).append(true).open(self.log_path())?;
        let under = self.setup.under.clone();
        let demo: &[&str] = if self.setup.bare { &[] } else { &["--demo"] };
        let mut child = self
            .command(&under, &[&["serve", "--listen", &listen], demo].concat())
            .arg("--web")
            .arg(path_from("HAIHOA_WEB", "target/web"))
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .with_context(|| format!("cannot start {}", binary().display()))?;
        let stdout = child.stdout.take().context("no stdout")?;
        self.run = Some(Run { child, said: process::lines_of(stdout) });
        Ok(())
    }

    /// Asks it to stop (SIGTERM) and awaits its end.
    ///
    /// # Errors
    /// When it was not running or does not end.
    pub async fn stop(&mut self) -> Result<ExitStatus> {
        self.ask_to_stop()?;
        self.ended().await
    }

    /// Interrupts it, as Ctrl-C does, and awaits its end.
    ///
    /// # Errors
    /// When it was not running or does not end.
    pub async fn interrupt(&mut self) -> Result<ExitStatus> {
        process::interrupt(self.pid()?)?;
        self.ended().await
    }

    /// Asks it to stop and does not wait: it may have work to finish.
    ///
    /// # Errors
    /// When it was not running.
    pub fn ask_to_stop(&self) -> Result<()> {
        process::terminate(self.pid()?)
    }

    /// The id of its process.
    ///
    /// # Errors
    /// When it does not run.
    pub fn pid(&self) -> Result<u32> {
        let run = self.run.as_ref().context("the server does not run")?;
        run.child.id().context("the server has ended")
    }

    /// Awaits its end.
    ///
    /// # Errors
    /// When it was not running or does not end.
    pub async fn ended(&mut self) -> Result<ExitStatus> {
        let mut run = self.run.take().context("the server does not run")?;
        Ok(within_deadline("the server to end", run.child.wait()).await??)
    }

    /// Ends it at once, without a word (SIGKILL).
    ///
    /// # Errors
    /// When it was not running.
    pub async fn kill(&mut self) -> Result<()> {
        let mut run = self.run.take().context("the server does not run")?;
        Ok(run.child.kill().await?)
    }

    /// The secret of the one-time link that the first start printed.
    ///
    /// # Errors
    /// When no such line came.
    pub async fn invitation(&self) -> Result<String> {
        let line = self.says("/to-chuc/moi#").await?;
        let (_, rest) = line.split_once("/to-chuc/moi#").context("no link")?;
        Ok(rest.split_whitespace().next().unwrap_or_default().to_owned())
    }

    /// The line with a one-time link, if this life of the server has printed one so far.
    #[must_use]
    pub fn invited(&self) -> Option<String> {
        let said = self.run.as_ref()?.said.borrow();
        said.iter().find(|line| line.contains("/to-chuc/moi#")).cloned()
    }

    /// Awaits a line on its standard output that holds `words`.
    ///
    /// # Errors
    /// When it ends or the deadline passes before; the error holds its log.
    pub async fn says(&self, words: &str) -> Result<String> {
        let mut said = self.run.as_ref().context("the server does not run")?.said.clone();
        let find = |lines: &Vec<String>| lines.iter().find(|line| line.contains(words)).cloned();
        let heard = within_deadline(format!("{words:?}"), said.wait_for(|lines| find(lines).is_some())).await;
        let line = heard.ok().and_then(Result::ok).and_then(|lines| find(&lines));
        line.ok_or_else(|| anyhow!("the server did not say {words:?}; its log:\n{}", self.log()))
    }

    /// Its log so far: one JSON object a line.
    #[must_use]
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_path()).unwrap_or_default()
    }

    /// Runs `haihoa check --json` on its data.
    ///
    /// # Errors
    /// When the command fails or says something else.
    pub async fn check(&self) -> Result<Check> {
        let said = self.run(&["check", "--json"]).await?;
        serde_json::from_str(&said).with_context(|| format!("check said {said:?}"))
    }

    /// Runs a `haihoa` command on its data; what it prints.
    ///
    /// # Errors
    /// When it fails.
    pub async fn run(&self, arguments: &[&str]) -> Result<String> {
        let (succeeded, said, complained) = self.try_run(arguments).await?;
        ensure!(succeeded, "haihoa {arguments:?}: {said}{complained}");
        Ok(said)
    }

    /// Starts a `haihoa` command on its data and does not wait: it can be killed on its way.
    ///
    /// # Errors
    /// When it does not start.
    pub fn begin(&self, arguments: &[&str]) -> Result<Child> {
        let mut command = self.command(&[], arguments);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().with_context(|| format!("cannot start {}", binary().display()))
    }

    /// Uses another database from its next start on.
    pub fn use_database(&mut self, url: String) {
        self.setup.database_url = Some(url);
    }

    /// Runs a `haihoa` command on its data: whether it succeeds, and what it prints on its two outputs.
    ///
    /// # Errors
    /// When it cannot be run or does not end.
    pub async fn try_run(&self, arguments: &[&str]) -> Result<(bool, String, String)> {
        let output = self.command(&[], arguments).stdin(Stdio::null()).output();
        let output = within_deadline(format!("haihoa {arguments:?}"), output).await??;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Ok((output.status.success(), text(output.stdout), text(output.stderr)))
    }

    fn command(&self, under: &[String], arguments: &[&str]) -> Command {
        let mut command = match under.split_first() {
            Some((program, words)) => {
                let mut command = Command::new(program);
                command.args(words).arg(binary());
                command
            }
            None => Command::new(binary()),
        };
        // Settings of the machine that runs the tests must not reach the server.
        for (name, _) in env::vars().filter(|(name, _)| name.starts_with("HAIHOA_")) {
            command.env_remove(name);
        }
        command.args(arguments).env("HAIHOA_DATA", self.data.path()).kill_on_drop(true);
        if let Some(url) = &self.setup.database_url {
            command.env("HAIHOA_DATABASE_URL", url);
        }
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        if !under.is_empty() {
            command.envs(self.setup.variables.iter().map(|(name, value)| (name, value)));
        }
        command
    }

    fn log_path(&self) -> PathBuf {
        self.data.path().join("test.log")
    }
}

/// The binary under test.
#[must_use]
pub fn binary() -> PathBuf {
    path_from("HAIHOA_BIN", "target/release/haihoa")
}

/// A path from the environment, or else one in the repository.
#[must_use]
pub fn path_from(variable: &str, default: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| in_repository(default), PathBuf::from)
}

/// A path below the repository's root.
#[must_use]
pub fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
