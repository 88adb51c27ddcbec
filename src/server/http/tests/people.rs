//! Invitations, rights, passwords, sessions and the audit log.

use domain::organizer::Me;
use domain::organizer::audit::{AuditPage, Deed};
use domain::organizer::people::{LinkOffer, OneTimeLink, People, Sessions};
use domain::organizer::units::UnitInfo;
use domain::rights::Role;
use serde_json::{Value, json};

use super::world::{Answer, Served, cookie};
use crate::import::sheet;

const DAY_MS: u64 = 86_400_000;
const LINK: &str = "/api/v1/organizer/link";
const COMMUNE: &str = "nguyen-nghiem";

async fn invited(served: &Served, admin: &str, role: &str, name: &str) -> Answer {
    let invite = json!({"role": role, "unit": COMMUNE, "note": name});
    let link: OneTimeLink = served.ask("POST", "invitations", admin, invite).await.json();
    let accept = json!({"token": link.token, "name": name, "password": "hoa mai 2026"});
    served.post("/api/v1/organizer/invitation", accept.to_string()).await
}

async fn sign_in(served: &Served, name: &str, password: &str) -> Answer {
    served.post("/api/v1/organizer/session", json!({"name": name, "password": password}).to_string()).await
}

#[tokio::test]
async fn an_invitation_gives_its_role_once_and_until_it_expires_or_is_taken_back() {
    let served = Served::new().await;
    let admin = served.lan().await;
    let mai = invited(&served, &admin, "organizer", "Mai").await;
    let me: Me = mai.json();
    assert_eq!((me.role, me.unit.unwrap().as_str()), (Role::Organizer, COMMUNE));

    let invite = json!({"role": "viewer", "unit": COMMUNE, "note": "Công an xã"});
    let link: OneTimeLink = served.ask("POST", "invitations", &admin, invite.clone()).await.json();
    let people: People = served.ask("GET", "people", &admin, Value::Null).await.json();
    assert_eq!((people.people.len(), people.invitations.len()), (2, 1));
    let id = &people.invitations[0].id;
    assert_eq!(served.ask("DELETE", &format!("invitations/{id}"), &admin, Value::Null).await.status, 204);
    let gone = (410, "invitation_gone".to_owned());
    let accept = |token: &str| json!({"token": token, "name": "Cúc", "password": "hoa mai 2026"}).to_string();
    assert_eq!(served.post("/api/v1/organizer/invitation", accept(&link.token)).await.error(), gone);
    let link: OneTimeLink = served.ask("POST", "invitations", &admin, invite).await.json();
    served.clock.pass(7 * DAY_MS);
    assert_eq!(served.post("/api/v1/organizer/invitation", accept(&link.token)).await.error(), gone);
}

#[tokio::test]
async fn a_one_time_link_says_what_it_is_good_for_and_stays_good() {
    let served = Served::new().await;
    let token = served.invitation().await;
    let ask = |token: &str| json!({ "token": token }).to_string();
    let first: LinkOffer = served.post(LINK, ask(&token)).await.json();
    assert_eq!((first.role, first.unit, first.password_of), (Role::Admin, None, None));
    let again: LinkOffer = served.post(LINK, ask(&token)).await.json();
    assert_eq!(again.expires_at_ms, first.expires_at_ms);
    let accept = json!({"token": token, "name": "Lan", "password": "hoa dao 2026"});
    let admin = cookie(&served.post("/api/v1/organizer/invitation", accept.to_string()).await);
    let gone = (410, "invitation_gone".to_owned());
    assert_eq!(served.post(LINK, ask(&token)).await.error(), gone);

    let invite = json!({"role": "viewer", "unit": COMMUNE, "note": "Công an xã"});
    let link: OneTimeLink = served.ask("POST", "invitations", &admin, invite).await.json();
    let offer: LinkOffer = served.post(LINK, ask(&link.token)).await.json();
    assert_eq!((offer.role, offer.unit.as_deref()), (Role::Viewer, Some("Xã Nguyễn Nghiêm")));
    assert_eq!(offer.expires_at_ms, link.expires_at_ms);
    served.clock.pass(7 * DAY_MS);
    assert_eq!(served.post(LINK, ask(&link.token)).await.error(), gone);

    let mai: Me = invited(&served, &admin, "organizer", "Mai").await.json();
    let reset: OneTimeLink =
        served.ask("POST", &format!("people/{}/reset", mai.id), &admin, Value::Null).await.json();
    let offer: LinkOffer = served.post(LINK, ask(&reset.token)).await.json();
    assert_eq!((offer.password_of.as_deref(), offer.role), (Some("Mai"), Role::Organizer));
    assert_eq!(served.post(LINK, ask("")).await.error(), gone);
}

#[tokio::test]
async fn a_closed_account_is_out_at_once_and_may_come_back() {
    let served = Served::new().await;
    let admin = served.lan().await;
    let mai = invited(&served, &admin, "organizer", "Mai").await;
    let (id, session) = (mai.json::<Me>().id, cookie(&mai));
    let close = |closed: bool| json!({"role": "organizer", "unit": COMMUNE, "closed": closed});
    assert_eq!(served.ask("PUT", &format!("people/{id}"), &admin, close(true)).await.status, 204);
    assert_eq!(served.ask("GET", "me", &session, Value::Null).await.error().0, 401);
    assert_eq!(sign_in(&served, "Mai", "hoa mai 2026").await.error(), (401, "wrong_credentials".into()));
    assert_eq!(served.ask("PUT", &format!("people/{id}"), &admin, close(false)).await.status, 204);
    assert_eq!(sign_in(&served, "Mai", "hoa mai 2026").await.status, 200);
}

#[tokio::test]
async fn a_superior_offers_a_new_password_and_the_old_one_and_its_sessions_end() {
    let served = Served::new().await;
    let admin = served.lan().await;
    let mai = invited(&served, &admin, "organizer", "Mai").await;
    let (id, session) = (mai.json::<Me>().id, cookie(&mai));
    let link: OneTimeLink =
        served.ask("POST", &format!("people/{id}/reset"), &admin, Value::Null).await.json();
    // Not a link to an account, and not one of the other kind.
    let accept = json!({"token": link.token, "name": "Cúc", "password": "hoa mai 2026"}).to_string();
    assert_eq!(served.post("/api/v1/organizer/invitation", accept).await.error().0, 410);
    let reset = json!({"token": link.token, "password": "hoa sen 2026"}).to_string();
    assert_eq!(served.post("/api/v1/organizer/password", reset.clone()).await.status, 204);
    assert_eq!(served.post("/api/v1/organizer/password", reset).await.error().0, 410);
    assert_eq!(served.ask("GET", "me", &session, Value::Null).await.error().0, 401);
    assert_eq!(sign_in(&served, "Mai", "hoa mai 2026").await.error().0, 401);
    assert_eq!(sign_in(&served, "Mai", "hoa sen 2026").await.status, 200);
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let served = Served::new().await;
    let first = served.lan().await;
    let second = cookie(&sign_in(&served, "Lan", "hoa dao 2026").await);
    let third = cookie(&sign_in(&served, "Lan", "hoa dao 2026").await);
    let list: Sessions = served.ask("GET", "sessions", &second, Value::Null).await.json();
    assert_eq!((list.sessions.len(), list.sessions.iter().filter(|one| one.is_this).count()), (3, 1));
    let this: Sessions = served.ask("GET", "sessions", &third, Value::Null).await.json();
    let id = this.sessions.into_iter().find(|one| one.is_this).unwrap().id;
    assert_eq!(served.ask("DELETE", &format!("sessions/{id}"), &second, Value::Null).await.status, 204);
    assert_eq!(served.ask("GET", "me", &third, Value::Null).await.error().0, 401);
    assert_eq!(served.ask("DELETE", "sessions", &second, Value::Null).await.status, 204);
    assert_eq!(served.ask("GET", "me", &first, Value::Null).await.error().0, 401);
    assert_eq!(served.ask("GET", "me", &second, Value::Null).await.status, 200);
    let wrong = json!({"old": "không phải", "new": "hoa cúc 2026"});
    assert_eq!(served.ask("PUT", "password", &second, wrong).await.error().1, "wrong_password");
    let right = json!({"old": "hoa dao 2026", "new": "hoa cúc 2026"});
    assert_eq!(served.ask("PUT", "password", &second, right).await.status, 204);
    assert_eq!(sign_in(&served, "Lan", "hoa dao 2026").await.error().0, 401);
}

#[tokio::test]
async fn the_log_tells_who_did_what_and_holds_no_secret() {
    let served = Served::new().await;
    let admin = served.lan().await;
    let mai = cookie(&invited(&served, &admin, "organizer", "Mai").await);
    let unit = json!({"parent": COMMUNE, "level": "branch", "name": "Thôn Mới", "members": 40});
    let made: Value = served.ask("POST", "units", &mai, unit).await.json();
    let id = made["id"].as_str().unwrap();
    served.clock.pass(1000);
    let rename = json!({"name": "Thôn Mới Hơn", "members": 41, "on": "2026-01-01"});
    assert_eq!(served.ask("PUT", &format!("units/{id}"), &mai, rename).await.status, 200);
    let page: AuditPage = served.ask("GET", "audit", &admin, Value::Null).await.json();
    let line = page.entries.iter().find(|entry| entry.deed == Deed::ChangedUnit).unwrap();
    assert_eq!((line.who.as_str(), line.subject.as_str()), ("Mai", format!("unit {id}").as_str()));
    assert!(line.before.contains("Thôn Mới\"") && line.after.contains("Thôn Mới Hơn"), "{line:?}");
    let deeds: Vec<Deed> = page.entries.iter().map(|entry| entry.deed).collect();
    for deed in [Deed::AcceptedInvitation, Deed::Invited, Deed::MadeUnit] {
        assert!(deeds.contains(&deed), "{deed:?}");
    }
    let text = serde_json::to_string(&page).unwrap();
    assert!(!text.contains("argon2") && !text.contains("hoa mai"), "{text}");
    let sheet = served.ask("GET", "audit.xlsx", &admin, Value::Null).await;
    let read = crate::import::sheet::read(&sheet.body).unwrap();
    assert_eq!(read.sheets[0].rows.len(), page.entries.len() + 1);
}

#[tokio::test]
async fn the_spreadsheet_of_the_log_names_nothing_that_lies_outside() {
    let served = Served::new().await;
    let lan = served.lan().await;
    let mai: Me = invited(&served, &lan, "organizer", "Mai").await.json();
    let hoa = cookie(&invited(&served, &lan, "admin", "Hoa").await);
    let far = json!({"parent": "quang-ngai", "level": "commune", "name": "Xã Ở Xa", "members": 0});
    let far: UnitInfo = served.ask("POST", "units", &lan, far).await.json();
    let moved = json!({"role": "viewer", "unit": far.id, "closed": false});
    assert_eq!(served.ask("PUT", &format!("people/{}", mai.id), &lan, moved).await.status, 204);

    let told = async |session: &str| {
        let file = served.ask("GET", "audit.xlsx", session, Value::Null).await.body;
        let sheet = sheet::read(&file).unwrap().sheets.remove(0);
        let cells = sheet.rows.iter().flat_map(|row| row.cells().map(|(_, cell)| cell.text.clone()));
        cells.collect::<Vec<_>>().join("\n")
    };
    let whole = told(&lan).await;
    assert!(whole.contains("quyền: Người xem") && whole.contains("đơn vị: Xã Ở Xa"), "{whole}");
    let hers = told(&hoa).await;
    assert!(hers.contains("quyền: Người xem") && hers.contains("đơn vị: Xã Nguyễn Nghiêm"), "{hers}");
    assert!(!hers.contains("Xã Ở Xa") && !hers.contains("tài khoản Mai"), "{hers}");
}
