//! `/metrics`: totals for whoever runs the server, on the machine itself.

use anyhow::Result;
use domain::wire::upload_body;
use reqwest::{Method, StatusCode};
use tests::records::with_hash_of_another;
use tests::{DEMO_CODE, World};

async fn metrics(world: &World) -> Result<String> {
    let answer = world.api.get("/metrics").await?;
    assert_eq!(answer.status(), StatusCode::OK);
    Ok(answer.text().await?)
}

/// The value on the line that begins with `series` and a space.
fn value(metrics: &str, series: &str) -> Option<f64> {
    metrics.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' ')?.parse().ok())
}

#[tokio::test]
async fn what_became_of_uploads_is_counted() -> Result<()> {
    let world = World::start().await?;
    let mut phone = world.phone(DEMO_CODE, 1).await?;
    let (one, two) = (phone.seal_one(), phone.seal_one());
    let altered = with_hash_of_another(&one, &two);
    world.api.outcomes(&[&one, &two, &altered]).await?;
    world.api.outcomes(&[&one]).await?;
    world.api.upload_text("hoa").await?;
    world.organizer().await?;
    world.api.try_sign_in("chị Hoa", "sai mật khẩu").await?;

    let text = metrics(&world).await?;
    for (series, expected) in [
        (r#"haihoa_records_total{outcome="stored",reason=""}"#, 2.0),
        (r#"haihoa_records_total{outcome="duplicate",reason=""}"#, 1.0),
        (r#"haihoa_records_total{outcome="set_aside",reason="hash_mismatch"}"#, 1.0),
        (r#"haihoa_records_total{outcome="set_aside",reason="unreadable"}"#, 0.0),
        ("haihoa_group_records_count", 2.0),
        ("haihoa_group_records_sum", 4.0),
        ("haihoa_commit_seconds_count", 2.0),
        ("haihoa_uploads_waiting", 0.0),
        (r#"haihoa_uploads_refused_total{reason="full"}"#, 0.0),
        (r#"haihoa_http_requests_total{method="POST",route="/api/v1/participations",status="200"}"#, 2.0),
        (r#"haihoa_http_requests_total{method="POST",route="/api/v1/participations",status="400"}"#, 1.0),
        (r#"haihoa_sign_ins_total{outcome="wrong"}"#, 1.0),
        ("haihoa_outbox_age_seconds_count", 0.0),
    ] {
        assert_eq!(value(&text, series), Some(expected), "{series}: {text}");
    }
    assert!(value(&text, "haihoa_connections_open") >= Some(1.0), "{text}");
    Ok(())
}

#[tokio::test]
async fn phones_that_say_when_they_sent_tell_how_long_results_waited() -> Result<()> {
    let world = World::start().await?;
    let record = world.phone(DEMO_CODE, 1).await?.play(7);
    // An hour by the phone's clock, wherever that is.
    let sent_at_ms = record.finished_at_ms + 3_600_000;
    let body = upload_body(&[&record.seal()]);
    let body = body.replacen('{', &format!("{{\"sent_at_ms\":{sent_at_ms},"), 1);
    for _ in 0..2 {
        world.api.upload_text(body.clone()).await?.error_for_status()?;
    }
    let text = metrics(&world).await?;
    assert_eq!(value(&text, "haihoa_outbox_age_seconds_count"), Some(1.0), "a repeat does not count: {text}");
    assert_eq!(value(&text, "haihoa_outbox_age_seconds_sum"), Some(3600.0), "{text}");
    Ok(())
}

#[tokio::test]
async fn it_tells_of_nobody_and_nobody_elsewhere_is_told() -> Result<()> {
    let world = World::start().await?;
    let joined = world.api.join(DEMO_CODE).await?;
    world.api.get("/api/v1/join/135790?bi-mat").await?;
    let text = metrics(&world).await?;
    for private in
        [joined.campaign.id.as_str(), &joined.campaign.title, joined.unit.id.as_str(), DEMO_CODE, "bi-mat"]
    {
        assert!(!text.contains(private), "{private}: {text}");
    }
    let by_a_proxy = world.api.request(Method::GET, "/metrics").header("x-forwarded-for", "203.0.113.9");
    assert_eq!(by_a_proxy.send().await?.status(), StatusCode::NOT_FOUND);
    Ok(())
}
