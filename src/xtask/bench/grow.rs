//! `bench grow`: does it stay as quick while the records grow from ten thousand to 3.4 million? On SQLite; takes some ten
//! minutes and eight gigabytes of disk, which it gives back.

use std::time::Duration;

use anyhow::Result;
use domain::wire::MOST_RECORDS;
use serde_json::Value;
use tokio::time::Instant;

use super::http::Connection;
use super::load::{BRANCHES, check, unix_ms, written};
use super::organizer::Organizer;
use super::print;
use super::records::Phones;
use super::sending::{Waits, each_once, per_s, send};
use super::server::{Place, Server};

/// The sizes: the last is fifty years of a province, or five of ten.
const SIZES: [u64; 4] = [10_000, 100_000, 1_000_000, 3_400_000];
/// Up to here every record is counted anew at each size; beyond, what organizers see is compared with what was sent.
const CHECKED: u64 = 1_000_000;
/// How many records are sealed, and then sent, at a time.
const FILL: u64 = 200_000;
/// Filling at a time may take so long.
const FILL_TIME: Duration = Duration::from_secs(300);
/// How many reads of each kind are measured.
const READS: usize = 200;
/// How long uploads are measured, alone and beside reads.
const PHASE: Duration = Duration::from_secs(5);
/// More than a phase can send.
const SINGLE: u64 = 40_000;

/// Measures at every size.
///
/// # Errors
/// The server refuses a record, or does not hold exactly what it acknowledged.
pub async fn grow() -> Result<()> {
    eprintln!("grow: this takes some ten minutes and 8 GB of disk, which it gives back");
    let place = Place::new(BRANCHES)?;
    let server = Server::start(&place)?;
    let phones = Phones::join(&mut Connection::open(server.address).await?, BRANCHES, unix_ms()?).await?;
    let organizer = Organizer::sign_up(&server, &phones.campaign).await?;
    let mut growth = Growth { server, phones, organizer, records: 0 };
    for size in SIZES {
        growth.fill(size).await?;
        let reads = growth.reads(READS).await?;
        print_reads("grow.read_p99_ms", &reads, size, &growth.server)?;
        growth.uploads(size).await?;
        let tallies = growth.phones.tallies(0..growth.records);
        growth.organizer.sees(&tallies).await?;
        if size <= CHECKED {
            check(&place, growth.records)?;
        }
    }
    let bytes = place.bytes()? / growth.records;
    print("grow.bytes_per_participation", bytes, "B", &[("records", growth.records.into())]);
    Ok(())
}

struct Growth {
    server: Server,
    phones: Phones,
    organizer: Organizer,
    /// All of these numbers are stored, and no others.
    records: u64,
}

/// How long each kind of read took.
struct Reads {
    list: Waits,
    results: Waits,
    unchanged: Waits,
}

impl Growth {
    /// Uploads in batches until there are `size`.
    async fn fill(&mut self, size: u64) -> Result<()> {
        while self.records < size {
            let end = size.min(self.records + FILL);
            let uploads = written(&self.phones, self.records..end, |_| MOST_RECORDS)?;
            let sent = send(self.server.address, &uploads, each_once(&uploads), FILL_TIME).await?;
            self.records += sent.acknowledged(&uploads, &self.phones)?;
        }
        Ok(())
    }

    /// Reads as organizers do, one after another.
    async fn reads(&mut self, count: usize) -> Result<Reads> {
        self.organizer.connect().await?;
        let mut reading = Reading::default();
        for _ in 0..count {
            reading.round(&mut self.organizer, false).await?;
        }
        Ok(reading.ended())
    }

    /// Uploads of one record over all connections, and reads beside them.
    async fn uploads(&mut self, size: u64) -> Result<()> {
        let alone = self.singles().await?;
        let more: Vec<(&str, Value)> = vec![
            ("records", size.into()),
            ("p50", alone.1.percentile_ms(50).into()),
            ("per_s", alone.0.into()),
        ];
        print("grow.upload_p99_ms", alone.1.percentile_ms(99), "ms", &more);

        let uploads = written(&self.phones, self.records..self.records + SINGLE, |_| 1)?;
        let mut reading = Reading::default();
        self.organizer.connect().await?;
        let start = Instant::now();
        let organizer = &mut self.organizer;
        let reads = async {
            while start.elapsed() < PHASE {
                reading.round(organizer, true).await?;
            }
            Ok(())
        };
        let sending = send(self.server.address, &uploads, each_once(&uploads), PHASE);
        let (sent, ()) = tokio::try_join!(sending, reads)?;
        self.records += sent.acknowledged(&uploads, &self.phones)?;
        print_reads("grow.read_beside_uploads_p99_ms", &reading.ended(), size, &self.server)
    }

    async fn singles(&mut self) -> Result<(u64, Waits)> {
        let uploads = written(&self.phones, self.records..self.records + SINGLE, |_| 1)?;
        let sent = send(self.server.address, &uploads, each_once(&uploads), PHASE).await?;
        let records = sent.acknowledged(&uploads, &self.phones)?;
        self.records += records;
        Ok((per_s(records, sent.took()), sent.waits()))
    }
}

#[derive(Default)]
struct Reading {
    list: Vec<Duration>,
    results: Vec<Duration>,
    unchanged: Vec<Duration>,
}

impl Reading {
    /// The list, the results, and the results again by their tag. Beside uploads they may have changed by then.
    async fn round(&mut self, organizer: &mut Organizer, may_change: bool) -> Result<()> {
        let start = Instant::now();
        organizer.list().await?;
        let listed = Instant::now();
        let etag = organizer.results().await?.etag.unwrap_or_default();
        let read = Instant::now();
        organizer.results_since(&etag, may_change).await?;
        self.list.push(listed - start);
        self.results.push(read - listed);
        self.unchanged.push(read.elapsed());
        Ok(())
    }

    fn ended(self) -> Reads {
        Reads {
            list: Waits::new(self.list),
            results: Waits::new(self.results),
            unchanged: Waits::new(self.unchanged),
        }
    }
}

/// Prints the slowest kind as the figure, each kind beside it.
fn print_reads(figure: &str, reads: &Reads, size: u64, server: &Server) -> Result<()> {
    let p99 = |waits: &Waits| waits.percentile_ms(99);
    let kinds = [p99(&reads.list), p99(&reads.results), p99(&reads.unchanged)];
    let slowest = kinds.into_iter().fold(0.0, f64::max);
    let more: Vec<(&str, Value)> = vec![
        ("records", size.into()),
        ("list", kinds[0].into()),
        ("results", kinds[1].into()),
        ("by_tag", kinds[2].into()),
        ("results_p50", reads.results.percentile_ms(50).into()),
        ("server_mb", server.taken()?.mb.into()),
        ("limit", 50.into()),
    ];
    print(figure, slowest, "ms", &more);
    Ok(())
}
