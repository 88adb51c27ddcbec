//! `POST /api/v1/rescue`: what a phone could not send comes as a file, by whoever carries it.

use anyhow::{Context, Result};
use domain::participation::Sealed;
use domain::rescue::{MOST_BYTES, RescueCounts, RescueFile};
use domain::wire::{Outcome, Receipt};
use reqwest::StatusCode;
use tests::api::{read, refusal};
use tests::rescue::seal;
use tests::{DEMO_CODE, World};

async fn key_of(world: &World) -> Result<String> {
    world.api.join(DEMO_CODE).await?.rescue_key.context("no key to seal for")
}

async fn hand_in(world: &World, file: &RescueFile) -> Result<Receipt> {
    read(world.api.hand_in(serde_json::to_string(file)?).await?).await
}

#[tokio::test]
async fn records_come_once_by_file_and_by_network() -> Result<()> {
    let world = World::start().await?;
    let records = world.phone(DEMO_CODE, 1).await?.seal(4);
    let file = seal(&key_of(&world).await?, &records.iter().collect::<Vec<_>>(), 7)?;
    assert_eq!(world.api.outcomes(&[&records[2]]).await?, [Outcome::Stored]);
    let mut expected = RescueCounts { new: 3, known: 1, set_aside: 0 };
    for _ in 0..3 {
        let receipt = hand_in(&world, &file).await?;
        assert_eq!(RescueCounts::of(&receipt), expected);
        let echoed: Vec<_> = receipt.receipts.iter().map(|word| (&word.id, &word.sha256)).collect();
        assert_eq!(echoed, records.iter().map(|one| (&one.id, &one.sha256)).collect::<Vec<_>>());
        expected = RescueCounts { new: 0, known: 4, set_aside: 0 };
    }
    // The phone comes to life again, and sends what it still holds.
    let again = world.api.outcomes(&records.iter().collect::<Vec<_>>()).await?;
    assert_eq!(again, [Outcome::Duplicate; 4]);
    let check = world.check().await?;
    assert_eq!((check.records, check.conflicts, check.set_aside), (4, 0, 0));
    assert!(check.projections_agree);
    Ok(())
}

#[tokio::test]
async fn a_file_handed_in_by_many_at_once_is_stored_once() -> Result<()> {
    let world = World::start().await?;
    let records = world.phone(DEMO_CODE, 1).await?.seal(30);
    let file = seal(&key_of(&world).await?, &records.iter().collect::<Vec<_>>(), 7)?;
    let mut hands = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (api, file) = (world.api.clone(), serde_json::to_string(&file)?);
        hands.spawn(async move { read::<Receipt>(api.hand_in(file).await?).await });
    }
    let mut new = 0;
    while let Some(receipt) = hands.join_next().await {
        new += RescueCounts::of(&receipt??).new;
    }
    assert_eq!((new, world.check().await?.records), (30, 30));
    Ok(())
}

#[tokio::test]
async fn a_spoilt_file_is_refused_whole() -> Result<()> {
    let world = World::start().await?;
    let record = world.phone(DEMO_CODE, 1).await?.seal_one();
    let file = seal(&key_of(&world).await?, &[&record], 7)?;
    let whole = serde_json::to_string(&file)?;
    let other = seal(&key_of(&world).await?, &[], 8)?;
    let spoilt = [
        String::new(),
        "hoa".to_owned(),
        whole[..whole.len() / 2].to_owned(),
        serde_json::to_string(&RescueFile { iv: other.iv.clone(), ..file.clone() })?,
        serde_json::to_string(&RescueFile { ephemeral: other.ephemeral.clone(), ..file.clone() })?,
        serde_json::to_string(&RescueFile { sealed: other.sealed.clone(), ..file.clone() })?,
        serde_json::to_string(&RescueFile { ephemeral: format!("04{}", "0".repeat(128)), ..file.clone() })?,
    ];
    for bytes in spoilt {
        let (status, code) = refusal(world.api.hand_in(bytes.clone()).await?).await?;
        assert_eq!((status, code.as_str()), (StatusCode::BAD_REQUEST, "unreadable"), "{bytes}");
    }
    let (status, code) = refusal(world.api.hand_in(" ".repeat(MOST_BYTES + 1)).await?).await?;
    assert_eq!((status, code.as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "too_large"));
    assert_eq!(world.check().await?.records, 0);
    Ok(())
}

#[tokio::test]
async fn a_file_for_another_server_is_told_so() -> Result<()> {
    let (world, other) = (World::start().await?, World::start().await?);
    let record = world.phone(DEMO_CODE, 1).await?.seal_one();
    let file = seal(&key_of(&other).await?, &[&record], 7)?;
    let answer = refusal(world.api.hand_in(serde_json::to_string(&file)?).await?).await?;
    assert_eq!(answer, (StatusCode::CONFLICT, "wrong_key".to_owned()));
    assert_eq!(RescueCounts::of(&hand_in(&other, &file).await?).new, 1);
    Ok(())
}

#[tokio::test]
async fn the_key_outlives_a_restart_and_500_records_come_in_one_file() -> Result<()> {
    let mut world = World::start().await?;
    let key = key_of(&world).await?;
    let records: Vec<Sealed> = world.phone(DEMO_CODE, 1).await?.seal(500);
    let file = seal(&key, &records.iter().collect::<Vec<_>>(), 7)?;
    world.server.stop().await?;
    world.server.start_again().await?;
    assert_eq!(key_of(&world).await?, key);
    assert_eq!(RescueCounts::of(&hand_in(&world, &file).await?).new, 500);
    assert_eq!(RescueCounts::of(&hand_in(&world, &file).await?).known, 500);
    let check = world.check().await?;
    assert_eq!((check.records, check.people), (500, 1));
    assert!(check.projections_agree);
    Ok(())
}

#[tokio::test]
async fn neither_log_nor_answers_hold_the_private_key() -> Result<()> {
    let world = World::start().await?;
    let private = world.server.private_key().await?;
    assert_eq!(private.len(), 64);
    let joined = world.api.get(&format!("/api/v1/join/{DEMO_CODE}")).await?.text().await?;
    world.api.hand_in("{}").await?;
    assert!(!joined.contains(&private) && !world.server.log().contains(&private));
    Ok(())
}
