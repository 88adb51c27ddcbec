//! Who may do what: every route for everybody who may ask, from every place a request may come from.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use reqwest::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use reqwest::{Method, Response};
use tests::World;
use tests::api::{Session, results_path};
use tests::server::in_repository;

/// Who may use a route, and what she is answered.
#[derive(Clone, Copy, Debug)]
enum Right {
    /// Anyone, from anywhere: this status.
    Anyone(u16),
    /// Organizers read: this status; others 401. A page of elsewhere does not get to see the answer.
    Reads(u16),
    /// Organizers change something, from our own pages: this status; from elsewhere 403, others 401.
    Changes(u16),
    /// Anyone, but from our own pages: this status; from elsewhere 403.
    OwnPages(u16),
}

use Right::{Anyone, Changes, OwnPages, Reads};

/// One row a route and method: the route as the server names it, and an address of it. What is posted or put is `{}`, so that
/// 400 means "let through, and then looked at".
const RIGHTS: &[(&str, &str, &str, Right)] = &[
    ("GET", "/", "/", Anyone(200)),
    ("GET", "/j/{code}", "/j/246810", Anyone(200)),
    ("GET", "/j/{code}/chuyen-may", "/j/246810/chuyen-may", Anyone(200)),
    ("GET", "/hien-thi", "/hien-thi", Anyone(200)),
    ("GET", "/ket-qua", "/ket-qua", Anyone(200)),
    ("GET", "/ket-qua/{id}", "/ket-qua/1", Anyone(200)),
    ("GET", "/dia-chi-tin-cay", "/dia-chi-tin-cay", Anyone(200)),
    ("GET", "/to-chuc", "/to-chuc", Anyone(200)),
    ("GET", "/to-chuc/", "/to-chuc/", Anyone(200)),
    ("GET", "/to-chuc/{*page}", "/to-chuc/dot/1", Anyone(200)),
    ("GET", "/healthz", "/healthz", Anyone(200)),
    ("GET", "/readyz", "/readyz", Anyone(200)),
    // From this machine alone: tests/api/metrics.rs.
    ("GET", "/metrics", "/metrics", Anyone(200)),
    ("GET", "/api/openapi.json", "/api/openapi.json", Anyone(200)),
    ("GET", "/api/v1/join/{code}", "/api/v1/join/246810", Anyone(200)),
    ("GET", "/api/v1/packs/{id}/{version}", "/api/v1/packs/an-toan-gia-dinh/1", Anyone(200)),
    (
        "GET",
        "/api/v1/packs/{id}/{version}/questions",
        "/api/v1/packs/an-toan-gia-dinh/1/questions",
        Anyone(200),
    ),
    ("GET", "/api/v1/surveys/{id}/{version}", "/api/v1/surveys/danh-gia-buoi-sinh-hoat/1", Anyone(200)),
    ("POST", "/api/v1/participations", "/api/v1/participations", Anyone(400)),
    ("POST", "/api/v1/rescue", "/api/v1/rescue", Anyone(400)),
    ("POST", "/api/v1/organizer/session", "/api/v1/organizer/session", OwnPages(400)),
    ("POST", "/api/v1/organizer/invitation", "/api/v1/organizer/invitation", OwnPages(400)),
    ("POST", "/api/v1/organizer/link", "/api/v1/organizer/link", OwnPages(400)),
    ("DELETE", "/api/v1/organizer/session", "/api/v1/organizer/session", Changes(204)),
    ("GET", "/api/v1/organizer/me", "/api/v1/organizer/me", Reads(200)),
    ("GET", "/api/v1/campaigns", "/api/v1/campaigns", Reads(200)),
    ("GET", "/api/v1/campaigns/{id}/results", RESULTS, Reads(200)),
    (
        "GET",
        "/api/v1/organizer/campaigns/{id}/survey",
        "/api/v1/organizer/campaigns/demo-nep-nha/survey",
        Reads(200),
    ),
    ("GET", "/api/v1/organizer/units/{id}/contacts", CONTACTS, Reads(200)),
    ("PUT", "/api/v1/organizer/units/{id}/contacts", CONTACTS, Changes(400)),
];
const CONTACTS: &str = "/api/v1/organizer/units/nguyen-nghiem/contacts";
const RESULTS: &str = "/api/v1/campaigns/demo-an-toan-gia-dinh/results";

/// Where a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    OurPage,
    ForeignPage,
    Unsaid,
}

const PLACES: [From; 3] = [From::OurPage, From::ForeignPage, From::Unsaid];

impl Right {
    fn status(self, from: From, has_session: bool) -> u16 {
        match self {
            Anyone(status) => status,
            Reads(status) => {
                if has_session {
                    status
                } else {
                    401
                }
            }
            Changes(_) | OwnPages(_) if from != From::OurPage => 403,
            OwnPages(status) => status,
            Changes(status) => {
                if has_session {
                    status
                } else {
                    401
                }
            }
        }
    }
}

async fn ask(world: &World, row: (&str, &str), from: From, cookie: Option<&str>) -> Result<Response> {
    let (method, address) = row;
    let mut request = world.api.request(method.parse::<Method>()?, address);
    if ["POST", "PUT"].contains(&method) {
        request = request.header(CONTENT_TYPE, "application/json").body("{}");
    }
    request = match from {
        From::OurPage => request.header(ORIGIN, world.api.origin()),
        From::ForeignPage => request.header(ORIGIN, "https://other.example"),
        From::Unsaid => request,
    };
    if let Some(cookie) = cookie {
        request = request.header(COOKIE, cookie);
    }
    Ok(request.send().await?)
}

/// Everybody without a right: the name for the failure, and the cookie she comes with.
async fn others(world: &mut World) -> Result<Vec<(&'static str, Option<String>)>> {
    let expired = world.organizer().await?;
    let name = expired.cookie.split('=').next().context("no name")?.to_owned();
    world.server.stop().await?;
    world.server.let_sessions_expire().await?;
    world.server.start_again().await?;
    let signed_out = sign_in(world).await?;
    signed_out.sign_out().await?;
    let elsewhere = World::start().await?.organizer().await?;
    Ok(vec![
        ("nobody", None),
        ("a forged cookie", Some(format!("{name}={}", "5".repeat(64)))),
        ("an expired session", Some(expired.cookie)),
        ("a session signed out", Some(signed_out.cookie)),
        ("a session of another server", Some(elsewhere.cookie)),
    ])
}

async fn sign_in(world: &World) -> Result<Session> {
    world.api.sign_in("chị Hoa", "mười hai bông hoa").await
}

#[tokio::test]
async fn every_route_is_open_to_those_it_is_meant_for_and_to_nobody_else() -> Result<()> {
    let mut world = World::start().await?;
    let others = others(&mut world).await?;
    for (method, _, address, right) in RIGHTS {
        for from in PLACES {
            for (who, cookie) in &others {
                let answer = ask(&world, (method, address), from, cookie.as_deref()).await?;
                let expected = right.status(from, false);
                assert_eq!(answer.status(), expected, "{method} {address} by {who} from {from:?}");
            }
            // One each: the route may end it.
            let session = sign_in(&world).await?;
            let answer = ask(&world, (method, address), from, Some(&session.cookie)).await?;
            let expected = right.status(from, true);
            assert_eq!(answer.status(), expected, "{method} {address} with a session from {from:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_is_not_in_the_table_is_not_there() -> Result<()> {
    let world = World::start().await?;
    let session = world.organizer().await?;
    let joined = world.api.join(tests::DEMO_CODE).await?;
    assert_eq!(results_path(&joined.campaign.id), RESULTS);
    let addresses: BTreeSet<&str> = RIGHTS.iter().map(|(_, _, address, _)| *address).collect();
    for address in addresses {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            if RIGHTS.iter().any(|(of, _, at, _)| (*of, *at) == (method, address)) {
                continue;
            }
            let answer = ask(&world, (method, address), From::OurPage, Some(&session.cookie)).await?;
            assert_eq!(answer.status(), 405, "{method} {address}");
        }
    }
    Ok(())
}

#[test]
fn the_table_holds_every_route() -> Result<()> {
    let mut routes = BTreeSet::new();
    for file in std::fs::read_dir(in_repository("src/server/http"))? {
        let path = file?.path();
        if path.is_file() {
            let code = std::fs::read_to_string(path)?;
            // Of a router, and of a handler that names its own route.
            for before in [".route(\"", "path = \""] {
                let starts = code.split(before).skip(1).filter_map(|rest| rest.split('"').next());
                routes.extend(starts.map(str::to_owned));
            }
        }
    }
    let mut table: BTreeSet<String> = RIGHTS.iter().map(|(_, route, ..)| (*route).to_owned()).collect();
    // Those of organizers are in the table of roles.
    for set in [&mut routes, &mut table] {
        set.retain(|route| !route.starts_with("/api/v1/organizer/"));
    }
    assert_eq!(routes, table);
    Ok(())
}
