//! `POST /api/v1/participations`: what becomes of each record.

use anyhow::Result;
use domain::id::{CampaignId, UnitId};
use domain::participation::{Participation, Sealed};
use domain::wire::Outcome::{Duplicate, SetAside, Stored, StoredConflict};
use domain::wire::SetAsideReason::{HashMismatch, UnknownCampaign, UnknownUnit, Unreadable};
use domain::wire::{Receipt, SetAsideReason};
use tests::records::{sealed_bytes, with_hash_of_another};
use tests::{DEMO_CODE, World};

/// Another record under the same id, as two phones with one copied storage would make it.
fn other_bytes(record: &Participation) -> Sealed {
    Participation { took_ms: record.took_ms + 1, ..record.clone() }.seal()
}

fn reasons(receipt: &Receipt) -> Vec<Option<SetAsideReason>> {
    receipt.receipts.iter().map(|one| one.reason).collect()
}

#[tokio::test]
async fn a_new_record_is_stored_and_a_repeat_is_a_duplicate() -> Result<()> {
    let world = World::start().await?;
    let record = world.phone(DEMO_CODE, 1).await?.seal_one();
    assert_eq!(world.api.outcomes(&[&record]).await?, [Stored]);
    for _ in 0..3 {
        assert_eq!(world.api.outcomes(&[&record]).await?, [Duplicate]);
    }
    assert_eq!(world.check().await?.records, 1);
    Ok(())
}

#[tokio::test]
async fn fifty_records_go_in_one_upload() -> Result<()> {
    let world = World::start().await?;
    let joined = world.api.join(DEMO_CODE).await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    // Short turns: fifty of them fit into 64 KB.
    let records: Vec<Sealed> = (0..50)
        .map(|_| {
            let mut record = phone.play(1);
            record.answers.truncate(1);
            record.seal()
        })
        .collect();
    let all: Vec<&Sealed> = records.iter().collect();
    assert_eq!(world.api.outcomes(&all).await?, [Stored; 50]);
    let results = world.organizer().await?.results(&joined.campaign.id).await?;
    assert_eq!(results.total.participations, 50);
    Ok(())
}

#[tokio::test]
async fn other_bytes_under_the_same_id_are_kept_and_flagged() -> Result<()> {
    let world = World::start().await?;
    let first = world.phone(DEMO_CODE, 1).await?.play(7);
    let second = other_bytes(&first);
    assert_eq!(world.api.outcomes(&[&first.seal()]).await?, [Stored]);
    assert_eq!(world.api.outcomes(&[&second]).await?, [StoredConflict]);
    // Whichever of the two comes again, nothing more is stored.
    assert_eq!(world.api.outcomes(&[&first.seal()]).await?, [Duplicate]);
    assert!(world.api.outcomes(&[&second]).await?[0].is_confirmed());
    let results = world.organizer().await?.only_results().await?;
    assert_eq!((results.total.participations, results.conflicts), (1, 1));
    Ok(())
}

#[tokio::test]
async fn a_record_that_cannot_be_taken_is_set_aside_with_its_reason() -> Result<()> {
    let world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let sound = phone.play(7);
    let elsewhere = Participation { campaign: CampaignId::new("dot-khac"), ..phone.play(7) }.seal();
    let nowhere = Participation { unit: UnitId::new("chi-hoi-khac"), ..phone.play(7) }.seal();
    let altered = with_hash_of_another(&phone.seal_one(), &phone.seal_one());
    let unreadable = sealed_bytes(&phone.play(7).id, r#"{"format":"haihoa.participation/1","id":7}"#);
    let of_another = sealed_bytes(&phone.play(7).id, &sound.seal().body);

    let cases = [
        (elsewhere, UnknownCampaign),
        (nowhere, UnknownUnit),
        (altered, HashMismatch),
        (unreadable, Unreadable),
        (of_another, Unreadable),
    ];
    // Twice: a phone keeps what was set aside and may send it again.
    for _ in 0..2 {
        for (record, reason) in &cases {
            let receipt = world.api.upload(&[record]).await?;
            assert_eq!(receipt.receipts[0].outcome, SetAside, "{reason:?}: {}", record.body);
            assert_eq!(reasons(&receipt), [Some(*reason)], "{}", record.body);
        }
    }
    let check = world.check().await?;
    assert_eq!((check.records, check.set_aside), (0, 5));
    Ok(())
}

#[tokio::test]
async fn each_record_of_a_batch_has_its_own_outcome_in_the_order_sent() -> Result<()> {
    let world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let (known, fresh, last) = (phone.play(3), phone.seal_one(), phone.seal_one());
    world.api.outcomes(&[&known.seal()]).await?;

    let altered = with_hash_of_another(&phone.seal_one(), &fresh);
    let elsewhere = Participation { campaign: CampaignId::new("dot-khac"), ..phone.play(7) }.seal();
    let batch = [&altered, &fresh, &elsewhere, &known.seal(), &fresh, &other_bytes(&known), &last];
    let outcomes = world.api.outcomes(&batch).await?;

    assert_eq!(outcomes, [SetAside, Stored, SetAside, Duplicate, Duplicate, StoredConflict, Stored]);
    let check = world.check().await?;
    assert_eq!((check.records, check.set_aside, check.conflicts), (3, 2, 1));
    assert!(check.projections_agree);
    Ok(())
}

#[tokio::test]
async fn an_answer_to_an_unknown_version_is_stored_and_flagged() -> Result<()> {
    let world = World::start().await?;
    let mut record = world.phone(DEMO_CODE, 1).await?.play(10);
    record.answers[0].version += 1;
    assert_eq!(world.api.outcomes(&[&record.seal()]).await?, [Stored]);
    assert!(world.server.flags_of(&record.id).await?.contains(&"unknown_pack".to_owned()));
    let results = world.organizer().await?.only_results().await?;
    assert_eq!((results.total.participations, results.total.asked), (1, 9));
    assert!(world.check().await?.projections_agree);
    Ok(())
}

#[tokio::test]
async fn what_comes_after_the_campaign_closed_is_stored_and_flagged_late() -> Result<()> {
    let mut world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let (in_time, late) = (phone.play(5), phone.play(6));
    assert_eq!(world.api.outcomes(&[&in_time.seal()]).await?, [Stored]);
    world.server.stop().await?;
    world.server.let_campaigns_end().await?;
    world.server.start_again().await?;

    assert_eq!(world.api.outcomes(&[&late.seal()]).await?, [Stored]);
    assert!(world.server.flags_of(&late.id).await?.contains(&"late".to_owned()));
    assert!(!world.server.flags_of(&in_time.id).await?.contains(&"late".to_owned()));
    assert_eq!(world.api.outcomes(&[&in_time.seal(), &late.seal()]).await?, [Duplicate; 2]);
    assert_eq!(world.organizer().await?.only_results().await?.total.participations, 2);
    Ok(())
}

#[tokio::test]
async fn phones_that_upload_at_once_share_commits_and_lose_nothing() -> Result<()> {
    let world = World::start().await?;
    let mut uploads = tokio::task::JoinSet::new();
    for seed in 0..32 {
        let mut phone = world.phone(DEMO_CODE, seed).await?;
        let api = world.api.clone();
        uploads.spawn(async move {
            for record in phone.seal(10) {
                assert_eq!(api.outcomes(&[&record]).await?, [Stored]);
            }
            anyhow::Ok(())
        });
    }
    while let Some(done) = uploads.join_next().await {
        done??;
    }
    let check = world.check().await?;
    assert_eq!((check.records, check.people), (320, 32));
    assert!(check.projections_agree);
    Ok(())
}

#[tokio::test]
async fn one_record_uploaded_from_many_connections_at_once_is_stored_once() -> Result<()> {
    let world = World::start().await?;
    let record = world.phone(DEMO_CODE, 1).await?.seal_one();
    let mut uploads = tokio::task::JoinSet::new();
    for _ in 0..24 {
        let (api, record) = (world.api.clone(), record.clone());
        uploads.spawn(async move { api.outcomes(&[&record]).await });
    }
    let mut outcomes = Vec::new();
    while let Some(done) = uploads.join_next().await {
        outcomes.extend(done??);
    }
    let stored = outcomes.iter().filter(|outcome| **outcome == Stored).count();
    let repeats = outcomes.iter().filter(|outcome| **outcome == Duplicate).count();
    assert_eq!((stored, repeats), (1, 23));
    assert_eq!(world.check().await?.records, 1);
    Ok(())
}
