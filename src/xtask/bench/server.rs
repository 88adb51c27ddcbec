//! The release server on an empty database, started for a measurement.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{cargo, files, serve, web};

/// A running server; killed when dropped, and its data with it.
pub struct Server {
    process: Child,
    data: PathBuf,
    /// Where it listens.
    pub address: SocketAddr,
}

/// What `haihoa check --json` says.
#[derive(Debug, Deserialize)]
pub struct Check {
    /// Records stored and counted.
    pub records: u64,
    /// Whether the counts shown to organizers are those of the records.
    pub projections_agree: bool,
}

impl Server {
    /// Starts it with the demo campaign; its data lie on the disk the build lies on.
    ///
    /// # Errors
    /// It does not start, or does not say where it listens.
    pub fn start() -> Result<Self> {
        // Of its own: two measurements at a time must not remove each other's data.
        let data = PathBuf::from(format!("target/bench/data-{}", std::process::id()));
        files::remove_folder(&data)?;
        std::fs::create_dir_all(&data)?;
        let log = std::fs::File::create("target/bench/server.log")?;
        let mut process = Command::new(serve::SERVER)
            .args(["serve", "--demo", "--listen", "127.0.0.1:0", "--web", web::WEB, "--data"])
            .arg(&data)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .with_context(|| format!("starting {}", serve::SERVER))?;
        let mut said = BufReader::new(process.stdout.take().context("the server has no stdout")?);
        let address = match listening(&mut said) {
            Ok(address) => address,
            Err(error) => {
                process.kill()?;
                return Err(error);
            }
        };
        // Whatever else it says must not block it.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Ok(Self { process, data, address })
    }

    /// Stops it and lets it count what it holds.
    ///
    /// # Errors
    /// It ends badly, or its check does.
    pub fn stop_and_check(mut self) -> Result<Check> {
        let id = rustix::process::Pid::from_child(&self.process);
        rustix::process::kill_process(id, rustix::process::Signal::TERM)?;
        let status = self.process.wait()?;
        if !status.success() {
            bail!("the server ended with {status}");
        }
        let json =
            cargo::output(Command::new(serve::SERVER).args(["check", "--json", "--data"]).arg(&self.data))?;
        serde_json::from_str(&json).with_context(|| format!("reading the check {json:?}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // An ended process cannot be killed, and that is fine.
        drop(self.process.kill());
        drop(self.process.wait());
        drop(files::remove_folder(&self.data));
    }
}

fn listening(said: &mut BufReader<impl Read>) -> Result<SocketAddr> {
    for line in said.lines() {
        if let Some(address) =
            line?.split_once("listening on http://").map(|(_, address)| address.trim().to_owned())
        {
            return address.parse().with_context(|| format!("{address:?} is no address"));
        }
    }
    bail!("the server ended before it listened: see target/bench/server.log")
}
