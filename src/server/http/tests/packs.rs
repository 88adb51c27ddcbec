//! Packs under the pen: drafts, and versions that never change.

use domain::organizer::packs::{PackList, PackWork};
use domain::pack::{Pack, PackProblem};
use serde_json::{Value, json};

use super::world::{Answer, Served};
use crate::testing;

/// A pack that could be published, of this title.
fn pack(title: &str) -> Pack {
    let mut pack: Pack = serde_json::from_str(testing::KINDS).unwrap();
    pack.title = title.to_owned();
    pack
}

/// Makes a draft; what the editor has of it.
async fn made(served: &Served, session: &str, title: &str) -> PackWork {
    served.ask("POST", "packs", session, json!({"unit": null, "pack": pack(title)})).await.json()
}

async fn save(served: &Served, session: &str, work: &PackWork, pack: &Pack) -> Answer {
    let body = json!({"pack": pack, "revision": work.revision});
    served.ask("PUT", &format!("packs/{}", work.pack.id), session, body).await
}

async fn publish(served: &Served, session: &str, work: &PackWork) -> Answer {
    let path = format!("packs/{}/publish", work.pack.id);
    served.ask("POST", &path, session, json!({"revision": work.revision})).await
}

async fn listed(served: &Served, session: &str, work: &PackWork) -> (Option<u32>, bool) {
    let list: PackList = served.ask("GET", "packs", session, Value::Null).await.json();
    let pack = list.packs.into_iter().find(|pack| pack.id == work.pack.id).unwrap();
    (pack.version, pack.has_draft)
}

#[tokio::test]
async fn publishing_freezes_and_editing_makes_the_next_version() {
    let served = Served::new().await;
    let lan = served.lan().await;
    let first = made(&served, &lan, "An toàn").await;
    assert_eq!((first.pack.version, listed(&served, &lan, &first).await), (1, (None, true)));
    let open: PackWork = publish(&served, &lan, &first).await.json();
    assert_eq!((open.pack.version, open.is_draft, &open.versions[..]), (2, false, &[1][..]));
    let path = format!("/api/v1/packs/{}/1", first.pack.id);
    let frozen = served.get(&path).await.body;

    let changed: PackWork = save(&served, &lan, &open, &pack("An toàn hơn")).await.json();
    assert_eq!(listed(&served, &lan, &first).await, (Some(1), true));
    let open: PackWork = publish(&served, &lan, &changed).await.json();
    assert_eq!(open.versions, [2, 1]);
    assert_eq!(served.get(&path).await.body, frozen, "a published version has changed");
    assert!(served.get(&format!("/api/v1/packs/{}/2", first.pack.id)).await.text().contains("An toàn hơn"));
}

#[tokio::test]
async fn what_is_published_as_it_is_cannot_be_published_again() {
    let served = Served::new().await;
    let lan = served.lan().await;
    let first = made(&served, &lan, "An toàn").await;
    let open: PackWork = publish(&served, &lan, &first).await.json();
    let nothing_new = (409, "nothing_new".to_owned());
    assert_eq!(publish(&served, &lan, &open).await.error(), nothing_new);

    let changed: PackWork = save(&served, &lan, &open, &pack("An toàn hơn")).await.json();
    assert!(changed.is_draft);
    let back: PackWork = save(&served, &lan, &changed, &pack("An toàn")).await.json();
    assert!(!back.is_draft, "all was taken back");
    assert_eq!(listed(&served, &lan, &first).await, (Some(1), false));
    assert_eq!(publish(&served, &lan, &back).await.error(), nothing_new);
}

#[tokio::test]
async fn of_two_who_edit_the_second_is_told_and_overwrites_nothing() {
    let served = Served::new().await;
    let lan = served.lan().await;
    let both = made(&served, &lan, "An toàn").await;
    assert_eq!(save(&served, &lan, &both, &pack("Của chị Lan")).await.status, 200);
    let late = save(&served, &lan, &both, &pack("Của chị Mai")).await;
    assert_eq!(late.error(), (409, "changed_meanwhile".to_owned()));
    assert_eq!(publish(&served, &lan, &both).await.error(), (409, "changed_meanwhile".to_owned()));
    let path = format!("packs/{}", both.pack.id);
    let kept: PackWork = served.ask("GET", &path, &lan, Value::Null).await.json();
    assert_eq!(kept.pack.title, "Của chị Lan");
}

#[tokio::test]
async fn a_draft_may_break_rules_and_a_version_may_not() {
    let served = Served::new().await;
    let lan = served.lan().await;
    let work = made(&served, &lan, "An toàn").await;
    let mut broken = pack("An toàn");
    broken.questions[0].text.clear();
    let problems: Vec<PackProblem> = broken.problems();
    assert!(!problems.is_empty());
    let saved: PackWork = save(&served, &lan, &work, &broken).await.json();
    assert_eq!(saved.pack.questions[0].text, "");
    let refused = publish(&served, &lan, &saved).await;
    assert_eq!(refused.error(), (422, "pack_unfit".to_owned()));
    assert!(refused.text().contains(broken.questions[0].id.as_str()), "{}", refused.text());
    assert_eq!(listed(&served, &lan, &work).await, (None, true));
}

#[tokio::test]
async fn a_draft_thrown_away_leaves_the_last_version_or_nothing() {
    let served = Served::new().await;
    let lan = served.lan().await;
    let work = made(&served, &lan, "An toàn").await;
    let path = format!("packs/{}", work.pack.id);
    let open: PackWork = publish(&served, &lan, &work).await.json();
    save(&served, &lan, &open, &pack("Khác")).await.json::<PackWork>();
    assert_eq!(served.ask("DELETE", &format!("{path}/draft"), &lan, Value::Null).await.status, 204);
    let kept: PackWork = served.ask("GET", &path, &lan, Value::Null).await.json();
    assert_eq!((kept.pack.title.as_str(), kept.is_draft), ("An toàn", false));

    let never = made(&served, &lan, "Chưa phát hành").await;
    let path = format!("packs/{}", never.pack.id);
    assert_eq!(served.ask("DELETE", &format!("{path}/draft"), &lan, Value::Null).await.status, 204);
    assert_eq!(served.ask("GET", &path, &lan, Value::Null).await.error(), (404, "not_found".to_owned()));
}

#[tokio::test]
async fn a_starter_pack_is_copied_and_not_changed() {
    let served = Served::new().await;
    let lan = served.lan().await;
    let body = json!({"pack": pack("Của tôi"), "revision": 0});
    let refused = served.ask("PUT", "packs/an-toan-gia-dinh", &lan, body).await;
    assert_eq!(refused.error(), (403, "forbidden".to_owned()));
    let starter: PackWork = served.ask("GET", "packs/an-toan-gia-dinh", &lan, Value::Null).await.json();
    let copy = json!({"unit": null, "pack": starter.pack});
    let copy: PackWork = served.ask("POST", "packs", &lan, copy).await.json();
    assert!(copy.may_change && copy.pack.id != starter.pack.id);
    for kind in ["xlsx", "gift"] {
        let path = format!("packs/{}/file/{kind}", copy.pack.id);
        assert_eq!(served.ask("GET", &path, &lan, Value::Null).await.status, 200);
    }
    let list: PackList = served.ask("GET", "packs", &lan, Value::Null).await.json();
    let is_starter = |id| list.packs.iter().find(|pack| pack.id == id).map(|pack| pack.starter);
    assert_eq!((is_starter(starter.pack.id), is_starter(copy.pack.id)), (Some(true), Some(false)));
}
