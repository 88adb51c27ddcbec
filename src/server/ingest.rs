//! One writer for all uploads: they wait in a bounded queue, the writer stores all that wait in one transaction, and
//! each is answered only after its COMMIT.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::metrics;
use crate::record::Item;
use crate::store::ingest::{Fate, write_group};
use crate::store::{self, Database};

/// How many uploads may wait. Each has at most 64 KB, so that the queue stays within some 64 MB.
const QUEUE: usize = 1024;
/// The most uploads that share a COMMIT.
const GROUP_UPLOADS: usize = 256;
/// No further upload joins a group that has this many records.
const GROUP_RECORDS: usize = 2000;

/// How often a group is tried again at once when the connection to the database broke off.
const RETRIES: u32 = 3;
/// How long until the first time; each further wait is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(100);

/// How long a group may take: a database that says nothing any more must not keep the phones waiting.
const LONGEST_WRITE: Duration = Duration::from_secs(10);

/// Why an upload was not stored. Nothing of it is.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// Too many uploads wait.
    #[error("too many uploads are waiting")]
    Full,
    /// The database failed; the cause is in the log.
    #[error("the store is unavailable")]
    Unavailable,
}

struct Waiting {
    items: Vec<Item>,
    reply: oneshot::Sender<Result<Vec<Fate>, IngestError>>,
}

/// The way into the queue.
#[derive(Debug)]
pub struct Ingest {
    queue: mpsc::Sender<Waiting>,
}

/// The writer at the other end; ends when it is told to.
#[derive(Debug)]
pub struct Writer {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Ingest {
    /// Starts the writer.
    #[must_use]
    pub fn start(database: Arc<Database>) -> (Self, Writer) {
        let (queue, waiting) = mpsc::channel(QUEUE);
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(write_until_stopped(database, waiting, stopped));
        (Self { queue }, Writer { stop, task })
    }

    /// Stores an upload and its counts; resolves after a durable COMMIT. The fates are in the order of `items`.
    ///
    /// # Errors
    /// [`IngestError`]; nothing of the upload is stored then.
    pub async fn store(&self, items: Vec<Item>) -> Result<Vec<Fate>, IngestError> {
        if items.is_empty() {
            return Ok(Vec::new());
        }
        let (reply, answer) = oneshot::channel();
        self.queue.try_send(Waiting { items, reply }).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => IngestError::Full,
            mpsc::error::TrySendError::Closed(_) => IngestError::Unavailable,
        })?;
        answer.await.unwrap_or(Err(IngestError::Unavailable))
    }

    /// How many uploads wait for the writer.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }
}

impl Writer {
    /// Takes no more uploads, stores those that wait, and ends.
    pub async fn finish(self) {
        // If the writer has ended already there is nobody to tell.
        let _ = self.stop.send(());
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the writer ended badly");
        }
    }
}

async fn write_until_stopped(
    database: Arc<Database>,
    mut waiting: mpsc::Receiver<Waiting>,
    mut stopped: oneshot::Receiver<()>,
) {
    let mut stopping = false;
    loop {
        let first = tokio::select! {
            // A dropped handle means the same as a word.
            _ = &mut stopped, if !stopping => {
                stopping = true;
                waiting.close();
                continue;
            }
            first = waiting.recv() => first,
        };
        let Some(first) = first else { return };
        let group = gather(first, &mut waiting);
        if store_group(&database, group).await == Store::Unavailable {
            // They would wait just as long for the same answer.
            while let Ok(upload) = waiting.try_recv() {
                let _ = upload.reply.send(Err(IngestError::Unavailable));
            }
        }
    }
}

/// Everything that waits behind `first`, up to the size of a group.
fn gather(first: Waiting, waiting: &mut mpsc::Receiver<Waiting>) -> Vec<Waiting> {
    let mut records = first.items.len();
    let mut group = vec![first];
    while records < GROUP_RECORDS
        && group.len() < GROUP_UPLOADS
        && let Ok(next) = waiting.try_recv()
    {
        records += next.items.len();
        group.push(next);
    }
    group
}

/// How the database is, after a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Store {
    Works,
    Unavailable,
}

/// Writes a group within [`LONGEST_WRITE`]. When the time is over nobody knows what became of it: the phones are told to come
/// again, and what was stored counts as a repeat then.
async fn write_in_time(database: &Database, items: &[&Item]) -> Result<Vec<Fate>, sqlx::Error> {
    tokio::time::timeout(LONGEST_WRITE, write_patiently(database, items))
        .await
        .unwrap_or(Err(sqlx::Error::PoolTimedOut))
}

/// Writes a group, again if the connection broke off: what was written before it broke counts as a repeat.
async fn write_patiently(database: &Database, items: &[&Item]) -> Result<Vec<Fate>, sqlx::Error> {
    let mut pause = FIRST_PAUSE;
    for _ in 0..RETRIES {
        match write_group(database, items).await {
            Err(error) if store::is_passing(&error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "a group is tried again");
                tokio::time::sleep(pause).await;
                pause *= 2;
            }
            told => return told,
        }
    }
    write_group(database, items).await
}

async fn store_group(database: &Database, group: Vec<Waiting>) -> Store {
    let items: Vec<&Item> = group.iter().flat_map(|upload| &upload.items).collect();
    match metrics::of_group(items.len(), write_in_time(database, &items)).await {
        Ok(fates) => {
            let mut fates = fates.into_iter();
            for upload in group {
                let own = fates.by_ref().take(upload.items.len()).collect();
                // A client that hung up asks again and is told "duplicate".
                let _ = upload.reply.send(Ok(own));
            }
            Store::Works
        }
        // One upload that the database refuses shall not take the others with it.
        Err(error) if group.len() > 1 && is_refusal(&error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "a group was refused; storing one by one"
            );
            for upload in group {
                store_one(database, upload).await;
            }
            Store::Works
        }
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                uploads = group.len(),
                "a group was not stored"
            );
            for upload in group {
                let _ = upload.reply.send(Err(IngestError::Unavailable));
            }
            if is_refusal(&error) { Store::Works } else { Store::Unavailable }
        }
    }
}

async fn store_one(database: &Database, upload: Waiting) {
    let items: Vec<&Item> = upload.items.iter().collect();
    let stored = metrics::of_group(items.len(), write_in_time(database, &items)).await.map_err(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "an upload was not stored");
        IngestError::Unavailable
    });
    let _ = upload.reply.send(stored);
}

/// Whether the database refuses these very rows, rather than being unable to write at all.
fn is_refusal(error: &sqlx::Error) -> bool {
    use sqlx::error::ErrorKind;
    error.as_database_error().is_some_and(|e| !matches!(e.kind(), ErrorKind::Other))
}

#[cfg(test)]
mod tests;
