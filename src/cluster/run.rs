//! One life of a cluster's processes.

use std::fs;
use std::process::{Command, ExitStatus};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

/// How long a start or an end may take. A start after a kill replays what was written since the last checkpoint.
const DEADLINE: Duration = Duration::from_secs(60);
/// How often a server that starts is asked whether it is ready.
const ASK_EVERY: Duration = Duration::from_millis(20);

/// A running postmaster. Its own thread starts it and waits for its end: it dies with that thread, hence with the process.
#[derive(Debug)]
pub struct Run {
    pid: Pid,
    end: Receiver<std::io::Result<ExitStatus>>,
    ended: bool,
}

impl Run {
    /// Starts it.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(mut postgres: Command) -> Result<Self> {
        let (started, start) = mpsc::channel();
        let (ends, end) = mpsc::channel();
        thread::Builder::new().name("postgres".to_owned()).spawn(move || {
            let child = postgres.spawn();
            let child = child.inspect(|child| {
                let _heard = started.send(Ok(Pid::from_child(child)));
            });
            match child {
                // Nobody listens any more once the cluster is dropped.
                Ok(mut child) => drop(ends.send(child.wait())),
                Err(error) => drop(started.send(Err(error))),
            }
        })?;
        let pid = start.recv().context("the thread that starts PostgreSQL ended")?;
        Ok(Self { pid: pid.context("starting PostgreSQL")?, end, ended: false })
    }

    /// The postmaster's id.
    pub fn pid(&self) -> u32 {
        self.pid.as_raw_nonzero().get().unsigned_abs()
    }

    /// Asks until the server is ready.
    ///
    /// # Errors
    /// When it ends or [`DEADLINE`] passes before.
    pub fn until_ready(&mut self, is_ready: &mut Command) -> Result<()> {
        let looks = DEADLINE.as_millis() / ASK_EVERY.as_millis();
        for _ in 0..looks {
            if is_ready.status()?.success() {
                return Ok(());
            }
            match self.end.recv_timeout(ASK_EVERY) {
                Err(RecvTimeoutError::Timeout) => {}
                ended => {
                    self.ended = true;
                    bail!("it ended: {ended:?}");
                }
            }
        }
        bail!("it takes no connections after {DEADLINE:?}")
    }

    /// Asks it to end by a signal and waits for that.
    ///
    /// # Errors
    /// When it is gone already or does not end in time.
    pub fn end(mut self, signal: Signal) -> Result<()> {
        kill_process(self.pid, signal).context("PostgreSQL had ended before")?;
        self.until_ended()
    }

    /// Ends it and all it started by SIGKILL.
    ///
    /// # Errors
    /// When it is gone already.
    pub fn kill(mut self) -> Result<()> {
        // Stopped first, so that it starts no other while we look. Its children are in sessions of their own.
        kill_process(self.pid, Signal::STOP).context("PostgreSQL had ended before")?;
        for child in children(self.pid()) {
            let _gone_already = kill_process(child, Signal::KILL);
        }
        kill_process(self.pid, Signal::KILL)?;
        self.until_ended()
    }

    fn until_ended(&mut self) -> Result<()> {
        self.end.recv_timeout(DEADLINE).context("PostgreSQL does not end")??;
        self.ended = true;
        Ok(())
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        if !self.ended && kill_process(self.pid, Signal::QUIT).is_ok() {
            // What does not end by itself ends with our own process.
            let _ended = self.until_ended();
        }
    }
}

/// What a process of one thread started (proc(5)).
fn children(pid: u32) -> Vec<Pid> {
    let list = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    list.split_whitespace().filter_map(|pid| Pid::from_raw(pid.parse().ok()?)).collect()
}
