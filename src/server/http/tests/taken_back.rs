//! What was given out by mistake: campaigns and codes are taken back while nothing has come of them, and nothing is lost.

use domain::campaign::Joined;
use domain::id::CampaignId;
use domain::organizer::CampaignList;
use domain::organizer::campaigns::{CampaignSummary, UnitLinks};
use domain::results::Results;
use domain::wire::{Outcome, Receipt};
use serde_json::{Value, json};

use super::world::{Answer, Served};
use crate::check::check;
use crate::testing::{BRANCH, CAMPAIGN, NOW_MS, OPENS_MS};

const OTHER: &str = "nguyen-nghiem-2";

fn as_opened(taken_back: bool) -> Value {
    json!({"title": "Đợt", "opens_at_ms": OPENS_MS, "closes_at_ms": NOW_MS + 86_400_000, "paused": false,
        "taken_back": taken_back})
}

impl Served {
    async fn take_back(&self, cookie: &str, campaign: &str, taken_back: bool) -> Answer {
        self.ask("PUT", &format!("campaigns/{campaign}"), cookie, as_opened(taken_back)).await
    }

    /// The demo's campaigns in the list.
    async fn listed(&self, cookie: &str) -> Vec<CampaignSummary> {
        let list: CampaignList = self.get_with("/api/v1/campaigns", &[("cookie", cookie)]).await.json();
        list.campaigns.into_iter().filter(|one| one.campaign.id == CampaignId::new(CAMPAIGN)).collect()
    }

    async fn units(&self, cookie: &str, path: &str, units: &[&str]) -> Answer {
        self.ask("POST", &format!("campaigns/{CAMPAIGN}/{path}"), cookie, json!({ "units": units })).await
    }
}

#[tokio::test]
async fn a_campaign_is_taken_back_and_opened_again_with_the_same_codes() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    let gone: CampaignSummary = served.take_back(&cookie, CAMPAIGN, true).await.json();
    assert!(gone.taken_back);
    assert_eq!(served.listed(&cookie).await, []);
    assert_eq!(served.get("/api/v1/join/246810").await.error(), (404, "not_found".into()));
    assert_eq!(served.get("/j/246810").await.text(), served.get("/j/000000").await.text());
    let again: CampaignSummary = served.take_back(&cookie, CAMPAIGN, false).await.json();
    assert!(!again.taken_back);
    assert_eq!(served.listed(&cookie).await.len(), 1);
    let joined: Joined = served.get("/api/v1/join/246810").await.json();
    assert_eq!((joined.campaign.id.as_str(), joined.unit.id.as_str()), (CAMPAIGN, BRANCH));
}

#[tokio::test]
async fn what_a_phone_sends_after_it_was_taken_back_counts_and_is_listed() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    assert_eq!(served.take_back(&cookie, CAMPAIGN, true).await.status, 200);
    let receipt: Receipt = served.upload(&[1]).await.json();
    assert_eq!(receipt.receipts[0].outcome, Outcome::Stored);
    let listed = served.listed(&cookie).await;
    assert_eq!((listed[0].taken_back, listed[0].total.participations), (true, 1));
    assert!(check(&served.world.database).await.unwrap().is_whole());
    // It stays as it is, and can be opened again; but not taken back once more.
    assert_eq!(served.take_back(&cookie, CAMPAIGN, true).await.status, 200);
    assert_eq!(served.take_back(&cookie, CAMPAIGN, false).await.status, 200);
    assert_eq!(served.take_back(&cookie, CAMPAIGN, true).await.error(), (409, "has_answers".into()));
    assert_eq!(served.get("/api/v1/join/246810").await.status, 200);
}

#[tokio::test]
async fn a_campaign_of_a_meeting_is_not_taken_back() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    let meeting = json!({"unit": BRANCH, "campaign": CAMPAIGN, "kind": "hai_hoa", "held_on": "2026-11-01",
        "place": "", "host": "", "women": 20, "men": null, "minorities": null, "partners": ""});
    assert_eq!(served.ask("POST", "meetings", &cookie, meeting).await.status, 201);
    assert_eq!(served.take_back(&cookie, CAMPAIGN, true).await.error(), (409, "has_answers".into()));
}

#[tokio::test]
async fn units_are_taken_out_again_unless_something_has_come_of_one() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    served.upload(&[1]).await;
    let refused = served.units(&cookie, "units/take-back", &[OTHER, BRANCH]).await;
    assert_eq!(refused.error(), (409, "has_answers".into()));
    assert_eq!(served.get("/api/v1/join/246811").await.status, 200, "half of them went");
    let unknown = served.units(&cookie, "units/take-back", &["no-such"]).await;
    assert_eq!(unknown.error(), (404, "not_found".into()));

    let left: UnitLinks = served.units(&cookie, "units/take-back", &[OTHER]).await.json();
    assert!(left.links.iter().all(|link| link.unit.as_str() != OTHER));
    assert_eq!(left.links.len(), 4);
    assert_eq!(served.get("/api/v1/join/246811").await.error(), (404, "not_found".into()));
    let results: Results = served.results(&cookie, "").await.json();
    assert!(results.units.iter().all(|unit| unit.id.as_str() != OTHER));
    // Once more is harmless, and they come back with the code that has been printed.
    assert_eq!(served.units(&cookie, "units/take-back", &[OTHER]).await.status, 200);
    let back: UnitLinks = served.units(&cookie, "units", &[OTHER]).await.json();
    let code = back.links.iter().find(|link| link.unit.as_str() == OTHER).map(|link| link.code.as_str());
    assert_eq!(code, Some("246811"));
    assert_eq!(served.get("/api/v1/join/246811").await.status, 200);
}

#[tokio::test]
async fn what_comes_for_a_unit_that_was_taken_out_counts_and_is_not_odd() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    assert_eq!(served.units(&cookie, "units/take-back", &[BRANCH]).await.status, 200);
    served.upload(&[1]).await;
    let results: Results = served.results(&cookie, "").await.json();
    let row = results.units.iter().find(|unit| unit.id.as_str() == BRANCH);
    assert_eq!(row.map(|row| row.tally.participations), Some(1));
    assert!(check(&served.world.database).await.unwrap().is_whole());
    let mut connection = served.world.database.read().await.unwrap();
    let odd = crate::store::participations::any_flagged(&mut connection, "foreign_unit").await.unwrap();
    assert!(!odd);
}
