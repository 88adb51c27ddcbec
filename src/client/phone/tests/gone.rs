//! Storage that is thrown away under the page, commits that were written though they seemed to fail, and clocks years off.

use domain::participation::Participation;

use super::*;

/// As the browser does, or somebody in its settings: without a word to the page.
async fn throw_away(phone: &Phone<Memory>) {
    let all = phone.ports.scan("").await.unwrap();
    let writes = all.into_iter().map(|(key, _)| Write::Delete { key }).collect();
    phone.ports.commit(Commit { expect: vec![], writes }).await.unwrap();
}

#[test]
fn a_turn_goes_on_when_the_storage_is_thrown_away_under_it() {
    block_on(async {
        let (phone, opened) = opened().await;
        let (before, after) = play(&phone, &opened).await;
        throw_away(&phone).await;
        assert_eq!(phone.keep(Some(&before), &before).await, Ok(Kept::Draft));
        throw_away(&phone).await;
        let Ok(Kept::Sealed(card)) = phone.keep(Some(&before), &after).await else { panic!() };
        assert_eq!(phone.results().await, Ok(vec![(card, Delivery::Saved)]));
        // What another tab finished is something else: the turn does not come back.
        assert_eq!(phone.keep(Some(&before), &after).await, Err(StorageError::Changed));
    });
}

#[test]
fn a_commit_that_was_written_though_it_failed_is_noticed() {
    block_on(async {
        let (phone, opened) = opened().await;
        let (before, after) = play(&phone, &opened).await;
        phone.ports.failures.borrow_mut().push_back(StorageError::Unavailable);
        let Ok(Kept::InMemory(card, _)) = phone.keep(Some(&before), &after).await else { panic!() };
        let in_memory = phone.unstored.borrow().clone();
        assert_eq!(phone.store_again().await, Ok(()));
        phone.unstored.replace(in_memory.clone());
        assert_eq!(phone.store_again().await, Ok(()));
        assert_eq!(phone.results().await, Ok(vec![(card, Delivery::Saved)]));

        // The same, when the server has confirmed it from memory meanwhile.
        let (held, card) = in_memory[0].clone();
        phone.unstored.replace(vec![(held, ResultCard { sent_at_ms: Some(7), ..card })]);
        assert_eq!(phone.store_again().await, Ok(()));
        assert_eq!(delivery(&phone).await, Delivery::Sent);
        assert_eq!(phone.ports.scan(keys::OUTBOX).await, Ok(vec![]));
    });
}

#[test]
fn a_clock_years_off_neither_stops_a_turn_nor_spoils_its_record() {
    for now_ms in [0, 1, 4_102_444_800_000, (1 << 48) + 5, 1 << 53, u64::MAX / 2] {
        block_on(async {
            let (phone, opened) = opened().await;
            phone.ports.now_ms.set(now_ms);
            let (before, after) = play(&phone, &opened).await;
            let Ok(Kept::Sealed(card)) = phone.keep(Some(&before), &after).await else { panic!("{now_ms}") };
            let body = phone.held().await.unwrap()[0].sealed.body.clone();
            let record: Participation = serde_json::from_str(&body).unwrap();
            assert!(record.id.is_well_formed(), "{now_ms}: {}", record.id);
            assert_eq!((record.started_at_ms, record.finished_at_ms), (now_ms, now_ms));
            server_says(&phone, r#""outcome":"stored""#).await;
            phone.wake(Trigger::Nudge).await;
            assert_eq!(phone.results().await.unwrap()[0].1, Delivery::Sent, "{now_ms}");
            assert_eq!(phone.results().await.unwrap()[0].0.id, card.id);
        });
    }
}
