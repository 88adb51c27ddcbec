//! One writer for all uploads: they wait in a bounded queue, the writer stores all that wait in one transaction, and
//! each is answered only after its COMMIT.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::record::Item;
use crate::store::Database;
use crate::store::ingest::{Fate, write_group};

/// How many uploads may wait. Each has at most 64 KB, so that the queue stays within some 64 MB.
const QUEUE: usize = 1024;
/// The most uploads that share a COMMIT.
const GROUP_UPLOADS: usize = 256;
/// No further upload joins a group that has this many records.
const GROUP_RECORDS: usize = 2000;

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
        store_group(&database, group).await;
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

async fn store_group(database: &Database, group: Vec<Waiting>) {
    let items: Vec<&Item> = group.iter().flat_map(|upload| &upload.items).collect();
    match write_group(database, &items).await {
        Ok(fates) => {
            let mut fates = fates.into_iter();
            for upload in group {
                let own = fates.by_ref().take(upload.items.len()).collect();
                // A client that hung up asks again and is told "duplicate".
                let _ = upload.reply.send(Ok(own));
            }
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
        }
    }
}

async fn store_one(database: &Database, upload: Waiting) {
    let items: Vec<&Item> = upload.items.iter().collect();
    let stored = write_group(database, &items).await.map_err(|error| {
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
