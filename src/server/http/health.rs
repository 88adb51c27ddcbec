//! `/healthz`: the process lives. `/readyz`: it can serve.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;

use super::errors::ApiError;
use super::openapi::{Broken, NotReady};
use crate::app::App;
use crate::store;

/// How the server is.
#[derive(Serialize, utoipa::ToSchema)]
struct Health {
    /// `alive` or `ready`.
    status: &'static str,
}

/// Always well, if it answers at all.
#[utoipa::path(get, path = "/healthz", tag = "operations", responses(
    (status = 200, description = "The process lives.", body = Health),
    Broken,
))]
pub async fn alive() -> Response {
    super::json(&Health { status: "alive" })
}

/// Ready when the database answers and nobody has asked to stop.
///
/// # Errors
/// [`ApiError`] when not ready.
#[utoipa::path(get, path = "/readyz", tag = "operations", responses(
    (status = 200, description = "The server takes requests.", body = Health),
    NotReady,
))]
pub async fn ready(State(app): State<Arc<App>>) -> Result<Response, ApiError> {
    if app.draining.load(Ordering::Relaxed) {
        return Err(ApiError::Busy);
    }
    store::ping(&mut app.database.read().await?).await?;
    Ok(super::json(&Health { status: "ready" }))
}
