//! `POST /api/v1/participations`: phones that were never updated. Each file holds, to the byte, what phones of that day
//! sent; none is ever changed, and a new one comes with every change of what phones send.

use anyhow::{Context, Result};
use domain::id::RecordId;
use domain::wire::{Outcome, Receipt};
use tests::World;
use tests::api::read;

/// The first phones: nothing typed, one person a phone, always judged by the phone.
const FIRST: &str = include_str!("uploads/2026-11-22.json");
/// Phones since several people share one, answers are typed, and keys may be withheld.
const SECOND: &str = include_str!("uploads/2026-11-24.json");

#[tokio::test]
async fn what_phones_of_earlier_versions_send_is_stored_and_counted() -> Result<()> {
    let world = World::start().await?;
    let mut ids = Vec::new();
    for upload in [FIRST, SECOND] {
        for outcome in [Outcome::Stored, Outcome::Duplicate] {
            let receipt: Receipt = read(world.api.upload_text(upload).await?).await?;
            assert_eq!(receipt.receipts[0].outcome, outcome, "{upload}");
            let sent: serde_json::Value = serde_json::from_str(upload)?;
            assert_eq!(sent["records"][0]["sha256"], receipt.receipts[0].sha256);
            ids.push(receipt.receipts[0].id.clone());
        }
    }
    ids.dedup();
    // Seven of the eight: the eighth was taken out of its pack before that was ever published. Its answer is kept, and flagged.
    let results = world.organizer().await?.only_results().await?;
    assert_eq!((results.total.participations, results.total.asked, results.total.right), (2, 7, 4));
    for id in ids {
        assert_flags_are_harmless(&world, &id).await?;
    }
    let check = world.check().await?;
    assert_eq!((check.records, check.people, check.set_aside, check.conflicts), (2, 2, 0, 0));
    assert!(check.projections_agree);
    Ok(())
}

/// Their clocks are of then, not of the day the test runs, their turns are short, and one holds that question; all else about them
/// is plain.
async fn assert_flags_are_harmless(world: &World, id: &RecordId) -> Result<()> {
    let flags = world.server.flags_of(id).await?;
    let odd =
        flags.iter().find(|flag| !["clock_off", "other_count", "unknown_question"].contains(&flag.as_str()));
    odd.is_none().then_some(()).with_context(|| format!("{id}: {flags:?}"))
}
