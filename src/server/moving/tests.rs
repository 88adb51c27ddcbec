//! A move takes everything along, also when it is stopped on its way, and leaves nothing that could still be written to.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::*;
use crate::config::StoreArgs;
use crate::ingest::{Ingest, IngestError};
use crate::store::ingest::write_group;
use crate::store::query;
use crate::testing::{World, empty_on_postgres};

async fn with_records(count: u32) -> World {
    let world = World::on_sqlite().await;
    let items: Vec<_> = (0..count).map(|n| world.item(n)).collect();
    for part in items.chunks(500) {
        write_group(&world.database, &part.iter().collect::<Vec<_>>()).await.unwrap();
    }
    world
}

fn args(world: &World, to: &str) -> MoveArgs {
    let store = StoreArgs { data: "data".into(), database_url: Some(world.url().to_owned()) };
    MoveArgs { to: to.to_owned(), store }
}

#[tokio::test]
async fn every_table_is_known_to_the_move() {
    let world = World::on_sqlite().await;
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' \
        AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let rows = query(tables).fetch_all(&mut world.database.read().await.unwrap()).await.unwrap();
    let there: BTreeSet<String> = rows.iter().map(|row| row.get(0).unwrap()).collect();
    let known = GROUND.iter().chain(RECORDS).chain(PASSING).map(|table| table.name.to_owned());
    assert_eq!(there, known.collect());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_commune_moves_and_loses_nothing() {
    let Some(url) = empty_on_postgres().await else { return };
    let world = with_records(2_100).await;
    let (ingest, writer) = Ingest::start(Arc::clone(&world.database));
    let coming = async {
        let mut taken = 2_100;
        loop {
            match ingest.store(vec![world.item(taken)]).await {
                Ok(_) => taken += 1,
                // Moved away, or for a moment held by the move: the phone keeps it.
                Err(IngestError::Unavailable)
                    if moved::is_left(&mut world.database.read().await.unwrap()).await.unwrap() =>
                {
                    return taken;
                }
                Err(_) => {}
            }
        }
    };
    let moving = args(&world, &url);
    let (moved, taken) = tokio::join!(run(&moving), coming);
    moved.unwrap();
    writer.finish().await;
    let there = Database::open(&url, Missing::Fails).await.unwrap();
    let (before, after) = (check(&world.database).await.unwrap(), check(&there).await.unwrap());
    assert!(before.is_whole() && after.is_whole(), "{before:?} {after:?}");
    assert_eq!((before.records, after.records), (u64::from(taken), u64::from(taken)));
    // Again: there is nothing to do.
    run(&args(&world, &url)).await.unwrap();
    there.close().await;
}

#[tokio::test]
async fn a_move_that_was_stopped_goes_on_and_nobody_serves_meanwhile() {
    let Some(url) = empty_on_postgres().await else { return };
    let world = with_records(1_500).await;
    let to = Database::open(&url, Missing::Fails).await.unwrap();
    assert!(arrive(&to, false).await.unwrap());
    {
        // Stopped in the middle of the records.
        let (mut source, mut target) = (world.database.read().await.unwrap(), to.write().await.unwrap());
        copy_ground(&mut source, &mut target).await.unwrap();
        let page = RECORDS[0].hashes(&mut source, ("", ""), 700).await.unwrap();
        copy_page(&RECORDS[0], &mut source, &mut target, &page).await.unwrap();
        assert_eq!(RECORDS[0].count(&mut target).await.unwrap(), 700);
        assert!(moved::is_arriving(&mut target).await.unwrap());
    }
    // The file still takes records.
    write_group(&world.database, &[&world.item(1_500)]).await.unwrap();
    run(&args(&world, &url)).await.unwrap();
    let report = check(&to).await.unwrap();
    assert!(report.is_whole() && report.records == 1_501, "{report:?}");
    assert!(!moved::is_arriving(&mut to.read().await.unwrap()).await.unwrap());
    write_group(&world.database, &[&world.item(1_501)]).await.unwrap_err();
    to.close().await;
}

#[tokio::test]
async fn a_database_in_use_is_not_moved_into() {
    let Some(url) = empty_on_postgres().await else { return };
    let (one, other) = (with_records(3).await, with_records(5).await);
    run(&args(&one, &url)).await.unwrap();
    let error = run(&args(&other, &url)).await.unwrap_err();
    assert!(error.to_string().contains("in use"), "{error:#}");
    assert_eq!(write_group(&other.database, &[&other.item(9)]).await.unwrap().len(), 1);
}
