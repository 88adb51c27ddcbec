use proptest::prelude::*;

use super::*;
use crate::campaign::Rules;
use crate::id::{ChoiceId, StoryId};
use crate::pack::QuestionKind;
use crate::testing::{joined, pack, question};

fn begin(packs: &[Pack], flowers: u32, seed: u64) -> Turn {
    Turn::begin(&joined(packs, flowers, Rules::default()), packs, seed, 7, None)
}

fn ids(names: &[&str]) -> Vec<ChoiceId> {
    names.iter().map(|name| ChoiceId::new(*name)).collect()
}

fn mark(names: &[&str]) -> Event {
    Event::Give(Given { chosen: ids(names), ..Given::default() })
}

fn write(text: &str) -> Event {
    Event::Give(Given { typed: text.into(), ..Given::default() })
}

/// A pack with one question of a kind, a turn that has it open, and its choices a, b, c.
fn asked(kind: QuestionKind) -> (Vec<Pack>, Turn) {
    let mut pack = pack("bo", 1);
    let choices = pack.questions[0].choices.clone();
    pack.questions = vec![Question { choices, order: ids(&["c", "a", "b"]), ..question("0", kind) }];
    let packs = vec![pack];
    let mut turn = begin(&packs, 1, 1);
    turn.step(Event::Pick { flower: 0 }, &packs).unwrap();
    (packs, turn)
}

#[test]
fn marks_are_kept_in_the_packs_order_and_one_choice_takes_one() {
    let (packs, mut turn) = asked(QuestionKind::Multiple);
    turn.step(mark(&["b", "a"]), &packs).unwrap();
    assert_eq!(turn.flowers[0].given.chosen, ids(&["a", "b"]));
    for wrong in [mark(&["x"]), mark(&["a", "a"])] {
        assert_eq!(turn.step(wrong, &packs), Err(TurnError::NoSuchChoice));
    }
    let (packs, mut turn) = asked(QuestionKind::Single);
    assert_eq!(turn.step(mark(&["a", "b"]), &packs), Err(TurnError::NoSuchChoice));
    turn.step(mark(&["b"]), &packs).unwrap();
    turn.step(mark(&[]), &packs).unwrap();
    assert_eq!(turn.step(Event::Answer, &packs), Err(TurnError::NothingGiven));
}

#[test]
fn an_order_is_kept_as_she_put_it_and_only_whole() {
    let (packs, mut turn) = asked(QuestionKind::Order);
    assert_eq!(turn.step(mark(&["c", "a"]), &packs), Err(TurnError::NoSuchChoice));
    turn.step(mark(&["c", "a", "b"]), &packs).unwrap();
    turn.step(Event::Answer, &packs).unwrap();
    assert_eq!(turn.flowers[0].given.chosen, ids(&["c", "a", "b"]));
    assert_eq!(turn.right(), Some(1));
}

#[test]
fn a_number_must_be_one_and_a_prediction_a_count() {
    let (packs, mut turn) = asked(QuestionKind::Prediction);
    for text in ["nhiều", "12,5", "-1"] {
        turn.step(write(text), &packs).unwrap();
        assert_eq!(turn.step(Event::Answer, &packs), Err(TurnError::NotANumber), "{text}");
    }
    turn.step(write(" 1.200 "), &packs).unwrap();
    turn.step(Event::Answer, &packs).unwrap();
    assert_eq!((turn.flowers[0].given.typed.as_str(), turn.right()), ("1.200", None));
    let (packs, mut turn) = asked(QuestionKind::Number);
    turn.step(write("x"), &packs).unwrap();
    assert_eq!(turn.step(Event::Answer, &packs), Err(TurnError::NotANumber));
}

#[test]
fn what_is_typed_is_cut_to_a_length() {
    let (packs, mut turn) = asked(QuestionKind::Text);
    turn.step(write(&"ở".repeat(500)), &packs).unwrap();
    assert_eq!(turn.flowers[0].given.typed.chars().count(), MOST_TYPED_CHARS);
}

#[test]
fn an_answer_is_final() {
    let packs = [pack("bo", 1)];
    let mut turn = begin(&packs, 1, 1);
    assert_eq!(turn.step(Event::Answer, &packs), Err(TurnError::NothingOpen));
    turn.step(Event::Pick { flower: 0 }, &packs).unwrap();
    assert_eq!(turn.step(Event::Answer, &packs), Err(TurnError::NothingGiven));
    turn.step(mark(&["c"]), &packs).unwrap();
    turn.step(Event::Answer, &packs).unwrap();
    let answered = turn.clone();
    for event in
        [mark(&["a"]), Event::Answer, Event::TimeUp, Event::Spend { ms: 5 }, Event::Pick { flower: 0 }]
    {
        assert_eq!(turn.step(event, &packs), Err(TurnError::AlreadyAnswered));
    }
    assert_eq!(turn, answered);
    assert!(turn.is_finished());
    assert_eq!(turn.right(), Some(0));
}

#[test]
fn a_turn_ends_as_answers_in_the_order_picked() {
    let packs = [pack("bo", 3)];
    let mut turn = begin(&packs, 3, 9);
    for flower in [2, 0, 1] {
        turn.step(Event::Pick { flower }, &packs).unwrap();
        turn.step(mark(&["a"]), &packs).unwrap();
        turn.step(Event::Spend { ms: u32::MAX }, &packs).unwrap();
        turn.step(Event::Answer, &packs).unwrap();
        turn.step(Event::Close, &packs).unwrap();
    }
    let record = turn.participation(RecordId::v7(1, [0; 10]), DeviceId::v4([0; 16]), 1, 99);
    let order: Vec<_> = record.answers.iter().map(|answer| answer.question.clone()).collect();
    assert_eq!(order, [2, 0, 1].map(|n: usize| turn.flowers[n].question.clone()));
    assert_eq!(record.took_ms, 3 * MOST_TOOK_MS);
    assert_eq!(record.right, Some(2), "the multiple question also needs b");
}

/// A turn with 30 seconds for a question, its first flower open.
fn timed() -> (Vec<Pack>, Turn) {
    let packs = vec![pack("bo", 2)];
    let rules = Rules { seconds: Some(30), shuffle: false, ..Rules::default() };
    let mut turn = Turn::begin(&joined(&packs, 2, rules), &packs, 1, 7, None);
    turn.step(Event::Pick { flower: 0 }, &packs).unwrap();
    (packs, turn)
}

#[test]
fn time_runs_out_once_and_what_is_marked_is_the_answer() {
    let (packs, mut turn) = timed();
    turn.step(mark(&["a"]), &packs).unwrap();
    turn.step(Event::Spend { ms: 29_999 }, &packs).unwrap();
    assert_eq!(turn.left_ms(0), Some(1));
    assert_eq!(turn.step(Event::TimeUp, &packs), Err(TurnError::NotYet));
    turn.step(Event::Spend { ms: 9_999 }, &packs).unwrap();
    assert_eq!((turn.left_ms(0), turn.flowers[0].took_ms), (Some(0), 30_000));
    turn.step(Event::TimeUp, &packs).unwrap();
    assert_eq!(turn.right(), Some(1));

    turn.step(Event::Pick { flower: 1 }, &packs).unwrap();
    turn.step(Event::Spend { ms: 30_000 }, &packs).unwrap();
    turn.step(Event::TimeUp, &packs).unwrap();
    assert!(turn.is_finished() && turn.flowers[1].given.is_empty());
    assert_eq!(turn.flowers[1].verdict, Some(Verdict::NotRight));
}

#[test]
fn a_reload_never_gives_time_back() {
    let (packs, mut turn) = timed();
    turn.step(Event::Spend { ms: 5_000 }, &packs).unwrap();
    turn.step(Event::Reserve { ms: 2_000 }, &packs).unwrap();
    // The phone dies somewhere in the next two seconds.
    assert_eq!(turn.clone().resume().left_ms(0), Some(23_000));
    turn.step(Event::Spend { ms: 500 }, &packs).unwrap();
    assert_eq!(turn.left_ms(0), Some(24_500), "what was reserved is not spent while the phone lives");
    turn.step(Event::Reserve { ms: u32::MAX }, &packs).unwrap();
    assert_eq!(turn.resume().left_ms(0), Some(0));
}

#[test]
fn a_prediction_is_one_more_flower_and_the_last() {
    let mut packs = [pack("bo", 5)];
    packs[0].questions.insert(1, question("P", QuestionKind::Prediction));
    for seed in 0..20 {
        let turn = begin(&packs, 4, seed);
        assert_eq!(turn.flowers.len(), 5);
        let at = turn.flowers.iter().position(|flower| flower.question.as_str() == "P");
        assert_eq!(at, Some(4));
    }
}

#[test]
fn without_shuffling_questions_come_in_the_packs_order() {
    let packs = [pack("bo", 6)];
    let rules = Rules { shuffle: false, ..Rules::default() };
    let turn = Turn::begin(&joined(&packs, 4, rules), &packs, 77, 7, None);
    let order: Vec<_> = turn.flowers.iter().map(|flower| flower.question.as_str()).collect();
    assert_eq!(order, ["0", "1", "2", "3"]);
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (0_usize..7).prop_map(|flower| Event::Pick { flower }),
        prop::sample::subsequence(vec!["a", "b", "c", "x"], 0..3).prop_map(|names| mark(&names)),
        "\\PC{0,9}".prop_map(|text| write(&text)),
        any::<u32>().prop_map(|ms| Event::Spend { ms }),
        any::<u32>().prop_map(|ms| Event::Reserve { ms }),
        Just(Event::Answer),
        Just(Event::TimeUp),
        Just(Event::Close),
    ]
}

proptest! {
    #[test]
    fn a_deal_is_the_seeds_alone_fair_to_every_pack_and_no_question_stands_twice(
        sizes in prop::collection::vec(1_usize..20, 1..4), count in 1_u32..13, seed in any::<u64>(),
    ) {
        let packs: Vec<Pack> = sizes.iter().enumerate().map(|(n, size)| pack(&n.to_string(), *size)).collect();
        let campaign = joined(&packs, count, Rules::default()).campaign;
        let flowers = deal(&packs, &campaign, seed);
        prop_assert_eq!(&flowers, &deal(&packs, &campaign, seed));
        prop_assert_eq!(flowers.len(), sizes.iter().sum::<usize>().min(count as usize));
        let mut questions: Vec<_> = flowers.iter().map(|flower| (&flower.pack, &flower.question)).collect();
        questions.sort();
        questions.dedup();
        prop_assert_eq!(questions.len(), flowers.len());
        let of = |pack: &Pack| flowers.iter().filter(|flower| flower.pack == pack.pack_ref()).count();
        let most = packs.iter().map(of).max().unwrap_or_default();
        for pack in &packs {
            prop_assert!(of(pack) + 1 >= most || of(pack) == pack.questions.len());
        }
    }

    #[test]
    fn the_questions_of_a_story_stand_side_by_side_in_their_order(seed in any::<u64>(), count in 1_u32..11) {
        let mut packs = [pack("bo", 10)];
        for n in [1, 4, 7] {
            packs[0].questions[n].story = Some(StoryId::new("s"));
        }
        let flowers = begin(&packs, count, seed).flowers;
        let places: Vec<(usize, &str)> = flowers
            .iter()
            .enumerate()
            .map(|(place, flower)| (place, flower.question.as_str()))
            .filter(|(_, id)| ["1", "4", "7"].contains(id))
            .collect();
        for (n, (place, id)) in places.iter().enumerate() {
            prop_assert_eq!((*place, *id), (places[0].0 + n, ["1", "4", "7"][n]));
        }
    }

    /// Whatever is tapped, and wherever the phone dies: the draft read back goes on as if nothing had happened.
    #[test]
    fn a_turn_resumes_from_its_draft(events in prop::collection::vec((any_event(), any::<bool>()), 0..60)) {
        let packs = [pack("bo", 6)];
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
        let answered = whole.flowers.iter().filter(|flower| flower.verdict.is_some()).count();
        prop_assert_eq!(answered, whole.picked.len());
    }

    /// Time only ever goes down, whatever happens.
    #[test]
    fn time_left_never_grows(events in prop::collection::vec((any_event(), any::<bool>()), 0..60)) {
        let (packs, mut turn) = timed();
        let mut left = [turn.left_ms(0), turn.left_ms(1)];
        for (event, reloads) in events {
            turn.step(event, &packs).ok();
            if reloads {
                turn = turn.resume();
            }
            let now = [turn.left_ms(0), turn.left_ms(1)];
            prop_assert!(now <= left && now[1] <= left[1], "{now:?} after {left:?}");
            left = now;
        }
    }
}
