//! `bench upload`: how many records a second the server makes durable, with the load generator beside it.

use std::collections::HashMap;
use std::fs::File;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use domain::participation::Sealed;
use domain::wire::{Outcome, Receipt, upload_body};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::http::{Connection, Request};
use super::print;
use super::records::{Phones, batches};
use super::server::Server;
use crate::step::step;

const PATH: &str = "/api/v1/participations";
const CONNECTIONS: usize = 32;
/// A phase ends after this long, or with its last record.
const PHASE: Duration = Duration::from_secs(10);
/// More than a phase can send on the machines we measure on.
const SINGLE: usize = 60_000;
const BATCHED: usize = 300_000;

/// Measures single records, then batches; then counts what the server holds.
///
/// # Errors
/// The server refuses a record, or does not hold exactly what it acknowledged.
pub async fn upload() -> Result<()> {
    print("raw.fsync_per_s", syncs_per_s()?, "1/s", &[("bytes", 4096.into())]);
    let server = Server::start()?;
    let mut phones = Phones::join(&mut Connection::open(server.address).await?, unix_ms()?).await?;
    let single = step(&format!("upload: sealing {SINGLE} records"), || phones.seal(SINGLE))?;
    let uploads: Vec<Vec<&Sealed>> = single.iter().map(|record| vec![record]).collect();
    let first = phase(server.address, &uploads).await?;
    let more = [("connections", CONNECTIONS.into()), ("records", first.records.into())];
    print("upload.single_per_s", first.per_s(), "1/s", &more);
    print("upload.single_p50_ms", first.percentile_ms(50), "ms", &[]);
    print("upload.single_p99_ms", first.percentile_ms(99), "ms", &[]);

    let batched = step(&format!("upload: sealing {BATCHED} records"), || phones.seal(BATCHED))?;
    let uploads = batches(&batched);
    let second = phase(server.address, &uploads).await?;
    let a_batch = uploads.first().map_or(0, Vec::len);
    let more = [
        ("connections", CONNECTIONS.into()),
        ("records_per_batch", a_batch.into()),
        ("records", second.records.into()),
    ];
    print("upload.batch_records_per_s", second.per_s(), "1/s", &more);
    print("upload.batch_p99_ms", second.percentile_ms(99), "ms", &[]);

    let acknowledged = first.records + second.records;
    let check = step("upload: stopping the server and checking its records", || server.stop_and_check())?;
    print("upload.records_acknowledged", acknowledged, "1", &[("records_held", check.records.into())]);
    if check.records != acknowledged as u64 || !check.projections_agree {
        bail!("{acknowledged} records were acknowledged, but the check says {check:?}");
    }
    Ok(())
}

/// What a phase came to.
struct Phase {
    /// Acknowledged as stored.
    records: usize,
    took: Duration,
    /// One a request, sorted.
    waits: Vec<Duration>,
}

impl Phase {
    fn per_s(&self) -> u64 {
        (self.records as f64 / self.took.as_secs_f64()) as u64
    }

    /// The time that this share of the requests (in hundredths) did not exceed, nearest rank.
    fn percentile_ms(&self, hundredths: usize) -> f64 {
        let rank = (self.waits.len() * hundredths).div_ceil(100).max(1);
        let wait = self.waits.get(rank - 1).copied().unwrap_or_default();
        (wait.as_secs_f64() * 1e4).round() / 10.0
    }
}

/// Sends `uploads` over [`CONNECTIONS`] connections, each the next one when its last is answered. Requests are written
/// before the clock starts and answers read after it stopped.
async fn phase(address: SocketAddr, uploads: &[Vec<&Sealed>]) -> Result<Phase> {
    let requests: Arc<Vec<Request>> =
        Arc::new(uploads.iter().map(|upload| Request::post(PATH, &upload_body(upload))).collect());
    let place = Arc::new(AtomicUsize::new(0));
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        connections.push(Connection::open(address).await?);
    }
    let start = Instant::now();
    let mut sending = JoinSet::new();
    for connection in connections {
        sending.spawn(send(connection, requests.clone(), place.clone(), start + PHASE));
    }
    let mut answers = Vec::new();
    while let Some(sent) = sending.join_next().await {
        answers.extend(sent??);
    }
    let took = start.elapsed();
    let mut records = 0;
    for answer in &answers {
        records += acknowledged(&uploads[answer.place], &answer.body)?;
    }
    let mut waits: Vec<Duration> = answers.iter().map(|answer| answer.waited).collect();
    waits.sort_unstable();
    Ok(Phase { records, took, waits })
}

struct Answer {
    place: usize,
    waited: Duration,
    body: Vec<u8>,
}

async fn send(
    mut connection: Connection,
    requests: Arc<Vec<Request>>,
    next: Arc<AtomicUsize>,
    until: Instant,
) -> Result<Vec<Answer>> {
    let mut answers = Vec::new();
    loop {
        let sent = Instant::now();
        let place = next.fetch_add(1, Ordering::Relaxed);
        let Some(request) = requests.get(place).filter(|_| sent < until) else { return Ok(answers) };
        let body = connection.ask(request).await?;
        answers.push(Answer { place, waited: sent.elapsed(), body });
    }
}

/// How many records an answer says are stored: every one that was sent, by its id and hash.
fn acknowledged(sent: &[&Sealed], body: &[u8]) -> Result<usize> {
    let receipt: Receipt = serde_json::from_slice(body).context("reading a receipt")?;
    let by_id: HashMap<_, _> = receipt.receipts.iter().map(|of_one| (of_one.id.as_str(), of_one)).collect();
    for record in sent {
        match by_id.get(record.id.as_str()) {
            Some(of_one) if of_one.outcome == Outcome::Stored && of_one.sha256 == record.sha256 => {}
            other => bail!("{} was sent, the server answered {other:?}", record.id),
        }
    }
    Ok(sent.len())
}

/// What the disk can do: how often a second a page can be written and made durable, one after the other.
fn syncs_per_s() -> Result<u64> {
    std::fs::create_dir_all("target/bench")?;
    let mut file = File::create("target/bench/raw")?;
    let start = Instant::now();
    let mut syncs = 0_u64;
    while start.elapsed() < Duration::from_secs(2) {
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        syncs += 1;
    }
    let took = start.elapsed();
    std::fs::remove_file("target/bench/raw")?;
    Ok((syncs as f64 / took.as_secs_f64()) as u64)
}

fn unix_ms() -> Result<u64> {
    #[allow(clippy::disallowed_methods, reason = "the records are of now")]
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    Ok(u64::try_from(now.as_millis())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        let waits = (1..=200).map(Duration::from_millis).collect();
        let phase = Phase { records: 400, took: Duration::from_secs(2), waits };
        assert_eq!((phase.percentile_ms(50), phase.percentile_ms(99)), (100.0, 198.0));
        assert_eq!(phase.per_s(), 200);
    }
}
