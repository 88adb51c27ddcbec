//! `/healthz`, `/readyz`, the log, and stopping.

use anyhow::Result;
use domain::wire::Outcome;
use reqwest::StatusCode;
use tests::api::Api;
use tests::raw::HalfUpload;
use tests::server::Server;
use tests::wait::until;
use tests::{DEMO_CODE, World};
use tokio::net::TcpStream;

#[tokio::test]
async fn a_running_server_is_healthy_and_ready() -> Result<()> {
    let world = World::start().await?;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(world.api.get(path).await?.status(), StatusCode::OK, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn the_log_is_one_json_object_a_line_without_secrets() -> Result<()> {
    let mut world = World::start().await?;
    let token = world.server.invitation().await?;
    let session = world.organizer().await?;
    world.api.upload_text("hoa").await?;
    session.only_results().await?;
    world.server.stop().await?;
    let log = world.server.log();
    assert!(!log.trim().is_empty());
    for line in log.lines() {
        let entry: serde_json::Value = serde_json::from_str(line)?;
        assert!(entry.is_object(), "{line}");
    }
    let secret = session.cookie.split('=').nth(1).unwrap_or_default();
    for private in [secret, &token, "mười hai bông hoa"] {
        assert!(!private.is_empty() && !log.contains(private), "the log tells {private:?}");
    }
    Ok(())
}

#[tokio::test]
async fn every_answer_has_an_id_of_ours_that_the_log_has_too() -> Result<()> {
    let mut world = World::start().await?;
    let theirs = "0123456789abcdef";
    let mut ids = Vec::new();
    for path in ["/healthz", "/api/v1/join/khong-co", "/khong-co"] {
        let request = world.api.request(reqwest::Method::GET, path).header("x-request-id", theirs);
        let answer = request.send().await?;
        ids.push(answer.headers()["x-request-id"].to_str()?.to_owned());
    }
    assert!(ids.iter().all(|id| id.len() == 16 && id != theirs), "{ids:?}");
    world.server.stop().await?;
    let log = world.server.log();
    assert!(!log.contains(theirs));
    for id in &ids {
        let line = log.lines().find(|line| line.contains(id)).unwrap_or_default();
        let entry: serde_json::Value = serde_json::from_str(line)?;
        assert_eq!(entry["span"]["id"], **id, "{line}");
        assert!(
            entry["status"].is_u64() && entry["took_ms"].is_f64() && entry["span"]["route"].is_string(),
            "{line}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_stop_lets_uploads_under_way_finish() -> Result<()> {
    let mut world = World::start().await?;
    let record = world.phone(DEMO_CODE, 1).await?.seal_one();
    let upload = HalfUpload::begin(world.server.address(), &[&record]).await?;
    world.server.ask_to_stop()?;
    until("new connections to be refused", || async {
        Ok(TcpStream::connect(world.server.address()).await.is_err().then_some(()))
    })
    .await?;

    let receipt = upload.finish().await?;
    assert_eq!(receipt.receipts[0].outcome, Outcome::Stored);
    assert!(world.server.ended().await?.success());
    world.server.start_again().await?;
    assert_eq!(world.api.outcomes(&[&record]).await?, [Outcome::Duplicate]);
    Ok(())
}

#[tokio::test]
async fn an_idle_connection_does_not_hold_up_a_stop() -> Result<()> {
    let mut world = World::start().await?;
    let _idle = TcpStream::connect(world.server.address()).await?;
    world.api.get("/healthz").await?;
    assert!(world.server.stop().await?.success());
    Ok(())
}

#[tokio::test]
async fn ctrl_c_stops_it_cleanly() -> Result<()> {
    let mut world = World::start().await?;
    assert!(world.server.interrupt().await?.success());
    Ok(())
}

#[tokio::test]
async fn port_0_is_any_free_port_and_it_says_which() -> Result<()> {
    let server = Server::start_anywhere().await?;
    assert_ne!(server.address().port(), 0);
    assert_eq!(Api::new(server.origin()).get("/healthz").await?.status(), StatusCode::OK);
    Ok(())
}
