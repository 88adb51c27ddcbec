//! The queue and the writer.

use domain::id::CampaignId;
use domain::wire::Outcome;

use super::*;
use crate::check::check;
use crate::testing::World;

const STORED: Fate = (Outcome::Stored, None);

#[tokio::test(flavor = "multi_thread")]
async fn uploads_at_the_same_time_are_all_stored_and_each_is_told_its_own() {
    let world = World::new().await;
    let (ingest, writer) = Ingest::start(Arc::clone(&world.database));
    let ingest = Arc::new(ingest);
    let uploads: Vec<_> = (0..200)
        .map(|n| {
            let ingest = Arc::clone(&ingest);
            // Every third upload also carries a record of its neighbour's.
            let items: Vec<Item> =
                if n % 3 == 0 { vec![world.item(n), world.item(n + 1)] } else { vec![world.item(n)] };
            tokio::spawn(async move { ingest.store(items).await })
        })
        .collect();
    let mut stored = 0;
    let mut duplicates = 0;
    for upload in uploads {
        for fate in upload.await.unwrap().unwrap() {
            match fate.0 {
                Outcome::Stored => stored += 1,
                Outcome::Duplicate => duplicates += 1,
                other => panic!("{other:?}"),
            }
        }
    }
    writer.finish().await;
    // Numbers 0 to 199; 0, 3, … 198 bring 67 neighbours, all of them in that range.
    assert_eq!((stored, duplicates), (200, 67));
    let report = check(&world.database).await.unwrap();
    assert!(report.is_whole() && report.records == 200 && report.repeats == 67, "{report:?}");
}

#[tokio::test]
async fn a_full_queue_refuses_and_recovers() {
    let world = World::new().await;
    let (ingest, writer) = Ingest::start(Arc::clone(&world.database));
    let ingest = Arc::new(ingest);
    // The writer waits for its connection while we hold it.
    let held = world.database.write().await.unwrap();
    let uploads: Vec<_> = (0..QUEUE + GROUP_UPLOADS + 10)
        .map(|n| {
            let (ingest, items) = (Arc::clone(&ingest), vec![world.item(n as u32)]);
            tokio::spawn(async move { ingest.store(items).await })
        })
        .collect();
    while ingest.queue.capacity() > 0 {
        tokio::task::yield_now().await;
    }
    assert!(matches!(ingest.store(vec![world.item(9_999)]).await, Err(IngestError::Full)));
    drop(held);
    let mut stored = 0;
    for upload in uploads {
        match upload.await.unwrap() {
            Ok(fates) => {
                assert_eq!(fates, [STORED]);
                stored += 1;
            }
            Err(error) => assert!(matches!(error, IngestError::Full), "{error}"),
        }
    }
    assert!(stored >= QUEUE as u64);
    assert_eq!(ingest.store(vec![world.item(9_999)]).await.unwrap(), [STORED]);
    writer.finish().await;
    assert_eq!(check(&world.database).await.unwrap().records, stored + 1);
}

#[tokio::test]
async fn an_upload_the_database_refuses_does_not_take_others_with_it() {
    let world = World::new().await;
    let (ingest, writer) = Ingest::start(Arc::clone(&world.database));
    let ingest = Arc::new(ingest);
    let Item::Record(mut ghost) = world.item(1) else { panic!("set aside") };
    ghost.judged.campaign = CampaignId::new("not-in-the-database");
    let held = world.database.write().await.unwrap();
    let uploads: Vec<_> = [vec![world.item(2)], vec![Item::Record(ghost)], vec![world.item(3)]]
        .into_iter()
        .map(|items| {
            let ingest = Arc::clone(&ingest);
            tokio::spawn(async move { ingest.store(items).await })
        })
        .collect();
    tokio::task::yield_now().await;
    drop(held);
    let mut answers = Vec::new();
    for upload in uploads {
        answers.push(upload.await.unwrap());
    }
    assert!(matches!(&answers[1], Err(IngestError::Unavailable)));
    for answer in [&answers[0], &answers[2]] {
        assert_eq!(answer.as_ref().unwrap(), &[STORED]);
    }
    writer.finish().await;
    let report = check(&world.database).await.unwrap();
    assert!(report.is_whole() && report.records == 2, "{report:?}");
}

#[tokio::test]
async fn the_end_stores_what_waits_and_takes_no_more() {
    let world = World::new().await;
    let (ingest, writer) = Ingest::start(Arc::clone(&world.database));
    let ingest = Arc::new(ingest);
    let held = world.database.write().await.unwrap();
    let uploads: Vec<_> = (0..300)
        .map(|n| {
            let (ingest, items) = (Arc::clone(&ingest), vec![world.item(n)]);
            tokio::spawn(async move { ingest.store(items).await })
        })
        .collect();
    // Until all of them are in the queue or in the first group.
    tokio::task::yield_now().await;
    let finish = tokio::spawn(writer.finish());
    tokio::task::yield_now().await;
    drop(held);
    finish.await.unwrap();
    let mut stored = 0;
    for upload in uploads {
        stored += u64::from(upload.await.unwrap().is_ok_and(|fates| fates == [STORED]));
    }
    assert_eq!(stored, 300);
    assert!(matches!(ingest.store(vec![world.item(999)]).await, Err(IngestError::Unavailable)));
    assert_eq!(check(&world.database).await.unwrap().records, 300);
}
