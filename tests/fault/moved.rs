//! A commune moves from SQLite to PostgreSQL while its phones upload, and the move is killed on its way, again and again.

use std::time::Duration;

use anyhow::{Result, ensure};
use tests::World;
use tests::chance::Chance;
use tests::load::{Load, all_there_once};
use tests::server::Setup;
use tests::soak::quick_or;
use tests::wait::lasts;

use super::postgres::{DATABASE, cluster};

const PHONES: u64 = 4;
/// A kill comes within this time of the beginning.
const ON_ITS_WAY_MS: u64 = 400;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_move_killed_on_its_way_again_and_again_loses_nothing() -> Result<()> {
    let cluster = cluster()?;
    let url = cluster.url(DATABASE);
    let mut world = World::start_with(Setup::default()).await?;
    let load = Load::begin(&world.api, PHONES, 1).await?;
    load.acknowledged_more(quick_or(1_500, 2_500)).await?;
    let mut chance = Chance::new(1);
    let mut killed = 0;
    for _ in 0..quick_or(6, 60) {
        let mut moving = world.server.begin(&["move-to", &url])?;
        lasts(Duration::from_millis(chance.below(ON_ITS_WAY_MS))).await;
        killed += u32::from(moving.try_wait()?.is_none());
        moving.kill().await?;
    }
    ensure!(killed > 0, "every move was over before it could be killed");
    world.server.run(&["move-to", &url]).await?;
    // The server still has the file open, and cannot store anything in it.
    load.refused_more(PHONES).await?;
    world.server.stop().await?;
    let refused = world.server.begin(&["serve", "--listen", "127.0.0.1:0"])?.wait().await?;
    ensure!(!refused.success(), "nobody serves from what was moved away");

    world.server.use_database(url);
    world.server.start_again().await?;
    load.acknowledged_more(100).await?;
    let sent = load.enough().await?;
    all_there_once(&world.api, world.check().await?, &sent).await
}
