//! Units through time, and campaigns that are paused, closed and opened again: what was counted stays right.

use domain::campaign::Joined;
use domain::id::UnitId;
use domain::organizer::campaigns::{CampaignSummary, UnitLinks};
use domain::results::Results;
use serde_json::{Value, json};

use super::world::Served;
use crate::check::check;
use crate::testing::{BRANCH, CAMPAIGN, NOW_MS, OPENS_MS};

const OTHER: &str = "nguyen-nghiem-2";
const DAY_MS: u64 = 86_400_000;

fn meeting_on(day: &str) -> Value {
    json!({"unit": BRANCH, "campaign": null, "kind": "hai_hoa", "held_on": day, "place": "", "host": "",
        "women": 20, "men": null, "minorities": null, "partners": ""})
}

async fn count_of(served: &Served, cookie: &str, unit: &str) -> Option<u64> {
    let results: Results = served.results(cookie, "").await.json();
    let row = results.units.into_iter().find(|row| row.id.as_str() == unit);
    row.map(|row| row.tally.participations)
}

#[tokio::test]
async fn what_comes_late_for_a_merged_branch_counts_for_the_other_and_can_be_undone() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    served.upload(&[1, 2]).await;
    let merge = json!({"into": OTHER, "on": "2026-11-01"});
    assert_eq!(served.ask("POST", &format!("units/{BRANCH}/merge"), &cookie, merge).await.status, 204);
    // A phone that joined before the merger.
    served.upload(&[3]).await;
    assert_eq!(count_of(&served, &cookie, BRANCH).await, None);
    assert_eq!(count_of(&served, &cookie, OTHER).await, Some(3));
    // The printed code leads on.
    let joined: Joined = served.get("/api/v1/join/246810").await.json();
    assert_eq!(joined.unit.id, UnitId::new(OTHER));
    assert!(check(&served.world.database).await.unwrap().is_whole());
    assert_eq!(served.ask("POST", &format!("units/{BRANCH}/undo"), &cookie, Value::Null).await.status, 204);
    assert_eq!(count_of(&served, &cookie, BRANCH).await, Some(3));
    assert_eq!(count_of(&served, &cookie, OTHER).await, Some(0));
    assert!(check(&served.world.database).await.unwrap().is_whole());
}

#[tokio::test]
async fn last_years_results_do_not_follow_this_years_reform() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    served.upload(&[1]).await;
    served.clock.pass(400 * DAY_MS);
    // The session is a month old by now.
    let cookie = {
        drop(cookie);
        let body = json!({"name": "Lan", "password": "hoa dao 2026"}).to_string();
        super::world::cookie(&served.post("/api/v1/organizer/session", body).await)
    };
    let new: Value = served
        .ask(
            "POST",
            "units",
            &cookie,
            json!({"parent": "quang-ngai", "level": "commune", "name": "Xã mới", "members": 0}),
        )
        .await
        .json();
    let on = crate::day::Day::of_ms(NOW_MS + 390 * DAY_MS).to_string();
    let to = json!({"to": new["id"], "on": on});
    assert_eq!(served.ask("POST", &format!("units/{BRANCH}/move"), &cookie, to).await.status, 204);
    assert_eq!(
        count_of(&served, &cookie, "nguyen-nghiem").await,
        Some(1),
        "as it was when the campaign closed"
    );
    assert_eq!(count_of(&served, &cookie, new["id"].as_str().unwrap()).await, None);
}

#[tokio::test]
async fn what_does_not_go_together_is_refused_and_nothing_changes() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    let before: Value = served.ask("GET", "units?closed=1", &cookie, Value::Null).await.json();
    let on = "2026-11-01";
    for (path, body, code) in [
        ("units/nguyen-nghiem/close", json!({"on": on}), "units_below"),
        ("units/nguyen-nghiem-1/move", json!({"to": OTHER, "on": on}), "level_order"),
        ("units/nguyen-nghiem/move", json!({"to": "nguyen-nghiem-1", "on": on}), "level_order"),
        ("units/nguyen-nghiem-1/merge", json!({"into": "nguyen-nghiem", "on": on}), "other_level"),
        ("units/nguyen-nghiem-1/close", json!({"on": "2999-01-01"}), "unfit"),
        ("units/nguyen-nghiem-1/close", json!({"on": "hôm nay"}), "unfit"),
        ("units/nguyen-nghiem-1/undo", json!({}), "unit_used"),
        ("meetings", meeting_on("2050-01-01"), "unfit"),
        ("meetings", meeting_on("2026-02-30"), "unfit"),
        (
            "units",
            json!({"parent": "nguyen-nghiem", "level": "branch", "name": "Chi hội thôn An Bình", "members": 0}),
            "unit_twice",
        ),
        ("units", json!({"parent": "nguyen-nghiem", "level": "branch", "name": " ", "members": 0}), "unfit"),
    ] {
        assert_eq!(served.ask("POST", path, &cookie, body).await.error().1, code, "{path}");
    }
    let after: Value = served.ask("GET", "units?closed=1", &cookie, Value::Null).await.json();
    assert_eq!(before, after);
}

#[tokio::test]
async fn late_ones_count_and_are_marked_until_the_campaign_is_extended() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    let path = format!("campaigns/{CAMPAIGN}");
    let change = |closes_at_ms: u64, paused: bool| json!({"title": "Đợt", "opens_at_ms": OPENS_MS, "closes_at_ms": closes_at_ms, "paused": paused});
    served.upload(&[1]).await;
    let closed: CampaignSummary = served.ask("PUT", &path, &cookie, change(NOW_MS, false)).await.json();
    assert_eq!(closed.campaign.closes_at_ms, NOW_MS + domain::organizer::campaigns::CLOSING_TAKES_MS);
    served.clock.pass(60_000);
    served.upload(&[2]).await;
    let links: UnitLinks = served.ask("GET", &format!("{path}/links"), &cookie, Value::Null).await.json();
    assert_eq!((links.summary.total.late, links.summary.total.participations, links.links.len()), (1, 2, 5));
    assert!(check(&served.world.database).await.unwrap().is_whole());
    let extended = change(NOW_MS + 9 * DAY_MS, false);
    assert_eq!(served.ask("PUT", &path, &cookie, extended).await.status, 200);
    let results: Results = served.results(&cookie, "").await.json();
    assert_eq!((results.total.late, results.total.participations), (0, 2));
    assert!(check(&served.world.database).await.unwrap().is_whole());
}

#[tokio::test]
async fn a_paused_campaign_is_not_joined_and_still_takes_what_phones_hold() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    let path = format!("campaigns/{CAMPAIGN}");
    let paused = |paused: bool| json!({"title": "Đợt", "opens_at_ms": OPENS_MS, "closes_at_ms": OPENS_MS + 90 * DAY_MS, "paused": paused});
    assert_eq!(served.ask("PUT", &path, &cookie, paused(true)).await.status, 200);
    assert_eq!(served.get("/api/v1/join/246810").await.error(), (409, "paused".into()));
    assert!(served.get("/j/246810").await.text().contains("tạm dừng"));
    served.upload(&[1]).await;
    assert_eq!(count_of(&served, &cookie, BRANCH).await, Some(1));
    assert_eq!(served.ask("PUT", &path, &cookie, paused(false)).await.status, 200);
    assert_eq!(served.get("/api/v1/join/246810").await.status, 200);
}
