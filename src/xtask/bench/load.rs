//! `bench load`: the load of a province through the real HTTP interface, with the generator beside the server, and whether
//! everything that was acknowledged is there afterwards, once.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use cluster::Cluster;
use domain::wire::MOST_RECORDS;
use serde_json::Value;
use tokio::time::Instant;

use super::http::{Connection, Request};
use super::organizer::Organizer;
use super::print;
use super::raw::{self, Raw};
use super::records::{Phones, Upload};
use super::sending::{CONNECTIONS, Sent, Step, each_once, ms, per_s, send};
use super::server::{Check, Place, Server, Taken};
use crate::step::step;

/// Branches of a province.
pub const BRANCHES: usize = 3_000;
/// What Kon Tum counted in five years.
const RECORDS: u64 = 340_000;
/// A phase ends after this long, or with its last record.
const PHASE: Duration = Duration::from_secs(10);
/// More than a phase can send on the machines we measure on.
const SINGLE: u64 = 80_000;
const BATCHED: u64 = 400_000;
/// A replay that takes longer has failed.
const REPLAY: Duration = Duration::from_secs(300);
/// How often the server is started to see how soon it is ready.
const STARTS: usize = 5;

/// Measures every database.
///
/// # Errors
/// The server refuses a record, or does not hold exactly what it acknowledged.
pub async fn load() -> Result<()> {
    raw::syncs()?;
    let raw = raw::sqlite()?;
    Database { prefix: "sqlite_", infix: "", raw, cluster: None }.measure().await?;
    let cluster = step("starting a PostgreSQL cluster", Cluster::start)?;
    let raw = raw::postgres(&cluster)?;
    Database { prefix: "pg_", infix: "pg_", raw: Some(raw), cluster: Some(&cluster) }.measure().await
}

/// A database, and what its figures are called.
struct Database<'a> {
    /// In names that always tell the database.
    prefix: &'static str,
    /// In names that mean SQLite where they tell none.
    infix: &'static str,
    raw: Option<Raw>,
    /// PostgreSQL's.
    cluster: Option<&'a Cluster>,
}

impl Database<'_> {
    async fn measure(&self) -> Result<()> {
        let place = self.place("load")?;
        let server = self.starts(&place).await?;
        let mut connection = Connection::open(server.address).await?;
        let phones = Phones::join(&mut connection, BRANCHES, unix_ms()?).await?;
        let single = self.singles(&server, &phones).await?;
        let batched = self.batches(&server, &phones).await?;
        let first = server.taken()?;
        drop(server.stop()?);
        check(&place, single + batched)?;
        drop(place);
        let second = self.replay().await?;
        let server_mb = first.peak_mb.max(second.peak_mb);
        let more = [("after_load", second.mb.into()), ("limit", 150.into())];
        print(&format!("load.{}server_mb", self.infix), server_mb, "MB", &more);
        Ok(())
    }

    /// An empty database.
    fn place(&self, name: &str) -> Result<Arc<Place>> {
        let Some(cluster) = self.cluster else { return Place::new(BRANCHES) };
        cluster.create_database(name)?;
        Place::on(cluster.url(name), BRANCHES)
    }

    /// How many bytes it has on disk.
    fn bytes(&self, place: &Place, name: &str) -> Result<u64> {
        let Some(cluster) = self.cluster else { return place.bytes() };
        let bytes = cluster.ask(name, "SELECT pg_database_size(current_database())")?;
        bytes.parse().with_context(|| format!("{bytes:?} is no size"))
    }

    /// Starts the server several times; leaves it running.
    async fn starts(&self, place: &Arc<Place>) -> Result<Server> {
        // The first start makes the database.
        drop(Server::start(place)?.stop()?);
        let mut readies = Vec::new();
        loop {
            let start = Instant::now();
            let server = Server::start(place)?;
            Connection::open(server.address).await?.ask(&Request::get_plain("/readyz")).await?;
            readies.push(start.elapsed());
            if readies.len() < STARTS {
                server.stop()?;
                continue;
            }
            readies.sort_unstable();
            let more = [("starts", STARTS.into()), ("branches", BRANCHES.into()), ("limit", 300.into())];
            print(&format!("server.{}ready_ms", self.infix), ms(readies[STARTS / 2]), "ms", &more);
            let idle = server.taken()?.mb;
            print(&format!("server.{}idle_mb", self.infix), idle, "MB", &[("limit", 30.into())]);
            return Ok(server);
        }
    }

    /// One record an upload; how many were acknowledged.
    async fn singles(&self, server: &Server, phones: &Phones) -> Result<u64> {
        let uploads = written(phones, 0..SINGLE, |_| 1)?;
        let before = server.taken()?;
        let sent = send(server.address, &uploads, each_once(&uploads), PHASE).await?;
        let after = server.taken()?;
        let records = sent.acknowledged(&uploads, phones)?;
        self.print_rate("single_per_s", records, &sent, self.raw.map(|raw| raw.single), (before, after));
        Ok(records)
    }

    /// As many records an upload as it takes; how many were acknowledged.
    async fn batches(&self, server: &Server, phones: &Phones) -> Result<u64> {
        let uploads = written(phones, SINGLE..SINGLE + BATCHED, |_| MOST_RECORDS)?;
        let before = server.taken()?;
        let sent = send(server.address, &uploads, each_once(&uploads), PHASE).await?;
        let after = server.taken()?;
        let records = sent.acknowledged(&uploads, phones)?;
        self.print_rate(
            "batch_records_per_s",
            records,
            &sent,
            self.raw.map(|raw| raw.grouped),
            (before, after),
        );
        Ok(records)
    }

    fn print_rate(
        &self,
        name: &str,
        records: u64,
        sent: &Sent,
        raw: Option<u64>,
        (before, after): (Taken, Taken),
    ) {
        let rate = per_s(records, sent.took());
        let cpu = (after.cpu - before.cpu).as_secs_f64() / sent.took().as_secs_f64();
        let mut more: Vec<(&str, Value)> = vec![
            ("connections", CONNECTIONS.into()),
            ("records", records.into()),
            ("server_cores", ((cpu * 100.0).round() / 100.0).into()),
        ];
        if let Some(raw) = raw.filter(|raw| *raw > 0) {
            more.push(("of_raw", ((rate as f64 / raw as f64 * 100.0).round() / 100.0).into()));
        }
        print(&format!("load.{}{name}", self.prefix), rate, "1/s", &more);
        let kind = name.split('_').next().unwrap_or(name);
        let waits = sent.waits();
        for hundredths in [50, 99] {
            let figure = format!("load.{}{kind}_p{hundredths}_ms", self.prefix);
            print(&figure, waits.percentile_ms(hundredths), "ms", &[]);
        }
    }

    /// Five years of a province at once, with networks that fail; on a database of its own, so that it is counted exactly.
    async fn replay(&self) -> Result<Taken> {
        let place = self.place("replay")?;
        let server = Server::start(&place)?;
        let mut connection = Connection::open(server.address).await?;
        let phones = Phones::join(&mut connection, BRANCHES, unix_ms()?).await?;
        let uploads = written(&phones, 0..RECORDS, |place| if place % 10 == 9 { 1 } else { MOST_RECORDS })?;
        let plan = troubled(uploads.len());
        let lost = plan.iter().filter(|step| step.reply_is_lost).count();
        let again = plan.len() - uploads.len();
        let before = server.taken()?.cpu;
        let sent = send(server.address, &uploads, plan, REPLAY).await?;
        let taken = server.taken()?;
        let acknowledged = sent.acknowledged(&uploads, &phones)?;
        let waits = sent.waits();
        let took = (sent.took().as_secs_f64() * 100.0).round() / 100.0;
        let more: Vec<(&str, Value)> = vec![
            ("records", acknowledged.into()),
            ("uploads", uploads.len().into()),
            ("sent_again", again.into()),
            ("replies_lost", lost.into()),
            ("records_per_s", per_s(acknowledged, sent.took()).into()),
            ("p50_ms", waits.percentile_ms(50).into()),
            ("p99_ms", waits.percentile_ms(99).into()),
            ("server_cpu_s", (ms(taken.cpu - before) / 1000.0).into()),
            ("limit", 20.into()),
        ];
        print(&format!("load.{}replay340k_s", self.infix), took, "s", &more);
        let mut organizer = Organizer::sign_up(&server, &phones.campaign).await?;
        organizer.sees(&phones.tallies(0..RECORDS)).await?;
        drop(server.stop()?);
        let repeats = check(&place, RECORDS)?.repeats;
        if repeats < again as u64 {
            bail!("{again} uploads were sent again, the check knows of {repeats} repeats");
        }
        let bytes = self.bytes(&place, "replay")? / RECORDS;
        print(&format!("load.{}bytes_per_participation", self.infix), bytes, "B", &[]);
        Ok(taken)
    }
}

/// Every upload once; one in a hundred loses the reply and is sent again at once, one in fifty is sent again later.
fn troubled(uploads: usize) -> Vec<Step> {
    let mut plan = Vec::with_capacity(uploads + uploads / 50);
    for upload in 0..uploads {
        plan.push(Step { upload, reply_is_lost: upload % 100 == 50 });
        if upload % 50 == 49 {
            plan.push(Step { upload: upload - 40, reply_is_lost: false });
        }
    }
    plan
}

/// Seals records and writes their uploads.
pub fn written(
    phones: &Phones,
    records: std::ops::Range<u64>,
    size: impl Fn(u64) -> usize + Sync,
) -> Result<Arc<Vec<Upload>>> {
    let count = records.end - records.start;
    let uploads = step(&format!("sealing {count} records"), || Ok(phones.uploads(records, size)))?;
    Ok(Arc::new(uploads))
}

/// Lets the records be counted: every one that was acknowledged is there, and nothing else.
///
/// # Errors
/// They are not.
pub fn check(place: &Place, acknowledged: u64) -> Result<Check> {
    let check = step("checking the records", || place.check())?;
    if check.records != acknowledged || !check.projections_agree {
        bail!("{acknowledged} records were acknowledged, but the check says {check:?}");
    }
    Ok(check)
}

/// Now, in Unix milliseconds.
///
/// # Errors
/// A clock before 1970.
pub fn unix_ms() -> Result<u64> {
    #[allow(clippy::disallowed_methods, reason = "the records are of now")]
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(u64::try_from(now.as_millis())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_troubled_plan_sends_everything_and_some_of_it_again() {
        let plan = troubled(1_000);
        let lost = plan.iter().filter(|step| step.reply_is_lost).count();
        assert_eq!((plan.len(), lost), (1_020, 10));
        let mut sent: Vec<usize> = plan.iter().map(|step| step.upload).collect();
        sent.sort_unstable();
        sent.dedup();
        assert_eq!(sent.len(), 1_000);
    }
}
