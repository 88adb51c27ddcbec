//! What becomes of sealed records.

use std::cell::Cell;

use domain::wire::SetAsideReason;

use super::*;

#[test]
fn what_storage_refuses_is_sent_from_memory() {
    block_on(async {
        let (phone, opened) = opened().await;
        let (before, after) = play(&phone, &opened).await;
        phone.ports.failures.borrow_mut().extend([StorageError::Unavailable; 2]);
        let Ok(Kept::InMemory(..)) = phone.keep(Some(&before), &after).await else { panic!() };
        server_says(&phone, r#""outcome":"stored""#).await;
        phone.wake(Trigger::Nudge).await;
        assert_eq!(delivery(&phone).await, Delivery::Sent);
        assert!(phone.held().await.unwrap().is_empty());
    });
}

#[test]
fn saved_then_waiting_then_sent() {
    block_on(async {
        let (phone, opened) = opened().await;
        sealed(&phone, &opened).await;
        assert_eq!(delivery(&phone).await, Delivery::Saved);
        phone.wake(Trigger::Nudge).await;
        assert_eq!(delivery(&phone).await, Delivery::Waiting);
        assert!(phone.ports.alarm_ms.take().is_some());
        let told = Rc::new(Cell::new(0));
        let counter = Rc::clone(&told);
        phone.watch(Rc::new(move || counter.set(counter.get() + 1)));
        server_says(&phone, r#""outcome":"stored""#).await;
        phone.wake(Trigger::Nudge).await;
        assert_eq!(delivery(&phone).await, Delivery::Sent);
        assert!(phone.held().await.unwrap().is_empty());
        assert!(told.get() > 0);
        assert_eq!(phone.ports.alarm_ms.take(), None);
    });
}

#[test]
fn an_upload_says_when_it_was_sent_by_the_records_own_clock() {
    block_on(async {
        let (phone, opened) = opened().await;
        phone.ports.now_ms.set(60_000);
        let card = sealed(&phone, &opened).await;
        phone.ports.now_ms.set(3_660_000);
        phone.wake(Trigger::Nudge).await;
        let requests = phone.ports.requests.borrow();
        let (_, body) = requests.last().unwrap();
        let start = format!(r#"{{"sent_at_ms":3660000,"records":[{{"id":"{}","#, card.id);
        assert!(body.starts_with(&start), "{body}");
        assert!(body.contains(r#""finished_at_ms":60000,"#), "{body}");
    });
}

#[test]
fn a_purge_that_does_not_reach_the_disk_is_a_repeat_not_a_loss() {
    block_on(async {
        let (phone, opened) = opened().await;
        sealed(&phone, &opened).await;
        server_says(&phone, r#""outcome":"stored""#).await;
        phone.ports.failures.borrow_mut().push_back(StorageError::Unavailable);
        phone.wake(Trigger::Nudge).await;
        assert_eq!(delivery(&phone).await, Delivery::Waiting);
        server_says(&phone, r#""outcome":"duplicate""#).await;
        phone.wake(Trigger::Nudge).await;
        assert_eq!(delivery(&phone).await, Delivery::Sent);
    });
}

#[test]
fn a_record_set_aside_stays_and_can_be_sent_again() {
    block_on(async {
        let (phone, opened) = opened().await;
        let card = sealed(&phone, &opened).await;
        let aside = r#""outcome":"set_aside","reason":"unknown_campaign""#;
        server_says(&phone, aside).await;
        phone.wake(Trigger::Nudge).await;
        assert_eq!(delivery(&phone).await, Delivery::SetAside(SetAsideReason::UnknownCampaign));
        phone.wake(Trigger::Nudge).await;
        let posts = |phone: &Phone<Memory>| {
            phone.ports.requests.borrow().iter().filter(|(path, _)| path.ends_with("participations")).count()
        };
        assert_eq!(posts(&phone), 1);
        server_says(&phone, r#""outcome":"stored""#).await;
        phone.send_again(&card.id).await.unwrap();
        phone.wake(Trigger::Nudge).await;
        assert_eq!(delivery(&phone).await, Delivery::Sent);
        assert_eq!(posts(&phone), 2);
    });
}

#[test]
fn while_another_tab_sends_this_one_waits() {
    block_on(async {
        let (phone, opened) = opened().await;
        sealed(&phone, &opened).await;
        let other = phone.ports.tab();
        let guard = crate::ports::Locks::try_lock(&other).await;
        let requests = phone.ports.requests.borrow().len();
        phone.wake(Trigger::Nudge).await;
        assert_eq!(phone.ports.requests.borrow().len(), requests);
        assert!(phone.ports.alarm_ms.take().is_some());
        drop(guard);
        server_says(&phone, r#""outcome":"stored""#).await;
        phone.wake(Trigger::Alarm).await;
        assert_eq!(delivery(&phone).await, Delivery::Sent);
    });
}
