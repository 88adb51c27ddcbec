//! `GET /api/v1/campaigns` and `GET /api/v1/campaigns/{id}/results`.

use std::collections::HashMap;

use anyhow::{Context, Result};
use domain::id::{ChoiceId, PackId, QuestionId};
use domain::pack::QuestionKind;
use domain::participation::Participation;
use domain::results::{QuestionResult, Results, Tally, UnitResult};
use domain::unit::UnitLevel;
use domain::wire::Outcome::Stored;
use reqwest::header::{ETAG, IF_NONE_MATCH};
use reqwest::{Method, StatusCode};
use tests::api::{refusal, results_path};
use tests::{DEMO_CODE, SECOND_CODE, World};

fn unit<'a>(results: &'a Results, name: &str) -> Result<&'a UnitResult> {
    results.units.iter().find(|unit| unit.name == name).with_context(|| format!("{name} in {results:?}"))
}

fn counts(tally: &Tally) -> (u64, u64, u64) {
    (tally.participations, tally.asked, tally.right)
}

#[tokio::test]
async fn results_roll_up_from_branch_to_province_right_after_the_upload() -> Result<()> {
    let world = World::start().await?;
    let organizer = world.organizer().await?;
    let (mut one, mut two) = (world.phone(DEMO_CODE, 1).await?, world.phone(SECOND_CODE, 2).await?);

    let before = organizer.only_results().await?;
    assert_eq!(counts(&before.total), (0, 0, 0));
    assert_eq!(before.total.last_received_at_ms, None);
    assert_eq!(before.units.len(), 7, "province, commune and five branches: {:?}", before.units);

    world.api.outcomes(&[&one.play(7).seal(), &one.play(10).seal()]).await?;
    world.api.outcomes(&[&two.play(0).seal()]).await?;
    let results = organizer.only_results().await?;

    assert_eq!(counts(&results.total), (3, 30, 17));
    assert!(results.total.last_received_at_ms.is_some());
    assert_eq!(counts(&unit(&results, &one.joined.unit.name)?.tally), (2, 20, 17));
    assert_eq!(counts(&unit(&results, &two.joined.unit.name)?.tally), (1, 10, 0));
    for above in &one.joined.unit.within {
        assert_eq!(counts(&unit(&results, above)?.tally), (3, 30, 17), "{above}");
    }
    let empty = results.units.iter().filter(|unit| unit.level == UnitLevel::Branch);
    assert_eq!(empty.filter(|unit| unit.tally == Tally::default()).count(), 3);
    Ok(())
}

#[tokio::test]
async fn every_answer_is_counted_for_its_question_and_its_choices() -> Result<()> {
    let world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let played: Vec<Participation> = (0..6).map(|n| phone.play(n * 2)).collect();
    for record in &played {
        assert_eq!(world.api.outcomes(&[&record.seal()]).await?, [Stored]);
    }
    let mut asked: HashMap<(&PackId, &QuestionId), u64> = HashMap::new();
    let mut chosen: HashMap<(&PackId, &QuestionId, &ChoiceId), u64> = HashMap::new();
    for answer in played.iter().flat_map(|record| &record.answers) {
        *asked.entry((&answer.pack, &answer.question)).or_default() += 1;
        let question = phone.packs.iter().find_map(|pack| pack.question(&answer.question));
        let order = question.map(|question| question.order.as_slice()).unwrap_or_default();
        for (place, choice) in answer.chosen.iter().enumerate() {
            // Where the order was asked, a choice counts at its right place.
            if order.is_empty() || order.get(place) == Some(choice) {
                *chosen.entry((&answer.pack, &answer.question, choice)).or_default() += 1;
            }
        }
    }

    let results = world.organizer().await?.only_results().await?;
    let questions = phone.packs.iter().flat_map(|pack| &pack.questions);
    let all = questions.filter(|question| question.kind != QuestionKind::Prediction).count();
    assert_eq!(results.questions.len(), all, "questions nobody was asked are shown too");
    for question in &results.questions {
        let QuestionResult { pack, id, .. } = question;
        assert_eq!(question.asked, asked.get(&(pack, id)).copied().unwrap_or(0), "{id}");
        for choice in &question.choices {
            let expected = chosen.get(&(pack, id, &choice.id)).copied().unwrap_or(0);
            assert_eq!(choice.chosen, expected, "{id} {}", choice.id);
        }
    }
    let right: u64 = results.questions.iter().map(|question| question.right).sum();
    assert_eq!(right, results.total.right);
    let shares: Vec<(u64, u64)> = results.questions.iter().map(|q| (q.right, q.asked)).collect();
    let in_order = |pair: &[(u64, u64)]| pair[1].1 == 0 || pair[0].0 * pair[1].1 <= pair[1].0 * pair[0].1;
    assert!(shares.windows(2).all(in_order), "the most missed come first: {shares:?}");
    Ok(())
}

#[tokio::test]
async fn phone_and_server_score_alike_and_the_servers_word_counts() -> Result<()> {
    let world = World::start().await?;
    let organizer = world.organizer().await?;
    let mut phone = world.phone(DEMO_CODE, 5).await?;
    let mut right = 0;
    for expected in 0..=10 {
        let record = phone.play(expected as usize);
        assert_eq!(record.right, Some(expected), "the phone's own count");
        world.api.outcomes(&[&record.seal()]).await?;
        right += u64::from(expected);
        assert_eq!(organizer.only_results().await?.total.right, right);
    }
    let boast = Participation { right: Some(10), ..phone.play(2) };
    world.api.outcomes(&[&boast.seal()]).await?;
    assert_eq!(organizer.only_results().await?.total.right, right + 2);
    Ok(())
}

#[tokio::test]
async fn unchanged_results_are_not_sent_again() -> Result<()> {
    let world = World::start().await?;
    let organizer = world.organizer().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let path = results_path(&phone.joined.campaign.id);
    let mut tag = organizer.get(&path).await?.headers()[ETAG].clone();
    for _ in 0..3 {
        let same = organizer.request(Method::GET, &path).header(IF_NONE_MATCH, &tag).send().await?;
        assert_eq!(same.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(same.text().await?, "");
        world.api.outcomes(&[&phone.seal_one()]).await?;
        let changed = organizer.request(Method::GET, &path).header(IF_NONE_MATCH, &tag).send().await?;
        assert_eq!(changed.status(), StatusCode::OK);
        assert_ne!(changed.headers()[ETAG], tag);
        tag = changed.headers()[ETAG].clone();
    }
    Ok(())
}

#[tokio::test]
async fn results_are_never_kept_by_shared_caches() -> Result<()> {
    let world = World::start().await?;
    let organizer = world.organizer().await?;
    let campaign = world.api.join(DEMO_CODE).await?.campaign.id;
    for path in ["/api/v1/campaigns".to_owned(), results_path(&campaign)] {
        let response = organizer.get(&path).await?;
        let cache = response.headers()["cache-control"].to_str()?;
        assert!(cache.contains("private") || cache.contains("no-store"), "{path}: {cache}");
    }
    Ok(())
}

#[tokio::test]
async fn the_list_of_campaigns_shows_each_total() -> Result<()> {
    let world = World::start().await?;
    let organizer = world.organizer().await?;
    world.api.outcomes(&[&world.phone(DEMO_CODE, 1).await?.play(4).seal()]).await?;
    let list = organizer.campaigns().await?.campaigns;
    assert_eq!(list.len(), 3, "the demo has two surveys beside the quiz");
    assert_eq!(counts(&list[0].total), (1, 10, 4));
    assert!(list[1..].iter().all(|one| one.campaign.survey.is_some() && one.total.participations == 0));
    Ok(())
}

#[tokio::test]
async fn results_of_no_campaign_are_not_found() -> Result<()> {
    let world = World::start().await?;
    let organizer = world.organizer().await?;
    let (status, code) = refusal(organizer.get("/api/v1/campaigns/khong-co/results").await?).await?;
    assert_eq!((status, code.as_str()), (StatusCode::NOT_FOUND, "not_found"));
    Ok(())
}
