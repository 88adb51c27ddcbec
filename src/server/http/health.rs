//! `/healthz`: the process lives. `/readyz`: it can serve.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use super::errors::ApiError;
use crate::app::App;
use crate::store;

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

/// Always well, if it answers at all.
pub async fn alive() -> Response {
    super::json(&Health { status: "alive" })
}

/// Ready when the database answers and nobody has asked to stop.
///
/// # Errors
/// [`ApiError`] when not ready.
pub async fn ready(State(app): State<Arc<App>>) -> Result<Response, ApiError> {
    if app.draining.load(Ordering::Relaxed) {
        return Err(ApiError::Busy);
    }
    store::ping(&mut *app.database.read().await?).await?;
    Ok(super::json(&Health { status: "ready" }))
}
