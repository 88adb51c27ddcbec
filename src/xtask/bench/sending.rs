//! Sends uploads that were written beforehand over kept connections, and measures; answers are read when the clock stands.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use domain::wire::{Outcome, Receipt};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::http::Connection;
use super::records::{Phones, Upload};

/// How many phones send at the same time.
pub const CONNECTIONS: usize = 32;

/// One upload of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its place in the list of uploads.
    pub upload: usize,
    /// The phone loses its network before the answer comes, and sends again.
    pub reply_is_lost: bool,
}

/// Every upload once.
pub fn each_once(uploads: &[Upload]) -> Vec<Step> {
    (0..uploads.len()).map(|upload| Step { upload, reply_is_lost: false }).collect()
}

/// What was sent of a plan: its beginning, if time was up before the end.
pub struct Sent {
    took: Duration,
    answers: Vec<Answer>,
}

struct Answer {
    upload: usize,
    waited: Duration,
    body: Vec<u8>,
}

/// Sends `plan` over [`CONNECTIONS`] connections, each the next one when its last is answered, for at most `time`.
///
/// # Errors
/// An answer other than 200; a connection that ends.
pub async fn send(
    address: SocketAddr,
    uploads: &Arc<Vec<Upload>>,
    plan: Vec<Step>,
    time: Duration,
) -> Result<Sent> {
    let plan = Arc::new(plan);
    let place = Arc::new(AtomicUsize::new(0));
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        connections.push(Connection::open(address).await?);
    }
    let start = Instant::now();
    let mut sending = JoinSet::new();
    for connection in connections {
        let (uploads, plan, place) = (Arc::clone(uploads), Arc::clone(&plan), Arc::clone(&place));
        sending.spawn(async move {
            let mut connection = connection;
            let mut answers = Vec::new();
            loop {
                let sent = Instant::now();
                if sent > start + time {
                    return Ok(answers);
                }
                let Some(step) = plan.get(place.fetch_add(1, Ordering::Relaxed)) else { return Ok(answers) };
                let request = &uploads[step.upload].request;
                if step.reply_is_lost {
                    connection.send_and_hang_up(request).await?;
                    connection = Connection::open(address).await?;
                }
                let body = connection.ask(request).await?;
                answers.push(Answer { upload: step.upload, waited: sent.elapsed(), body });
            }
        });
    }
    let mut answers: Vec<Answer> = Vec::new();
    while let Some(sent) = sending.join_next().await {
        let sent: Result<Vec<Answer>> = sent?;
        answers.extend(sent?);
    }
    Ok(Sent { took: start.elapsed(), answers })
}

impl Sent {
    /// How long it took.
    pub fn took(&self) -> Duration {
        self.took
    }

    /// How long each answer took.
    pub fn waits(&self) -> Waits {
        Waits::new(self.answers.iter().map(|answer| answer.waited).collect())
    }

    /// How many different records the server says it has: of every upload answered, all.
    ///
    /// # Errors
    /// An answer that says anything else, or is about anything else than what was sent.
    pub fn acknowledged(&self, uploads: &[Upload], phones: &Phones) -> Result<u64> {
        let mut is_there = vec![false; uploads.len()];
        for answer in &self.answers {
            let receipt: Receipt = serde_json::from_slice(&answer.body).context("reading a receipt")?;
            let upload = &uploads[answer.upload];
            let receipts = &receipt.receipts;
            if receipts.len() as u64 != upload.records.end - upload.records.start {
                bail!("records {:?} were sent, the server answered {receipts:?}", upload.records);
            }
            for (number, of_one) in upload.records.clone().zip(receipts) {
                let record = phones.seal(number);
                let is_stored = matches!(of_one.outcome, Outcome::Stored | Outcome::Duplicate);
                if !is_stored || of_one.id != record.id || of_one.sha256 != record.sha256 {
                    bail!("{} was sent, the server answered {of_one:?}", record.id);
                }
            }
            is_there[answer.upload] = true;
        }
        let there = uploads.iter().zip(is_there).filter(|(_, is_there)| *is_there);
        Ok(there.map(|(upload, _)| upload.records.end - upload.records.start).sum())
    }
}

/// How long answers took.
pub struct Waits(Vec<Duration>);

impl Waits {
    /// In any order.
    pub fn new(mut waits: Vec<Duration>) -> Self {
        waits.sort_unstable();
        Self(waits)
    }

    /// The time in milliseconds that this share of them (in hundredths) did not exceed, nearest rank.
    pub fn percentile_ms(&self, hundredths: usize) -> f64 {
        let rank = (self.0.len() * hundredths).div_ceil(100).max(1);
        ms(self.0.get(rank - 1).copied().unwrap_or_default())
    }
}

/// Milliseconds, to a tenth.
pub fn ms(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e4).round() / 10.0
}

/// How many a second.
pub fn per_s(count: u64, took: Duration) -> u64 {
    (count as f64 / took.as_secs_f64()) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_nearest_rank() {
        let waits = Waits::new((1..=200).rev().map(Duration::from_millis).collect());
        assert_eq!((waits.percentile_ms(50), waits.percentile_ms(99)), (100.0, 198.0));
        assert_eq!(per_s(400, Duration::from_secs(2)), 200);
    }
}
