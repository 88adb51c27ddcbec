//! The server is killed (SIGKILL) and stopped (SIGTERM) while phones upload. What it acknowledged must be there afterwards,
//! exactly once; what it did not may be there or not, and is there after the phone's next try.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use anyhow::{Result, ensure};
use domain::participation::Sealed;
use domain::wire::Outcome;
use tests::api::Api;
use tests::chance::Chance;
use tests::records::Phone;
use tests::wait::within_deadline;
use tests::{DEMO_CODE, SECOND_CODE, World};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

/// Kills and stops in one run.
const ENDS: u64 = 14;
/// Phones that upload all the time.
const PHONES: u64 = 8;

/// What the phones share with the one that kills.
struct Load {
    /// Whether the server is up; while it is down phones wait as for a network.
    up: watch::Receiver<bool>,
    /// Records acknowledged so far.
    acknowledged: AtomicU64,
    /// Uploads that broke off without an answer.
    broken: AtomicU64,
    /// Told at each acknowledgement.
    heard: Notify,
    /// No new records: send what there is and go.
    enough: AtomicBool,
}

/// Seals and sends until told that it is enough; what it sent, all of it acknowledged.
async fn upload_all(api: Api, mut phone: Phone, mut chance: Chance, load: Arc<Load>) -> Result<Vec<Sealed>> {
    let mut sent = Vec::new();
    let mut up = load.up.clone();
    while !load.enough.load(Ordering::Relaxed) {
        let batch = phone.seal(1 + chance.below(5) as usize);
        let records: Vec<&Sealed> = batch.iter().collect();
        loop {
            up.wait_for(|up| *up).await?;
            // A broken connection says nothing: send the same again.
            let Ok(outcomes) = api.outcomes(&records).await else {
                load.broken.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
                continue;
            };
            ensure!(
                outcomes.iter().all(|outcome| matches!(outcome, Outcome::Stored | Outcome::Duplicate)),
                "{outcomes:?}"
            );
            break;
        }
        load.acknowledged.fetch_add(batch.len() as u64, Ordering::Relaxed);
        load.heard.notify_one();
        sent.extend(batch);
    }
    Ok(sent)
}

/// Awaits that `more` records are acknowledged from now on.
async fn acknowledged_more(load: &Load, more: u64) -> Result<()> {
    let goal = load.acknowledged.load(Ordering::Relaxed) + more;
    within_deadline("acknowledgements", async {
        while load.acknowledged.load(Ordering::Relaxed) < goal {
            load.heard.notified().await;
        }
    })
    .await
}

async fn ends_under_load(seed: u64) -> Result<()> {
    let mut world = World::start().await?;
    let mut chance = Chance::new(seed);
    let (up, is_up) = watch::channel(true);
    let load = Arc::new(Load {
        up: is_up,
        acknowledged: AtomicU64::new(0),
        broken: AtomicU64::new(0),
        heard: Notify::new(),
        enough: AtomicBool::new(false),
    });
    let mut phones = JoinSet::new();
    for n in 0..PHONES {
        let phone = world.phone(if n % 2 == 0 { DEMO_CODE } else { SECOND_CODE }, seed * 100 + n).await?;
        let own_chance = Chance::new(chance.number());
        phones.spawn(upload_all(world.api.clone(), phone, own_chance, load.clone()));
    }

    for end in 0..ENDS {
        acknowledged_more(&load, 1 + chance.below(120)).await?;
        // Not on an acknowledgement's heels: somewhere within the next commits.
        for _ in 0..chance.below(2_000) {
            tokio::task::yield_now().await;
        }
        up.send_replace(false);
        if end % 4 == 3 {
            ensure!(world.server.stop().await?.success(), "a stop is not a failure");
        } else {
            world.server.kill().await?;
        }
        world.server.start_again().await?;
        let check = world.check().await?;
        ensure!(check.projections_agree, "after end {end}: {check:?}");
        up.send_replace(true);
    }
    load.enough.store(true, Ordering::Relaxed);
    let mut sent = Vec::new();
    while let Some(phone) = phones.join_next().await {
        sent.extend(phone??);
    }

    // A test in which every end found the phones idle would show nothing.
    let broken = load.broken.load(Ordering::Relaxed);
    assert!(broken >= ENDS, "only {broken} uploads broke off in {ENDS} ends");
    assert_eq!(world.check().await?.records, sent.len() as u64, "what is there, and what was acknowledged");
    for batch in sent.chunks(20) {
        let outcomes = world.api.outcomes(&batch.iter().collect::<Vec<_>>()).await?;
        ensure!(outcomes.iter().all(|outcome| *outcome == Outcome::Duplicate), "lost: {outcomes:?}");
    }
    let check = world.check().await?;
    assert_eq!((check.records, check.people), (sent.len() as u64, PHONES));
    assert_eq!((check.conflicts, check.set_aside, check.duplicates), (0, 0, 0));
    assert!(check.projections_agree);
    let results = world.organizer().await?.only_results().await?;
    assert_eq!(results.total.participations, sent.len() as u64);
    assert_eq!(results.total.right, 7 * sent.len() as u64);
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_record_is_there_exactly_once_after_kills_under_load() -> Result<()> {
    ends_under_load(1).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_seed_ends_at_other_moments() -> Result<()> {
    ends_under_load(2).await
}
