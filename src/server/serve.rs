//! Runs the server: prepares, listens, and stops when asked without losing anything it took on.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::app::App;
use crate::catalog::SharedCatalog;
use crate::clock::{Clock, SystemClock};
use crate::config::{PublicUrl, ServeArgs};
use crate::connections;
use crate::ingest::Ingest;
use crate::invite::{self, first_start_link};
use crate::password::Passwords;
use crate::site::Site;
use crate::store::{Database, Missing};
use crate::throttle::Throttle;
use crate::{demo, http, starter};

/// How long requests under way and the writer's queue may take once the server is asked to stop.
const STOP_TIMEOUT: Duration = Duration::from_secs(10);

/// Serves until SIGINT or SIGTERM.
///
/// # Errors
/// When the server cannot start.
pub async fn serve(args: ServeArgs) -> anyhow::Result<()> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let database = Arc::new(Database::open(&args.store.url(), Missing::IsMade).await?);
    starter::publish(&database, clock.now_ms()).await.context("the starter packs cannot be published")?;
    if args.demo {
        demo::fill(&database, clock.now_ms()).await.context("the demo cannot be made")?;
    }
    let catalog = starter::catalog(&database).await.context("the stored campaigns cannot be read")?;
    let site = Site::load(args.web.as_deref())?;
    if site.is_empty() {
        tracing::warn!("no web files: only the API answers; --web names their folder");
    }
    let listener =
        TcpListener::bind(args.listen).await.with_context(|| format!("cannot listen on {}", args.listen))?;
    let address = listener.local_addr()?;
    let base = args.public_url.clone().unwrap_or_else(|| PublicUrl::local(address));
    let mut lines = vec![format!("listening on http://{address}")];
    if let Some(link) = first_start_link(&database, &base, clock.now_ms()).await? {
        lines.push(format!("organizer link, good once within {} days: {link}", invite::DAYS));
    }
    if args.demo {
        lines.extend(demo::member_link(&catalog, &base).map(|link| format!("member link: {link}")));
    }
    let (ingest, writer) = Ingest::start(Arc::clone(&database));
    let app = Arc::new(App {
        database: Arc::clone(&database),
        catalog: SharedCatalog::new(catalog),
        ingest,
        site,
        clock,
        passwords: Passwords::new()?,
        throttle: Throttle::default(),
        public_url: args.public_url,
        draining: AtomicBool::new(false),
    });
    let stop = stop_signal()?;
    print_lines(&lines);
    tracing::info!(%address, "listening");

    let draining = Arc::clone(&app);
    let stopped = async move {
        stop.await;
        draining.draining.store(true, Ordering::Relaxed);
        tracing::info!("stopping");
    };
    connections::serve(listener, http::router(app), stopped, STOP_TIMEOUT).await;
    if tokio::time::timeout(STOP_TIMEOUT, writer.finish()).await.is_err() {
        tracing::error!("the writer did not finish in time; what it had not stored was not acknowledged");
    }
    database.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Resolves at the first SIGINT or SIGTERM.
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => (),
            _ = terminate.recv() => (),
        }
    })
}

/// What people and scripts read from standard output. If nobody does, the server runs all the same.
fn print_lines(lines: &[String]) {
    let mut out = std::io::stdout().lock();
    for line in lines {
        let _ = writeln!(out, "{line}");
    }
    let _ = out.flush();
}
