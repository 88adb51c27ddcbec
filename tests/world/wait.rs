//! Awaiting what another process does.

use std::fmt::Display;
use std::future::Future;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use tokio::time::{interval, timeout};

/// How long anything awaited may take before the test fails.
pub const DEADLINE: Duration = Duration::from_secs(20);

/// How often another process is asked when it cannot tell by itself.
const ASK_EVERY: Duration = Duration::from_millis(20);

/// Asks until the answer is there. An error of the probe counts as "not yet" (a page may be changing under our hands)
/// and is told when the deadline passes.
///
/// # Errors
/// After [`DEADLINE`], naming `what` and the last error.
pub async fn until<T, F, Fut>(what: impl Display, mut probe: F) -> Result<T>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<Option<T>>>,
{
    let mut last = None;
    let asking = async {
        let mut pace = interval(ASK_EVERY);
        loop {
            pace.tick().await;
            match probe().await {
                Ok(Some(answer)) => return answer,
                Ok(None) => last = None,
                Err(error) => last = Some(error),
            }
        }
    };
    if let Ok(answer) = timeout(DEADLINE, asking).await {
        return Ok(answer);
    }
    Err(last.unwrap_or_else(|| anyhow!("it did not come")))
        .with_context(|| format!("waited {DEADLINE:?} for {what}"))
}

/// Awaits something that tells by itself.
///
/// # Errors
/// After [`DEADLINE`], naming `what`.
pub async fn within_deadline<T>(what: impl Display, future: impl Future<Output = T>) -> Result<T> {
    timeout(DEADLINE, future).await.with_context(|| format!("waited {DEADLINE:?} for {what}"))
}

/// Lets something be broken for so long: the length of a fault, never a wait for something that should have happened.
pub async fn lasts(fault: Duration) {
    // Nothing ever comes, so the time always passes.
    let _passed = timeout(fault, std::future::pending::<()>()).await;
}
