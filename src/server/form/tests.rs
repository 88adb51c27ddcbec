//! What becomes of each form.

use domain::id::{ChoiceId, SurveyId};
use domain::participation::Sealed;
use domain::survey::Round;
use domain::wire::Outcome;

use super::*;
use crate::check::{check, rebuild};
use crate::record::{Item, sort};
use crate::store::ingest::{Fate, write_group};
use crate::store::{form_tallies, query, tallies};
use crate::testing::{BRANCH, ITEMS, NOW_MS, World};

const DAY_MS: u64 = 86_400_000;

async fn asking() -> (World, CampaignId) {
    let mut world = World::new().await;
    let campaign = world.open_survey(ITEMS, "135790", None).await;
    (world, campaign)
}

fn judged(item: Item) -> JudgedForm {
    match item {
        Item::Form(form) => form.judged,
        other => panic!("not taken as a form: {other:?}"),
    }
}

async fn store(world: &World, sealed: &[Sealed]) -> Vec<Outcome> {
    let items: Vec<Item> = sealed.iter().map(|one| world.sort(one)).collect();
    let fates: Vec<Fate> = write_group(&world.database, &items.iter().collect::<Vec<_>>()).await.unwrap();
    fates.into_iter().map(|fate| fate.0).collect()
}

#[tokio::test]
async fn a_sound_form_counts_cell_by_cell() {
    let (world, campaign) = asking().await;
    let judged = judged(world.sort(&world.form(&campaign, 1).seal()));
    assert_eq!(judged.flags, Flags::default());
    let counted: Vec<(String, Vec<(String, i64)>)> =
        judged.counted.unwrap().into_iter().map(|one| (one.item.to_string(), one.cells)).collect();
    let expected: [(&str, &[(&str, i64)]); 5] = [
        ("single", &[("", 1), ("a", 1)]),
        ("multiple", &[("", 1), ("a", 1), ("b", 1)]),
        ("likert", &[("!", 1)]),
        ("number", &[("", 1), ("sum", 4_000)]),
        ("text", &[("", 1)]),
    ];
    let expected = expected.map(|(item, cells)| {
        (item.to_owned(), cells.iter().map(|(value, n)| ((*value).to_owned(), *n)).collect::<Vec<_>>())
    });
    assert_eq!(counted, expected);
}

#[tokio::test]
async fn each_oddity_raises_its_flag_and_nothing_else() {
    let (world, campaign) = asking().await;
    let of = |change: &dyn Fn(&mut SurveyRecord)| {
        let mut changed = world.form(&campaign, 1);
        change(&mut changed);
        let judged = judged(world.sort(&changed.seal()));
        (judged.flags.to_json(), judged.counted.map(|counted| counted.len()))
    };
    let flagged = |flag: &str, counted| (format!("[\"{flag}\"]"), counted);
    assert_eq!(of(&|f| f.day = "2026-11-20".into()), flagged("clock_off", Some(5)));
    assert_eq!(of(&|f| f.day = "2026-11-16".into()), flagged("clock_off", Some(5)));
    assert_eq!(of(&|f| f.day = "hôm nay".into()), flagged("clock_off", Some(5)));
    assert_eq!(of(&|f| f.day = "2026-11-19".into()), ("[]".into(), Some(5)));
    assert_eq!(of(&|f| f.unit = UnitId::new("quang-ngai")), flagged("foreign_unit", Some(5)));
    assert_eq!(of(&|f| f.version = 2), flagged("unknown_survey", None));
    assert_eq!(of(&|f| f.survey = SurveyId::new("an-toan-noi-o")), flagged("foreign_survey", None));
    assert_eq!(of(&|f| f.round = Some(Round::After)), flagged("foreign_survey", None));
    assert_eq!(of(&|f| f.answers[0].item = QuestionId::new("x")), flagged("unknown_question", Some(4)));
    assert_eq!(of(&|f| f.answers[1] = f.answers[0].clone()), flagged("repeated_question", Some(4)));
    assert_eq!(of(&|f| f.answers[0].chosen = vec![ChoiceId::new("z")]), flagged("unknown_choice", Some(4)));
    assert_eq!(of(&|f| f.answers[3].typed = "400".into()), flagged("out_of_range", Some(4)));
    let quiz = CampaignId::new(crate::testing::CAMPAIGN);
    assert_eq!(of(&|f| f.campaign = quiz.clone()), flagged("foreign_survey", None));
}

#[tokio::test]
async fn what_comes_after_the_last_day_is_late() {
    let (world, campaign) = asking().await;
    let sealed = world.form(&campaign, 1).seal();
    let closes = world.catalog.campaign(&campaign).unwrap().campaign.closes_at_ms;
    let at = |ms| judged(sort(sealed.id.as_str(), &sealed.sha256, &sealed.body, &world.catalog, ms)).flags;
    // Within a day nothing is told apart.
    assert_eq!(at(closes + 1).to_json(), "[]");
    assert_eq!(at(closes + DAY_MS).to_json(), r#"["late"]"#);
}

#[tokio::test]
async fn of_a_form_that_is_set_aside_the_day_alone_is_kept() {
    let (world, campaign) = asking().await;
    let form = world.form(&campaign, 1);
    let mut seq = form.clone();
    seq.id = RecordId::v7(NOW_MS, [1; 10]);
    let unknown = SurveyRecord { campaign: CampaignId::new("no-such"), ..form.clone() };
    let mut damaged = form.seal();
    damaged.body.push(' ');
    let mut unreadable = form.seal();
    unreadable.body = "{}".to_owned();
    unreadable.sha256 = domain::participation::sha256_hex(b"{}");
    for (sealed, reason) in [
        (seq.seal(), SetAsideReason::Unreadable),
        (unknown.seal(), SetAsideReason::UnknownCampaign),
        (damaged, SetAsideReason::HashMismatch),
        (unreadable, SetAsideReason::Unreadable),
    ] {
        let Item::SetAside(apart) = world.sort(&sealed) else { panic!("taken: {}", sealed.body) };
        assert_eq!(apart.reason, reason);
        assert_eq!((apart.received_at_ms + 7 * 3_600_000) % DAY_MS, 0);
    }
    let Item::SetAside(turn) = sort("x", "y", "{}", &world.catalog, NOW_MS) else { panic!("taken") };
    assert_eq!(turn.received_at_ms, NOW_MS, "of a turn the moment is kept");
}

#[tokio::test]
async fn forms_and_turns_share_a_group_and_each_is_stored_once() {
    let (world, campaign) = asking().await;
    let (form, turn) = (world.form(&campaign, 1), world.participation(1).seal());
    let mut other = form.clone();
    other.answers.clear();
    let sealed = [form.seal(), turn, form.seal(), other.seal(), world.form(&campaign, 2).seal()];
    let outcomes = store(&world, &sealed).await;
    use Outcome::{Duplicate, Stored, StoredConflict};
    assert_eq!(outcomes, [Stored, Stored, Duplicate, StoredConflict, Stored]);
    assert_eq!(store(&world, &sealed).await, [Duplicate, Duplicate, Duplicate, StoredConflict, Duplicate]);
    let report = check(&world.database).await.unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!((report.records, report.forms, report.conflicts, report.people), (1, 2, 1, 1));
    let mut connection = world.database.read().await.unwrap();
    let totals = tallies::totals(&mut connection).await.unwrap();
    assert_eq!(totals[&campaign].participations, 2);
    assert_eq!(totals[&campaign].last_received_at_ms, None);
    let kept =
        query("SELECT received_at_ms FROM conflict").fetch_value::<i64>(&mut connection).await.unwrap();
    assert_eq!((kept.unwrap() + 7 * 3_600_000) % DAY_MS as i64, 0);
}

#[tokio::test]
async fn counts_of_forms_that_went_astray_are_found_and_mended() {
    let (world, campaign) = asking().await;
    let sealed: Vec<Sealed> = (0..7).map(|n| world.form(&campaign, n).seal()).collect();
    store(&world, &sealed).await;
    let before = counts(&world).await;
    assert_eq!(before.0[0].arrived.forms, 7);
    let cell = |item: &str, value: &str| {
        before.1.iter().find(|row| row.key.item == item && row.key.value == value).unwrap().counted
    };
    assert_eq!((cell("single", "a"), cell("likert", "!"), cell("number", "sum")), (7, 7, 28_000));
    assert!(before.1.iter().all(|row| row.key.unit == BRANCH && !row.key.value.contains("lời")));
    for sql in [
        "UPDATE survey_tally SET counted = counted + 1",
        "DELETE FROM survey_tally WHERE item = 'single'",
        "UPDATE survey_unit_tally SET forms = 3",
        "UPDATE survey_record SET flags = '[\"late\"]'",
    ] {
        let mut connection = world.database.write().await.unwrap();
        assert!(query(sql).execute(&mut connection).await.unwrap() > 0);
        drop(connection);
        assert!(!check(&world.database).await.unwrap().projections_agree, "{sql}");
        rebuild(&world.database).await.unwrap();
        assert!(check(&world.database).await.unwrap().is_whole(), "{sql}");
        assert_eq!(counts(&world).await, before, "{sql}");
    }
    let mut connection = world.database.write().await.unwrap();
    let change = "UPDATE survey_record SET body = replace(body, '\"a\"', '\"b\"') WHERE id = $1";
    query(change).bind(sealed[0].id.as_str()).execute(&mut connection).await.unwrap();
    drop(connection);
    assert_eq!(check(&world.database).await.unwrap().hash_mismatches, 1);
}

type Rows = (Vec<crate::form_counts::FormsRow>, Vec<crate::form_counts::CellRow>);

async fn counts(world: &World) -> Rows {
    form_tallies::read_all(&mut world.database.read().await.unwrap()).await.unwrap()
}
