//! Runs the server: prepares, listens, and stops when asked without losing anything it took on.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, bail};
use listenfd::ListenFd;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Semaphore;

use crate::app::{App, FILES_AT_ONCE};
use crate::catalog::{Catalog, SharedCatalog};
use crate::clock::{Clock, SystemClock};
use crate::config::{PublicUrl, ServeArgs};
use crate::connections;
use crate::ingest::Ingest;
use crate::invite::{self, first_start_link};
use crate::password::Passwords;
use crate::quota::Quota;
use crate::rescue::{RescueDesk, RescueKey};
use crate::site::Site;
use crate::store::{Database, Missing, moved};
use crate::throttle::Throttle;
use crate::{demo, http, starter};

/// How long requests under way and the writer's queue may take once the server is asked to stop.
const STOP_TIMEOUT: Duration = Duration::from_secs(10);

/// How often a node looks whether the catalog has changed.
const FOLLOW: Duration = Duration::from_secs(5);

/// Serves until SIGINT or SIGTERM.
///
/// # Errors
/// When the server cannot start.
pub async fn serve(args: ServeArgs) -> anyhow::Result<()> {
    // First of all: it changes the process's environment.
    let handed_over = handed_over()?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let database = Arc::new(Database::open(&args.store.url(), Missing::IsMade).await?);
    refuse_moved(&database).await?;
    starter::publish(&database, clock.now_ms()).await.context("the starter packs cannot be published")?;
    if args.demo {
        demo::fill(&database, clock.now_ms()).await.context("the demo cannot be made")?;
        demo::widen(&database, args.demo_branches).await.context("the demo cannot be widened")?;
    }
    let rescue = RescueDesk::new(RescueKey::prepare(&database, clock.now_ms()).await?);
    let catalog = starter::catalog(&database, &Catalog::default())
        .await
        .context("the stored campaigns cannot be read")?;
    let site = Site::load(args.web.as_deref())?;
    if site.is_empty() {
        tracing::warn!("no web files: only the API answers; --web names their folder");
    }
    let listener = match handed_over {
        Some(listener) => listener,
        None => {
            connections::listen(args.listen).with_context(|| format!("cannot listen on {}", args.listen))?
        }
    };
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
        rescue,
        site,
        clock,
        passwords: Passwords::new()?,
        throttle: Throttle::default(),
        quota: Quota::new(args.campaign_mb),
        public_url: args.public_url,
        file_work: Semaphore::new(FILES_AT_ONCE),
        draining: AtomicBool::new(false),
    });
    let following = tokio::spawn(follow(Arc::clone(&app)));
    let mut signals = StopSignals::new()?;
    print_lines(&lines);
    tracing::info!(%address, "listening");

    let draining = Arc::clone(&app);
    let stopped = async move {
        signals.next().await;
        draining.draining.store(true, Ordering::Relaxed);
        tracing::info!(seconds = args.drain_seconds, "no longer ready");
        // Asked twice is asked to hurry.
        let _ = tokio::time::timeout(Duration::from_secs(args.drain_seconds), signals.next()).await;
        tracing::info!("stopping");
    };
    connections::serve(listener, http::router(app), stopped, STOP_TIMEOUT).await;
    following.abort();
    if tokio::time::timeout(STOP_TIMEOUT, writer.finish()).await.is_err() {
        tracing::error!("the writer did not finish in time; what it had not stored was not acknowledged");
    }
    database.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Refuses a database that was moved away from, or that a move into has not finished.
async fn refuse_moved(database: &Database) -> anyhow::Result<()> {
    let mut connection = database.read().await?;
    if moved::is_left(&mut connection).await? {
        bail!("the data were moved to PostgreSQL: serve them with --database-url");
    }
    if moved::is_arriving(&mut connection).await? {
        bail!("a move into this database was not finished: run `haihoa move-to` again");
    }
    Ok(())
}

/// Looks again and again whether another node, or a command, has changed the catalog.
async fn follow(app: Arc<App>) {
    let mut rounds = tokio::time::interval(FOLLOW);
    loop {
        rounds.tick().await;
        match starter::refresh(&app.database, &app.catalog).await {
            Ok(true) => tracing::info!(revision = app.catalog.get().revision(), "the catalog was read anew"),
            Ok(false) => {}
            Err(error) => tracing::warn!(error = format!("{error:#}"), "the catalog could not be read anew"),
        }
    }
}

/// The socket that a service manager holds for us, as systemd does by socket activation (sd_listen_fds(3)): it stays open
/// while one life of the server ends and the next begins, so that nobody is refused between.
fn handed_over() -> anyhow::Result<Option<TcpListener>> {
    let given = ListenFd::from_env().take_tcp_listener(0).context("what was handed over is no TCP socket")?;
    let Some(listener) = given else { return Ok(None) };
    listener.set_nonblocking(true)?;
    Ok(Some(TcpListener::from_std(listener)?))
}

/// SIGINT and SIGTERM.
struct StopSignals {
    interrupt: Signal,
    terminate: Signal,
}

impl StopSignals {
    fn new() -> std::io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Resolves at the next of them.
    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => (),
            _ = self.terminate.recv() => (),
        }
    }
}

/// What people and scripts read from standard output. If nobody does, the server runs all the same.
fn print_lines(lines: &[String]) {
    let mut out = std::io::stdout().lock();
    for line in lines {
        let _ = writeln!(out, "{line}");
    }
    let _ = out.flush();
}
