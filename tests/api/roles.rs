//! Every route that takes a session × every role × inside and outside the part of the tree she has it in. The routes are those
//! the server itself lists: one that is not in the table fails.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use reqwest::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use reqwest::{Method, Response};
use serde_json::{Value, json};
use tests::World;
use tests::api::{Session, read};

/// What a request is about; made anew for each, below the commune it shall lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Nothing,
    Unit,
    Campaign,
    Survey,
    Meeting,
    Draft,
    Person,
    Invitation,
}

use Target::{Campaign, Draft, Invitation, Meeting, Nothing, Person, Survey, Unit};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Viewer,
    Organizer,
    Admin,
}

use Role::{Admin, Organizer, Viewer};

/// Method, route, the role it takes, what it is about, what is sent, and the answers inside and outside. In address and body `{id}`
/// is the target, `$P` the commune, `$B` a branch of it. Where nothing is sent, a file's bytes are none.
type Row = (&'static str, &'static str, Role, Target, &'static str, u16, u16);

const PACK: &str = r#"{"format":"haihoa.pack/1","id":"x","version":1,"lang":"vi","title":"Một bộ","flower":"lotus",
"reviewed_on":"2026-11-22","contacts":[],"questions":[{"id":"q1","kind":"single","text":"Gọi số nào?",
"choices":[{"id":"a","text":"111","right":true},{"id":"b","text":"114"}]}]}"#;
const SURVEY: &str = r#"{"format":"haihoa.survey/1","id":"x","version":1,"lang":"vi","title":"Hỏi","intro":"Hỏi để làm tốt hơn.",
"reviewed_on":"2026-11-22","items":[{"id":"a","kind":"text","text":"Chị nghĩ gì?"}]}"#;
const CAMPAIGN: &str = r#"{"unit":"$P","title":"Một đợt","packs":[{"id":"an-toan-gia-dinh","version":1}],"survey":null,
"units":["$B"],"flowers":10,"rules":{},"name_asked":"none","opens_at_ms":1700000000000,"closes_at_ms":1990000000000}"#;
const ASKING: &str = r#"{"unit":"$P","title":"Hỏi ý","packs":[],"survey":{"survey":{"id":"danh-gia-buoi-sinh-hoat","version":1}},
"units":["$B"],"flowers":1,"rules":{"lucky":0},"name_asked":"none","opens_at_ms":1700000000000,"closes_at_ms":1990000000000}"#;
const MEETING: &str = r#"{"unit":"$B","campaign":null,"kind":"hai_hoa","held_on":"2026-11-20","place":"Nhà văn hóa","host":"",
"women":30,"men":2,"minorities":4,"partners":""}"#;
const CHANGED: &str =
    r#"{"title":"Đợt khác","opens_at_ms":1700000000000,"closes_at_ms":1990000000000,"paused":true}"#;

const ROWS: &[Row] = &[
    ("GET", "/api/v1/organizer/me", Viewer, Nothing, "", 200, 200),
    (
        "PUT",
        "/api/v1/organizer/password",
        Viewer,
        Nothing,
        r#"{"old":"không phải","new":"mật khẩu mới"}"#,
        422,
        422,
    ),
    ("GET", "/api/v1/organizer/sessions", Viewer, Nothing, "", 200, 200),
    ("DELETE", "/api/v1/organizer/sessions", Viewer, Nothing, "", 204, 204),
    ("DELETE", "/api/v1/organizer/sessions/{id}", Viewer, Nothing, "", 404, 404),
    ("GET", "/api/v1/campaigns", Viewer, Nothing, "", 200, 200),
    ("GET", "/api/v1/campaigns/{id}/results", Viewer, Campaign, "", 200, 404),
    ("GET", "/api/v1/organizer/campaigns/{id}/survey", Viewer, Survey, "", 200, 404),
    ("GET", "/api/v1/organizer/campaigns/{id}/links", Viewer, Campaign, "", 200, 404),
    ("GET", "/api/v1/organizer/units", Viewer, Nothing, "", 200, 200),
    ("GET", "/api/v1/organizer/units/{id}/contacts", Viewer, Unit, "", 200, 404),
    ("GET", "/api/v1/organizer/meetings", Viewer, Nothing, "", 200, 200),
    ("PUT", "/api/v1/organizer/units/{id}/contacts", Organizer, Unit, r#"{"contacts":[]}"#, 200, 404),
    (
        "POST",
        "/api/v1/organizer/units",
        Organizer,
        Nothing,
        r#"{"parent":"$P","level":"branch","name":"$N","members":3}"#,
        201,
        404,
    ),
    (
        "PUT",
        "/api/v1/organizer/units/{id}",
        Organizer,
        Unit,
        r#"{"name":"Tên khác","members":5,"on":"2026-01-01"}"#,
        200,
        404,
    ),
    (
        "POST",
        "/api/v1/organizer/units/{id}/move",
        Organizer,
        Unit,
        r#"{"to":"$P","on":"2026-01-01"}"#,
        204,
        404,
    ),
    (
        "POST",
        "/api/v1/organizer/units/{id}/merge",
        Organizer,
        Unit,
        r#"{"into":"$B","on":"2026-01-01"}"#,
        204,
        404,
    ),
    ("POST", "/api/v1/organizer/units/{id}/close", Organizer, Unit, r#"{"on":"2026-01-01"}"#, 204, 404),
    ("POST", "/api/v1/organizer/units/{id}/undo", Organizer, Unit, "{}", 204, 404),
    ("POST", "/api/v1/organizer/campaigns", Organizer, Nothing, CAMPAIGN, 201, 404),
    ("PUT", "/api/v1/organizer/campaigns/{id}", Organizer, Campaign, CHANGED, 200, 404),
    ("POST", "/api/v1/organizer/campaigns/{id}/units", Organizer, Campaign, r#"{"units":["$B"]}"#, 201, 404),
    (
        "POST",
        "/api/v1/organizer/campaigns/{id}/units/take-back",
        Organizer,
        Campaign,
        r#"{"units":["$B"]}"#,
        200,
        404,
    ),
    ("POST", "/api/v1/organizer/meetings", Organizer, Nothing, MEETING, 201, 404),
    ("PUT", "/api/v1/organizer/meetings/{id}", Organizer, Meeting, MEETING, 200, 404),
    ("DELETE", "/api/v1/organizer/meetings/{id}", Organizer, Meeting, "", 204, 404),
    ("POST", "/api/v1/organizer/pictures", Organizer, Nothing, "", 422, 422),
    ("GET", "/api/v1/organizer/packs", Organizer, Nothing, "", 200, 200),
    ("POST", "/api/v1/organizer/packs", Organizer, Nothing, r#"{"unit":"$P","pack":$PACK}"#, 201, 404),
    ("GET", "/api/v1/organizer/packs/{id}", Organizer, Draft, "", 200, 404),
    ("PUT", "/api/v1/organizer/packs/{id}", Organizer, Draft, r#"{"pack":$PACK,"revision":1}"#, 200, 404),
    ("DELETE", "/api/v1/organizer/packs/{id}/draft", Organizer, Draft, "", 204, 404),
    ("POST", "/api/v1/organizer/packs/{id}/publish", Organizer, Draft, r#"{"revision":1}"#, 201, 404),
    ("POST", "/api/v1/organizer/packs/import/preview", Organizer, Nothing, "", 200, 200),
    ("GET", "/api/v1/organizer/surveys/{id}/file/xlsx", Organizer, Nothing, "", 404, 404),
    ("GET", "/api/v1/organizer/packs/template.xlsx", Organizer, Nothing, "", 200, 200),
    ("GET", "/api/v1/organizer/packs/{id}/file/{kind}", Organizer, Draft, "", 200, 404),
    ("POST", "/api/v1/organizer/units/{id}/import/preview", Organizer, Unit, "", 200, 404),
    ("POST", "/api/v1/organizer/units/{id}/import", Organizer, Unit, r#"{"units":[]}"#, 201, 404),
    ("GET", "/api/v1/organizer/units/template.xlsx", Viewer, Nothing, "", 200, 200),
    ("GET", "/api/v1/organizer/units.xlsx", Viewer, Nothing, "", 200, 200),
    ("POST", "/api/v1/organizer/surveys/import/preview", Organizer, Nothing, "", 200, 200),
    ("GET", "/api/v1/organizer/surveys", Organizer, Nothing, "", 200, 200),
    ("POST", "/api/v1/organizer/surveys", Organizer, Nothing, r#"{"unit":"$P","survey":$SURVEY}"#, 201, 404),
    ("GET", "/api/v1/organizer/people", Admin, Nothing, "", 200, 200),
    (
        "POST",
        "/api/v1/organizer/invitations",
        Admin,
        Nothing,
        r#"{"role":"admin","unit":"$B","note":"Chị Lan"}"#,
        201,
        404,
    ),
    ("DELETE", "/api/v1/organizer/invitations/{id}", Admin, Invitation, "", 204, 404),
    (
        "PUT",
        "/api/v1/organizer/people/{id}",
        Admin,
        Person,
        r#"{"role":"organizer","unit":"$P","closed":true}"#,
        204,
        404,
    ),
    ("POST", "/api/v1/organizer/people/{id}/reset", Admin, Person, "{}", 201, 404),
    ("DELETE", "/api/v1/organizer/people/{id}/sessions", Admin, Person, "", 204, 404),
    ("GET", "/api/v1/organizer/audit", Admin, Nothing, "", 200, 200),
    ("GET", "/api/v1/organizer/audit.xlsx", Admin, Nothing, "", 200, 200),
    // Of the whole tree, so that an admin of a part may not: `whole` below.
    ("PUT", "/api/v1/organizer/levels", Admin, Nothing, LEVELS, 403, 403),
];
const LEVELS: &str =
    r#"{"central":"Trung ương","province":"Tỉnh","commune":"Xã","branch":"Chi hội","group":"Tổ"}"#;
/// Ends the very session it is asked with: tests/api/sign_in.rs, tests/api/rights.rs.
const APART: [&str; 1] = ["DELETE /api/v1/organizer/session"];

/// A world with two communes, and who may do what in the first.
struct Communes {
    world: World,
    whole: Session,
    roles: [(Role, Session); 3],
    /// The commune and one of its branches: inside, outside.
    places: [(String, String); 2],
    made: u32,
}

impl Communes {
    async fn new() -> Result<Self> {
        let world = World::start().await?;
        let whole = world.organizer().await?;
        let mut communes = Self {
            roles: [(Viewer, whole.clone()), (Organizer, whole.clone()), (Admin, whole.clone())],
            places: [("nguyen-nghiem".into(), "nguyen-nghiem-1".into()), (String::new(), String::new())],
            world,
            whole,
            made: 0,
        };
        let other = communes.unit("quang-ngai", "commune").await?;
        let branch = communes.unit(&other, "branch").await?;
        communes.places[1] = (other, branch);
        for (place, role) in ["viewer", "organizer", "admin"].iter().enumerate() {
            communes.roles[place].1 = communes.account(role, "nguyen-nghiem").await?;
        }
        Ok(communes)
    }

    async fn post(&self, path: &str, body: Value) -> Result<Value> {
        let request = self.whole.request(Method::POST, &format!("/api/v1/organizer/{path}"));
        read(request.json(&body).send().await?).await.with_context(|| format!("POST {path} {body}"))
    }

    fn name(&mut self) -> String {
        self.made += 1;
        format!("Mới {}", self.made)
    }

    async fn unit(&mut self, parent: &str, level: &str) -> Result<String> {
        let name = self.name();
        let unit = json!({"parent": parent, "level": level, "name": name, "members": 0});
        text(&self.post("units", unit).await?["id"])
    }

    async fn account(&mut self, role: &str, unit: &str) -> Result<Session> {
        let invite = json!({"role": role, "unit": unit, "note": ""});
        let token = text(&self.post("invitations", invite).await?["token"])?;
        let name = self.name();
        self.world.api.accept(&token, &name, "mật khẩu dài").await
    }

    /// Makes what a request is about; its id.
    async fn target(&mut self, target: Target, place: usize) -> Result<String> {
        let (commune, branch) = self.places[place].clone();
        let fill = |body: &str| -> Result<Value> {
            Ok(serde_json::from_str(&body.replace("$P", &commune).replace("$B", &branch))?)
        };
        match target {
            Nothing => Ok("none".to_owned()),
            Unit => self.unit(&commune, "branch").await,
            Campaign => text(&self.post("campaigns", fill(CAMPAIGN)?).await?["campaign"]["id"]),
            Survey => text(&self.post("campaigns", fill(ASKING)?).await?["campaign"]["id"]),
            Meeting => text(&self.post("meetings", fill(MEETING)?).await?["id"]),
            Draft => {
                let pack: Value = serde_json::from_str(PACK)?;
                let made = self.post("packs", json!({"unit": commune, "pack": pack})).await?;
                text(&made["pack"]["id"])
            }
            Person => Ok(self.account("viewer", &branch).await?.me.id),
            Invitation => {
                let known = self.invitations().await?;
                self.post("invitations", json!({"role": "viewer", "unit": branch, "note": ""})).await?;
                let new = self.invitations().await?.difference(&known).next().cloned();
                new.context("no new invitation")
            }
        }
    }

    async fn invitations(&self) -> Result<BTreeSet<String>> {
        let people: Value = read(self.whole.get("/api/v1/organizer/people").await?).await?;
        let list = people["invitations"].as_array().context("no list")?;
        list.iter().map(|one| text(&one["id"])).collect()
    }

    async fn ask(&mut self, who: &Session, row: &Row, place: usize) -> Result<Response> {
        let (method, route, _, target, body, ..) = *row;
        let id = self.target(target, place).await?;
        let (commune, branch) = &self.places[place];
        let body = body.replace("$PACK", PACK).replace("$SURVEY", SURVEY).replace("$P", commune);
        let body = body.replace("$B", branch).replace("$N", &format!("Chi hội {method} {}", self.made));
        self.made += 1;
        let mut request = who.request(method.parse()?, &route.replace("{id}", &id).replace("{kind}", "gift"));
        if method != "GET" && method != "DELETE" {
            let kind = if body.is_empty() { "application/octet-stream" } else { "application/json" };
            request = request.header(CONTENT_TYPE, kind).body(body);
        }
        Ok(request.send().await?)
    }
}

fn text(value: &Value) -> Result<String> {
    value.as_str().map(str::to_owned).with_context(|| format!("no text: {value}"))
}

#[tokio::test]
async fn every_route_asks_for_role_and_place() -> Result<()> {
    let mut communes = Communes::new().await?;
    for row in ROWS {
        let (method, route, needs, _, _, inside, outside) = *row;
        for place in [0, 1] {
            let expected = [inside, outside][place];
            for (role, session) in communes.roles.clone() {
                let expected = if role < needs { 403 } else { expected };
                let answer = communes.ask(&session, row, place).await?;
                let (status, said) = (answer.status(), answer.text().await?);
                ensure!(
                    status == expected,
                    "{method} {route}: {role:?} in place {place}: {status}, not {expected}: {said}"
                );
            }
            // To who has the whole, all is inside.
            let expected = if route.ends_with("/levels") { 200 } else { inside };
            let whole = communes.whole.clone();
            let answer = communes.ask(&whole, row, place).await?;
            let (status, said) = (answer.status(), answer.text().await?);
            ensure!(
                status == expected,
                "{method} {route}: the whole, in place {place}: {status}, not {expected}: {said}"
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_table_holds_every_route_that_takes_a_session() -> Result<()> {
    let world = World::start().await?;
    let document: Value = read(world.api.get("/api/openapi.json").await?).await?;
    let mut routes = BTreeSet::new();
    for (path, item) in document["paths"].as_object().context("no paths")? {
        for (method, operation) in item.as_object().context("no operations")? {
            if operation.get("security").is_some() {
                routes.insert(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    let rows = ROWS.iter().map(|(method, route, ..)| format!("{method} {route}"));
    let table: BTreeSet<String> = rows.chain(APART.map(str::to_owned)).collect();
    assert_eq!(routes, table);
    Ok(())
}

/// Without a session nobody gets in, and with one nothing is changed from a page of elsewhere.
#[tokio::test]
async fn nobody_gets_in_without_a_session_or_from_elsewhere() -> Result<()> {
    let world = World::start().await?;
    let whole = world.organizer().await?;
    for (method, route, ..) in ROWS {
        let path = route.replace("{id}", "x").replace("{kind}", "gift");
        let body = || if *method == "GET" { "" } else { "{}" };
        let method: Method = method.parse()?;
        let own = world.api.request(method.clone(), &path).header(ORIGIN, world.api.origin()).body(body());
        assert_eq!(own.send().await?.status(), 401, "{method} {path} without a session");
        if method != Method::GET {
            let foreign = world.api.request(method.clone(), &path).header(ORIGIN, "https://other.example");
            let foreign = foreign.header(COOKIE, &whole.cookie).body(body());
            assert_eq!(foreign.send().await?.status(), 403, "{method} {path} from elsewhere");
        }
    }
    Ok(())
}

/// Nobody gives what she does not have, or reaches out of her part by the other end of a change.
#[tokio::test]
async fn nobody_reaches_beyond_her_own_part() -> Result<()> {
    let mut communes = Communes::new().await?;
    let admin = communes.roles[2].1.clone();
    let (_, own_branch) = communes.places[0].clone();
    let (other, other_branch) = communes.places[1].clone();
    let person = communes.target(Person, 0).await?;
    let on = "2026-01-01";
    for (method, path, body) in [
        ("POST", "invitations".to_owned(), json!({"role": "viewer", "unit": null, "note": ""})),
        ("PUT", format!("people/{person}"), json!({"role": "viewer", "unit": null, "closed": false})),
        ("PUT", format!("people/{person}"), json!({"role": "viewer", "unit": other, "closed": false})),
        ("POST", format!("units/{own_branch}/move"), json!({"to": other, "on": on})),
        ("POST", format!("units/{own_branch}/merge"), json!({"into": other_branch, "on": on})),
        (
            "POST",
            "units".to_owned(),
            json!({"parent": null, "level": "central", "name": "Đỉnh", "members": 0}),
        ),
    ] {
        let request = admin.request(method.parse()?, &format!("/api/v1/organizer/{path}"));
        let answer = request.json(&body).send().await?;
        assert_eq!(answer.status(), 404, "{method} {path} {body}");
    }
    let own = admin.me.id.clone();
    let body = json!({"role": "viewer", "unit": "nguyen-nghiem", "closed": false});
    let request = admin.request(Method::PUT, &format!("/api/v1/organizer/people/{own}"));
    assert_eq!(request.json(&body).send().await?.status(), 403, "nobody changes herself");
    // A survey of the whole: what she sees of it is her own part, and nobody else's.
    let survey = "/api/v1/organizer/campaigns/demo-nep-nha/survey";
    let seen: Value = read(admin.get(survey).await?).await?;
    assert_eq!(seen["unit"], "nguyen-nghiem");
    for unit in ["quang-ngai", other.as_str()] {
        assert_eq!(admin.get(&format!("{survey}?unit={unit}")).await?.status(), 404, "{unit}");
    }
    // A campaign of the whole in which her branches take part is hers to see, not to change.
    let demo = "/api/v1/organizer/campaigns/demo-an-toan-gia-dinh";
    assert_eq!(admin.get(&format!("{demo}/links")).await?.status(), 200);
    let changed: Value = serde_json::from_str(CHANGED)?;
    assert_eq!(admin.request(Method::PUT, demo).json(&changed).send().await?.status(), 403);
    Ok(())
}
