//! The document of the interface, held against the interface.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;

use super::world::Served;
use crate::http::openapi::document;

/// Every operation of the document: method and path.
fn operations() -> Vec<(String, String)> {
    let document = serde_json::to_value(document()).unwrap();
    let paths = document["paths"].as_object().unwrap().clone();
    let of_path = |(path, item): (String, Value)| -> Vec<(String, String)> {
        item.as_object().unwrap().keys().map(|method| (method.to_uppercase(), path.clone())).collect()
    };
    paths.into_iter().flat_map(of_path).collect()
}

#[test]
fn every_operation_is_in_the_document() {
    // Those of organizers are in the table of roles: tests/api/roles.rs.
    let of_organizers = |path: &str| path.starts_with("/api/v1/organizer/");
    let named: BTreeSet<String> = operations()
        .iter()
        .filter(|(_, path)| !of_organizers(path))
        .map(|(method, path)| format!("{method} {path}"))
        .collect();
    let expected = [
        "GET /api/openapi.json",
        "GET /api/v1/campaigns",
        "GET /api/v1/campaigns/{id}/results",
        "GET /api/v1/join/{code}",
        "GET /api/v1/packs/{id}/{version}",
        "GET /api/v1/packs/{id}/{version}/questions",
        "GET /api/v1/surveys/{id}/{version}",
        "GET /healthz",
        "GET /metrics",
        "GET /readyz",
        "POST /api/v1/participations",
        "POST /api/v1/rescue",
    ];
    assert_eq!(named, expected.map(str::to_owned).into());
}

/// The only other way to route is by hand: none but pages are.
#[test]
fn nothing_but_pages_is_routed_beside_the_document() {
    let routed: Vec<&str> = include_str!("../mod.rs")
        .lines()
        .filter_map(|line| line.trim().strip_prefix(".route(\"")?.split('"').next())
        .collect();
    assert!(routed.contains(&"/j/{code}"), "{routed:?}");
    for path in routed {
        let page = path == "/"
            || ["/j/", "/hien-thi", "/ket-qua", "/dia-chi", "/to-chuc"]
                .iter()
                .any(|page| path.starts_with(page));
        assert!(page, "{path} is not in the document: use routes!");
    }
}

#[tokio::test]
async fn every_operation_of_the_document_is_routed() {
    let served = Served::new().await;
    for (method, path) in operations() {
        let path = path.replace("{id}", "x").replace("{code}", "246810").replace("{version}", "1");
        let ask = async |method: &str| {
            let request = Request::builder().method(method).uri(&path).body(Body::empty()).unwrap();
            served.send(request).await
        };
        assert_ne!(ask(&method).await.status, 405, "{method} {path}");
        // A path that nobody routes answers 404 to any method.
        assert_eq!(ask("PATCH").await.status, 405, "{path}");
    }
}

#[tokio::test]
async fn the_document_is_served_with_a_tag() {
    let served = Served::new().await;
    let answer = served.get("/api/openapi.json").await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"));
    let document: Value = answer.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"), "{}", document["openapi"]);
    let again = served.get_with("/api/openapi.json", &[("if-none-match", answer.header("etag"))]).await;
    assert_eq!(again.status, 304);
}

#[test]
fn the_document_names_every_schema_it_refers_to() {
    let document = serde_json::to_value(document()).unwrap();
    let known = document["components"]["schemas"].as_object().unwrap();
    let text = document.to_string();
    let referred: BTreeSet<&str> =
        text.split("#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(referred.contains("ErrorBody") && referred.contains("Receipt"), "{referred:?}");
    for name in referred {
        assert!(known.contains_key(name), "{name}");
    }
    assert_eq!(document["components"]["securitySchemes"]["session"]["name"], "__Host-haihoa");
}

#[test]
fn every_operation_has_a_name_of_its_own() {
    let document = serde_json::to_value(document()).unwrap();
    let items = document["paths"].as_object().unwrap().values();
    let named: Vec<&str> = items
        .flat_map(|item| item.as_object().unwrap().values())
        .map(|operation| operation["operationId"].as_str().unwrap())
        .collect();
    assert_eq!(BTreeSet::from_iter(&named).len(), named.len(), "{named:?}");
}

#[test]
fn refusals_tell_when_to_come_again() {
    let document = serde_json::to_value(document()).unwrap();
    let upload = &document["paths"]["/api/v1/participations"]["post"]["responses"];
    for status in ["200", "400", "408", "413", "415", "500", "503"] {
        assert!(upload[status].is_object(), "{status}: {upload}");
    }
    assert!(upload["503"]["headers"]["Retry-After"].is_object());
    assert!(upload["413"]["headers"].is_null());
}
