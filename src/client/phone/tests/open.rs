//! Opening a campaign.

use domain::campaign::PackRef;
use domain::id::PackId;
use domain::pack::Pack;

use super::*;

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

fn withheld() -> String {
    JOINED.replacen(r#""flowers":2"#, r#""rules":{"reveal":"after_closing"},"flowers":2"#, 1)
}

fn keyless() -> String {
    json::write(&serde_json::from_str::<Pack>(PACK).unwrap().without_key())
}

fn paths(phone: &Phone<Memory>) -> Vec<String> {
    phone.ports.requests.borrow().iter().map(|(path, _)| path.clone()).collect()
}

#[test]
fn where_the_key_is_withheld_the_phone_asks_for_the_questions_alone() {
    block_on(async {
        let phone = Phone::new(Memory::default());
        // Even a server that sends the key all the same does not bring it onto the phone.
        phone.ports.answers.borrow_mut().extend([answer(200, &withheld()), answer(200, PACK)]);
        let opened = phone.join(&code()).await.unwrap();
        assert_eq!(paths(&phone), ["/api/v1/join/246810", "/api/v1/packs/bo/1/questions"]);
        assert!(opened.packs.iter().all(|pack| pack.questions.iter().all(|question| !question.has_key())));
        let stored = phone.ports.scan("").await.unwrap();
        assert!(stored.iter().all(|(_, text)| !text.contains(r#""right""#)), "{stored:?}");
        let again = Phone::new(phone.ports.tab());
        assert_eq!(again.join(&code()).await, Ok(opened));
        assert!(paths(&again).is_empty());
        let pack = again.stored_pack(&PackRef { id: PackId::new("bo"), version: 1 }).await.unwrap();
        assert_eq!(json::write(&pack), keyless());
    });
}

#[test]
fn a_key_that_is_on_the_phone_already_stays_out_of_a_campaign_that_withholds_it() {
    block_on(async {
        let (phone, open) = opened().await;
        assert!(open.packs[0].questions[0].has_key());
        let other = withheld().replace("246810", "246811");
        phone.ports.answers.borrow_mut().push_back(answer(200, &other));
        let other_code = JoinCode::read("246811").unwrap();
        for _ in 0..2 {
            let opened = phone.join(&other_code).await.unwrap();
            assert_eq!(json::write(&opened.packs[0]), keyless());
        }
        assert_eq!(paths(&phone).len(), 3, "the pack was not asked for again");
        assert_eq!(phone.join(&code()).await, Ok(open), "the campaign that reveals keeps its key");
    });
}

#[test]
fn a_campaign_that_no_longer_withholds_gets_the_whole_pack() {
    block_on(async {
        let phone = Phone::new(Memory::default());
        phone.ports.answers.borrow_mut().extend([answer(200, &withheld()), answer(200, &keyless())]);
        phone.join(&code()).await.unwrap();
        phone.ports.answers.borrow_mut().extend([answer(200, JOINED), answer(200, PACK)]);
        phone.refresh(&code()).await;
        assert!(phone.join(&code()).await.unwrap().packs[0].questions[0].has_key());
    });
}

#[test]
fn trusted_addresses_come_with_the_next_word_of_the_server() {
    block_on(async {
        // As a phone has it that joined before there were any.
        let (phone, opened) = opened().await;
        assert!(opened.joined.contacts.is_empty());
        let contacts =
            r#"],"contacts":[{"phone":"0255 000 0001","name":"Công an xã","purpose":"Khi cần giúp."}]}"#;
        // The answer of today ends with the unit and what is within it.
        let now = JOINED.replacen("]}}", &["]}", &contacts[1..]].concat(), 1);
        phone.ports.answers.borrow_mut().push_back(answer(200, &now));
        phone.refresh(&code()).await;
        let known = Phone::new(phone.ports.tab()).opened_before().await.unwrap();
        assert_eq!(known[0].contacts[0].phone, "0255 000 0001");
        phone.refresh(&code()).await;
        assert_eq!(phone.opened_before().await.unwrap(), known, "without a network they stay");
    });
}

#[test]
fn a_pack_the_server_does_not_give_is_no_wrong_code() {
    block_on(async {
        let phone = Phone::new(Memory::default());
        phone.ports.answers.borrow_mut().extend([answer(200, JOINED), answer(404, "{}")]);
        assert_eq!(phone.join(&code()).await, Err(JoinError::Unreachable));
    });
}
