//! Nothing is left of a phone that was wiped.

use domain::participation::Participation;

use super::*;

async fn device(phone: &Phone<Memory>) -> (String, u32) {
    let held = phone.held().await.unwrap();
    let record: Participation = serde_json::from_str(&held[0].sealed.body).unwrap();
    (record.device.to_string(), record.seq)
}

fn wiped() -> Vec<(String, String)> {
    vec![(keys::WIPED.into(), String::new())]
}

#[test]
fn nothing_is_left_and_the_next_record_comes_from_another_phone() {
    block_on(async {
        let (phone, opened) = opened().await;
        sealed(&phone, &opened).await;
        let (before, after) = play(&phone, &opened).await;
        phone.ports.failures.borrow_mut().push_back(StorageError::Full);
        let Ok(Kept::InMemory(..)) = phone.keep(Some(&before), &after).await else { panic!() };
        let was = device(&phone).await;
        let told = phone.ports.announced.get();

        assert_eq!(phone.wipe().await, Ok(()));
        assert_eq!(phone.ports.scan("").await, Ok(wiped()));
        assert_eq!((phone.results().await, phone.waiting_body().await), (Ok(vec![]), None));
        assert_eq!(phone.ports.announced.get(), told + 1);
        phone.wake(Trigger::Nudge).await;
        assert_eq!(phone.ports.scan("").await, Ok(wiped()), "nothing comes back by itself");

        sealed(&phone, &opened).await;
        let (id, seq) = device(&phone).await;
        assert_ne!(id, was.0);
        assert_eq!(seq, 1);
    });
}

#[test]
fn a_turn_under_way_in_another_tab_does_not_come_back() {
    block_on(async {
        let (phone, opened) = opened().await;
        let (before, after) = play(&phone, &opened).await;
        Phone::new(phone.ports.tab()).wipe().await.unwrap();
        assert_eq!(phone.keep(Some(&before), &after).await, Err(StorageError::Changed));
        assert_eq!(phone.ports.scan("").await, Ok(wiped()));
    });
}

#[test]
fn a_wipe_that_storage_refuses_says_so() {
    block_on(async {
        let (phone, opened) = opened().await;
        sealed(&phone, &opened).await;
        phone.ports.failures.borrow_mut().push_back(StorageError::Unavailable);
        assert_eq!(phone.wipe().await, Err(StorageError::Unavailable));
        assert_eq!(phone.results().await.unwrap().len(), 1);
        assert_eq!(phone.wipe().await, Ok(()));
    });
}
