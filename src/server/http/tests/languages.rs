//! Packs in further languages: served, judged alike, and never a reason to refuse anything.

use domain::campaign::{Joined, Reveal, Rules};
use domain::id::{CampaignId, PackId, QuestionId};
use domain::pack::{Pack, Texts};
use domain::participation::{Answer, Participation};

use super::world::Served;
use crate::record::Item;
use crate::store::pack_texts;
use crate::testing::{KINDS, NOW_MS, OPENS_MS, World};

const CODE: &str = "135790";
const WHOLE: &str = "/api/v1/packs/moi-loai/1";
const FOREVER: &str = "public, max-age=31536000, immutable";
const ENGLISH: &str = r#"{"format":"haihoa.texts/1","pack":"moi-loai","version":1,"lang":"en","texts":{
    "title":"Every kind","single":"Which one?","single/a":"the first","text.accepted":"safe house"}}"#;

fn english() -> Texts {
    Texts::read(ENGLISH).unwrap()
}

async fn publish(world: &mut World) -> bool {
    let mut connection = world.database.write().await.unwrap();
    pack_texts::publish(&mut connection, &english(), ENGLISH, OPENS_MS).await.unwrap()
}

async fn served(rules: Rules) -> Served {
    let mut world = World::new().await;
    assert!(publish(&mut world).await);
    assert!(!publish(&mut world).await, "once only");
    world.open_campaign(KINDS, 6, rules, CODE).await;
    Served::of(world, None).await
}

#[tokio::test]
async fn a_pack_comes_in_the_language_asked_for_and_else_in_its_own() {
    let served = served(Rules::default()).await;
    let own = Pack::read(KINDS).unwrap();
    let asked = served.get(&format!("{WHOLE}?lang=en")).await;
    assert_eq!(asked.json::<Pack>(), own.in_language(&english()));
    assert_eq!(asked.header("cache-control"), FOREVER);
    let questions: Pack = served.get(&format!("{WHOLE}/questions?a=b&lang=en")).await.json();
    assert_eq!(questions, own.in_language(&english()).without_key());
    for query in ["", "?lang=vi", "?", "?lang", "?a=%ff"] {
        let answer = served.get(&format!("{WHOLE}{query}")).await;
        assert_eq!(
            (answer.json::<Pack>(), answer.header("cache-control")),
            (own.clone(), FOREVER),
            "{query}"
        );
    }
    // One that may still come is asked for again.
    for query in ["?lang=jra", "?lang=", "?lang=%ff"] {
        let answer = served.get(&format!("{WHOLE}{query}")).await;
        assert_eq!(
            (answer.json::<Pack>(), answer.header("cache-control")),
            (own.clone(), "no-cache"),
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_code_names_the_languages_that_there_are() {
    let served = served(Rules::default()).await;
    let joined: Joined = served.get(&format!("/api/v1/join/{CODE}")).await.json();
    assert_eq!(joined.langs, ["en"]);
    let page = served.get(&format!("/j/{CODE}")).await.text();
    assert!(page.contains("Câu single?") && !page.contains("Which one?"), "the page itself is Vietnamese");
}

#[tokio::test]
async fn no_language_tells_a_key_that_is_withheld() {
    let served = served(Rules { reveal: Reveal::AfterClosing, ..Rules::default() }).await;
    assert_eq!(served.get(&format!("{WHOLE}?lang=en")).await.error(), (404, "not_found".into()));
    let questions = served.get(&format!("{WHOLE}/questions?lang=en")).await.text();
    assert!(questions.contains("Which one?") && !questions.contains("safe house"));
}

#[tokio::test]
async fn an_answer_is_judged_alike_in_whatever_language_it_was_asked() {
    let mut world = World::new().await;
    publish(&mut world).await;
    world.open_campaign(KINDS, 6, Rules::default(), CODE).await;
    let turn = |typed: &str, n: u32| Participation {
        campaign: CampaignId::new(format!("dot-{CODE}")),
        answers: vec![Answer {
            pack: PackId::new("moi-loai"),
            version: 1,
            question: QuestionId::new("text"),
            chosen: vec![],
            typed: typed.into(),
            took_ms: 1_000,
        }],
        right: Some(1),
        finished_at_ms: NOW_MS,
        ..world.participation(n)
    };
    for (n, typed) in ["Safe House", "Nhà tạm lánh"].into_iter().enumerate() {
        let Item::Record(record) = world.sort(&turn(typed, n as u32).seal()) else { panic!("set aside") };
        assert!(record.judged.answers[0].right, "{typed}");
        assert!(!record.judged.flags.to_json().contains("differs"), "{}", record.judged.flags.to_json());
    }
}
