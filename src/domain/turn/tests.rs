use proptest::prelude::*;

use super::*;
use crate::campaign::{Campaign, JoinedUnit, NameAsked};
use crate::id::PackId;
use crate::pack::{Choice, FlowerKind, Source};

fn pack(questions: usize) -> Pack {
    let choice = |id: &str, right| Choice { id: ChoiceId::new(id), text: id.into(), right };
    Pack {
        format: crate::pack::FORMAT.into(),
        id: PackId::new("bo"),
        version: 1,
        lang: "vi".into(),
        title: "Bộ".into(),
        flower: FlowerKind::Lotus,
        reviewed_on: "2026-11-22".into(),
        questions: (0..questions)
            .map(|n| Question {
                id: QuestionId::new(n.to_string()),
                kind: if n % 2 == 0 { QuestionKind::Single } else { QuestionKind::Multiple },
                text: "?".into(),
                choices: vec![choice("a", true), choice("b", n % 2 == 1), choice("c", false)],
                explanation: "!".into(),
                source: Source { document: "d".into(), clause: String::new(), link: "https://d".into() },
            })
            .collect(),
        contacts: vec![],
    }
}

fn begin(packs: &[Pack], flowers: u32, seed: u64) -> Turn {
    let joined = Joined {
        code: JoinCode::read("246810").unwrap(),
        campaign: Campaign {
            id: CampaignId::new("dot"),
            title: "Đợt".into(),
            packs: packs.iter().map(Pack::pack_ref).collect(),
            flowers,
            name_asked: NameAsked::None,
            opens_at_ms: 0,
            closes_at_ms: 1,
        },
        unit: JoinedUnit { id: UnitId::new("ch"), name: "Chi hội".into(), within: vec![] },
    };
    Turn::begin(&joined, packs, seed, 7, None)
}

fn tap(choice: &str, on: bool) -> Event {
    Event::Choose { choice: ChoiceId::new(choice), on }
}

#[test]
fn a_radio_replaces_and_a_checkbox_adds_in_the_packs_order() {
    let packs = [pack(2)];
    let mut turn = begin(&packs, 2, 1);
    for n in 0..2 {
        turn.step(Event::Pick { flower: n }, &packs).unwrap();
        turn.step(tap("b", true), &packs).unwrap();
        turn.step(tap("a", true), &packs).unwrap();
        let several = turn.flowers[n].question.as_str() == "1";
        let chosen: Vec<_> = turn.flowers[n].chosen.iter().map(ChoiceId::as_str).collect();
        assert_eq!(chosen, if several { vec!["a", "b"] } else { vec!["a"] });
    }
}

#[test]
fn an_answer_is_final() {
    let packs = [pack(1)];
    let mut turn = begin(&packs, 1, 1);
    assert_eq!(turn.step(Event::Answer, &packs), Err(TurnError::NothingOpen));
    turn.step(Event::Pick { flower: 0 }, &packs).unwrap();
    assert_eq!(turn.step(Event::Answer, &packs), Err(TurnError::NothingChosen));
    turn.step(tap("c", true), &packs).unwrap();
    turn.step(Event::Answer, &packs).unwrap();
    let answered = turn.clone();
    for event in [tap("a", true), Event::Answer, Event::Spend { ms: 5 }, Event::Pick { flower: 0 }] {
        assert_eq!(turn.step(event, &packs), Err(TurnError::AlreadyAnswered));
    }
    assert_eq!(turn, answered);
    assert!(turn.is_finished());
    assert_eq!(turn.right(), 0);
}

#[test]
fn a_turn_ends_as_answers_in_the_order_picked() {
    let packs = [pack(3)];
    let mut turn = begin(&packs, 3, 9);
    for flower in [2, 0, 1] {
        turn.step(Event::Pick { flower }, &packs).unwrap();
        turn.step(tap("a", true), &packs).unwrap();
        turn.step(Event::Spend { ms: u32::MAX }, &packs).unwrap();
        turn.step(Event::Answer, &packs).unwrap();
        turn.step(Event::Close, &packs).unwrap();
    }
    let record = turn.participation(RecordId::v7(1, [0; 10]), DeviceId::v4([0; 16]), 1, 99);
    let order: Vec<_> = record.answers.iter().map(|answer| answer.question.clone()).collect();
    assert_eq!(order, [2, 0, 1].map(|n: usize| turn.flowers[n].question.clone()));
    assert_eq!(record.took_ms, 3 * MOST_TOOK_MS);
    assert_eq!(record.right, 2, "the multiple question also needs b");
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (0_usize..7).prop_map(|flower| Event::Pick { flower }),
        (prop::sample::select(vec!["a", "b", "c", "x"]), any::<bool>()).prop_map(|(c, on)| tap(c, on)),
        any::<u32>().prop_map(|ms| Event::Spend { ms }),
        Just(Event::Answer),
        Just(Event::Close),
    ]
}

proptest! {
    #[test]
    fn a_deal_is_the_seeds_alone_and_no_question_stands_twice(
        questions in 1_usize..40, count in 1_u32..13, seed in any::<u64>(),
    ) {
        let packs = [pack(questions)];
        let flowers = deal(&packs, count, seed);
        prop_assert_eq!(&flowers, &deal(&packs, count, seed));
        prop_assert_eq!(flowers.len(), questions.min(count as usize));
        let mut ids: Vec<_> = flowers.iter().map(|flower| &flower.question).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), flowers.len());
    }

    /// Whatever is tapped, and wherever the phone dies: the draft read back goes on as if nothing had happened.
    #[test]
    fn a_turn_resumes_from_its_draft(events in prop::collection::vec((any_event(), any::<bool>()), 0..60)) {
        let packs = [pack(6)];
        let mut whole = begin(&packs, 5, 3);
        let mut broken = whole.clone();
        for (event, dies) in events {
            let before = whole.clone();
            let outcome = whole.step(event.clone(), &packs);
            if outcome.is_err() {
                prop_assert_eq!(&whole, &before);
            }
            if dies {
                broken = serde_json::from_str(&serde_json::to_string(&broken).unwrap()).unwrap();
            }
            prop_assert_eq!(broken.step(event, &packs), outcome);
        }
        prop_assert_eq!(&whole, &broken);
        let answered = whole.flowers.iter().filter(|flower| flower.right.is_some()).count();
        prop_assert_eq!(answered, whole.picked.len());
    }
}
