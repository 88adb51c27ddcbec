//! A key that is withheld: nobody gets it before the campaign is closed, and everybody after.

use domain::campaign::{Joined, Reveal, Rules};
use domain::id::CampaignId;
use domain::pack::Pack;
use domain::participation::{Answer as Given, Participation};
use domain::results::Results;
use domain::wire::upload_body;

use super::world::{Answer, Served};
use crate::testing::{CLOSES_MS, KINDS, NOW_MS, World};

const CODE: &str = "135790";
const WHOLE: &str = "/api/v1/packs/moi-loai/1";
const QUESTIONS: &str = "/api/v1/packs/moi-loai/1/questions";
const FOREVER: &str = "public, max-age=31536000, immutable";
/// What the pack's key is made of: no answer may hold any of it.
const KEY: [&str; 12] = [
    "right",
    "\"order\":[",
    "\"number\":{",
    "tolerance",
    "accepted",
    "Nhà tạm lánh",
    "explanation",
    "GIAITHICH",
    "source",
    "VANBAN",
    "DIEUKHOAN",
    "nguon.example",
];

const WITHHELD: Rules = Rules {
    shuffle: true,
    seconds: None,
    reveal: Reveal::AfterClosing,
    attempts: domain::campaign::Attempts::One,
    lucky: 0,
};

async fn withheld() -> Served {
    let mut world = World::new().await;
    world.open_campaign(KINDS, 12, WITHHELD, CODE).await;
    Served::of(world, None).await
}

fn tells_nothing(answer: &Answer) {
    let text = answer.text();
    let told: Vec<&&str> = KEY.iter().filter(|word| text.contains(**word)).collect();
    assert!(told.is_empty(), "{told:?} in {text}");
}

#[tokio::test]
async fn nothing_a_phone_can_ask_for_tells_the_key() {
    let served = withheld().await;
    for path in
        [WHOLE, QUESTIONS, &format!("/api/v1/join/{CODE}"), &format!("/j/{CODE}"), &format!("/j/{CODE}/1")]
    {
        for headers in [&[][..], &[("if-none-match", "*")], &[("range", "bytes=0-99")]] {
            tells_nothing(&served.get_with(path, headers).await);
        }
    }
    let whole = served.get(WHOLE).await;
    assert_eq!(whole.error(), (404, "not_found".into()));
    assert_eq!(whole.header("cache-control"), "no-store");
    let joined: Joined = served.get(&format!("/api/v1/join/{CODE}")).await.json();
    assert_eq!(joined.campaign.rules, WITHHELD);
    let page = served.get(&format!("/j/{CODE}")).await.text();
    assert!(
        page.contains(&format!(r#"href="{QUESTIONS}""#)) && !page.contains(&format!(r#"href="{WHOLE}""#))
    );
}

#[tokio::test]
async fn the_questions_are_the_pack_without_its_key_packed_and_kept() {
    let served = withheld().await;
    let plain = served.get(QUESTIONS).await;
    assert_eq!(plain.json::<Pack>(), Pack::read(KINDS).unwrap().without_key());
    assert_eq!(plain.header("cache-control"), FOREVER);
    let packed = served.get_with(QUESTIONS, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(packed.header("content-encoding"), "br");
    let tag = packed.header("etag");
    let again = served.get_with(QUESTIONS, &[("accept-encoding", "br"), ("if-none-match", tag)]).await;
    assert_eq!(again.status, 304);
    assert_eq!(served.get("/api/v1/packs/moi-loai/2/questions").await.error(), (404, "not_found".into()));
    // A pack that nobody withholds has questions too.
    assert_eq!(served.get("/api/v1/packs/an-toan-gia-dinh/1/questions").await.status, 200);
    assert_eq!(served.get("/api/v1/packs/an-toan-gia-dinh/1").await.status, 200);
}

#[tokio::test]
async fn the_key_is_given_once_the_campaign_is_closed() {
    let served = withheld().await;
    served.clock.pass(CLOSES_MS - NOW_MS);
    assert_eq!(served.get(WHOLE).await.status, 404);
    served.clock.pass(1);
    let whole = served.get(WHOLE).await;
    assert_eq!(Pack::read(&whole.text()).unwrap(), Pack::read(KINDS).unwrap());
    assert_eq!(whole.header("cache-control"), FOREVER);
    tells_nothing(&served.get(QUESTIONS).await);
}

#[tokio::test]
async fn a_key_that_another_campaign_reveals_is_public_already() {
    let mut world = World::new().await;
    world.open_campaign(KINDS, 6, WITHHELD, CODE).await;
    world.open_campaign(KINDS, 6, Rules { reveal: Reveal::AtEnd, ..WITHHELD }, "135791").await;
    let served = Served::of(world, None).await;
    assert_eq!(served.get(WHOLE).await.status, 200);
    // The phones of the one that withholds are still pointed at the questions alone.
    assert!(served.get(&format!("/j/{CODE}")).await.text().contains(QUESTIONS));
}

/// Uploads an answer to each question, with nothing said about what is right.
async fn answer_all(served: &Served, campaign: &CampaignId, answers: &[(&str, &[&str], &str)]) {
    let answers = answers.iter().map(|(question, chosen, typed)| Given {
        pack: domain::id::PackId::new("moi-loai"),
        version: 1,
        question: domain::id::QuestionId::new(*question),
        chosen: chosen.iter().map(|id| domain::id::ChoiceId::new(*id)).collect(),
        typed: (*typed).to_owned(),
        took_ms: 1,
    });
    let campaign = campaign.clone();
    let record =
        Participation { campaign, answers: answers.collect(), right: None, ..served.world.participation(1) };
    let stored = served.post("/api/v1/participations", upload_body(&[&record.seal()])).await;
    assert!(stored.text().contains(r#""outcome":"stored""#), "{}", stored.text());
}

#[tokio::test]
async fn organizers_see_every_kind_but_the_prediction() {
    let mut world = World::new().await;
    let campaign = world.open_campaign(KINDS, 12, WITHHELD, CODE).await;
    let served = Served::of(world, None).await;
    let answers: [(&str, &[&str], &str); 4] = [
        ("order", &["c", "b", "a"], ""),
        ("number", &[], "24"),
        ("text", &[], "x"),
        ("prediction", &[], "9"),
    ];
    answer_all(&served, &campaign, &answers).await;

    let cookie = served.lan().await;
    let path = format!("/api/v1/campaigns/{campaign}/results");
    let results: Results = served.get_with(&path, &[("cookie", &cookie)]).await.json();
    assert_eq!((results.total.asked, results.total.right), (3, 1));
    let of = |id: &str| results.questions.iter().find(|question| question.id.as_str() == id);
    assert!(of("prediction").is_none());
    assert_eq!(results.questions.len(), 6);
    let order = of("order").unwrap();
    let places: Vec<_> = order.choices.iter().map(|c| (c.id.as_str(), c.chosen, c.right)).collect();
    assert_eq!(places, [("c", 1, false), ("a", 0, false), ("b", 0, false)], "in the right order");
    assert_eq!((order.asked, order.right), (1, 0));
    let number = of("number").unwrap();
    assert_eq!(
        (number.right, number.number.unwrap().value.written(), number.unit.as_str()),
        (1, "24".into(), "giờ")
    );
    assert_eq!(of("text").unwrap().accepted, ["Địa chỉ tin cậy", "Nhà tạm lánh"]);
    assert!(crate::check::check(&served.world.database).await.unwrap().is_whole());
}
