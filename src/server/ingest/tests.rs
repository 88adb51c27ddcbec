//! The queue and the writer.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use domain::id::CampaignId;
use domain::wire::Outcome;

use super::*;
use crate::check::check;
use crate::testing::World;

const STORED: Fate = (Outcome::Stored, None);

type Upload = Pin<Box<dyn Future<Output = Result<Vec<Fate>, IngestError>>>>;

/// Puts an upload into the queue; the writer, on the same thread, does not run meanwhile.
async fn enqueue(ingest: &Arc<Ingest>, items: Vec<Item>) -> Upload {
    let ingest = Arc::clone(ingest);
    let mut upload: Upload = Box::pin(async move { ingest.store(items).await });
    poll_fn(|context| {
        assert!(upload.as_mut().poll(context).is_pending(), "the upload was not taken");
        Poll::Ready(())
    })
    .await;
    upload
}

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
    let mut uploads = Vec::new();
    for n in 0..QUEUE {
        uploads.push(enqueue(&ingest, vec![world.item(n as u32)]).await);
    }
    assert!(matches!(ingest.store(vec![world.item(9_999)]).await, Err(IngestError::Full)));
    for upload in uploads {
        assert_eq!(upload.await.unwrap(), [STORED]);
    }
    assert_eq!(ingest.store(vec![world.item(9_999)]).await.unwrap(), [STORED]);
    writer.finish().await;
    assert_eq!(check(&world.database).await.unwrap().records, QUEUE as u64 + 1);
}

#[tokio::test]
async fn an_upload_the_database_refuses_does_not_take_others_with_it() {
    let world = World::new().await;
    let (ingest, writer) = Ingest::start(Arc::clone(&world.database));
    let ingest = Arc::new(ingest);
    let Item::Record(mut ghost) = world.item(1) else { panic!("set aside") };
    ghost.judged.campaign = CampaignId::new("not-in-the-database");
    let mut uploads = Vec::new();
    for items in [vec![world.item(2)], vec![Item::Record(ghost)], vec![world.item(3)]] {
        uploads.push(enqueue(&ingest, items).await);
    }
    let mut answers = Vec::new();
    for upload in uploads {
        answers.push(upload.await);
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
    let mut uploads = Vec::new();
    for n in 0..600 {
        uploads.push(enqueue(&ingest, vec![world.item(n)]).await);
    }
    writer.finish().await;
    assert!(matches!(ingest.store(vec![world.item(999)]).await, Err(IngestError::Unavailable)));
    for upload in uploads {
        assert_eq!(upload.await.unwrap(), [STORED]);
    }
    assert_eq!(check(&world.database).await.unwrap().records, 600);
}
