//! Forms of surveys: kept as a draft, sealed once, sent alone; and a sensitive one leaves nothing.

use domain::id::RecordId;
use domain::participation::{Sealed, sha256_hex};

use super::*;
use crate::ports::{StorageError, Write};

const SURVEY: &str = r#"{"format":"haihoa.survey/1","id":"phieu","version":1,"lang":"vi","title":"Phiếu","intro":"?",
    "reviewed_on":"2026-11-25","items":[]}"#;

fn joined_survey() -> String {
    JOINED.replace(
        r#""packs":[{"id":"bo","version":1}]"#,
        r#""packs":[],"survey":{"survey":{"id":"phieu","version":1}}"#,
    )
}

async fn opened_survey(survey: &str) -> (Phone<Memory>, Opened) {
    let phone = Phone::new(Memory::default());
    phone.ports.answers.borrow_mut().extend([answer(200, &joined_survey()), answer(200, survey)]);
    let opened = phone.join(&code()).await.unwrap();
    (phone, opened)
}

fn sensitive() -> String {
    SURVEY.replace(r#""items""#, r#""sensitive":true,"items""#)
}

fn form(n: u8) -> Sealed {
    let body = format!(r#"{{"format":"haihoa.survey-record/1","n":{n}}}"#);
    Sealed { id: RecordId::token([n; 16]), sha256: sha256_hex(body.as_bytes()), body }
}

async fn keys_on(phone: &Phone<Memory>) -> Vec<String> {
    phone.ports.scan("").await.unwrap().into_iter().map(|(key, _)| key).collect()
}

#[test]
fn a_survey_opens_again_without_a_network_and_goes_on_where_it_was() {
    block_on(async {
        let (phone, opened) = opened_survey(SURVEY).await;
        let survey = opened.survey.clone().unwrap();
        assert_eq!((survey.json.as_str(), survey.is_sensitive), (SURVEY, false));
        assert_eq!(phone.join(&code()).await, Ok(opened), "nothing answers any more");
        phone.keep_form(&code(), None, "1").await.unwrap();
        phone.keep_form(&code(), Some("1"), "2").await.unwrap();
        assert_eq!(phone.form(&code()).await, Ok(Some("2".to_owned())));
    });
}

#[test]
fn another_survey_than_the_one_asked_for_is_not_taken() {
    block_on(async {
        let phone = Phone::new(Memory::default());
        let other = SURVEY.replace(r#""version":1"#, r#""version":2"#);
        phone.ports.answers.borrow_mut().extend([answer(200, &joined_survey()), answer(200, &other)]);
        assert_eq!(phone.join(&code()).await, Err(JoinError::Unreachable));
    });
}

#[test]
fn a_form_is_sealed_once_with_a_card_that_tells_no_answer() {
    block_on(async {
        let (phone, opened) = opened_survey(SURVEY).await;
        phone.keep_form(&code(), None, "1").await.unwrap();
        let other = Phone::new(phone.ports.tab());
        let Ok(Kept::Sealed(card)) = phone.seal_form(&opened.joined, form(7), Some("1"), 1, false).await
        else {
            panic!("not sealed")
        };
        assert!(card.is_form && card.answers.is_empty() && card.right.is_none());
        assert_eq!(phone.form(&code()).await, Ok(None));
        let behind = other.seal_form(&opened.joined, form(8), Some("1"), 1, false).await;
        assert_eq!(behind, Err(StorageError::Changed));
        assert_eq!(other.keep_form(&code(), Some("1"), "2").await, Err(StorageError::Changed));
        assert_eq!(delivery(&phone).await, Delivery::Saved);
        assert_eq!(keys_on(&phone).await.iter().filter(|key| key.starts_with("outbox/")).count(), 1);
        for key in keys_on(&phone).await {
            assert!(!["device", "seq"].contains(&key.as_str()), "a form knows no phone");
        }
    });
}

#[test]
fn a_form_is_sent_alone_and_without_the_time() {
    block_on(async {
        let (phone, opened) = opened_survey(SURVEY).await;
        phone.seal_form(&opened.joined, form(7), None, 1, false).await.unwrap();
        server_says(&phone, r#""outcome":"stored""#).await;
        phone.wake(Trigger::Nudge).await;
        let (_, body) = phone.ports.requests.borrow().last().cloned().unwrap();
        assert!(body.starts_with(r#"{"records":["#), "{body}");
        assert_eq!(delivery(&phone).await, Delivery::Sent);
        assert_eq!(phone.delivery_of_form(&form(7).id).await, Delivery::Sent);
    });
}

#[test]
fn a_sensitive_survey_leaves_nothing_but_what_waits_to_be_sent() {
    block_on(async {
        let (phone, opened) = opened_survey(&sensitive()).await;
        assert!(opened.survey.as_ref().is_some_and(|survey| survey.is_sensitive));
        assert_eq!(keys_on(&phone).await, [""; 0]);
        assert_eq!(phone.opened_before().await, Ok(vec![]));
        phone.seal_form(&opened.joined, form(7), None, 1, true).await.unwrap();
        assert_eq!(keys_on(&phone).await, [format!("outbox/{}", form(7).id)]);
        assert_eq!(phone.results().await, Ok(vec![]));
        assert_eq!(phone.delivery_of_form(&form(7).id).await, Delivery::Saved);
        server_says(&phone, r#""outcome":"stored""#).await;
        phone.wake(Trigger::Nudge).await;
        assert_eq!(keys_on(&phone).await, [""; 0]);
        assert_eq!(phone.delivery_of_form(&form(7).id).await, Delivery::Sent);
    });
}

#[test]
fn a_form_that_a_full_phone_refuses_is_sent_from_memory() {
    block_on(async {
        for (survey, listed) in [(SURVEY.to_owned(), 1), (sensitive(), 0)] {
            let (phone, opened) = opened_survey(&survey).await;
            phone.ports.failures.borrow_mut().extend([StorageError::Full, StorageError::Full]);
            let kept = phone.seal_form(&opened.joined, form(7), None, 1, listed == 0).await;
            assert!(matches!(kept, Ok(Kept::InMemory(_, StorageError::Full))), "{kept:?}");
            assert_eq!(phone.delivery_of_form(&form(7).id).await, Delivery::Unsaved);
            assert_eq!(phone.results().await.unwrap().len(), listed);
            server_says(&phone, r#""outcome":"stored""#).await;
            phone.wake(Trigger::Nudge).await;
            assert_eq!(phone.delivery_of_form(&form(7).id).await, Delivery::Sent);
            phone.wake(Trigger::Nudge).await;
            assert_eq!(phone.results().await.unwrap().len(), listed);
            assert!(keys_on(&phone).await.iter().all(|key| !key.starts_with("outbox/")));
        }
    });
}

#[test]
fn a_phone_emptied_from_outside_takes_the_form_of_the_page_that_is_open() {
    block_on(async {
        let (phone, _) = opened_survey(SURVEY).await;
        phone.keep_form(&code(), None, "1").await.unwrap();
        let writes = keys_on(&phone).await.into_iter().map(|key| Write::Delete { key }).collect();
        phone.ports.commit(Commit { expect: vec![], writes }).await.unwrap();
        assert_eq!(phone.keep_form(&code(), Some("1"), "2").await, Ok(()));
    });
}
