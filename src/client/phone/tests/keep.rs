//! Drafts, sealing, and what storage refuses.

use domain::id::CampaignId;
use domain::score::Verdict;

use super::*;

#[test]
fn a_finished_turn_is_sealed_once_and_its_draft_is_gone() {
    block_on(async {
        let (phone, opened) = opened().await;
        let (before, after) = play(&phone, &opened).await;
        let other_tab = Phone::new(phone.ports.tab());
        assert_eq!(other_tab.draft(&code()).await.unwrap().as_ref(), Some(&before));
        let Ok(Kept::Sealed(card)) = phone.keep(Some(&before), &after).await else { panic!("not sealed") };
        assert_eq!(
            (card.campaign.as_str(), card.unit.as_str(), card.answers.len()),
            ("Đợt một", "Chi hội", 2)
        );
        assert_eq!(phone.draft(&code()).await, Ok(None));
        assert_eq!(phone.ports.announced.get(), 1);
        assert_eq!(other_tab.keep(Some(&before), &after).await, Err(StorageError::Changed));
        assert_eq!(other_tab.results().await.unwrap().len(), 1);
    });
}

#[test]
fn a_tab_that_is_behind_overwrites_nothing() {
    block_on(async {
        let (phone, opened) = opened().await;
        let turn = phone.begin(&opened, None, None, 1);
        phone.keep(None, &turn).await.unwrap();
        let mut picked = turn.clone();
        picked.step(Tap::Pick { flower: 0 }, &opened.packs).unwrap();
        let behind = Phone::new(phone.ports.tab());
        assert_eq!(phone.keep(Some(&turn), &picked).await, Ok(Kept::Draft));
        assert_eq!(behind.keep(Some(&turn), &turn).await, Err(StorageError::Changed));
        assert_eq!(behind.keep(None, &turn).await, Err(StorageError::Changed));
        assert_eq!(phone.draft(&code()).await, Ok(Some(picked)));
    });
}

#[test]
fn a_draft_that_another_version_wrote_goes_on() {
    block_on(async {
        let (phone, opened) = opened().await;
        let (before, after) = play(&phone, &opened).await;
        let older = json::write(&before).replacen('{', r#"{ "since_version": 7, "#, 1);
        let rewritten = |value| Commit { expect: vec![], writes: vec![put(keys::draft(&code()), value)] };
        phone.ports.commit(rewritten(older)).await.unwrap();
        assert_eq!(phone.draft(&code()).await, Ok(Some(before.clone())));
        assert!(matches!(phone.keep(Some(&before), &after).await, Ok(Kept::Sealed(_))));
        assert_eq!(phone.draft(&code()).await, Ok(None));

        phone.ports.commit(rewritten("no turn".to_owned())).await.unwrap();
        assert_eq!(phone.draft(&code()).await, Ok(None));
        let new = phone.begin(&opened, None, None, 1);
        assert_eq!(phone.keep(None, &new).await, Ok(Kept::Draft));
    });
}

#[test]
fn what_a_full_storage_refuses_is_stored_later_with_the_same_id() {
    block_on(async {
        let (phone, opened) = opened().await;
        let (before, after) = play(&phone, &opened).await;
        phone.ports.failures.borrow_mut().extend([StorageError::Full, StorageError::Full]);
        let Ok(Kept::InMemory(card, StorageError::Full)) = phone.keep(Some(&before), &after).await else {
            panic!()
        };
        assert_eq!(phone.results().await, Ok(vec![(card.clone(), Delivery::Unsaved)]));
        let file = phone.file_of(&card.id).await.unwrap();
        assert!(file.starts_with(r#"{"records":[{"id":""#) && file.contains(card.id.as_str()));
        assert_eq!(phone.store_again().await, Err(StorageError::Full));
        assert_eq!(phone.store_again().await, Ok(()));
        assert_eq!(phone.results().await, Ok(vec![(card, Delivery::Saved)]));
        assert_eq!(phone.draft(&code()).await, Ok(None));
    });
}

#[test]
fn sequence_numbers_count_the_phones_sealed_records() {
    block_on(async {
        let (phone, opened) = opened().await;
        sealed(&phone, &opened).await;
        sealed(&Phone::new(phone.ports.tab()), &opened).await;
        let bodies: Vec<domain::participation::Participation> = phone
            .held()
            .await
            .unwrap()
            .iter()
            .map(|h| serde_json::from_str(&h.sealed.body).unwrap())
            .collect();
        assert_eq!(bodies.iter().map(|body| body.seq).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(bodies[0].device, bodies[1].device);
        assert_ne!(bodies[0].id, bodies[1].id);
    });
}

#[test]
fn a_turn_begins_as_it_is_told_and_its_card_says_so() {
    block_on(async {
        let (phone, opened) = opened().await;
        let turn = phone.begin(&opened, Some(77), Some("Lan".into()), 3);
        assert_eq!((turn.seed, turn.name.as_deref(), turn.person), (77, Some("Lan"), 3));
        assert_ne!(phone.begin(&opened, None, None, 1).seed, phone.begin(&opened, None, None, 1).seed);
        let (before, after) = play(&phone, &opened).await;
        let Ok(Kept::Sealed(first)) = phone.keep(Some(&before), &after).await else { panic!() };
        phone.ports.now_ms.set(5_000);
        let Ok(Kept::Sealed(card)) = phone.keep(None, &Turn { person: 3, ..after }).await else { panic!() };
        assert_eq!((card.person, card.finished_at_ms, card.took_ms, card.closes_at_ms), (3, 5_000, 0, 9));
        assert_eq!(card.right, Some(card.count(Verdict::Right)));
        let dot = CampaignId::new("dot");
        assert_eq!(phone.person_turns(&dot, 3).await, Ok(vec![card]));
        assert_eq!(phone.person_turns(&dot, 1).await, Ok(vec![first]));
        assert_eq!(phone.person_turns(&dot, 2).await, Ok(vec![]));
    });
}

#[test]
fn a_tab_that_resumes_goes_on_with_the_time_that_is_left() {
    block_on(async {
        let (phone, opened) = opened().await;
        let mut kept = None;
        let mut turn = phone.begin(&opened, None, None, 1);
        for tap in [Tap::Pick { flower: 0 }, Tap::Spend { ms: 400 }, Tap::Reserve { ms: 1_000 }] {
            turn.step(tap, &opened.packs).unwrap();
            phone.keep(kept.as_ref(), &turn).await.unwrap();
            kept = Some(turn.clone());
        }
        // The tab dies; another goes on.
        let other = Phone::new(phone.ports.tab());
        let resumed = other.draft(&code()).await.unwrap().unwrap();
        assert_eq!((turn.flowers[0].took_ms, resumed.flowers[0].took_ms), (400, 1_400));
        let mut after = resumed.clone();
        after.step(mark("a"), &opened.packs).unwrap();
        assert_eq!(other.keep(Some(&resumed), &after).await, Ok(Kept::Draft));
        // The first tab was not dead after all: it is behind now.
        assert_eq!(phone.keep(Some(&turn), &turn).await, Err(StorageError::Changed));
        assert_eq!(other.draft(&code()).await, Ok(Some(after.resume())));
    });
}

#[test]
fn all_that_waits_goes_into_one_file() {
    block_on(async {
        let (phone, opened) = opened().await;
        assert_eq!(phone.waiting_body().await, None);
        let aside = sealed(&phone, &opened).await;
        server_says(&phone, r#""outcome":"set_aside","reason":"unknown_campaign""#).await;
        phone.wake(Trigger::Nudge).await;
        let waiting = sealed(&phone, &opened).await;
        let (before, after) = play(&phone, &opened).await;
        phone.ports.failures.borrow_mut().push_back(StorageError::Full);
        let Ok(Kept::InMemory(unsaved, _)) = phone.keep(Some(&before), &after).await else { panic!() };
        let body = phone.waiting_body().await.unwrap();
        assert!(body.starts_with(r#"{"records":[{"id":""#) && body.matches(r#""sha256""#).count() == 3);
        for card in [&aside, &waiting, &unsaved] {
            assert!(body.contains(card.id.as_str()));
        }
        server_says(&phone, r#""outcome":"stored""#).await;
        phone.wake(Trigger::Nudge).await;
        let body = phone.waiting_body().await.unwrap();
        assert_eq!(body.matches(r#""sha256""#).count(), 1);
        assert!(body.contains(aside.id.as_str()), "what was set aside is nowhere else");
    });
}
