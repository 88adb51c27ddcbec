//! The command line: `haihoa check`, `haihoa pack check`.

use anyhow::Result;
use domain::id::CampaignId;
use domain::participation::Participation;
use tests::server::Check;
use tests::{DEMO_CODE, SECOND_CODE, World};

#[tokio::test]
async fn check_counts_what_is_there() -> Result<()> {
    let world = World::start().await?;
    let nothing = Check { projections_agree: true, ..Check::default() };
    assert_eq!(world.check().await?, nothing);

    let (mut one, mut two) = (world.phone(DEMO_CODE, 1).await?, world.phone(SECOND_CODE, 2).await?);
    let first = one.play(5);
    let conflicting = Participation { took_ms: 1, ..first.clone() }.seal();
    let elsewhere = Participation { campaign: CampaignId::new("dot-khac"), ..two.play(5) }.seal();
    world.api.outcomes(&[&first.seal(), &one.seal_one(), &two.seal_one()]).await?;
    world.api.outcomes(&[&first.seal(), &conflicting, &elsewhere]).await?;

    let expected = Check { records: 3, people: 2, repeats: 1, conflicts: 1, set_aside: 1, ..nothing };
    assert_eq!(world.check().await?, expected);
    Ok(())
}

#[tokio::test]
async fn a_rebuild_from_the_records_changes_nothing() -> Result<()> {
    let mut world = World::start().await?;
    let organizer = world.organizer().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    for right in 0..=10 {
        world.api.outcomes(&[&phone.play(right).seal()]).await?;
    }
    let (before, counted) = (organizer.only_results().await?, world.check().await?);
    world.server.stop().await?;
    world.server.run(&["check", "--rebuild"]).await?;
    world.server.start_again().await?;
    assert_eq!(organizer.only_results().await?, before);
    assert_eq!(world.check().await?, counted);
    Ok(())
}

#[tokio::test]
async fn a_pack_is_checked_before_it_is_published() -> Result<()> {
    let world = World::start().await?;
    let pack = tests::server::path_from("HAIHOA_PACKS", "public/packs").join("an-toan-gia-dinh.json");
    let pack = pack.to_string_lossy().into_owned();
    world.server.run(&["pack", "check", &pack]).await?;

    let broken = world.server.data().join("hong.json");
    let sound = tokio::fs::read_to_string(&pack).await?;
    tokio::fs::write(&broken, sound.replace("\"explanation\"", "\"explanatoin\"")).await?;
    let refused = world.server.run(&["pack", "check", &broken.to_string_lossy()]).await;
    let error = refused.err().map(|error| error.to_string()).unwrap_or_default();
    assert!(error.contains("explanatoin") && error.contains("hong.json"), "{error}");
    Ok(())
}
