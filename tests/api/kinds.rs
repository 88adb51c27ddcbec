//! Every kind of question: the server judges as the domain does.

use anyhow::{Context, Result};
use domain::campaign::{PackRef, Rules};
use domain::id::{ChoiceId, QuestionId};
use domain::pack::Pack;
use domain::participation::{Answer, Participation};
use domain::score::{Given, Verdict, judge};
use domain::wire::Outcome::Stored;
use tests::{DEMO_CODE, EVERY_KIND, World};

/// Question, choices, what is typed.
const GIVEN: [(&str, &[&str], &str); 21] = [
    ("single", &["a"], ""),
    ("single", &["b"], ""),
    ("single", &[], ""),
    ("multiple", &["a", "b"], ""),
    ("multiple", &["a", "b", "c"], ""),
    ("true-false", &["false"], ""),
    ("true-false", &["true"], ""),
    ("order", &["c", "a", "b"], ""),
    ("order", &["c", "b", "a"], ""),
    ("order", &["c", "a"], ""),
    ("number", &[], "24"),
    ("number", &[], "24,5"),
    ("number", &[], "24.6"),
    ("number", &[], "hai mươi bốn"),
    ("number", &[], ""),
    ("text", &[], "địa chỉ tin cậy"),
    ("text", &[], "NHA TAM LANH."),
    ("text", &[], "nhà"),
    ("text", &[], ""),
    ("prediction", &[], "120"),
    ("prediction", &[], ""),
];

/// A server whose campaign has a question of every kind.
async fn every_kind(rules: Rules) -> Result<(World, Pack)> {
    let mut world = World::start().await?;
    let pack = Pack::read(EVERY_KIND)?;
    world.server.stop().await?;
    world.server.let_campaigns_ask(&pack).await?;
    world.server.let_campaigns_have(rules).await?;
    world.server.start_again().await?;
    Ok((world, pack))
}

fn answer(pack: &PackRef, (question, chosen, typed): (&str, &[&str], &str)) -> Answer {
    Answer {
        pack: pack.id.clone(),
        version: pack.version,
        question: QuestionId::new(question),
        chosen: chosen.iter().map(|id| ChoiceId::new(*id)).collect(),
        typed: typed.to_owned(),
        took_ms: 1_000,
    }
}

#[tokio::test]
async fn the_server_judges_as_the_domain_does() -> Result<()> {
    let (world, pack) = every_kind(Rules::default()).await?;
    let organizer = world.organizer().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let (mut asked, mut right) = (0, 0);
    for given in GIVEN {
        let answer = answer(&pack.pack_ref(), given);
        let question = pack.question(&answer.question).context(given.0)?;
        let verdict = judge(question, &Given { chosen: answer.chosen.clone(), typed: answer.typed.clone() });
        asked += u64::from(verdict != Verdict::Unjudged);
        right += u64::from(verdict == Verdict::Right);
        let record = Participation { answers: vec![answer], right: None, ..phone.play(0) };
        assert_eq!(world.api.outcomes(&[&record.seal()]).await?, [Stored]);
        let total = organizer.only_results().await?.total;
        assert_eq!((total.asked, total.right), (asked, right), "{given:?} is {verdict:?}");
    }
    assert_eq!((asked, right), (19, 8), "the table has both, and predictions");
    assert!(world.check().await?.projections_agree);
    Ok(())
}

#[tokio::test]
async fn a_turn_through_every_kind_is_scored_alike_and_nothing_about_it_is_odd() -> Result<()> {
    let (world, _) = every_kind(Rules::default()).await?;
    let organizer = world.organizer().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let mut total = 0;
    for right in 0..=6 {
        let record = phone.play(right);
        assert_eq!((record.answers.len(), record.right), (7, Some(right as u32)), "six and a prediction");
        assert_eq!(world.api.outcomes(&[&record.seal()]).await?, [Stored]);
        assert_eq!(world.server.flags_of(&record.id).await?, Vec::<String>::new());
        total += right as u64;
        let results = organizer.only_results().await?;
        assert_eq!((results.total.asked, results.total.right), (6 * (right as u64 + 1), total));
        assert_eq!(results.questions.len(), 6, "a prediction cannot be missed");
    }
    Ok(())
}

#[tokio::test]
async fn what_nobody_answered_in_time_is_asked_and_not_right() -> Result<()> {
    let (world, _) = every_kind(Rules { seconds: Some(20), ..Rules::default() }).await?;
    let record = world.phone(DEMO_CODE, 1).await?.play_idly();
    assert!(record.answers.iter().all(|answer| answer.chosen.is_empty() && answer.typed.is_empty()));
    assert_eq!((record.right, record.took_ms), (Some(0), 7 * 20_000));
    assert_eq!(world.api.outcomes(&[&record.seal()]).await?, [Stored]);
    assert_eq!(world.server.flags_of(&record.id).await?, Vec::<String>::new());
    let results = world.organizer().await?.only_results().await?;
    assert_eq!((results.total.asked, results.total.right), (6, 0));
    Ok(())
}
