//! Surveys and trusted addresses, as phones and organizers ask for them.

use axum::body::Body;
use axum::http::{Request, header};
use domain::campaign::Joined;
use domain::contacts::ContactList;
use domain::id::{CampaignId, ChoiceId, UnitId};
use domain::pack::Contact;
use domain::results::Results;
use domain::survey::results::{ItemResult, SurveyResults};
use domain::survey::{ItemAnswer, Round, Survey, SurveyRecord};
use domain::wire::{Receipt, upload_body};
use serde_json::json;

use super::world::{Answer, Served};
use crate::check::check;
use crate::testing::{BRANCH, ITEMS, NOW_MS, OPENS_MS, World};

const DAY_MS: u64 = 86_400_000;
const COMMUNE_CONTACTS: &str = "/api/v1/organizer/units/nguyen-nghiem/contacts";

async fn asking(round: Option<Round>) -> (Served, CampaignId) {
    let mut world = World::new().await;
    let campaign = world.open_survey(ITEMS, "135790", round).await;
    (Served::of(world, None).await, campaign)
}

impl Served {
    /// Uploads forms for branch `branch` of the commune, numbered from `first`.
    async fn forms(&self, campaign: &CampaignId, branch: u32, first: u32, count: u32) {
        self.changed_forms(campaign, branch, first, count, |_| {}).await;
    }

    async fn changed_forms(
        &self,
        campaign: &CampaignId,
        branch: u32,
        first: u32,
        count: u32,
        change: impl Fn(&mut SurveyRecord),
    ) {
        let unit = UnitId::new(format!("nguyen-nghiem-{branch}"));
        let sealed: Vec<_> = (first..first + count)
            .map(|n| {
                let mut form = SurveyRecord { unit: unit.clone(), ..self.world.form(campaign, n) };
                change(&mut form);
                form.seal()
            })
            .collect();
        let body = upload_body(&sealed.iter().collect::<Vec<_>>());
        let receipt: Receipt = self.post("/api/v1/participations", body).await.json();
        assert!(receipt.receipts.iter().all(|one| one.outcome.is_confirmed()), "{receipt:?}");
    }

    async fn survey_results(&self, cookie: &str, campaign: &CampaignId, unit: &str) -> SurveyResults {
        let path = format!("/api/v1/organizer/campaigns/{campaign}/survey{unit}");
        self.get_with(&path, &[("cookie", cookie)]).await.json()
    }

    async fn put(&self, path: &str, cookie: &str, json: String) -> Answer {
        let request = Request::put(path)
            .header(header::CONTENT_TYPE, "application/json")
            .header("sec-fetch-site", "same-origin")
            .header("cookie", cookie);
        self.send(request.body(Body::from(json)).unwrap()).await
    }
}

fn item<'a>(results: &'a SurveyResults, id: &str) -> &'a ItemResult {
    results.items.iter().find(|item| item.id.as_str() == id).unwrap()
}

#[tokio::test]
async fn a_survey_is_kept_for_ever_and_packed() {
    let served = Served::new().await;
    let joined: Joined = served.get("/api/v1/join/357910").await.json();
    let asked = joined.campaign.survey.unwrap();
    let path = format!("/api/v1/surveys/{}/{}", asked.survey.id, asked.survey.version);
    let plain = served.get(&path).await;
    assert_eq!(Survey::read(&plain.text()).unwrap().survey_ref(), asked.survey);
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    let packed = served.get_with(&path, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(packed.header("content-encoding"), "br");
    let known = [("accept-encoding", "br"), ("if-none-match", packed.header("etag"))];
    assert_eq!(served.get_with(&path, &known).await.status, 304);
    for path in ["/api/v1/surveys/no-such/1", "/api/v1/surveys/nhan-thuc-ve-gioi/9", "/api/v1/surveys/x/y"] {
        assert_eq!(served.get(path).await.error(), (404, "not_found".into()), "{path}");
    }
}

#[tokio::test]
async fn the_page_of_a_survey_is_its_first_screen_and_fetches_the_rest_early() {
    let served = Served::new().await;
    let page = served.get("/j/468020").await;
    let text = page.text();
    assert_eq!(page.status, 200);
    assert!(text.contains("<p>Câu hỏi về nếp nhà</p>") && !text.contains("meta name=\"seed\""), "{text}");
    for early in ["/api/v1/join/468020", "/api/v1/surveys/nhan-thuc-ve-gioi/1"] {
        assert!(text.contains(&format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{early}\">")));
    }
}

#[tokio::test]
async fn answers_are_shown_from_the_next_day_on_in_groups_and_no_difference_tells_more() {
    let (served, campaign) = asking(None).await;
    let cookie = served.lan().await;
    for (branch, first, count) in [(1, 0, 8), (2, 20, 6), (3, 40, 2)] {
        served.forms(&campaign, branch, first, count).await;
    }
    let today = served.survey_results(&cookie, &campaign, "").await;
    assert_eq!((today.forms, today.up_to.as_str()), (16, "2026-11-17"));
    assert!(today.items.iter().all(|item| item.answers + item.declined == 0 && item.counts.is_empty()));

    served.clock.pass(DAY_MS);
    let answers = async |unit: &str| {
        let results = served.survey_results(&cookie, &campaign, unit).await;
        (results.forms, item(&results, "single").answers)
    };
    assert_eq!(answers("").await, (16, 14), "with the third branch's two it would be told by the others");
    assert_eq!(answers("?unit=nguyen-nghiem").await, (16, 14));
    assert_eq!(answers("?unit=nguyen-nghiem-1").await, (8, 8));
    assert_eq!(answers("?unit=nguyen-nghiem-2").await, (6, 6));
    assert_eq!(answers("?unit=nguyen-nghiem-3").await, (2, 0));

    // One more, a day later, is not today's table less yesterday's.
    served.forms(&campaign, 1, 60, 1).await;
    served.clock.pass(DAY_MS);
    assert_eq!(answers("?unit=nguyen-nghiem-1").await, (9, 8));
    // With the two of the third branch and two more there are enough for the commune.
    served.forms(&campaign, 3, 61, 2).await;
    served.clock.pass(DAY_MS);
    assert_eq!(answers("").await, (19, 19));
    assert_eq!(answers("?unit=nguyen-nghiem-1").await, (9, 8));
    assert_eq!(answers("?unit=nguyen-nghiem-3").await, (4, 0));
}

#[tokio::test]
async fn a_sensitive_item_waits_for_eleven_and_words_are_never_told() {
    let (served, campaign) = asking(None).await;
    let cookie = served.lan().await;
    let answer = |form: &mut SurveyRecord| {
        let likert: &mut ItemAnswer = &mut form.answers[2];
        likert.declined = false;
        likert.chosen = vec![ChoiceId::new("2")];
    };
    served.changed_forms(&campaign, 1, 0, 10, answer).await;
    served.clock.pass(DAY_MS);
    let results = served.survey_results(&cookie, &campaign, "").await;
    assert_eq!((item(&results, "likert").answers, item(&results, "single").answers), (0, 10));
    served.changed_forms(&campaign, 1, 10, 1, answer).await;
    served.clock.pass(DAY_MS);
    let path = format!("/api/v1/organizer/campaigns/{campaign}/survey");
    let answer = served.get_with(&path, &[("cookie", &cookie)]).await;
    let results: SurveyResults = answer.json();
    let likert = item(&results, "likert");
    assert_eq!((likert.answers, likert.mean_thousandths), (11, Some(4_000)), "2 of 5, reversed");
    assert_eq!(item(&results, "text").answers, 10);
    assert_eq!(item(&results, "number").mean_thousandths, Some(4_000));
    assert!(!answer.text().contains("lời riêng"));
    let again =
        served.get_with(&path, &[("cookie", &cookie), ("if-none-match", answer.header("etag"))]).await;
    assert_eq!(again.status, 304);
    served.clock.pass(DAY_MS);
    let tomorrow = [("cookie", cookie.as_str()), ("if-none-match", answer.header("etag"))];
    assert_eq!(served.get_with(&path, &tomorrow).await.status, 200, "a day brings what came the day before");
}

#[tokio::test]
async fn two_measurements_are_compared_by_their_means() {
    let mut world = World::new().await;
    let before = world.open_survey(ITEMS, "135790", Some(Round::Before)).await;
    let after = world.open_survey(ITEMS, "135791", Some(Round::After)).await;
    let served = Served::of(world, None).await;
    let cookie = served.lan().await;
    let say = |round: Round, step: &'static str| {
        move |form: &mut SurveyRecord| {
            form.round = Some(round);
            form.answers[2].declined = false;
            form.answers[2].chosen = vec![ChoiceId::new(step)];
        }
    };
    served.changed_forms(&before, 1, 0, 11, say(Round::Before, "5")).await;
    served.changed_forms(&after, 1, 100, 12, say(Round::After, "2")).await;
    served.clock.pass(DAY_MS);
    let results = served.survey_results(&cookie, &after, "").await;
    assert_eq!(item(&results, "likert").mean_thousandths, Some(4_000));
    let compared = results.compared.unwrap();
    assert_eq!((&compared.campaign, compared.round), (&before, Round::Before));
    let likert = compared.means.iter().find(|mean| mean.id.as_str() == "likert").unwrap();
    assert_eq!((likert.answers, likert.mean_thousandths), (11, 1_000));
    let once = served.survey_results(&cookie, &CampaignId::new("demo-danh-gia-buoi-sinh-hoat"), "").await;
    assert!(once.compared.is_none());
}

#[tokio::test]
async fn what_is_no_survey_or_no_unit_of_it_is_not_found() {
    let (served, campaign) = asking(None).await;
    let cookie = served.lan().await;
    for path in [
        "demo-an-toan-gia-dinh/survey".to_owned(),
        "no-such/survey".to_owned(),
        format!("{campaign}/survey?unit=no-such"),
    ] {
        let path = format!("/api/v1/organizer/campaigns/{path}");
        let answer = served.get_with(&path, &[("cookie", &cookie)]).await;
        assert_eq!(answer.error(), (404, "not_found".into()), "{path}");
    }
}

#[tokio::test]
async fn the_results_page_shows_how_many_forms_and_nothing_individual() {
    let (served, campaign) = asking(None).await;
    let cookie = served.lan().await;
    served.forms(&campaign, 1, 0, 3).await;
    let path = format!("/api/v1/campaigns/{campaign}/results");
    let results: Results = served.get_with(&path, &[("cookie", &cookie)]).await.json();
    assert_eq!((results.total.participations, results.total.asked), (3, 0));
    assert_eq!(results.total.last_received_at_ms, None, "when the last came is finer than a day");
    assert!(results.questions.is_empty());
    let branch = results.units.iter().find(|unit| unit.id.as_str() == BRANCH).unwrap();
    assert_eq!(branch.tally.participations, 3);
}

#[tokio::test]
async fn late_forms_count_and_are_marked_until_the_campaign_is_extended() {
    let (served, campaign) = asking(None).await;
    let cookie = served.lan().await;
    served.forms(&campaign, 1, 0, 2).await;
    let change = |closes_at_ms: u64| json!({"title": "Hỏi", "opens_at_ms": OPENS_MS, "closes_at_ms": closes_at_ms, "paused": false});
    let path = format!("campaigns/{campaign}");
    assert_eq!(served.ask("PUT", &path, &cookie, change(NOW_MS)).await.status, 200);
    served.forms(&campaign, 1, 10, 1).await;
    served.clock.pass(2 * DAY_MS);
    served.forms(&campaign, 1, 20, 3).await;
    served.forms(&campaign, 2, 30, 1).await;
    let results = async |cookie: &str| -> Results {
        served.get_with(&format!("/api/v1/campaigns/{campaign}/results"), &[("cookie", cookie)]).await.json()
    };
    let counted = results(&cookie).await;
    assert_eq!((counted.total.participations, counted.total.late), (7, 4));
    let branch = counted.units.iter().find(|unit| unit.id.as_str() == BRANCH).unwrap();
    assert_eq!((branch.tally.participations, branch.tally.late), (6, 3));
    assert!(check(&served.world.database).await.unwrap().is_whole());
    assert_eq!(served.ask("PUT", &path, &cookie, change(NOW_MS + 9 * DAY_MS)).await.status, 200);
    assert_eq!(results(&cookie).await.total.late, 0);
    assert!(check(&served.world.database).await.unwrap().is_whole());
}

#[tokio::test]
async fn a_units_addresses_are_replaced_whole_and_reach_phones_nearest_first() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    let joined: Joined = served.get("/api/v1/join/246810").await.json();
    assert_eq!(joined.contacts.len(), 3);
    assert!(joined.contacts.iter().all(|contact| contact.name.ends_with("(số thử)")));
    let contact =
        |name: &str| Contact { phone: "0255 000 0009".into(), name: name.into(), purpose: "?".into() };
    let list = |names: &[&str]| {
        let contacts = names.iter().map(|name| contact(name)).collect();
        serde_json::to_string(&ContactList { contacts }).unwrap()
    };
    let own = format!("/api/v1/organizer/units/{BRANCH}/contacts");
    assert_eq!(served.put(&own, &cookie, list(&["Chi hội trưởng"])).await.status, 200);
    assert_eq!(served.put(COMMUNE_CONTACTS, &cookie, list(&["Công an", "Trạm y tế"])).await.status, 200);
    let joined: Joined = served.get("/api/v1/join/246810").await.json();
    let names: Vec<&str> = joined.contacts.iter().map(|contact| contact.name.as_str()).collect();
    assert_eq!(names, ["Chi hội trưởng", "Công an", "Trạm y tế"]);
    let neighbour: Joined = served.get("/api/v1/join/246811").await.json();
    assert_eq!(neighbour.contacts.len(), 2);
    let shown: ContactList = served.get_with(&own, &[("cookie", &cookie)]).await.json();
    assert_eq!(shown.contacts, [contact("Chi hội trưởng")]);

    let refused = served.put(&own, &cookie, list(&["Công an", " "])).await;
    assert_eq!(refused.error(), (422, "contacts_unfit".into()));
    assert!(refused.text().contains("row 2"), "{}", refused.text());
    assert_eq!(served.put("/api/v1/organizer/units/x/contacts", &cookie, list(&[])).await.status, 404);
    let unchanged: ContactList = served.get_with(&own, &[("cookie", &cookie)]).await.json();
    assert_eq!(unchanged, shown);
    assert_eq!(served.put(&own, &cookie, list(&[])).await.status, 200);
    let joined: Joined = served.get("/api/v1/join/246810").await.json();
    assert_eq!(joined.contacts.len(), 2);
}
