use std::cell::Cell;

use domain::turn::Event as Tap;
use domain::wire::SetAsideReason;
use futures_executor::block_on;

use super::*;
use crate::memory::Memory;
use crate::ports::{Response, Storage};
use domain::campaign::JoinCode;

const JOINED: &str = r#"{"code":"246810","campaign":{"id":"dot","title":"Đợt một","packs":[{"id":"bo","version":1}],
    "flowers":2,"name_asked":"none","opens_at_ms":0,"closes_at_ms":9},"unit":{"id":"ch","name":"Chi hội","within":[]}}"#;
const PACK: &str = r#"{"format":"haihoa.pack/1","id":"bo","version":1,"lang":"vi","title":"Bộ","flower":"lotus",
    "reviewed_on":"2026-11-22","contacts":[],"questions":[
    {"id":"Q1","kind":"single","text":"?","choices":[{"id":"a","text":"a","right":true},{"id":"b","text":"b"}],
     "explanation":"!","source":{"document":"d","link":"https://d"}},
    {"id":"Q2","kind":"single","text":"?","choices":[{"id":"a","text":"a"},{"id":"b","text":"b","right":true}],
     "explanation":"!","source":{"document":"d","link":"https://d"}}]}"#;

fn answer(status: u16, body: &str) -> Response {
    Response { status, is_json: true, body: body.into(), retry_after_s: None }
}

fn code() -> JoinCode {
    JoinCode::read("246810").unwrap()
}

/// A phone that has opened the campaign.
async fn opened() -> (Phone<Memory>, Opened) {
    let phone = Phone::new(Memory::default());
    phone.ports.answers.borrow_mut().extend([answer(200, JOINED), answer(200, PACK)]);
    let opened = phone.join(&code()).await.unwrap();
    (phone, opened)
}

/// Takes both flowers, keeping the turn after every step; returns the finished turn and the one kept before it.
async fn play(phone: &Phone<Memory>, opened: &Opened) -> (Turn, Turn) {
    let mut kept: Option<Turn> = None;
    let mut turn = phone.begin(opened, None);
    let choose = |id: &str| Tap::Choose { choice: domain::id::ChoiceId::new(id), on: true };
    let taps =
        [Tap::Pick { flower: 1 }, choose("a"), Tap::Answer, Tap::Close, Tap::Pick { flower: 0 }, choose("b")];
    for tap in taps {
        turn.step(tap, &opened.packs).unwrap();
        assert_eq!(phone.keep(kept.as_ref(), &turn).await, Ok(Kept::Draft));
        kept = Some(turn.clone());
    }
    let before = turn.clone();
    turn.step(Tap::Answer, &opened.packs).unwrap();
    (before, turn)
}

async fn sealed(phone: &Phone<Memory>, opened: &Opened) -> ResultCard {
    let (before, after) = play(phone, opened).await;
    match phone.keep(Some(&before), &after).await {
        Ok(Kept::Sealed(card)) => card,
        other => panic!("{other:?}"),
    }
}

/// The server answers the next request with this word on all that is held.
async fn server_says(phone: &Phone<Memory>, outcome: &str) {
    let held = phone.held().await.unwrap();
    let words: Vec<String> = held
        .iter()
        .map(|held| format!(r#"{{"id":"{}","sha256":"{}",{outcome}}}"#, held.sealed.id, held.sealed.sha256))
        .collect();
    let receipt = answer(200, &format!(r#"{{"receipts":[{}]}}"#, words.join(",")));
    phone.ports.answers.borrow_mut().push_back(receipt);
}

async fn delivery(phone: &Phone<Memory>) -> Delivery {
    phone.results().await.unwrap()[0].1
}

#[test]
fn what_was_opened_once_opens_without_network() {
    block_on(async {
        let (phone, first) = opened().await;
        let again = Phone::new(phone.ports.tab());
        assert_eq!(again.join(&code()).await, Ok(first));
        assert!(again.ports.requests.borrow().is_empty());
        assert_eq!(again.opened_before().await.unwrap().len(), 1);
    });
}

#[test]
fn a_code_that_cannot_be_opened_says_why() {
    block_on(async {
        let phone = Phone::new(Memory::default());
        assert_eq!(phone.join(&code()).await, Err(JoinError::Unreachable));
        phone.ports.answers.borrow_mut().push_back(answer(404, "{}"));
        assert_eq!(phone.join(&code()).await, Err(JoinError::UnknownCode));
        let portal = Response { is_json: false, ..answer(200, "<html>") };
        phone.ports.answers.borrow_mut().push_back(portal);
        assert_eq!(phone.join(&code()).await, Err(JoinError::Unreachable));
        // A pack that is not the one asked for.
        let other = PACK.replace(r#""version":1"#, r#""version":2"#);
        phone.ports.answers.borrow_mut().extend([answer(200, JOINED), answer(200, &other)]);
        assert_eq!(phone.join(&code()).await, Err(JoinError::Unreachable));
    });
}

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
        let turn = phone.begin(&opened, None);
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
        let older = json(&before).replacen('{', r#"{ "since_version": 7, "#, 1);
        let rewritten = |value| Commit { expect: vec![], writes: vec![put(keys::draft(&code()), value)] };
        phone.ports.commit(rewritten(older)).await.unwrap();
        assert_eq!(phone.draft(&code()).await, Ok(Some(before.clone())));
        assert!(matches!(phone.keep(Some(&before), &after).await, Ok(Kept::Sealed(_))));
        assert_eq!(phone.draft(&code()).await, Ok(None));

        phone.ports.commit(rewritten("no turn".to_owned())).await.unwrap();
        assert_eq!(phone.draft(&code()).await, Ok(None));
        let new = phone.begin(&opened, None);
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
