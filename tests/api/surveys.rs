//! `POST /api/v1/participations` with forms of surveys, and `GET /api/v1/organizer/campaigns/{id}/survey`.

use anyhow::{Context, Result};
use domain::campaign::Joined;
use domain::contacts::ContactList;
use domain::id::{CampaignId, RecordId};
use domain::survey::SurveyRecord;
use domain::survey::results::SurveyResults;
use domain::wire::Outcome::{Duplicate, SetAside, Stored, StoredConflict};
use tests::api::{Api, Session, read, survey_results_path};
use tests::forms::{chose, form, wrote};
use tests::proxy::Fate;
use tests::records::with_hash_of_another;
use tests::rescue::seal;
use tests::wait::until;
use tests::{DEMO_CODE, SURVEY_CODE, World};

const WORDS: &str = "chỗ khó hiểu của riêng tôi";

/// What one woman says of the meeting; half of them find it easy.
fn said(joined: &Joined, seed: u64) -> SurveyRecord {
    let easy = if seed.is_multiple_of(2) { "a" } else { "c" };
    form(joined, seed, vec![chose("bo-ich", "4"), chose("de-hieu", easy), wrote("gop-y", WORDS)])
}

async fn joined(world: &World) -> Result<Joined> {
    world.api.join(SURVEY_CODE).await
}

async fn results(organizer: &Session, campaign: &CampaignId, unit: &str) -> Result<SurveyResults> {
    read(organizer.get(&format!("{}?unit={unit}", survey_results_path(campaign))).await?).await
}

/// How many answers are shown of the item that every form answers.
fn shown(results: &SurveyResults) -> Result<u64> {
    let item = results.items.iter().find(|item| item.id.as_str() == "bo-ich").context("no such item")?;
    Ok(item.answers)
}

#[tokio::test]
async fn a_form_is_stored_once_also_when_its_reply_is_lost() -> Result<()> {
    let world = World::start().await?;
    let joined = joined(&world).await?;
    let sealed = said(&joined, 1).seal();
    world.proxy.lose_replies(1);
    let phone = Api::new(world.proxy.origin());
    assert!(phone.upload(&[&sealed]).await.is_err());
    world.proxy.until_uploads(1, |fate| fate == Fate::ReplyLost(200)).await?;
    assert_eq!(phone.outcomes(&[&sealed]).await?, [Duplicate]);
    let check = world.check().await?;
    assert_eq!((check.forms, check.records, check.repeats, check.conflicts), (1, 0, 1, 0));
    assert!(check.projections_agree);
    Ok(())
}

#[tokio::test]
async fn forms_and_turns_come_in_one_envelope_and_each_has_its_outcome() -> Result<()> {
    let world = World::start().await?;
    let joined = joined(&world).await?;
    let first = said(&joined, 1);
    let turn = world.phone(DEMO_CODE, 1).await?.seal_one();
    let other_bytes = SurveyRecord { answers: vec![], ..first.clone() }.seal();
    let elsewhere = SurveyRecord { campaign: CampaignId::new("dot-khac"), ..said(&joined, 2) }.seal();
    let no_token = SurveyRecord { id: RecordId::v7(7, [7; 10]), ..said(&joined, 3) }.seal();
    let batch = [&first.seal(), &turn, &other_bytes, &elsewhere, &no_token, &first.seal()];
    let outcomes = world.api.outcomes(&batch).await?;
    assert_eq!(outcomes, [Stored, Stored, StoredConflict, SetAside, SetAside, Duplicate]);
    let check = world.check().await?;
    assert_eq!((check.forms, check.records, check.conflicts, check.set_aside), (1, 1, 1, 2));
    assert!(check.projections_agree);
    Ok(())
}

#[tokio::test]
async fn a_form_of_another_survey_than_the_campaign_asks_is_kept_and_flagged() -> Result<()> {
    let world = World::start().await?;
    let joined = joined(&world).await?;
    let quiz = world.api.join(DEMO_CODE).await?.campaign.id;
    let foreign = SurveyRecord { campaign: quiz.clone(), ..said(&joined, 1) };
    let unknown = SurveyRecord { version: 99, ..said(&joined, 2) };
    assert_eq!(world.api.outcomes(&[&foreign.seal(), &unknown.seal()]).await?, [Stored; 2]);
    assert!(world.server.flags_of_form(&foreign.id).await?.contains(&"foreign_survey".to_owned()));
    assert!(world.server.flags_of_form(&unknown.id).await?.contains(&"unknown_survey".to_owned()));
    let organizer = world.organizer().await?;
    assert_eq!(organizer.results(&quiz).await?.total.participations, 0);
    assert_eq!(organizer.results(&joined.campaign.id).await?.total.participations, 0);
    assert_eq!(world.check().await?.forms, 2);
    Ok(())
}

#[tokio::test]
async fn forms_come_by_rescue_file_too() -> Result<()> {
    let world = World::start().await?;
    let joined = joined(&world).await?;
    let (form, turn) = (said(&joined, 1).seal(), world.phone(DEMO_CODE, 1).await?.seal_one());
    let key = joined.rescue_key.clone().context("no key to seal for")?;
    let file = serde_json::to_string(&seal(&key, &[&form, &turn], 7)?)?;
    for _ in 0..2 {
        assert!(world.api.hand_in(file.clone()).await?.status().is_success());
    }
    assert_eq!(world.api.outcomes(&[&form]).await?, [Duplicate]);
    let check = world.check().await?;
    assert_eq!((check.forms, check.records), (1, 1));
    Ok(())
}

#[tokio::test]
async fn answers_are_shown_in_groups_and_a_rebuild_changes_nothing() -> Result<()> {
    let mut world = World::start().await?;
    let organizer = world.organizer().await?;
    let first = joined(&world).await?;
    let second = world.api.join("357911").await?;
    let id = &first.campaign.id;
    for seed in 0..8 {
        assert_eq!(world.api.outcomes(&[&said(&first, seed).seal()]).await?, [Stored]);
    }
    for seed in 100..103 {
        assert_eq!(world.api.outcomes(&[&said(&second, seed).seal()]).await?, [Stored]);
    }
    let today = results(&organizer, id, "").await?;
    assert_eq!((today.forms, shown(&today)?), (11, 0), "what came today is shown tomorrow");
    for _ in 0..2 {
        world.server.stop().await?;
        world.server.let_forms_have_come("2026-01-02").await?;
        world.server.run(&["check", "--rebuild"]).await?;
        world.server.start_again().await?;
        let all = results(&organizer, id, "").await?;
        assert_eq!(
            (all.forms, shown(&all)?),
            (11, 8),
            "the second branch's three would be told by the first"
        );
        assert_eq!(shown(&results(&organizer, id, first.unit.id.as_str()).await?)?, 8);
        assert_eq!(shown(&results(&organizer, id, second.unit.id.as_str()).await?)?, 0);
        assert!(!serde_json::to_string(&all)?.contains(WORDS), "words are never told");
    }
    let check = world.check().await?;
    assert_eq!((check.forms, check.projections_agree), (11, true));
    Ok(())
}

#[tokio::test]
#[allow(clippy::disallowed_methods, reason = "the time that must not be kept")]
async fn nothing_finer_than_the_day_is_kept_of_a_form_in_any_table_or_in_the_log() -> Result<()> {
    let mut world = World::start().await?;
    let joined = joined(&world).await?;
    world.server.stop().await?;
    world.server.set("RUST_LOG", "trace");
    world.server.start_again().await?;
    let now_ms = || std::time::SystemTime::UNIX_EPOCH.elapsed().map(|since| since.as_millis());
    let began_ms = now_ms()?;
    let first = said(&joined, 1);
    let conflict = SurveyRecord { answers: vec![], ..first.clone() }.seal();
    let elsewhere = SurveyRecord { campaign: CampaignId::new("dot-khac"), ..said(&joined, 2) }.seal();
    let damaged = with_hash_of_another(&said(&joined, 3).seal(), &said(&joined, 4).seal());
    let sent = [first.seal(), conflict, elsewhere, damaged];
    let outcomes = world.api.outcomes(&sent.iter().collect::<Vec<_>>()).await?;
    assert_eq!(outcomes, [Stored, StoredConflict, SetAside, SetAside]);
    let ended_ms = now_ms()?;

    let kept = world.server.everything().await?;
    let of_forms = kept.iter().filter(|(table, _, value)| table == "survey_record" && value.contains(WORDS));
    assert_eq!(of_forms.count(), 1, "the tables are not read");
    for (table, column, value) in &kept {
        for digits in value.split(|c: char| !c.is_ascii_digit()) {
            let number: u128 = digits.parse().unwrap_or_default();
            let is_moment =
                [1, 1_000].iter().any(|per_ms| (began_ms * per_ms..=ended_ms * per_ms).contains(&number));
            // A second is still a moment.
            let is_second = (began_ms / 1_000..=ended_ms / 1_000).contains(&number);
            assert!(!is_moment && !is_second, "{table}.{column} tells when: {value}");
        }
        let is_id = sent.iter().any(|sealed| value == sealed.id.as_str());
        let known = ["survey_record", "conflict", "set_aside"].contains(&table.as_str());
        assert!(!is_id || known, "{table}.{column} names a form");
    }
    world.server.stop().await?;
    let log = world.server.log();
    assert!(log.contains("/api/v1/participations"), "the log tells nothing at all");
    for sealed in &sent {
        assert!(!log.contains(sealed.id.as_str()) && !log.contains(&sealed.sha256), "the log names a form");
    }
    Ok(())
}

#[tokio::test]
async fn trusted_addresses_are_given_on_the_command_line_too() -> Result<()> {
    let world = World::start().await?;
    let file = world.server.data().join("dia-chi.json");
    let path = file.to_string_lossy().into_owned();
    let list = r#"{"contacts":[{"phone":"0255 000 0007","name":"Tổ hòa giải (số thử)","purpose":"Khi nhà có chuyện."}]}"#;
    tokio::fs::write(&file, list).await?;
    let unit = joined(&world).await?.unit.id.to_string();
    world.server.run(&["contacts", &unit, &path]).await?;
    let organizer = world.organizer().await?;
    let address = format!("/api/v1/organizer/units/{unit}/contacts");
    // A node follows what a command changed within seconds.
    let list = until("the new list", || async {
        let list: ContactList = read(organizer.get(&address).await?).await?;
        Ok((!list.contacts.is_empty()).then_some(list))
    })
    .await?;
    assert_eq!(list.contacts[0].phone, "0255 000 0007");
    assert_eq!(world.api.join(SURVEY_CODE).await?.contacts.len(), 4, "the branch's own, then the commune's");

    tokio::fs::write(&file, r#"{"contacts":[{"phone":"gọi xã","name":"a","purpose":"b"}]}"#).await?;
    let (succeeded, _, complained) = world.server.try_run(&["contacts", &unit, &path]).await?;
    assert!(!succeeded && complained.contains("row 1"), "{complained}");
    let (succeeded, _, complained) = world.server.try_run(&["contacts", "khong-co", &path]).await?;
    assert!(!succeeded, "{complained}");
    Ok(())
}
