//! What whoever runs the server may watch, for `GET /metrics`: counts and times of the whole. No label tells of a
//! campaign, a unit, a person or an address, and each takes few values, so that what is kept here stays small.

use std::sync::LazyLock;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use domain::wire::{Outcome, SetAsideReason};
use prometheus_client::encoding::{EncodeLabelSet, prometheus_text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::ingest::IngestError;
use crate::store::ingest::Fate;

/// Upper bounds of times on this machine, in seconds.
const TIMES: [f64; 11] = [0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 20.0];
/// Upper bounds of how many records share a commit.
const GROUPS: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 500.0, 2000.0];
/// Upper bounds of how long a result waited on its phone, in seconds: from a breath to four weeks.
const AGES: [f64; 10] =
    [2.0, 10.0, 60.0, 600.0, 3_600.0, 21_600.0, 86_400.0, 259_200.0, 604_800.0, 2_419_200.0];

static METRICS: LazyLock<Metrics> = LazyLock::new(Metrics::new);

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RecordKind {
    outcome: &'static str,
    reason: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Cause {
    reason: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Attempt {
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    method: &'static str,
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
}

struct Metrics {
    registry: Registry,
    records: Family<RecordKind, Counter>,
    group_records: Histogram,
    commit_seconds: Histogram,
    groups_failed: Counter,
    uploads_refused: Family<Cause, Counter>,
    uploads_waiting: Gauge,
    outbox_age_seconds: Histogram,
    requests: Family<Answered, Counter>,
    request_seconds: Family<Asked, Histogram, fn() -> Histogram>,
    connections_open: Gauge,
    sign_ins: Family<Attempt, Counter>,
}

impl Metrics {
    fn new() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("haihoa"),
            records: Family::default(),
            group_records: Histogram::new(GROUPS),
            commit_seconds: Histogram::new(TIMES),
            groups_failed: Counter::default(),
            uploads_refused: Family::default(),
            uploads_waiting: Gauge::default(),
            outbox_age_seconds: Histogram::new(AGES),
            requests: Family::default(),
            request_seconds: Family::new_with_constructor(|| Histogram::new(TIMES)),
            connections_open: Gauge::default(),
            sign_ins: Family::default(),
        };
        metrics.register();
        metrics.begin_at_zero();
        metrics
    }

    fn register(&mut self) {
        let to = &mut self.registry;
        to.register("records", "Uploaded records, by what became of them", self.records.clone());
        to.register("group_records", "Records that shared a commit", self.group_records.clone());
        to.register("commit_seconds", "Time to store a group durably", self.commit_seconds.clone());
        to.register("groups_failed", "Groups the database did not store", self.groups_failed.clone());
        to.register("uploads_refused", "Uploads refused for now", self.uploads_refused.clone());
        to.register("uploads_waiting", "Uploads in the writer's queue", self.uploads_waiting.clone());
        let age = "How long stored records had waited on their phones, as the phones say";
        to.register("outbox_age_seconds", age, self.outbox_age_seconds.clone());
        to.register("http_requests", "Requests answered", self.requests.clone());
        to.register("http_request_seconds", "Time to answer a request", self.request_seconds.clone());
        to.register("connections_open", "Connections that are open", self.connections_open.clone());
        to.register("sign_ins", "Attempts of organizers to sign in", self.sign_ins.clone());
    }

    /// What has not happened yet reads as zero, so that a rate over its first time is right.
    fn begin_at_zero(&self) {
        for outcome in [Outcome::Stored, Outcome::Duplicate, Outcome::StoredConflict] {
            drop(self.records.get_or_create(&kind(&(outcome, None))));
        }
        for reason in [
            SetAsideReason::Unreadable,
            SetAsideReason::HashMismatch,
            SetAsideReason::UnknownCampaign,
            SetAsideReason::UnknownUnit,
        ] {
            drop(self.records.get_or_create(&kind(&(Outcome::SetAside, Some(reason)))));
        }
        for error in [IngestError::Full, IngestError::Unavailable] {
            drop(self.uploads_refused.get_or_create(&cause(&error)));
        }
        for attempt in [SignIn::Right, SignIn::Wrong, SignIn::TooEarly] {
            drop(self.sign_ins.get_or_create(&attempt.label()));
        }
    }
}

fn kind((outcome, reason): &Fate) -> RecordKind {
    RecordKind { outcome: outcome.name(), reason: reason.map_or("", SetAsideReason::name) }
}

fn cause(error: &IngestError) -> Cause {
    let reason = match error {
        IngestError::Full => "full",
        IngestError::Unavailable => "unavailable",
    };
    Cause { reason }
}

/// Watches the writing of a group of `records`.
///
/// # Errors
/// Those of `writing`.
pub async fn of_group<E>(
    records: usize,
    writing: impl Future<Output = Result<Vec<Fate>, E>>,
) -> Result<Vec<Fate>, E> {
    let began = tokio::time::Instant::now();
    let written = writing.await;
    match &written {
        Ok(fates) => {
            METRICS.commit_seconds.observe(began.elapsed().as_secs_f64());
            METRICS.group_records.observe(records as f64);
            for fate in fates {
                METRICS.records.get_or_create(&kind(fate)).inc();
            }
        }
        Err(_) => {
            METRICS.groups_failed.inc();
        }
    }
    written
}

/// An upload was refused for now.
pub fn upload_refused(error: &IngestError) {
    METRICS.uploads_refused.get_or_create(&cause(error)).inc();
}

/// A stored record had waited so long on its phone.
pub fn outbox_age(age: Duration) {
    METRICS.outbox_age_seconds.observe(age.as_secs_f64());
}

/// A request was answered; `route` is the template of its path.
pub fn answered(method: &Method, route: &str, status: StatusCode, took: Duration) {
    let asked = Asked { method: known(method), route: route.to_owned() };
    METRICS.request_seconds.get_or_create(&asked).observe(took.as_secs_f64());
    let Asked { method, route } = asked;
    METRICS.requests.get_or_create(&Answered { method, route, status: status.as_u16() }).inc();
}

/// Whoever asks may make methods up: those have one name together.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}

/// How an attempt to sign in ended.
#[derive(Clone, Copy, Debug)]
pub enum SignIn {
    /// Signed in.
    Right,
    /// Name or password is wrong.
    Wrong,
    /// Too many attempts before: not even looked at.
    TooEarly,
}

impl SignIn {
    fn label(self) -> Attempt {
        let outcome = match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::TooEarly => "too_early",
        };
        Attempt { outcome }
    }

    /// Counts it.
    pub fn count(self) {
        METRICS.sign_ins.get_or_create(&self.label()).inc();
    }
}

/// A connection, counted while this lives.
#[derive(Debug)]
pub struct OpenConnection(());

impl OpenConnection {
    /// One more.
    #[must_use]
    pub fn new() -> Self {
        METRICS.connections_open.inc();
        Self(())
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        METRICS.connections_open.dec();
    }
}

/// All of it in Prometheus' text format, version 0.0.4; `waiting` uploads are in the queue now.
#[must_use]
pub fn text(waiting: usize) -> String {
    METRICS.uploads_waiting.set(i64::try_from(waiting).unwrap_or(i64::MAX));
    let mut text = String::new();
    // Writing into a string cannot fail.
    let _ = prometheus_text::encode(&mut text, &METRICS.registry);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_made_up_are_one_label() {
        for made_up in ["HOA", "get", "PATCH"] {
            let method = Method::from_bytes(made_up.as_bytes()).unwrap();
            answered(&method, "-", StatusCode::NOT_FOUND, Duration::from_millis(3));
        }
        let text = text(0);
        assert!(text.contains(r#"method="other",route="-",status="404"}"#), "{text}");
        assert!(!text.contains("HOA") && !text.contains("get") && !text.contains("PATCH"), "{text}");
    }

    #[test]
    fn what_has_not_happened_reads_as_zero() {
        let text = text(0);
        for line in [
            "# TYPE haihoa_records_total counter",
            "haihoa_records_total{outcome=\"set_aside\",reason=\"unknown_unit\"}",
            "haihoa_uploads_refused_total{reason=\"full\"}",
            "haihoa_uploads_waiting 0",
            "haihoa_outbox_age_seconds_bucket{le=\"60\"}",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
    }
}
