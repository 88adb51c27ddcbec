//! Networks that lose replies, stall or lie, and clients that stop half-way.

use anyhow::Result;
use domain::wire::Outcome::{Duplicate, Stored};
use tests::api::Api;
use tests::proxy::{Fate, Portal};
use tests::raw::HalfUpload;
use tests::wait::{until, within_deadline};
use tests::{DEMO_CODE, World};

fn through_the_proxy(world: &World) -> Api {
    Api::new(world.proxy.origin())
}

#[tokio::test]
async fn a_lost_reply_does_not_duplicate() -> Result<()> {
    let world = World::start().await?;
    let phone = through_the_proxy(&world);
    let record = world.phone(DEMO_CODE, 1).await?.seal_one();
    world.proxy.lose_replies(3);
    for lost in 1..=3 {
        assert!(phone.upload(&[&record]).await.is_err());
        world.proxy.until_uploads(lost, |fate| fate == Fate::ReplyLost(200)).await?;
        assert_eq!(world.check().await?.records, 1, "the server had committed before the reply was lost");
    }
    assert_eq!(phone.outcomes(&[&record]).await?, [Duplicate]);
    let results = world.organizer().await?.only_results().await?;
    assert_eq!((results.total.participations, results.conflicts), (1, 0));
    Ok(())
}

#[tokio::test]
async fn a_stalled_network_delivers_once_it_moves() -> Result<()> {
    let world = World::start().await?;
    let phone = through_the_proxy(&world);
    let record = world.phone(DEMO_CODE, 1).await?.seal_one();
    world.proxy.stall();
    let upload = tokio::spawn({
        let (phone, record) = (phone.clone(), record.clone());
        async move { phone.outcomes(&[&record]).await }
    });
    world.proxy.until_uploads(1, |fate| fate == Fate::Pending).await?;
    // Whoever has a network is served meanwhile.
    assert_eq!(world.api.outcomes(&[&world.phone(DEMO_CODE, 2).await?.seal_one()]).await?, [Stored]);
    assert_eq!(world.check().await?.records, 1);
    world.proxy.restore().await?;
    assert_eq!(within_deadline("the upload", upload).await???, [Stored]);
    assert_eq!(world.check().await?.records, 2);
    Ok(())
}

#[tokio::test]
async fn a_cut_network_refuses_and_the_same_address_works_again() -> Result<()> {
    let world = World::start().await?;
    let phone = through_the_proxy(&world);
    let record = world.phone(DEMO_CODE, 1).await?.seal_one();
    for _ in 0..3 {
        world.proxy.cut().await?;
        assert!(phone.upload(&[&record]).await.is_err());
        world.proxy.restore().await?;
        assert!(phone.outcomes(&[&record]).await?[0].is_confirmed());
    }
    assert_eq!(world.check().await?.records, 1);
    Ok(())
}

#[tokio::test]
async fn what_a_captive_portal_answers_is_no_receipt() -> Result<()> {
    let world = World::start().await?;
    let phone = through_the_proxy(&world);
    let record = world.phone(DEMO_CODE, 1).await?.seal_one();
    for portal in [Portal::Page, Portal::Redirect] {
        world.proxy.capture(portal);
        assert!(phone.upload(&[&record]).await.is_err(), "{portal:?}");
    }
    world.proxy.restore().await?;
    assert_eq!(phone.outcomes(&[&record]).await?, [Stored]);
    Ok(())
}

#[tokio::test]
async fn clients_that_vanish_half_way_leave_nothing_behind() -> Result<()> {
    let world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let records = phone.seal(40);
    for record in &records {
        drop(HalfUpload::begin(world.server.address(), &[record]).await?);
    }
    assert_eq!(world.api.outcomes(&[&phone.seal_one()]).await?, [Stored]);
    assert_eq!(world.check().await?.records, 1);
    // Who comes back with the whole of it is served as if nothing had been.
    for record in &records {
        assert_eq!(world.api.outcomes(&[record]).await?, [Stored]);
    }
    Ok(())
}

#[tokio::test]
async fn slow_clients_do_not_hold_up_the_others() -> Result<()> {
    let world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let mut slow = Vec::new();
    for record in phone.seal(200) {
        slow.push(HalfUpload::begin(world.server.address(), &[&record]).await?);
    }
    for record in phone.seal(20) {
        assert_eq!(world.api.outcomes(&[&record]).await?, [Stored]);
    }
    for upload in slow {
        assert_eq!(upload.finish().await?.receipts[0].outcome, Stored);
    }
    assert_eq!(world.check().await?.records, 220);
    Ok(())
}

#[tokio::test]
async fn a_client_that_goes_before_its_reply_is_stored_or_not_but_never_twice() -> Result<()> {
    let world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let records = phone.seal(30);
    for record in &records {
        HalfUpload::begin(world.server.address(), &[record]).await?.finish_unheard().await?;
    }
    for record in &records {
        until("a confirmation", || async {
            let outcome = world.api.outcomes(&[record]).await?[0];
            Ok(outcome.is_confirmed().then_some(()))
        })
        .await?;
    }
    let results = world.organizer().await?.only_results().await?;
    assert_eq!((results.total.participations, results.conflicts), (30, 0));
    assert!(world.check().await?.projections_agree);
    Ok(())
}
