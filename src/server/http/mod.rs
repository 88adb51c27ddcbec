//! The HTTP side: one file a noun; each handler reads the request, asks the rest of the server, and answers.

mod body;
mod campaigns;
mod client;
mod errors;
mod headers;
mod health;
mod join;
mod organizer;
mod origin;
mod packs;
mod participations;
mod segments;
mod session;
mod web;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Serialize;
use tower_http::catch_panic::CatchPanicLayer;
use tracing::Instrument;

use crate::app::App;
use crate::random::hex;
use errors::ApiError;

/// For bytes whose address holds their version.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For bytes that are kept, but asked for each time.
const REVALIDATE: &str = "no-cache";

/// Every path.
pub fn router(app: Arc<App>) -> Router {
    let for_organizers = Router::new()
        .route("/api/v1/organizer/me", get(organizer::me))
        .route("/api/v1/campaigns", get(campaigns::list))
        .route("/api/v1/campaigns/{id}/results", get(campaigns::results))
        .route_layer(from_fn_with_state(Arc::clone(&app), session::require));
    let sign_out = axum::routing::delete(organizer::sign_out)
        .route_layer(from_fn_with_state(Arc::clone(&app), session::require));
    Router::new()
        .merge(for_organizers)
        .route("/api/v1/organizer/session", post(organizer::sign_in).merge(sign_out))
        .route("/api/v1/organizer/invitation", post(organizer::accept))
        .route("/api/v1/participations", post(participations::upload))
        .route("/api/v1/join/{code}", get(join::show))
        .route("/api/v1/packs/{id}/{version}", get(packs::show))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/", get(web::member))
        .route("/j/{code}", get(web::member_by_code))
        .route("/j/{code}/{flower}", get(web::member_at_flower))
        .route("/ket-qua", get(web::member))
        .route("/ket-qua/{id}", get(web::member))
        .route("/to-chuc", get(web::organizer))
        .route("/to-chuc/", get(web::organizer))
        .route("/to-chuc/{*page}", get(web::organizer))
        .fallback(web::file)
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .layer(CatchPanicLayer::custom(errors::panicked))
        .layer(from_fn_with_state(Arc::clone(&app), around))
        .with_state(app)
}

/// Around every request: its id, its headers, and one line in the log.
async fn around(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let began_us = app.clock.ticks_us();
    let request_id = hex::<8>().unwrap_or_default();
    let method = request.method().clone();
    // The template, not the path: what a path holds is nobody's business.
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    let span = tracing::info_span!("request", id = request_id, method = method.as_str(), route);
    let mut response = next.run(request).instrument(span.clone()).await;
    headers::add(response.headers_mut(), app.public_url.as_ref());
    if let Ok(id) = HeaderValue::try_from(&request_id) {
        response.headers_mut().insert("x-request-id", id);
    }
    let took_ms = app.clock.ticks_us().saturating_sub(began_us) as f64 / 1000.0;
    tracing::info!(parent: &span, status = response.status().as_u16(), took_ms, "answered");
    response
}

/// An answer of JSON.
fn json<T: Serialize>(body: &T) -> Response {
    match serde_json::to_vec(body) {
        Ok(bytes) => {
            let mut response = Response::new(Body::from(bytes));
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response
        }
        Err(error) => {
            tracing::error!(%error, "an answer could not be written");
            axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

#[cfg(test)]
mod tests;
