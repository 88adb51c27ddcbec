//! What a person learns once a campaign that withheld the key is closed.

use domain::score::Verdict;

use super::*;

/// A phone with a sealed turn of a campaign that withholds the key until 9 ms after the epoch.
async fn unjudged() -> (Phone<Memory>, ResultCard) {
    let phone = Phone::new(Memory::default());
    let joined = JOINED.replacen(r#""flowers":2"#, r#""rules":{"reveal":"after_closing"},"flowers":2"#, 1);
    let pack: domain::pack::Pack = serde_json::from_str(PACK).unwrap();
    let answers = [answer(200, &joined), answer(200, &json::write(&pack.without_key()))];
    phone.ports.answers.borrow_mut().extend(answers);
    let opened = phone.join(&code()).await.unwrap();
    let card = sealed(&phone, &opened).await;
    (phone, card)
}

async fn card(phone: &Phone<Memory>) -> ResultCard {
    phone.results().await.unwrap().remove(0).0
}

fn is_right(answer: &CardAnswer) -> bool {
    answer.given.chosen[0].as_str() == if answer.question.as_str() == "Q1" { "a" } else { "b" }
}

#[test]
fn answers_are_judged_once_the_server_gives_the_key() {
    block_on(async {
        let (phone, sealed) = unjudged().await;
        assert_eq!((sealed.right, sealed.count(Verdict::Unjudged)), (None, 2));
        phone.ports.answers.borrow_mut().extend([
            answer(404, "{}"),
            answer(403, "{}"),
            answer(200, "<html>"),
        ]);
        // Refused, refused, a captive portal, no network.
        for _ in 0..4 {
            assert_eq!(phone.reveal(&sealed.id).await, Ok(false));
            assert_eq!(card(&phone).await, sealed);
        }
        phone.ports.answers.borrow_mut().push_back(answer(200, PACK));
        assert_eq!(phone.reveal(&sealed.id).await, Ok(true));
        let revealed = card(&phone).await;
        for answer in &revealed.answers {
            assert_eq!(answer.verdict == Verdict::Right, is_right(answer), "{answer:?}");
        }
        assert_eq!(revealed.right, Some(revealed.answers.iter().filter(|a| is_right(a)).count() as u32));
        assert!(phone.stored_pack(&revealed.answers[0].pack).await.unwrap().questions[0].has_key());
        let requests = phone.ports.requests.borrow().len();
        assert_eq!(phone.reveal(&sealed.id).await, Ok(false), "it knows everything");
        assert_eq!(phone.ports.requests.borrow().len(), requests);
    });
}

#[test]
fn a_key_from_another_campaign_reveals_nothing_before_the_end() {
    block_on(async {
        let (phone, sealed) = unjudged().await;
        let other = JOINED.replace("246810", "246811");
        phone.ports.answers.borrow_mut().extend([answer(200, &other), answer(200, PACK), answer(404, "{}")]);
        phone.join(&JoinCode::read("246811").unwrap()).await.unwrap();
        phone.ports.now_ms.set(9);
        assert_eq!(phone.reveal(&sealed.id).await, Ok(false));
        phone.ports.now_ms.set(10);
        assert_eq!(phone.reveal(&sealed.id).await, Ok(true), "from the phone, without network");
    });
}

#[test]
fn a_card_that_cannot_be_written_stays_and_one_that_is_sent_stays_revealed() {
    block_on(async {
        let (phone, sealed) = unjudged().await;
        phone.ports.answers.borrow_mut().push_back(answer(200, PACK));
        phone.ports.failures.borrow_mut().push_back(StorageError::Full);
        assert_eq!(phone.reveal(&sealed.id).await, Err(StorageError::Full));
        assert_eq!(card(&phone).await, sealed);
        // Another tab changes the card at the same moment: read again, judged again.
        phone.ports.failures.borrow_mut().push_back(StorageError::Changed);
        phone.ports.answers.borrow_mut().extend([answer(200, PACK), answer(200, PACK)]);
        assert_eq!(phone.reveal(&sealed.id).await, Ok(true));
        server_says(&phone, r#""outcome":"stored""#).await;
        phone.wake(Trigger::Nudge).await;
        let sent = card(&phone).await;
        assert!(sent.sent_at_ms.is_some() && sent.right.is_some());
    });
}

#[test]
fn where_nothing_was_withheld_nobody_is_asked() {
    block_on(async {
        let (phone, opened) = opened().await;
        assert_eq!(phone.reveal(&RecordId::v7(1, [0; 10])).await, Ok(false), "no such card");
        let card = sealed(&phone, &opened).await;
        let requests = phone.ports.requests.borrow().len();
        assert_eq!(phone.reveal(&card.id).await, Ok(false));
        assert_eq!(phone.ports.requests.borrow().len(), requests);
    });
}
