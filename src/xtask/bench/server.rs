//! The release server, started for a measurement.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{cargo, files, serve, web};

/// How many branches the demo has if nobody asks for more.
pub const DEMO_BRANCHES: usize = 5;

/// The data of a measured server, on the disk the build lies on; gone when dropped.
pub struct Place {
    data: PathBuf,
    branches: usize,
    database_url: Option<String>,
}

/// A running server; killed when dropped.
pub struct Server {
    process: Child,
    place: Arc<Place>,
    /// Where it listens.
    pub address: SocketAddr,
    /// The secret of the one-time link by which an organizer makes an account; none where there is an account.
    pub invitation: Option<String>,
}

/// What `haihoa check --json` says.
#[derive(Debug, Deserialize)]
pub struct Check {
    /// Records stored and counted.
    pub records: u64,
    /// Uploads of what was there already.
    pub repeats: u64,
    /// Whether the counts shown to organizers are those of the records.
    pub projections_agree: bool,
}

/// What a process has taken of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taken {
    /// Memory now.
    pub mb: f64,
    /// Memory at most, since it started.
    pub peak_mb: f64,
    /// Time of both cores.
    pub cpu: Duration,
}

impl Place {
    /// An empty one; the demo on it will have so many branches (at least five).
    ///
    /// # Errors
    /// The system's.
    pub fn new(branches: usize) -> Result<Arc<Self>> {
        Self::with(branches, None)
    }

    /// The same in a PostgreSQL database, which stays.
    ///
    /// # Errors
    /// The system's.
    pub fn on(database_url: String, branches: usize) -> Result<Arc<Self>> {
        Self::with(branches, Some(database_url))
    }

    fn with(branches: usize, database_url: Option<String>) -> Result<Arc<Self>> {
        // Of its own: two measurements at a time must not remove each other's data.
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let data = PathBuf::from(format!("target/bench/data-{}-{number}", std::process::id()));
        files::remove_folder(&data)?;
        std::fs::create_dir_all(&data)?;
        Ok(Arc::new(Self { data, branches, database_url }))
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(serve::SERVER);
        command.args(words).arg("--data").arg(&self.data);
        if let Some(url) = &self.database_url {
            command.args(["--database-url", url]);
        }
        command
    }

    /// Lets the records be counted, be the server running or not.
    ///
    /// # Errors
    /// The check's; it says that something is broken.
    pub fn check(&self) -> Result<Check> {
        let json = cargo::output(&mut self.command(&["check", "--json"]))?;
        serde_json::from_str(&json).with_context(|| format!("reading the check {json:?}"))
    }

    /// How many bytes the data folder has on disk: SQLite's database.
    ///
    /// # Errors
    /// The system's.
    pub fn bytes(&self) -> Result<u64> {
        let files = files::all_below(&self.data)?;
        files.iter().map(|file| Ok(std::fs::metadata(file)?.len())).sum()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        drop(files::remove_folder(&self.data));
    }
}

impl Server {
    /// Starts it with the demo campaign.
    ///
    /// # Errors
    /// It does not start, or does not say where it listens.
    pub fn start(place: &Arc<Place>) -> Result<Self> {
        let log = std::fs::File::create("target/bench/server.log")?;
        let process = place
            .command(&["serve", "--demo", "--listen", "127.0.0.1:0", "--web", web::WEB])
            .arg("--demo-branches")
            .arg(place.branches.to_string())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .with_context(|| format!("starting {}", serve::SERVER))?;
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut server = Self { process, place: Arc::clone(place), address, invitation: None };
        let said = server.process.stdout.take().context("the server has no stdout")?;
        let mut said = BufReader::new(said);
        (server.address, server.invitation) = read_links(&mut said)?;
        // Whatever else it says must not block it.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Ok(server)
    }

    /// What it has taken of the machine so far.
    ///
    /// # Errors
    /// The system does not say.
    pub fn taken(&self) -> Result<Taken> {
        let process = format!("/proc/{}", self.process.id());
        let status = std::fs::read_to_string(format!("{process}/status"))?;
        let stat = std::fs::read_to_string(format!("{process}/stat"))?;
        let ticks = rustix::param::clock_ticks_per_second();
        Ok(Taken {
            mb: mb_of(&status, "VmRSS:").context("no VmRSS")?,
            peak_mb: mb_of(&status, "VmHWM:").context("no VmHWM")?,
            cpu: Duration::from_secs_f64(ticks_of(&stat).context("no CPU time")? as f64 / ticks as f64),
        })
    }

    /// Stops it.
    ///
    /// # Errors
    /// It ends badly.
    pub fn stop(mut self) -> Result<Arc<Place>> {
        let id = rustix::process::Pid::from_child(&self.process);
        rustix::process::kill_process(id, rustix::process::Signal::TERM)?;
        let status = self.process.wait()?;
        if !status.success() {
            bail!("the server ended with {status}");
        }
        Ok(Arc::clone(&self.place))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // An ended process cannot be killed, and that is fine.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The address, and the secret of an organizer's link if one came. The member link is the last that is said.
fn read_links(said: &mut BufReader<impl Read>) -> Result<(SocketAddr, Option<String>)> {
    let mut address = None;
    let mut invitation = None;
    for line in said.lines() {
        let line = line?;
        if let Some((_, text)) = line.split_once("listening on http://") {
            address = Some(text.trim().parse().with_context(|| format!("{text:?} is no address"))?);
        } else if let Some((_, secret)) = line.split_once("/to-chuc/moi#") {
            invitation = Some(secret.trim().to_owned());
        } else if line.contains("/j/") {
            break;
        }
    }
    let address = address.context("the server ended before it listened: see target/bench/server.log")?;
    Ok((address, invitation))
}

/// A line of `/proc/PID/status` such as `VmRSS:   12345 kB`.
fn mb_of(status: &str, name: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kb: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some((kb / 102.4).round() / 10.0)
}

/// User and system time in `/proc/PID/stat`: the 14th and 15th word; the second, a name in brackets, may have blanks.
fn ticks_of(stat: &str) -> Option<u64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut words = rest.split_whitespace().skip(11);
    let mut next = || words.next()?.parse::<u64>().ok();
    Some(next()? + next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_says_what_a_process_has_taken() {
        let status = "Name:\thaihoa\nVmHWM:\t  153600 kB\nVmRSS:\t   20480 kB\n";
        assert_eq!((mb_of(status, "VmHWM:"), mb_of(status, "VmRSS:")), (Some(150.0), Some(20.0)));
        let stat = "42 (hai hoa) S 1 2 3 4 5 6 7 8 9 10 300 25 0 0 20 0 4";
        assert_eq!(ticks_of(stat), Some(325));
    }

    #[test]
    fn the_links_are_read_until_the_last() {
        let said = "listening on http://127.0.0.1:4000\n\
            organizer link, good once within 7 days: http://127.0.0.1:4000/to-chuc/moi#abc\n\
            member link: http://127.0.0.1:4000/j/246810\n";
        let (address, invitation) = read_links(&mut BufReader::new(said.as_bytes())).unwrap();
        assert_eq!((address.port(), invitation.as_deref()), (4000, Some("abc")));
        assert!(read_links(&mut BufReader::new("".as_bytes())).is_err());
    }
}
