//! What the machine can do without us, measured in the same run: the figures of the server are told beside it.

use std::fs::File;
use std::io::Write;
use std::process::Command;

use anyhow::{Context, Result};
use cluster::{Cluster, Pgbench};
use serde::Deserialize;
use tokio::time::{Duration, Instant};

use super::print;
use super::sending::{CONNECTIONS, per_s};
use crate::cargo;

/// How long each is measured, in seconds.
const SECONDS: u64 = 3;
const FOLDER: &str = "target/bench";
/// The database for it.
const RAW: &str = "raw";

/// What a database can do with rows like ours, each commit durable.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Raw {
    /// Rows a second, one a commit.
    pub single: u64,
    /// Rows a second, many a commit.
    pub grouped: u64,
}

/// Measures how often a second a page can be written and made durable, one after the other.
///
/// # Errors
/// The system's.
pub fn syncs() -> Result<()> {
    std::fs::create_dir_all(FOLDER)?;
    let place = format!("{FOLDER}/raw-{}", std::process::id());
    let mut file = File::create(&place)?;
    let start = Instant::now();
    let mut syncs = 0_u64;
    while start.elapsed() < Duration::from_secs(SECONDS) {
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        syncs += 1;
    }
    let took = start.elapsed();
    std::fs::remove_file(&place)?;
    print("raw.fsync_per_s", per_s(syncs, took), "1/s", &[("bytes", 4096.into())]);
    Ok(())
}

/// Measures SQLite by itself, through its binding in Python, on one connection; none where there is no Python.
///
/// # Errors
/// Python's.
pub fn sqlite() -> Result<Option<Raw>> {
    if !cargo::has("python3") {
        eprintln!("raw: there is no python3, so that SQLite is not measured by itself");
        return Ok(None);
    }
    let mut command = Command::new("python3");
    command.args(["-c", SCRIPT, FOLDER, &std::process::id().to_string(), &SECONDS.to_string(), COLUMNS]);
    let json = cargo::output(&mut command)?;
    let raw: Raw = serde_json::from_str(&json).with_context(|| format!("reading {json:?}"))?;
    print("raw.sqlite_single_per_s", raw.single, "1/s", &[("rows_per_commit", 1.into())]);
    print("raw.sqlite_grouped_per_s", raw.grouped, "1/s", &[("rows_per_commit", 500.into())]);
    Ok(Some(raw))
}

/// Measures PostgreSQL by itself, through its own load generator, on as many connections as phones send on.
///
/// # Errors
/// PostgreSQL's.
pub fn postgres(cluster: &Cluster) -> Result<Raw> {
    cluster.create_database(RAW)?;
    cluster.ask(RAW, &format!("CREATE TABLE participation ({COLUMNS})"))?;
    let rows_per_s = |rows: u32| -> Result<u64> {
        let script = format!(
            "INSERT INTO participation SELECT gen_random_uuid()::text, repeat('0', 64), 'demo-an-toan-gia-dinh', \
             'nguyen-nghiem-1', gen_random_uuid()::text, 1, 1, '[]', repeat('x', 1600) FROM generate_series(1, {rows});"
        );
        let clients = u32::try_from(CONNECTIONS)?;
        let seconds = u32::try_from(SECONDS)?;
        let load = Pgbench { database: RAW, script: &script, clients, seconds };
        Ok((cluster.pgbench(&load)? * f64::from(rows)) as u64)
    };
    let raw = Raw { single: rows_per_s(1)?, grouped: rows_per_s(50)? };
    let connections = ("connections", CONNECTIONS.into());
    print(
        "raw.pgbench_single_per_s",
        raw.single,
        "1/s",
        &[connections.clone(), ("rows_per_commit", 1.into())],
    );
    print("raw.pgbench_grouped_per_s", raw.grouped, "1/s", &[connections, ("rows_per_commit", 50.into())]);
    Ok(raw)
}

/// A table as the server's of records.
const COLUMNS: &str = "id TEXT PRIMARY KEY NOT NULL, sha256 TEXT NOT NULL, campaign TEXT NOT NULL, unit TEXT NOT NULL, \
    device TEXT NOT NULL, seq BIGINT NOT NULL, received_at_ms BIGINT NOT NULL, flags TEXT NOT NULL, body TEXT NOT NULL";

/// The same settings and the same table as the server's, without its other tables.
const SCRIPT: &str = r#"
import json, os, sqlite3, sys, time
folder, process, seconds, columns = sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4]

def measure(rows_per_commit):
    place = f"{folder}/raw-{process}.db"
    database = sqlite3.connect(place, isolation_level=None)
    for pragma in ["page_size = 8192", "journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 2000"]:
        database.execute("PRAGMA " + pragma).fetchall()
    database.execute(f"CREATE TABLE participation ({columns})")
    start, rows = time.monotonic(), 0
    while time.monotonic() - start < seconds:
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT INTO participation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [
            (f"{rows + n:036}", "0" * 64, "demo-an-toan-gia-dinh", "nguyen-nghiem-1", f"{rows + n:036}", 1, rows, "[]", "x" * 1600)
            for n in range(rows_per_commit)])
        database.execute("COMMIT")
        rows += rows_per_commit
    took = time.monotonic() - start
    database.close()
    os.remove(place)
    return int(rows / took)

print(json.dumps({"single": measure(1), "grouped": measure(500)}))
"#;
