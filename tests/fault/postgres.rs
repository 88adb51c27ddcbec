//! A PostgreSQL that goes away and comes back, one that fails over to its standby, and nodes that go and come while others
//! serve. Phones are told to come again meanwhile, and everything acknowledged is there exactly once afterwards.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Result, ensure};
use cluster::Cluster;
use reqwest::StatusCode;
use tests::World;
use tests::api::Api;
use tests::load::{Load, all_there_once};
use tests::relay::Relay;
use tests::server::{Server, Setup};
use tests::soak::quick_or;
use tests::wait::{lasts, until};
use tokio::task::block_in_place;

pub const DATABASE: &str = "haihoa";
const PHONES: u64 = 8;
/// What a node may take of memory, whatever the database does.
const MOST_MEMORY: u64 = 200 * 1024 * 1024;

/// A cluster with an empty database.
pub fn cluster() -> Result<Cluster> {
    block_in_place(|| {
        let cluster = Cluster::start()?;
        cluster.create_database(DATABASE)?;
        Ok(cluster)
    })
}

fn at(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

fn on(database_url: String) -> Setup {
    Setup { database_url: Some(database_url), ..Setup::default() }
}

/// The cluster's database as it is found through a relay.
fn through(relay: &Relay, cluster: &Cluster) -> String {
    let (direct, relayed) = (cluster.port().to_string(), relay.address().port().to_string());
    cluster.url(DATABASE).replacen(&direct, &relayed, 1)
}

async fn is_ready(api: &Api, ready: bool) -> Result<()> {
    let expected = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    until(format!("readyz to say {expected}"), || async {
        Ok((api.get("/readyz").await?.status() == expected).then_some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_goes_away_comes_back_to_the_same_server() -> Result<()> {
    let mut cluster = cluster()?;
    let world = World::start_with(on(cluster.url(DATABASE))).await?;
    let organizer = world.organizer().await?;
    let load = Load::begin(&world.api, PHONES, 1).await?;
    for killed in [true, false].repeat(quick_or(1, 3)) {
        load.acknowledged_more(100).await?;
        block_in_place(|| if killed { cluster.kill() } else { cluster.stop() })?;
        load.refused_more(2 * PHONES).await?;
        is_ready(&world.api, false).await?;
        lasts(quick_or(Duration::from_secs(1), Duration::from_secs(60))).await;
        block_in_place(|| cluster.start_again())?;
        load.acknowledged_more(100).await?;
        is_ready(&world.api, true).await?;
        ensure!(organizer.only_results().await?.total.participations > 0, "the organizer is served again");
    }
    let sent = load.enough().await?;
    world.server.keeps_memory_below(MOST_MEMORY)?;
    all_there_once(&world.api, world.check().await?, &sent).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_says_nothing_any_more_is_as_one_that_is_gone() -> Result<()> {
    let cluster = cluster()?;
    let relay = Relay::start(vec![at(cluster.port())]).await?;
    let world = World::start_with(on(through(&relay, &cluster))).await?;
    let load = Load::begin(&world.api, PHONES, 2).await?;
    for _ in 0..quick_or(1, 5) {
        load.acknowledged_more(100).await?;
        relay.stall();
        load.refused_more(PHONES).await?;
        is_ready(&world.api, false).await?;
        lasts(quick_or(Duration::ZERO, Duration::from_secs(60))).await;
        relay.move_on();
        load.acknowledged_more(100).await?;
    }
    let sent = load.enough().await?;
    world.server.keeps_memory_below(MOST_MEMORY)?;
    all_there_once(&world.api, world.check().await?, &sent).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_standby_that_takes_over_has_everything_acknowledged() -> Result<()> {
    let mut primary = cluster()?;
    let standby = block_in_place(|| {
        let standby = primary.standby()?;
        primary.replicate()?;
        Ok::<_, anyhow::Error>(standby)
    })?;
    let relay = Relay::start(vec![at(primary.port())]).await?;
    let world = World::start_with(on(through(&relay, &primary))).await?;
    let load = Load::begin(&world.api, PHONES, 3).await?;
    load.acknowledged_more(quick_or(300, 3_000)).await?;
    block_in_place(|| primary.kill())?;
    // Found under the old address before it takes writes: it is then one that reads only.
    relay.point_at(vec![at(standby.port())]);
    load.refused_more(PHONES).await?;
    block_in_place(|| standby.promote())?;
    load.acknowledged_more(300).await?;
    let sent = load.enough().await?;
    is_ready(&world.api, true).await?;
    all_there_once(&world.api, world.check().await?, &sent).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_three_nodes_any_may_go_and_come_under_load() -> Result<()> {
    let cluster = cluster()?;
    let node = || Server::start_with(on(cluster.url(DATABASE)));
    // At the same time, on an empty database: one of them makes the tables and the demo.
    let (one, two, three) = tokio::try_join!(node(), node(), node())?;
    let mut nodes = [one, two, three];
    let relay = Relay::start(nodes.iter().map(Server::address).collect()).await?;
    let api = Api::new(format!("http://{}", relay.address()));
    let load = Load::begin(&api, 2 * PHONES, 4).await?;
    for round in 0..quick_or(2, 20) {
        load.acknowledged_more(200).await?;
        let [killed, stopped] = [round % 3, (round + 1) % 3];
        nodes[killed].kill().await?;
        load.acknowledged_more(100).await?;
        ensure!(nodes[stopped].stop().await?.success(), "a stop is not a failure");
        load.acknowledged_more(100).await?;
        nodes[stopped].start_again().await?;
        nodes[killed].start_again().await?;
    }
    load.acknowledged_more(200).await?;
    let sent = load.enough().await?;
    for node in &nodes {
        let own = Api::new(node.origin());
        all_there_once(&own, node.check().await?, &sent).await?;
        ensure!(!node.log().contains("deadlock") && !node.log().contains("40P01"), "{}", node.log());
    }
    ensure!(!cluster.log().contains("deadlock detected"), "{}", cluster.log());
    Ok(())
}
