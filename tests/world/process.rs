//! Processes that we started: ends them, and only them.

use std::collections::HashMap;
use std::fs;
use std::thread;

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::ChildStdout;
use tokio::sync::watch;

/// How often we look whether what was killed is gone; it takes a few milliseconds.
const MOST_LOOKS: u32 = 20_000;

/// Asks a process to stop.
///
/// # Errors
/// When there is no such process.
pub fn terminate(pid: u32) -> Result<()> {
    signal(pid, Signal::TERM)
}

/// Interrupts a process, as Ctrl-C does.
///
/// # Errors
/// When there is no such process.
pub fn interrupt(pid: u32) -> Result<()> {
    signal(pid, Signal::INT)
}

/// Ends a process and everything it started, at once and without a word (SIGKILL). What is gone already is no matter.
pub fn kill_tree(root: u32) {
    // Parents first would let a child start another one: stop them all, then end them all.
    let mut tree = vec![root];
    for how in [Signal::STOP, Signal::KILL] {
        tree.extend(descendants(root));
        tree.sort_unstable();
        tree.dedup();
        for pid in &tree {
            let _gone_already = signal(*pid, how);
        }
    }
    // Until they are gone they may still write to the folders we want to reuse or remove.
    for _ in 0..MOST_LOOKS {
        if !tree.iter().any(|pid| runs(*pid)) {
            return;
        }
        thread::yield_now();
    }
}

/// Collects the lines that a process prints.
#[must_use]
pub fn lines_of(stdout: ChildStdout) -> watch::Receiver<Vec<String>> {
    let (said, hears) = watch::channel(Vec::new());
    tokio::spawn(async move {
        let mut lines = BufReader::new(stdout).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            said.send_modify(|all: &mut Vec<String>| all.push(line));
        }
    });
    hears
}

fn signal(pid: u32, signal: Signal) -> Result<()> {
    let pid = Pid::from_raw(i32::try_from(pid)?).context("no process has the id 0")?;
    Ok(kill_process(pid, signal)?)
}

/// All processes below `root`, by the parents that `/proc` names.
fn descendants(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    let pids = fs::read_dir("/proc").into_iter().flatten().flatten();
    for pid in pids.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok()) {
        if let Some(parent) = parent_of(pid) {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(pid) = open.pop() {
        let below = children.remove(&pid).unwrap_or_default();
        found.extend(&below);
        open.extend(below);
    }
    found
}

/// Whether it still runs; a zombie does not.
fn runs(pid: u32) -> bool {
    stat_word(pid, 0).is_some_and(|state| state != "Z" && state != "X")
}

fn parent_of(pid: u32) -> Option<u32> {
    stat_word(pid, 1)?.parse().ok()
}

/// A word of `/proc/{pid}/stat`, counted after the process's name: its state, its parent, ….
fn stat_word(pid: u32, place: usize) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // proc(5): "pid (name) state ppid …"; the name may hold anything, so count from its last bracket.
    stat.rsplit_once(')')?.1.split_whitespace().nth(place).map(str::to_owned)
}
