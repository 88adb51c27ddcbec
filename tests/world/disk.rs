//! What can be wrong with the machine under the server: a full disk, one that takes no writes, one that is slow; and how
//! much memory the server takes meanwhile.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process, prlimit};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use crate::server::{Server, Setup};

/// Where a small disk is mounted, below the data folder, and what takes its room away.
const SMALL: &str = "small";
const BALLAST: &str = "small/ballast";
/// The database's files, as SQLite names them.
const FILES: [&str; 2] = ["haihoa.db", "haihoa.db-wal"];

/// Another process's write lock on SQLite's database: nobody else writes until it lets go.
pub struct Lock(SqliteConnection);

/// A server's memory, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// What it takes now.
    pub now: u64,
    /// The most it took so far.
    pub peak: u64,
}

impl Lock {
    /// Lets others write again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn release(mut self) -> Result<()> {
        sqlx::query("ROLLBACK").execute(&mut self.0).await?;
        Ok(self.0.close().await?)
    }
}

impl Setup {
    /// A server whose database is on a disk of its own of so many mebibytes: in a mount namespace, hence gone with it.
    /// None where this user may not mount (neither root nor user namespaces): said on standard error.
    #[must_use]
    pub fn on_small_disk(mebibytes: u32) -> Option<Self> {
        let unshare: &[&str] = match rustix::process::geteuid().is_root() {
            true => &["unshare", "--mount"],
            false => &["unshare", "--user", "--map-root-user", "--mount"],
        };
        let mount = format!("mount -t tmpfs -o size={mebibytes}m tmpfs");
        let try_it = format!("{mount} /mnt");
        let tried = Command::new(unshare[0]).args(&unshare[1..]).args(["sh", "-c", &try_it]).output();
        if !tried.is_ok_and(|tried| tried.status.success()) {
            eprintln!("no disk can be mounted here: the size of the server's files is limited instead");
            return None;
        }
        let script = format!(
            "mkdir -p \"$HAIHOA_DATA/{SMALL}\" && {mount} \"$HAIHOA_DATA/{SMALL}\" && \
             export HAIHOA_DATABASE_URL=\"sqlite:$HAIHOA_DATA/{SMALL}/haihoa.db\" && exec \"$0\" \"$@\""
        );
        let words = [unshare, &["sh", "-c", &script]].concat();
        Some(Self { under: words.into_iter().map(str::to_owned).collect(), ..Self::default() })
    }

    /// A server that is told of a file too large as of any other error (not by the signal that would end it).
    #[must_use]
    pub fn with_limited_files() -> Self {
        let words = ["sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""];
        Self { under: words.map(str::to_owned).to_vec(), ..Self::default() }
    }
}

impl Server {
    /// Takes all room that is left on its small disk.
    ///
    /// # Errors
    /// When it has none.
    pub fn fill_disk(&self) -> Result<()> {
        let mut ballast = fs::File::create(self.seen_by_it(BALLAST)?)?;
        let mut piece = vec![0; 64 * 1024];
        loop {
            match ballast.write(&piece) {
                Ok(_) => {}
                Err(_) if piece.len() > 1 => piece.truncate(piece.len() / 2),
                Err(full) => {
                    let expected = full.kind() == std::io::ErrorKind::StorageFull;
                    return if expected { Ok(()) } else { Err(full.into()) };
                }
            }
        }
    }

    /// Gives the room back.
    ///
    /// # Errors
    /// When the disk was not filled.
    pub fn empty_disk(&self) -> Result<()> {
        Ok(fs::remove_file(self.seen_by_it(BALLAST)?)?)
    }

    /// Copies the database from the small disk to where the commands look for it. Nobody may write meanwhile.
    ///
    /// # Errors
    /// Of the files.
    pub fn keep_small_disk(&self) -> Result<()> {
        for file in FILES {
            fs::copy(self.seen_by_it(&format!("{SMALL}/{file}"))?, self.data().join(file))?;
        }
        Ok(())
    }

    /// A path below the data folder, through the server's own mounts.
    fn seen_by_it(&self, path: &str) -> Result<PathBuf> {
        let inside = self.data().join(path);
        Ok(PathBuf::from(format!("/proc/{}/root{}", self.pid()?, inside.display())))
    }

    /// From now on it can write files only up to so many bytes: with 0 nothing can be written at all.
    ///
    /// # Errors
    /// When it does not run.
    pub fn limit_files(&self, most: Option<u64>) -> Result<()> {
        let pid = self.process()?;
        let maximum = prlimit(Some(pid), Resource::Fsize, Rlimit { current: most, maximum: None })?.maximum;
        ensure!(maximum.is_none(), "this machine limits files to {maximum:?} bytes already");
        Ok(())
    }

    /// Takes the write lock of its SQLite database.
    ///
    /// # Errors
    /// When the database does not open.
    pub async fn lock_database(&self) -> Result<Lock> {
        let options = SqliteConnectOptions::new().filename(self.data().join(FILES[0]));
        let mut connection = options.connect().await?;
        sqlx::query("BEGIN IMMEDIATE").execute(&mut connection).await?;
        Ok(Lock(connection))
    }

    /// Stops it in its tracks (SIGSTOP), as a machine does that stalls.
    ///
    /// # Errors
    /// When it does not run.
    pub fn pause(&self) -> Result<()> {
        Ok(kill_process(self.process()?, Signal::STOP)?)
    }

    /// Lets it go on.
    ///
    /// # Errors
    /// When it does not run.
    pub fn resume(&self) -> Result<()> {
        Ok(kill_process(self.process()?, Signal::CONT)?)
    }

    /// Its memory (proc(5)): what is resident.
    ///
    /// # Errors
    /// When it does not run.
    pub fn memory(&self) -> Result<Memory> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid()?))?;
        let bytes = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
            kibibytes.map(|kibibytes| kibibytes * 1024).with_context(|| format!("no {name} in {status}"))
        };
        Ok(Memory { now: bytes("VmRSS")?, peak: bytes("VmHWM")? })
    }

    /// Fails when it took more memory than `most` bytes at any time so far.
    ///
    /// # Errors
    /// Says how much it took.
    pub fn keeps_memory_below(&self, most: u64) -> Result<()> {
        let memory = self.memory()?;
        if memory.peak > most {
            bail!("the server took {memory:?}, at most {most}");
        }
        Ok(())
    }

    fn process(&self) -> Result<Pid> {
        Pid::from_raw(i32::try_from(self.pid()?)?).context("no process has the id 0")
    }
}
