//! The server is killed (SIGKILL) and stopped (SIGTERM) while phones upload. What it acknowledged must be there afterwards,
//! exactly once; what it did not may be there or not, and is there after the phone's next try.

use anyhow::{Result, ensure};
use tests::World;
use tests::chance::Chance;
use tests::load::{Load, all_there_once};
use tests::soak::quick_or;

/// Phones that upload all the time.
const PHONES: u64 = 8;

async fn ends_under_load(seed: u64) -> Result<()> {
    let mut world = World::start().await?;
    let mut chance = Chance::new(seed);
    let load = Load::begin(&world.api, PHONES, seed).await?;
    // Of four ends one is a stop: three quarters are kills.
    let ends = quick_or(14, 80);
    for end in 0..ends {
        load.acknowledged_more(1 + chance.below(120)).await?;
        // Not on an acknowledgement's heels: somewhere within the next commits.
        for _ in 0..chance.below(2_000) {
            tokio::task::yield_now().await;
        }
        load.hold();
        if end % 4 == 3 {
            ensure!(world.server.stop().await?.success(), "a stop is not a failure");
        } else {
            world.server.kill().await?;
        }
        world.server.start_again().await?;
        let check = world.check().await?;
        ensure!(check.projections_agree, "after end {end}: {check:?}");
        load.go_on();
    }
    // A test in which every end found the phones idle would show nothing.
    let broken = load.broken();
    let sent = load.enough().await?;
    assert!(broken >= ends, "only {broken} uploads broke off in {ends} ends");

    all_there_once(&world.api, world.check().await?, &sent).await?;
    let check = world.check().await?;
    assert_eq!((check.records, check.people), (sent.len() as u64, PHONES));
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
