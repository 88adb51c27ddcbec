//! What becomes of each kind of record.

use domain::campaign::Rules;
use domain::id::{ChoiceId, PackId, QuestionId};
use proptest::prelude::*;

use super::*;
use crate::testing::{KINDS, NOW_MS, OPENS_MS, World};

fn judged(item: Item) -> Judged {
    match item {
        Item::Record(record) => record.judged,
        other => panic!("not taken as a turn: {other:?}"),
    }
}

fn reason(item: Item) -> SetAsideReason {
    match item {
        Item::SetAside(record) => record.reason,
        taken => panic!("{taken:?}"),
    }
}

#[tokio::test]
async fn a_sound_record_counts_as_the_server_judges_it() {
    let world = World::new().await;
    let judged = judged(world.item(1));
    assert_eq!(judged.flags, Flags::default());
    assert_eq!(judged.answers.len(), 10);
    assert_eq!(judged.answers.iter().filter(|answer| answer.right).count(), 5);
    for (place, answer) in judged.answers.iter().enumerate() {
        let taken: Vec<bool> =
            world.question(place).choices.iter().map(|c| c.right == (place % 2 == 0)).collect();
        let bits: Vec<bool> = (0..taken.len()).map(|n| answer.chosen >> n & 1 == 1).collect();
        let question = &answer.pack.pack.questions[answer.question];
        assert_eq!((&question.id, bits), (&world.question(place).id, taken));
    }
}

#[tokio::test]
async fn what_cannot_be_counted_for_anyone_is_set_aside() {
    let world = World::new().await;
    let sound = world.participation(1);
    let sealed = sound.seal();
    let of = |change: &dyn Fn(&mut Participation)| {
        let mut changed = sound.clone();
        change(&mut changed);
        reason(world.sort(&changed.seal()))
    };
    assert_eq!(of(&|p| p.campaign = CampaignId::new("no-such")), SetAsideReason::UnknownCampaign);
    assert_eq!(of(&|p| p.unit = UnitId::new("no-such")), SetAsideReason::UnknownUnit);
    assert_eq!(of(&|p| p.format = "haihoa.participation/9".into()), SetAsideReason::Unreadable);
    assert_eq!(of(&|p| p.id = RecordId::new("1")), SetAsideReason::Unreadable);
    assert_eq!(of(&|p| p.device = DeviceId::new("")), SetAsideReason::Unreadable);
    assert_eq!(of(&|p| p.device = DeviceId::new("a\0b")), SetAsideReason::Unreadable);

    let with = |id: &str, sha256: &str, body: &str| reason(sort(id, sha256, body, &world.catalog, NOW_MS));
    let other = RecordId::v7(1, [9; 10]);
    assert_eq!(with(other.as_str(), &sealed.sha256, &sealed.body), SetAsideReason::Unreadable);
    assert_eq!(with(sealed.id.as_str(), &"0".repeat(64), &sealed.body), SetAsideReason::HashMismatch);
    assert_eq!(with(sealed.id.as_str(), &sha256_hex(b"{}"), "{}"), SetAsideReason::Unreadable);
}

#[tokio::test]
async fn a_record_set_aside_is_told_to_the_campaign_it_names() {
    let world = World::new().await;
    let sealed = world.participation(1).seal();
    let campaign = |body: &str| match sort("x", "y", body, &world.catalog, NOW_MS) {
        Item::SetAside(record) => record.campaign.map(|campaign| campaign.to_string()),
        taken => panic!("{taken:?}"),
    };
    assert_eq!(campaign(&sealed.body).as_deref(), Some(crate::testing::CAMPAIGN));
    assert_eq!(campaign(r#"{"campaign":"no-such"}"#), None);
    assert_eq!(campaign("[1"), None);
}

#[tokio::test]
async fn each_oddity_raises_its_flag_and_nothing_else() {
    let world = World::new().await;
    let of = |change: &dyn Fn(&mut Participation)| {
        let mut changed = world.participation(1);
        change(&mut changed);
        judged(world.sort(&changed.seal())).flags.to_json()
    };
    let day = 86_400_000;
    assert_eq!(of(&|p| p.finished_at_ms = NOW_MS + day + 1), r#"["clock_off"]"#);
    assert_eq!(of(&|p| p.finished_at_ms = OPENS_MS - day - 1), r#"["clock_off"]"#);
    assert_eq!(of(&|p| p.finished_at_ms = u64::MAX), r#"["clock_off"]"#);
    assert_eq!(of(&|p| p.finished_at_ms = OPENS_MS), "[]");
    assert_eq!(of(&|p| p.unit = UnitId::new("quang-ngai")), r#"["foreign_unit"]"#);
    assert_eq!(of(&|p| p.right = Some(6)), r#"["score_differs"]"#);
    assert_eq!(of(&|p| p.right = None), "[]", "a phone without the key says nothing");
    assert_eq!(of(&|p| p.person = 0), r#"["out_of_range"]"#);
    assert_eq!(of(&|p| p.person = u32::MAX), "[]");
    assert_eq!(of(&|p| p.answers[0].took_ms = 3_600_001), r#"["out_of_range"]"#);
    assert_eq!(of(&|p| p.answers[0].typed = "ở".repeat(200)), "[]");
    assert_eq!(of(&|p| p.answers[0].typed = "ở".repeat(201)), r#"["out_of_range"]"#);
    // Number 1 (from 0) was answered wrong: without it the score stays.
    assert_eq!(of(&|p| drop(p.answers.remove(1))), r#"["other_count"]"#);
    assert_eq!(of(&|p| p.answers[1].version = 99), r#"["unknown_pack"]"#);
    assert_eq!(of(&|p| p.answers[1].pack = PackId::new("no-such")), r#"["unknown_pack"]"#);
    assert_eq!(of(&|p| p.answers[1].question = QuestionId::new("no-such")), r#"["unknown_question"]"#);
    assert_eq!(of(&|p| p.answers[1].chosen = vec![ChoiceId::new("no-such")]), r#"["unknown_choice"]"#);
    assert_eq!(of(&|p| p.answers[1] = p.answers[3].clone()), r#"["repeated_question"]"#);
}

#[tokio::test]
async fn what_comes_after_the_end_is_late_and_taken() {
    let world = World::new().await;
    let sealed = world.participation(1).seal();
    let at = |received_at_ms| {
        judged(sort(sealed.id.as_str(), &sealed.sha256, &sealed.body, &world.catalog, received_at_ms)).flags
    };
    let closes =
        world.catalog.campaign(&CampaignId::new(crate::testing::CAMPAIGN)).unwrap().campaign.closes_at_ms;
    assert_eq!(at(closes).to_json(), "[]");
    assert_eq!(at(closes + 1).to_json(), r#"["late"]"#);
}

#[tokio::test]
async fn a_question_answered_twice_counts_once() {
    let world = World::new().await;
    let mut participation = world.participation(1);
    let again = participation.answers[0].clone();
    participation.answers.push(again);
    assert_eq!(judged(world.sort(&participation.seal())).answers.len(), 10);
}

/// Whether an answer is right, and the bits of its choices; none where it is not counted.
type Counted = Option<(bool, u64)>;

/// Answers to the pack with every kind: the question, what is given, and what is counted.
const ANSWERS: [(&str, &[&str], &str, Counted); 16] = [
    ("single", &["a"], "", Some((true, 0b001))),
    ("single", &["c"], "", Some((false, 0b100))),
    ("multiple", &["b", "a"], "", Some((true, 0b011))),
    ("multiple", &["a"], "", Some((false, 0b001))),
    ("true-false", &["false"], "", Some((true, 0b10))),
    ("order", &["c", "a", "b"], "", Some((true, 0b111))),
    ("order", &["c", "b", "a"], "", Some((false, 0b100))),
    ("order", &["a", "b", "c"], "", Some((false, 0))),
    ("number", &[], "24,5", Some((true, 0))),
    ("number", &[], "25", Some((false, 0))),
    ("text", &[], "nha tam lanh", Some((true, 0))),
    ("text", &[], "nhà", Some((false, 0))),
    // Time was up.
    ("single", &[], "", Some((false, 0))),
    ("order", &[], "", Some((false, 0))),
    ("text", &[], "", Some((false, 0))),
    ("prediction", &[], "120", None),
];

#[tokio::test]
async fn every_kind_is_judged_as_the_domain_judges_it() {
    let mut world = World::new().await;
    let campaign = world.open_campaign(KINDS, 1, Rules::default(), "135790").await;
    for (question, chosen, typed, expected) in ANSWERS {
        let answer = Answer {
            pack: PackId::new("moi-loai"),
            version: 1,
            question: QuestionId::new(question),
            chosen: chosen.iter().map(|id| ChoiceId::new(*id)).collect(),
            typed: typed.to_owned(),
            took_ms: 1,
        };
        let campaign = campaign.clone();
        let sent = Participation { campaign, answers: vec![answer], right: None, ..world.participation(1) };
        let judged = judged(world.sort(&sent.seal()));
        let counted = judged.answers.first().map(|answer| (answer.right, answer.chosen));
        assert_eq!(counted, expected, "{question} {chosen:?} {typed}");
        assert_eq!(
            judged.flags.to_json(),
            r#"["other_count"]"#,
            "the prediction is missing, or stands alone"
        );
    }
}

#[tokio::test]
async fn a_turn_has_as_many_answers_as_flowers_are_dealt() {
    let mut world = World::new().await;
    // Flowers asked for, and answers of a turn: six questions there are, and a prediction is one more.
    for (flowers, answers, code) in [(2, 3, "135790"), (6, 7, "135791"), (12, 7, "135792")] {
        let campaign = world.open_campaign(KINDS, flowers, Rules::default(), code).await;
        assert_eq!(world.catalog.campaign(&campaign).unwrap().answers, answers);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_bytes_make_it_fall_over_and_all_are_kept(id in ".{0,40}", body in "\\PC{0,200}", right_hash in any::<bool>()) {
        let claimed = if right_hash { sha256_hex(body.as_bytes()) } else { "00".repeat(32) };
        match sort(&id, &claimed, &body, &Catalog::default(), NOW_MS) {
            Item::SetAside(record) => {
                prop_assert_eq!(&*record.body, body.as_str());
                prop_assert_eq!(record.reason == SetAsideReason::HashMismatch, !right_hash);
            }
            Item::Record(_) | Item::Form(_) => prop_assert!(false, "nothing can be taken without a campaign"),
        }
    }
}
