//! A campaign that reveals after closing: no key before, the key after, and the server scores.

use anyhow::Result;
use domain::campaign::{Attempts, Reveal, Rules};
use domain::pack::Pack;
use domain::wire::Outcome::Stored;
use reqwest::StatusCode;
use reqwest::header::{CACHE_CONTROL, IF_NONE_MATCH};
use tests::api::{pack_path, questions_path, refusal};
use tests::{DEMO_CODE, World};

const WITHHELD: Rules =
    Rules { reveal: Reveal::AfterClosing, shuffle: true, seconds: None, attempts: Attempts::Best, lucky: 1 };

/// A server that withholds the keys of its campaign, and the packs with their keys.
async fn withheld() -> Result<(World, Vec<Pack>)> {
    let mut world = World::start().await?;
    let keys = world.phone(DEMO_CODE, 1).await?.packs;
    world.server.stop().await?;
    world.server.let_campaigns_have(WITHHELD).await?;
    world.server.start_again().await?;
    Ok((world, keys))
}

/// What would tell an answer: the fields of a key, and the very words of explanations and accepted answers.
fn telling(packs: &[Pack]) -> Vec<String> {
    let fields =
        ["\"right\"", "\"explanation\"", "\"source\"", "\"accepted\"", "\"order\":[", "\"number\":{"];
    let questions = packs.iter().flat_map(|pack| &pack.questions);
    let words = questions.flat_map(|question| question.accepted.iter().chain([&question.explanation]));
    let words = words.filter(|words| !words.is_empty()).cloned();
    fields.into_iter().map(str::to_owned).chain(words).collect()
}

#[tokio::test]
async fn no_byte_of_a_key_leaves_the_server_before_the_end() -> Result<()> {
    let (world, keys) = withheld().await?;
    let telling = telling(&keys);
    let mut paths = vec!["/".into(), format!("/j/{DEMO_CODE}"), format!("/api/v1/join/{DEMO_CODE}")];
    for pack in &keys {
        paths.extend([pack_path(&pack.pack_ref()), questions_path(&pack.pack_ref())]);
    }
    for path in paths {
        let text = world.api.get(&path).await?.text().await?;
        let told: Vec<&String> = telling.iter().filter(|words| text.contains(*words)).collect();
        assert!(told.is_empty(), "{path} tells {told:?}");
    }
    for pack in &keys {
        let response = world.api.request(reqwest::Method::GET, &pack_path(&pack.pack_ref()));
        let response = response.header(IF_NONE_MATCH, "*").send().await?;
        assert_eq!(response.headers()[CACHE_CONTROL], "no-store");
        let (status, code) = refusal(response).await?;
        assert_eq!((status, code.as_str()), (StatusCode::NOT_FOUND, "not_found"));
        assert_eq!(world.api.questions(&pack.pack_ref()).await?, pack.without_key());
        let kept = world.api.get(&questions_path(&pack.pack_ref())).await?.headers()[CACHE_CONTROL].clone();
        assert!(kept.to_str()?.contains("immutable"), "{kept:?}");
    }
    Ok(())
}

#[tokio::test]
async fn answers_from_phones_without_a_key_are_scored_by_the_server() -> Result<()> {
    let (mut world, keys) = withheld().await?;
    let mut phone = world.phone(DEMO_CODE, 2).await?.knowing(keys.clone());
    let record = phone.play(7);
    assert_eq!(record.right, None, "the phone cannot know");
    assert_eq!(world.api.outcomes(&[&record.seal()]).await?, [Stored]);
    assert_eq!(world.server.flags_of(&record.id).await?, Vec::<String>::new());
    let total = world.organizer().await?.only_results().await?.total;
    assert_eq!((total.asked, total.right), (10, 7));

    world.server.stop().await?;
    world.server.let_campaigns_end().await?;
    world.server.start_again().await?;
    for pack in &keys {
        assert_eq!(world.api.pack(&pack.pack_ref()).await?, *pack, "now everybody may learn what was right");
    }
    Ok(())
}
