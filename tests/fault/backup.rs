//! A backup made while phones upload, and a disk that breaks afterwards.

use anyhow::{Result, ensure};
use domain::participation::Sealed;
use domain::wire::Outcome;
use tests::World;
use tests::load::{Load, all_there_once};
use tests::server::Setup;
use tests::soak::quick_or;

const PHONES: u64 = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_made_under_load_brings_back_everything_that_was_there() -> Result<()> {
    let mut world = World::start_with(Setup::default()).await?;
    let organizer = world.organizer().await?;
    let load = Load::begin(&world.api, PHONES, 1).await?;
    load.acknowledged_more(quick_or(300, 2_000)).await?;
    let before = load.acknowledged();
    let file = world.server.data().join("sao-luu.db").display().to_string();
    let said = world.server.run(&["backup", &file]).await?;
    ensure!(said.contains("all whole"), "{said}");
    load.acknowledged_more(100).await?;
    let sent = load.enough().await?;

    world.server.kill().await?;
    world.server.lose_database()?;
    world.server.run(&["restore", &file]).await?;
    world.server.start_again().await?;
    let check = world.check().await?;
    ensure!((before..=sent.len() as u64).contains(&check.records), "{before} acknowledged before: {check:?}");
    ensure!(check.projections_agree && check.duplicates == 0, "{check:?}");
    ensure!(organizer.only_results().await?.total.participations == check.records, "she is still signed in");

    // What came after the backup was lost with the disk; sent once more it is there, and nothing is there twice.
    for batch in sent.chunks(20) {
        let outcomes = world.api.outcomes(&batch.iter().collect::<Vec<&Sealed>>()).await?;
        let is_there = |outcome: &Outcome| matches!(outcome, Outcome::Stored | Outcome::Duplicate);
        ensure!(outcomes.iter().all(is_there), "{outcomes:?}");
    }
    all_there_once(&world.api, world.check().await?, &sent).await
}
