//! A disk that is full, takes no writes or is slow. Uploads wait or are told to come again; reading goes on; and when the
//! disk is well again, so is the server, with nobody's help and nothing lost.

use std::time::Duration;

use anyhow::Result;
use tests::World;
use tests::api::ME;
use tests::chance::Chance;
use tests::load::{Load, all_there_once};
use tests::server::Setup;
use tests::soak::quick_or;
use tests::wait::lasts;

const PHONES: u64 = 6;
/// What the server may take of memory, whatever the disk does.
const MOST_MEMORY: u64 = 200 * 1024 * 1024;

/// Breaks and mends the disk under load, several times.
async fn refuses_and_recovers(
    world: &World,
    seed: u64,
    fail: impl Fn() -> Result<()>,
    mend: impl Fn() -> Result<()>,
) -> Result<()> {
    let organizer = world.organizer().await?;
    let load = Load::begin(&world.api, PHONES, seed).await?;
    for _ in 0..quick_or(2, 10) {
        load.acknowledged_more(100).await?;
        fail()?;
        load.refused_more(50).await?;
        // Who reads is served: the organizer, and who comes into the hall now.
        assert!(organizer.get(ME).await?.status().is_success());
        assert!(organizer.only_results().await?.total.participations > 0);
        world.phone(tests::DEMO_CODE, 999).await?;
        mend()?;
        load.acknowledged_more(100).await?;
    }
    let sent = load.enough().await?;
    world.server.keeps_memory_below(MOST_MEMORY)?;
    if world.server.data().join("small").exists() {
        world.server.keep_small_disk()?;
    }
    all_there_once(&world.api, world.check().await?, &sent).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_uploads_and_loses_none() -> Result<()> {
    match Setup::on_small_disk(quick_or(16, 128)) {
        Some(setup) => {
            let world = World::start_with(setup).await?;
            let server = &world.server;
            refuses_and_recovers(&world, 1, || server.fill_disk(), || server.empty_disk()).await
        }
        None => a_quota_on_files_is_as_a_full_disk().await,
    }
}

async fn a_quota_on_files_is_as_a_full_disk() -> Result<()> {
    let world = World::start_with(Setup::with_limited_files()).await?;
    let size = || std::fs::metadata(world.server.data().join("haihoa.db-wal")).map(|wal| wal.len());
    let fail = || world.server.limit_files(Some(size()? / 2));
    refuses_and_recovers(&world, 2, fail, || world.server.limit_files(None)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_takes_no_writes_is_read_and_recovers() -> Result<()> {
    let world = World::start_with(Setup::with_limited_files()).await?;
    let server = &world.server;
    refuses_and_recovers(&world, 3, || server.limit_files(Some(0)), || server.limit_files(None)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_short_wait_for_the_disk_is_only_a_wait() -> Result<()> {
    let world = World::start().await?;
    let load = Load::begin(&world.api, PHONES, 4).await?;
    for _ in 0..quick_or(2, 20) {
        load.acknowledged_more(50).await?;
        let lock = world.server.lock_database().await?;
        lasts(Duration::from_secs(2)).await;
        lock.release().await?;
        load.acknowledged_more(50).await?;
    }
    assert_eq!(load.refused(), 0, "somebody was sent away");
    let sent = load.enough().await?;
    all_there_once(&world.api, world.check().await?, &sent).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_wait_for_the_disk_ends_with_come_again() -> Result<()> {
    let world = World::start().await?;
    let organizer = world.organizer().await?;
    let load = Load::begin(&world.api, PHONES, 5).await?;
    for _ in 0..quick_or(1, 10) {
        load.acknowledged_more(50).await?;
        let lock = world.server.lock_database().await?;
        load.refused_more(PHONES).await?;
        assert!(organizer.only_results().await?.total.participations > 0);
        lock.release().await?;
        load.acknowledged_more(50).await?;
    }
    let sent = load.enough().await?;
    world.server.keeps_memory_below(MOST_MEMORY)?;
    all_there_once(&world.api, world.check().await?, &sent).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_machine_that_stalls_again_and_again_loses_nothing() -> Result<()> {
    let world = World::start().await?;
    let mut chance = Chance::new(6);
    let load = Load::begin(&world.api, PHONES, 6).await?;
    for _ in 0..quick_or(10, 200) {
        load.acknowledged_more(1 + chance.below(40)).await?;
        world.server.pause()?;
        lasts(Duration::from_millis(chance.below(600))).await;
        world.server.resume()?;
    }
    load.acknowledged_more(50).await?;
    let sent = load.enough().await?;
    all_there_once(&world.api, world.check().await?, &sent).await
}
