//! Accounts, sessions and results.

use axum::body::Body;
use axum::http::Request;
use domain::organizer::{CampaignList, Me};
use domain::results::Results;

use super::world::{Served, cookie};

const SESSION: &str = "/api/v1/organizer/session";
const INVITATION: &str = "/api/v1/organizer/invitation";
const ME: &str = "/api/v1/organizer/me";
const DAY_MS: u64 = 86_400_000;

fn accept(token: &str, name: &str, password: &str) -> String {
    serde_json::json!({ "token": token, "name": name, "password": password }).to_string()
}

fn sign_in(name: &str, password: &str) -> String {
    serde_json::json!({ "name": name, "password": password }).to_string()
}

#[tokio::test]
async fn without_a_session_nothing_is_seen() {
    let served = Served::new().await;
    let results = format!("/api/v1/campaigns/{}/results", crate::testing::CAMPAIGN);
    let forged = format!("__Host-haihoa={}", "0".repeat(64));
    for path in [ME, "/api/v1/campaigns", &results, "/api/v1/campaigns/none/results"] {
        assert_eq!(served.get(path).await.error(), (401, "signed_out".into()), "{path}");
        assert_eq!(served.get_with(path, &[("cookie", &forged)]).await.error(), (401, "signed_out".into()));
    }
}

#[tokio::test]
async fn a_link_makes_one_account_and_signs_in() {
    let served = Served::new().await;
    let token = served.invitation().await;
    for (name, password, expected) in [
        (" ", "hoa dao 2026", (422, "name_unfit")),
        ("Lan", "1234567", (422, "password_unfit")),
        ("Lan", &"x".repeat(129), (422, "password_unfit")),
    ] {
        let answer = served.post(INVITATION, accept(&token, name, password)).await;
        assert_eq!(answer.error(), (expected.0, expected.1.into()));
    }
    let answer = served.post(INVITATION, accept(&token, " Lan ", "hoa dao 2026")).await;
    assert_eq!((answer.status.as_u16(), answer.json::<Me>().name.as_str()), (201, "Lan"));
    let set_cookie = answer.header("set-cookie");
    for part in
        ["__Host-haihoa=", "; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax", "; Max-Age=2592000"]
    {
        assert!(set_cookie.contains(part), "{set_cookie}");
    }
    let me = served.get_with(ME, &[("cookie", &cookie(&answer))]).await;
    assert_eq!(me.json::<Me>().name, "Lan");
    let again = served.post(INVITATION, accept(&token, "Mai", "hoa dao 2026")).await;
    assert_eq!(again.error(), (410, "invitation_gone".into()));
}

#[tokio::test]
async fn a_link_expires_and_a_new_start_replaces_it() {
    let served = Served::new().await;
    let old = served.invitation().await;
    let new = served.invitation().await;
    let gone = (410, "invitation_gone".to_owned());
    assert_eq!(served.post(INVITATION, accept(&old, "Lan", "hoa dao 2026")).await.error(), gone);
    served.clock.pass(7 * DAY_MS);
    assert_eq!(served.post(INVITATION, accept(&new, "Lan", "hoa dao 2026")).await.error(), gone);
    let fresh = served.invitation().await;
    assert_eq!(served.post(INVITATION, accept(&fresh, "Lan", "hoa dao 2026")).await.status, 201);
}

#[tokio::test]
async fn a_taken_name_leaves_the_link_good() {
    let served = Served::new().await;
    let _lan = served.lan().await;
    let token = crate::random::Token::new().unwrap();
    {
        use crate::store::invitations::{Invitation, Kind, insert};
        let mut connection = served.world.database.write().await.unwrap();
        let now_ms = crate::testing::NOW_MS;
        let invitation = Invitation {
            id: "1".into(),
            kind: Kind::Invited,
            role: domain::rights::Role::Admin,
            unit: None,
            note: String::new(),
            organizer: None,
            created_at_ms: now_ms,
            expires_at_ms: now_ms + DAY_MS,
        };
        insert(&mut connection, &token.sha256(), &invitation).await.unwrap();
    }
    let taken = served.post(INVITATION, accept(token.secret(), "LAN", "hoa dao 2026")).await;
    assert_eq!(taken.error(), (409, "name_taken".into()));
    assert_eq!(served.post(INVITATION, accept(token.secret(), "Mai", "hoa dao 2026")).await.status, 201);
}

#[tokio::test]
async fn signing_in_and_out() {
    let served = Served::new().await;
    let _first = served.lan().await;
    let wrong = (401, "wrong_credentials".to_owned());
    assert_eq!(served.post(SESSION, sign_in("Lan", "hoa dao 2027")).await.error(), wrong);
    assert_eq!(served.post(SESSION, sign_in("Ai", "hoa dao 2026")).await.error(), wrong);
    assert_eq!(served.post(SESSION, sign_in("Lan", &"x".repeat(2000))).await.error(), wrong);
    let answer = served.post(SESSION, sign_in("lan ", "hoa dao 2026")).await;
    assert_eq!(answer.json::<Me>().name, "Lan");
    let cookie = cookie(&answer);
    let out = Request::delete(SESSION)
        .header("cookie", &cookie)
        .header("sec-fetch-site", "same-origin")
        .body(Body::empty())
        .unwrap();
    let out = served.send(out).await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(served.get_with(ME, &[("cookie", &cookie)]).await.error(), (401, "signed_out".into()));
}

#[tokio::test]
async fn changes_from_elsewhere_are_refused() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    let refused = (403, "bad_origin".to_owned());
    for (method, path) in [("POST", SESSION), ("POST", INVITATION), ("DELETE", SESSION)] {
        for origin in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("x-none", "")] {
            let request = Request::builder()
                .method(method)
                .uri(path)
                .header("host", "haihoa.example")
                .header("cookie", &cookie)
                .header(origin.0, origin.1)
                .body(Body::from(sign_in("Lan", "hoa dao 2026")))
                .unwrap();
            assert_eq!(served.send(request).await.error(), refused, "{method} {path} {origin:?}");
        }
    }
    assert_eq!(served.get_with(ME, &[("cookie", &cookie)]).await.status, 200);
}

#[tokio::test]
async fn guessing_is_slowed_down_even_with_the_right_password_at_last() {
    let served = Served::new().await;
    let _lan = served.lan().await;
    for _ in 0..5 {
        assert_eq!(served.post(SESSION, sign_in("Lan", "sai mật khẩu")).await.status, 401);
    }
    let waits = served.post(SESSION, sign_in("Lan", "hoa dao 2026")).await;
    assert_eq!(waits.error(), (429, "too_many_attempts".into()));
    assert_eq!(waits.header("retry-after"), "5");
    served.clock.pass(5_000);
    assert_eq!(served.post(SESSION, sign_in("Lan", "hoa dao 2026")).await.status, 200);
}

#[tokio::test]
async fn a_session_lasts_while_it_is_used() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    let me = async || served.get_with(ME, &[("cookie", &cookie)]).await;
    assert_eq!(me().await.header("set-cookie"), "");
    for _ in 0..3 {
        served.clock.pass(20 * DAY_MS);
        let answer = me().await;
        assert_eq!(answer.status, 200);
        assert!(answer.header("set-cookie").contains("Max-Age=2592000"));
    }
    served.clock.pass(30 * DAY_MS);
    assert_eq!(me().await.status, 401);
}

#[tokio::test]
async fn results_add_up_and_are_sent_only_when_they_changed() {
    let served = Served::new().await;
    let cookie = served.lan().await;
    let empty = served.results(&cookie, "").await;
    let none: Results = empty.json();
    assert_eq!((none.total.participations, none.units.len()), (0, 7));
    assert!(none.questions.len() >= 10 && none.questions.iter().all(|question| question.asked == 0));

    served.upload(&[1, 2, 3]).await;
    let first = served.results(&cookie, empty.header("etag")).await;
    let results: Results = first.json();
    assert_eq!((results.total.participations, results.total.asked, results.total.right), (3, 30, 15));
    assert_eq!(results.total.last_received_at_ms, Some(crate::testing::NOW_MS));
    assert_eq!(results.units[0].tally, results.total);
    let branch = results.units.iter().find(|unit| unit.id.as_str() == crate::testing::BRANCH).unwrap();
    assert_eq!(branch.tally, results.total);
    assert_eq!((results.questions[0].asked, results.questions[0].right), (3, 0));
    for question in results.questions.iter().filter(|question| question.asked > 0) {
        let right_chosen = question.choices.iter().filter(|choice| choice.right).map(|choice| choice.chosen);
        assert!(right_chosen.into_iter().all(|chosen| chosen == question.right), "{question:?}");
    }

    let tag = first.header("etag").to_owned();
    served.upload(&[1, 2, 3]).await;
    let same = served.results(&cookie, &tag).await;
    assert_eq!((same.status.as_u16(), same.body.len(), same.header("etag")), (304, 0, tag.as_str()));
    let mut conflict = served.world.participation(1);
    conflict.took_ms += 1;
    let body = domain::wire::upload_body(&[&conflict.seal()]);
    served.post("/api/v1/participations", body).await;
    let changed = served.results(&cookie, &tag).await.json::<Results>();
    assert_eq!((changed.conflicts, changed.total.participations), (1, 3));

    let list: CampaignList = served.get_with("/api/v1/campaigns", &[("cookie", &cookie)]).await.json();
    assert_eq!(list.campaigns[0].total, results.total);
    let other = served.get_with("/api/v1/campaigns/none/results", &[("cookie", &cookie)]).await;
    assert_eq!(other.error(), (404, "not_found".into()));
}
