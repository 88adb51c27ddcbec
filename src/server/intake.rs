//! What every record goes through on its way in, by upload or by rescue file: it is sorted, weighed against the quotas,
//! and stored.

use std::time::Duration;

use domain::wire::Outcome;

use crate::app::App;
use crate::ingest::IngestError;
use crate::metrics;
use crate::quota::Over;
use crate::record::{Item, sort};
use crate::starter;
use crate::store::ingest::Fate;
use crate::upload::Entry;

/// What became of an upload.
#[derive(Debug)]
pub struct Taken {
    /// One a record, in the order uploaded.
    pub fates: Vec<Fate>,
    /// When to send again what is over a limit, if anything is; its fate is [`Outcome::Retry`].
    pub over: Option<Over>,
}

/// Stores what may be stored now. One record over a limit stops no other. `sent_at_ms` is the phone's clock as it sent.
///
/// # Errors
/// [`IngestError`]: nothing is stored then.
pub async fn take(app: &App, entries: &[Entry<'_>], sent_at_ms: Option<u64>) -> Result<Taken, IngestError> {
    let now_us = app.clock.ticks_us();
    let (mut items, mut charges, mut over) = (Vec::with_capacity(entries.len()), Vec::new(), None);
    let mut finished_at_ms = Vec::with_capacity(entries.len());
    for item in sort_all(app, entries).await? {
        finished_at_ms.push(item.finished_at_ms());
        let charge = app.quota.admit(&item, now_us);
        if charge.is_ok() {
            items.push(item);
        }
        over = over.max(charge.as_ref().err().copied());
        charges.push(charge.ok());
    }
    let stored = app.ingest.store(items).await.inspect_err(metrics::upload_refused);
    let mut outcomes = stored.as_deref().unwrap_or_default().iter();
    let mut fates = Vec::with_capacity(entries.len());
    for charge in &charges {
        let none = (Outcome::Retry, None);
        let fate = charge.as_ref().and_then(|_| outcomes.next()).copied().unwrap_or(none);
        if let Some(charge) = charge {
            app.quota.settle(charge, fate.0);
        }
        fates.push(fate);
    }
    stored?;
    if let Some(Over { seconds }) = over {
        let refused = charges.iter().filter(|charge| charge.is_none()).count();
        tracing::warn!(refused, seconds, "records over a limit are to come later");
    }
    if let Some(sent_at_ms) = sent_at_ms {
        count_ages(sent_at_ms, &finished_at_ms, &fates);
    }
    Ok(Taken { fates, over })
}

/// Sorts entries. Where one names what we do not know, another node may have made it: we look.
async fn sort_all(app: &App, entries: &[Entry<'_>]) -> Result<Vec<Item>, IngestError> {
    let received_at_ms = app.clock.now_ms();
    let sorted = || -> Vec<Item> {
        let catalog = app.catalog.get();
        let sorted = entries
            .iter()
            .map(|entry| sort(&entry.id, &entry.sha256, entry.body(), &catalog, received_at_ms));
        sorted.collect()
    };
    let items = sorted();
    if !items.iter().any(Item::is_of_unknown) {
        return Ok(items);
    }
    match starter::refresh(&app.database, &app.catalog).await {
        Ok(true) => Ok(sorted()),
        Ok(false) => Ok(items),
        Err(error) => {
            tracing::error!(error = format!("{error:#}"), "the catalog could not be read anew");
            Err(IngestError::Unavailable)
        }
    }
}

/// How long each new record waited on its phone: two times of one clock, which need not be right.
fn count_ages(sent_at_ms: u64, finished_at_ms: &[Option<u64>], fates: &[Fate]) {
    for (finished_at_ms, (outcome, _)) in finished_at_ms.iter().zip(fates) {
        if let (Some(finished_at_ms), Outcome::Stored) = (finished_at_ms, outcome) {
            metrics::outbox_age(Duration::from_millis(sent_at_ms.saturating_sub(*finished_at_ms)));
        }
    }
}
