//! A phone over its memory ports; the tests stand by what they are about.

mod gone;
mod keep;
mod open;
mod passing;
mod reveal;
mod send;
mod survey;
mod wipe;

use domain::id::ChoiceId;
use domain::score::Given;
use domain::turn::Event as Tap;
use futures_executor::block_on;

use super::*;
use crate::memory::Memory;
use crate::ports::{Response, Storage};

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

fn mark(choice: &str) -> Tap {
    Tap::Give(Given { chosen: vec![ChoiceId::new(choice)], ..Given::default() })
}

/// Takes both flowers, keeping the turn after every step; returns the finished turn and the one kept before it.
async fn play(phone: &Phone<Memory>, opened: &Opened) -> (Turn, Turn) {
    let mut kept: Option<Turn> = None;
    let mut turn = phone.begin(opened, None, None, 1);
    let taps =
        [Tap::Pick { flower: 1 }, mark("a"), Tap::Answer, Tap::Close, Tap::Pick { flower: 0 }, mark("b")];
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
