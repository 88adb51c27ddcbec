//! What is over a limit comes later: nothing of it is lost, and nobody else waits.

use domain::id::{DeviceId, RecordId};
use domain::participation::{Participation, Sealed};
use domain::wire::{Outcome, Receipt, upload_body};

use super::world::{Answer, Served};
use crate::check::check;

const UPLOADS: &str = "/api/v1/participations";

/// Number `n` of this device, with one answer: small, so that fifty go in an upload.
fn short(served: &Served, device: u8, n: u32) -> Sealed {
    let mut record = served.world.participation(n);
    record.answers.truncate(1);
    let mut random = [device; 10];
    random[..4].copy_from_slice(&n.to_be_bytes());
    let id = RecordId::v7(crate::testing::NOW_MS, random);
    Participation { id, device: DeviceId::v4([device; 16]), ..record }.seal()
}

async fn send(served: &Served, records: &[Sealed]) -> Answer {
    served.post(UPLOADS, upload_body(&records.iter().collect::<Vec<_>>())).await
}

fn outcomes(answer: &Answer) -> Vec<Outcome> {
    answer.json::<Receipt>().receipts.iter().map(|word| word.outcome).collect()
}

#[tokio::test]
async fn a_phone_that_seals_in_a_circle_is_slowed_down_and_loses_nothing() {
    let served = Served::new().await;
    for upload in 0..20 {
        let records: Vec<_> = (0..50).map(|n| short(&served, 1, upload * 50 + n)).collect();
        assert_eq!(outcomes(&send(&served, &records).await), [Outcome::Stored; 50]);
    }
    let over: Vec<_> = (1_000..1_003).map(|n| short(&served, 1, n)).collect();
    let known = short(&served, 1, 0);
    let refused = send(&served, &over).await;
    assert_eq!((refused.status.as_u16(), refused.header("retry-after")), (200, "1"));
    assert_eq!(outcomes(&refused), [Outcome::Retry; 3]);
    // The phone beside it does not wait.
    let neighbour = send(&served, &[short(&served, 2, 1)]).await;
    assert_eq!((outcomes(&neighbour), neighbour.header("retry-after")), (vec![Outcome::Stored], ""));

    // Two seconds later there is room for two: a repeat takes none.
    served.clock.pass(2_000);
    let batch = [known, over[0].clone(), over[1].clone(), over[2].clone()];
    let words = outcomes(&send(&served, &batch).await);
    assert_eq!(words, [Outcome::Duplicate, Outcome::Stored, Outcome::Retry, Outcome::Retry]);
    served.clock.pass(3_000);
    assert_eq!(outcomes(&send(&served, &over[1..]).await), [Outcome::Stored; 2]);
    let report = check(&served.world.database).await.unwrap();
    assert_eq!((report.records, report.set_aside, report.conflicts), (1_004, 0, 0));
}

#[tokio::test]
async fn hostile_filler_is_kept_within_its_budget_and_stops_no_honest_record() {
    // A 64th of a megabyte for what is set aside.
    let served = Served::with_campaign_mb(1).await;
    let mut kept = 0;
    for n in 0..20 {
        let mut filler = short(&served, 1, n);
        filler.body.insert_str(1, &" ".repeat(4_000));
        let honest = short(&served, 2, n);
        match outcomes(&send(&served, &[filler, honest]).await)[..] {
            [Outcome::SetAside, Outcome::Stored] => kept += 1,
            [Outcome::Retry, Outcome::Stored] => (),
            ref other => panic!("{other:?}"),
        }
    }
    assert_eq!(kept, 3);
    let report = check(&served.world.database).await.unwrap();
    assert_eq!((report.records, report.set_aside), (20, 3));
}

#[tokio::test]
async fn a_budget_used_up_makes_the_campaigns_phones_wait_and_take_up_where_they_were() {
    let served = Served::with_campaign_mb(1).await;
    let records: Vec<_> = (0..2_000).map(|n| short(&served, (n % 250) as u8, n)).collect();
    let (mut stored, mut waiting) = (0, Vec::new());
    for upload in records.chunks(50) {
        for (record, outcome) in upload.iter().zip(outcomes(&send(&served, upload).await)) {
            match outcome {
                Outcome::Stored => stored += 1,
                Outcome::Retry => waiting.push(record.clone()),
                other => panic!("{other:?}"),
            }
        }
    }
    assert!(stored > 100 && waiting.len() > 100, "{stored} stored, {} wait", waiting.len());
    served.clock.pass(86_400_000);
    for upload in waiting.chunks(50) {
        assert_eq!(outcomes(&send(&served, upload).await), vec![Outcome::Stored; upload.len()]);
    }
    assert_eq!(check(&served.world.database).await.unwrap().records, 2_000);
}
