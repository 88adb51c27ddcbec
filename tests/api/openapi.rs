//! `/api/openapi.json`: what the interface takes and answers.

use anyhow::{Context, Result};
use serde_json::Value;
use tests::World;
use tests::api::read;

#[tokio::test]
async fn every_status_that_a_client_meets_is_documented() -> Result<()> {
    let world = World::start().await?;
    let document: Value = read(world.api.get("/api/openapi.json").await?).await?;
    let session = world.organizer().await?;
    let asked = [
        ("get", "/healthz", world.api.get("/healthz").await?),
        ("get", "/metrics", world.api.get("/metrics").await?),
        ("get", "/api/v1/join/{code}", world.api.get("/api/v1/join/000000").await?),
        ("get", "/api/v1/packs/{id}/{version}", world.api.get("/api/v1/packs/an-toan-gia-dinh/1").await?),
        ("get", "/api/v1/campaigns", world.api.get("/api/v1/campaigns").await?),
        ("get", "/api/v1/organizer/me", session.get("/api/v1/organizer/me").await?),
        ("post", "/api/v1/participations", world.api.upload_text("hoa").await?),
        ("post", "/api/v1/organizer/session", world.api.try_sign_in("ai", "không biết").await?),
        ("delete", "/api/v1/organizer/session", session.sign_out().await?),
    ];
    for (method, path, answer) in asked {
        let answers = &document["paths"][path][method]["responses"];
        let documented = &answers[answer.status().as_str()];
        documented.as_object().with_context(|| format!("{method} {path} {}: {answers}", answer.status()))?;
    }
    Ok(())
}
