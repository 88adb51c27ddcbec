//! Any order of uploads, repeats, conflicts, damaged records and restarts stores each record exactly once.

use std::collections::{BTreeMap, BTreeSet};

use domain::participation::Sealed;
use domain::wire::{Outcome, SetAsideReason};
use proptest::prelude::*;
use sqlx::AssertSqlSafe;

use super::*;
use crate::check::check;
use crate::record::sort;
use crate::testing::{CAMPAIGN, NOW_MS, World};

/// One record of an upload: which id, which bytes under it, and what befell it on its way.
#[derive(Clone, Copy, Debug)]
struct Sent {
    id: u32,
    variant: u32,
    damaged: bool,
}

#[derive(Clone, Debug)]
enum Step {
    Group(Vec<Sent>),
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let sent = (0_u32..8, prop_oneof![4 => Just(0_u32), 1 => 1_u32..3], prop::bool::weighted(0.15))
        .prop_map(|(id, variant, damaged)| Sent { id, variant, damaged });
    let step = prop_oneof![
        5 => prop::collection::vec(sent, 1..12).prop_map(Step::Group),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..10)
}

fn sealed(world: &World, sent: Sent) -> Sealed {
    let mut participation = world.participation(sent.id);
    participation.took_ms += sent.variant;
    let mut sealed = participation.seal();
    if sent.damaged {
        sealed.body.push(' ');
    }
    sealed
}

/// What must be in the store after some uploads.
#[derive(Debug, Default)]
struct Expected {
    stored: BTreeMap<String, String>,
    conflicts: BTreeSet<(String, String)>,
    set_aside: BTreeSet<(String, String)>,
    repeats: u64,
}

impl Expected {
    fn fate(&mut self, sealed: &Sealed, damaged: bool) -> Fate {
        let key = (sealed.id.to_string(), sealed.sha256.clone());
        if damaged {
            self.repeats += u64::from(!self.set_aside.insert(key));
            return (Outcome::SetAside, Some(SetAsideReason::HashMismatch));
        }
        match self.stored.get(&key.0) {
            None => {
                self.stored.insert(key.0, key.1);
                (Outcome::Stored, None)
            }
            Some(sha256) if *sha256 == key.1 => {
                self.repeats += 1;
                (Outcome::Duplicate, None)
            }
            Some(_) => {
                self.repeats += u64::from(!self.conflicts.insert(key));
                (Outcome::StoredConflict, None)
            }
        }
    }
}

async fn play(steps: &[Step]) {
    let mut world = World::new().await;
    let mut expected = Expected::default();
    for step in steps {
        let Step::Group(group) = step else {
            world.reopen().await;
            continue;
        };
        let sealed: Vec<Sealed> = group.iter().map(|sent| sealed(&world, *sent)).collect();
        let items: Vec<Item> =
            sealed.iter().map(|s| sort(s.id.as_str(), &s.sha256, &s.body, &world.catalog, NOW_MS)).collect();
        let fates = write_group(&world.database, &items.iter().collect::<Vec<_>>()).await.unwrap();
        let right: Vec<Fate> =
            sealed.iter().zip(group).map(|(sealed, sent)| expected.fate(sealed, sent.damaged)).collect();
        assert_eq!(fates, right);
    }
    world.reopen().await;
    let report = check(&world.database).await.unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(report.records, expected.stored.len() as u64);
    assert_eq!(report.duplicates, 0);
    assert_eq!(report.conflicts, expected.conflicts.len() as u64);
    assert_eq!(report.set_aside, expected.set_aside.len() as u64);
    assert_eq!(report.repeats, expected.repeats);
    let mut connection = world.database.read().await.unwrap();
    let ids: Vec<&str> = expected.stored.keys().map(String::as_str).collect();
    let hashes = stored_hashes(&mut connection, Record::HASHES, ids.into_iter()).await.unwrap();
    assert_eq!(hashes.into_iter().collect::<BTreeMap<_, _>>(), expected.stored);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn each_record_is_stored_exactly_once(steps in steps()) {
        tokio::runtime::Runtime::new().unwrap().block_on(play(&steps));
    }
}

#[tokio::test]
async fn what_fails_leaves_nothing_and_the_next_group_works() {
    let world = World::on_sqlite().await;
    let items: Vec<Item> = (0..100).map(|n| world.item(n)).collect();
    let group: Vec<&Item> = items.iter().collect();
    {
        // As on a full disk: the file may not grow. The limit goes with the connection.
        let mut connection = world.database.write().await.unwrap();
        let pages: i64 = query("PRAGMA page_count").fetch_value(&mut connection).await.unwrap().unwrap();
        let limit = AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
        query(limit).execute(&mut connection).await.unwrap();
    }
    let error = write_group(&world.database, &group).await.unwrap_err();
    assert!(error.to_string().contains("full"), "{error}");
    let report = check(&world.database).await.unwrap();
    assert!(report.is_whole() && report.records == 0, "{report:?}");

    let fates = write_group(&world.database, &group).await.unwrap();
    assert!(fates.iter().all(|fate| *fate == (Outcome::Stored, None)));
    let report = check(&world.database).await.unwrap();
    assert!(report.is_whole() && report.records == 100, "{report:?}");
}

#[tokio::test]
async fn the_revision_moves_with_what_shows_and_only_then() {
    let world = World::new().await;
    let campaign = domain::id::CampaignId::new(CAMPAIGN);
    let item = world.item(1);
    let mut revisions = Vec::new();
    for _ in 0..3 {
        write_group(&world.database, &[&item]).await.unwrap();
        let mut connection = world.database.read().await.unwrap();
        revisions.push(tallies::revision(&mut connection, &campaign).await.unwrap());
    }
    assert_eq!(revisions, [1, 1, 1]);
    write_group(&world.database, &[&world.item(2)]).await.unwrap();
    let mut connection = world.database.read().await.unwrap();
    assert_eq!(tallies::revision(&mut connection, &campaign).await.unwrap(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nodes_that_get_the_same_records_at_the_same_time_store_each_once() {
    const RECORDS: u32 = 60;
    const ROUNDS: u32 = 20;
    let world = World::new().await;
    let items: Arc<Vec<Item>> = Arc::new((0..RECORDS).map(|n| world.item(n)).collect());
    let mut nodes = tokio::task::JoinSet::new();
    for node in 0..3_u32 {
        let (database, items) = (world.another_node().await, Arc::clone(&items));
        nodes.spawn(async move {
            let mut new = 0;
            for round in 0..ROUNDS {
                // Each node its own choice, from its own end.
                let mut group: Vec<&Item> = (0..RECORDS)
                    .filter(|n| (n + round * 7 + node * 3) % 4 == 0)
                    .map(|n| &items[n as usize])
                    .collect();
                if node % 2 == 1 {
                    group.reverse();
                }
                let fates = write_group(&database, &group).await.unwrap();
                new += fates.iter().filter(|fate| fate.0 == Outcome::Stored).count();
            }
            database.close().await;
            new
        });
    }
    let new: usize = nodes.join_all().await.into_iter().sum();
    let report = check(&world.database).await.unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!((new, report.records), (RECORDS as usize, u64::from(RECORDS)));
}

#[tokio::test]
async fn a_transaction_that_nobody_waits_for_any_more_holds_up_nothing_and_writes_nothing() {
    let world = World::new().await;
    for _ in 0..20 {
        // Let go of at its very beginning, before the database has answered.
        let mut begun = Box::pin(world.database.begin_write());
        let _ = std::future::poll_fn(|context| std::task::Poll::Ready(begun.as_mut().poll(context))).await;
        drop(begun);
        // And in the middle.
        let mut transaction = world.database.begin_write().await.unwrap();
        query("DELETE FROM join_code").execute(&mut transaction).await.unwrap();
    }
    let fates = write_group(&world.database, &[&world.item(1)]).await.unwrap();
    assert_eq!(fates, [(Outcome::Stored, None)]);
    let codes = query("SELECT COUNT(*) FROM join_code");
    let codes: Option<i64> = codes.fetch_value(&mut world.database.read().await.unwrap()).await.unwrap();
    assert_eq!(codes, Some(15));
}
