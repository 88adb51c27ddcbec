//! Restarts that nobody notices: the socket is held while one life of the server ends and the next begins.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use anyhow::{Context, Result};
use domain::participation::Sealed;
use domain::wire::Outcome;
use reqwest::{StatusCode, header};
use tests::DEMO_CODE;
use tests::api::Api;
use tests::held_socket::HeldSocket;
use tests::wait::until;
use tokio::task::JoinSet;

/// Phones that upload all the time, each record by a connection of its own, and accept no failure.
struct Load {
    stored: Arc<AtomicUsize>,
    stop: Arc<AtomicBool>,
    phones: JoinSet<Result<()>>,
}

impl Load {
    async fn begin(origin: &str) -> Result<Self> {
        let (stored, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let mut phones = JoinSet::new();
        for seed in 0..4 {
            let api = Api::new(origin.to_owned());
            let mut phone = api.phone(DEMO_CODE, seed).await?;
            let (stored, stop) = (Arc::clone(&stored), Arc::clone(&stop));
            phones.spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    upload(&api, &phone.seal_one()).await?;
                    stored.fetch_add(1, Ordering::Relaxed);
                }
                Ok(())
            });
        }
        Ok(Self { stored, stop, phones })
    }

    /// Awaits that so many more are stored; fails at once when a phone has failed.
    async fn goes_on(&mut self, more: usize) -> Result<()> {
        let goal = self.stored.load(Ordering::Relaxed) + more;
        let enough = until("uploads to be answered", || async {
            Ok((self.stored.load(Ordering::Relaxed) >= goal).then_some(()))
        });
        tokio::select! {
            enough = enough => enough,
            Some(failed) = self.phones.join_next() => failed?.context("an upload failed"),
        }
    }

    /// Ends it; how many records were stored.
    async fn end(mut self) -> Result<usize> {
        self.stop.store(true, Ordering::Relaxed);
        while let Some(ended) = self.phones.join_next().await {
            ended?.context("an upload failed")?;
        }
        Ok(self.stored.load(Ordering::Relaxed))
    }
}

async fn upload(api: &Api, record: &Sealed) -> Result<()> {
    let body = domain::wire::upload_body(&[record]);
    let request = api.request(reqwest::Method::POST, tests::proxy::UPLOADS);
    let request =
        request.header(header::CONNECTION, "close").header(header::CONTENT_TYPE, "application/json");
    let answer: domain::wire::Receipt = tests::api::read(request.body(body).send().await?).await?;
    anyhow::ensure!(answer.receipts[0].outcome == Outcome::Stored, "{answer:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn restarts_under_load_refuse_nobody() -> Result<()> {
    let socket = HeldSocket::open()?;
    let mut life = socket.start(0).await?;
    let mut load = Load::begin(&socket.origin()?).await?;
    for _ in 0..3 {
        load.goes_on(20).await?;
        life.ask_to_stop()?;
        assert!(life.ended().await?.success());
        life = socket.start(0).await?;
    }
    load.goes_on(20).await?;
    let stored = load.end().await?;
    assert!(stored >= 80, "{stored}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_of_two_nodes_drains_and_nobody_notices() -> Result<()> {
    let socket = HeldSocket::open()?;
    let first = socket.start(1).await?;
    let mut load = Load::begin(&socket.origin()?).await?;
    load.goes_on(20).await?;
    let second = socket.start(1).await?;
    first.ask_to_stop()?;
    load.goes_on(20).await?;
    assert!(first.ended().await?.success());
    load.goes_on(20).await?;
    assert!(load.end().await? >= 60);
    second.ask_to_stop()?;
    assert!(second.ended().await?.success());
    Ok(())
}

#[tokio::test]
async fn a_draining_server_is_not_ready_and_answers_all_the_same() -> Result<()> {
    let socket = HeldSocket::open()?;
    let life = socket.start(600).await?;
    let api = Api::new(socket.origin()?);
    let record = api.phone(DEMO_CODE, 1).await?.seal_one();
    assert_eq!(api.get("/readyz").await?.status(), StatusCode::OK);
    life.ask_to_stop()?;
    let told = until("it to be no longer ready", || async {
        let answer = api.get("/readyz").await?;
        Ok((answer.status() == StatusCode::SERVICE_UNAVAILABLE).then_some(answer))
    })
    .await?;
    // Whoever keeps a connection open is asked to come by a new one.
    assert_eq!(told.headers()[header::CONNECTION], "close");
    assert_eq!(api.get("/healthz").await?.status(), StatusCode::OK);
    assert_eq!(api.outcomes(&[&record]).await?, [Outcome::Stored]);
    // Asked a second time, it hurries.
    life.ask_to_stop()?;
    assert!(life.ended().await?.success());
    Ok(())
}
