//! The HTTP side: one file a noun; each handler reads the request, asks the rest of the server, and answers.

mod account;
mod audit;
mod body;
mod campaign_work;
mod campaigns;
mod client;
mod contacts;
mod errors;
mod headers;
mod health;
mod imports;
mod join;
mod link;
mod meetings;
mod metering;
mod openapi;
mod organizer;
mod origin;
mod pack_work;
mod packs;
mod participations;
mod people;
mod pictures;
mod rescue;
mod segments;
mod session;
mod survey_results;
mod survey_work;
mod surveys;
mod units;
mod web;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::rights::Role;
use serde::Serialize;
use tower_http::catch_panic::CatchPanicLayer;
use tracing::Instrument;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::metrics;
use crate::random::hex;
use errors::ApiError;

/// For bytes whose address holds their version.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For bytes that are kept, but asked for each time.
const REVALIDATE: &str = "no-cache";
/// What no browser shall keep.
const NEVER: &str = "no-store";

/// Every path.
pub fn router(app: Arc<App>) -> Router {
    let mut all = open_routes();
    for (role, routes) in organizer_routes() {
        all = all.merge(routes.route_layer(from_fn_with_state((Arc::clone(&app), role), session::require)));
    }
    let (interface, _) = all.split_for_parts();
    let routes = interface
        .route("/", get(web::member))
        .route("/j/{code}", get(web::member_by_code))
        .route("/j/{code}/chuyen-may", get(web::member))
        .route("/hien-thi", get(web::member))
        .route("/ket-qua", get(web::member))
        .route("/ket-qua/{id}", get(web::member))
        .route("/dia-chi-tin-cay", get(web::trusted))
        .route("/to-chuc", get(web::organizer))
        .route("/to-chuc/", get(web::organizer))
        .route("/to-chuc/{*page}", get(web::organizer))
        .fallback(web::file)
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed);
    surrounded(routes, app)
}

/// Puts around the routes what no answer goes without, that of a panic included.
fn surrounded(routes: Router<Arc<App>>, app: Arc<App>) -> Router {
    routes
        .layer(CatchPanicLayer::custom(errors::panicked))
        .layer(from_fn_with_state(Arc::clone(&app), around))
        .with_state(app)
}

/// What anybody may ask; each path stands beside its handler.
fn open_routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(openapi::beginning())
        .routes(routes!(openapi::show))
        .routes(routes!(organizer::sign_in))
        .routes(routes!(organizer::accept))
        .routes(routes!(link::show))
        .routes(routes!(account::reset_password))
        .routes(routes!(participations::upload))
        .routes(routes!(rescue::hand_in))
        .routes(routes!(join::show))
        .routes(routes!(packs::show))
        .routes(routes!(packs::questions))
        .routes(routes!(surveys::show))
        .routes(routes!(health::alive))
        .routes(routes!(health::ready))
        .routes(routes!(metering::show))
}

/// What only organizers may ask, each group with the role it takes. Where she has that role is asked by each handler
/// ([`crate::rights`]).
fn organizer_routes() -> [(Role, OpenApiRouter<Arc<App>>); 3] {
    let viewer = OpenApiRouter::default()
        .routes(routes!(organizer::me))
        .routes(routes!(organizer::sign_out))
        .routes(routes!(account::change_password))
        .routes(routes!(account::list_sessions, account::end_other_sessions))
        .routes(routes!(account::end_session))
        .routes(routes!(campaigns::list))
        .routes(routes!(campaigns::results))
        .routes(routes!(survey_results::show))
        .routes(routes!(contacts::show))
        .routes(routes!(campaign_work::links))
        .routes(routes!(meetings::list))
        .routes(routes!(units::show))
        .routes(routes!(imports::unit_template))
        .routes(routes!(imports::unit_sheet));
    let organizer = OpenApiRouter::default()
        .routes(routes!(contacts::put))
        .routes(routes!(campaign_work::make))
        .routes(routes!(campaign_work::change))
        .routes(routes!(campaign_work::add_units))
        .routes(routes!(campaign_work::take_back_units))
        .routes(routes!(meetings::make))
        .routes(routes!(meetings::change, meetings::remove))
        .routes(routes!(pictures::add))
        .routes(routes!(imports::preview_pack))
        .routes(routes!(imports::preview_survey))
        .routes(routes!(imports::pack_template))
        .routes(routes!(imports::pack_file))
        .routes(routes!(imports::survey_file))
        .routes(routes!(imports::preview_units))
        .routes(routes!(imports::make_units))
        .routes(routes!(pack_work::list, pack_work::make))
        .routes(routes!(pack_work::show, pack_work::save))
        .routes(routes!(pack_work::drop_draft))
        .routes(routes!(pack_work::publish))
        .routes(routes!(survey_work::list, survey_work::publish))
        .routes(routes!(units::make))
        .routes(routes!(units::change))
        .routes(routes!(units::move_to))
        .routes(routes!(units::merge))
        .routes(routes!(units::close))
        .routes(routes!(units::undo));
    let admin = OpenApiRouter::default()
        .routes(routes!(people::list))
        .routes(routes!(people::invite))
        .routes(routes!(people::take_back))
        .routes(routes!(people::change))
        .routes(routes!(people::offer_reset))
        .routes(routes!(people::end_sessions))
        .routes(routes!(audit::list))
        .routes(routes!(audit::sheet))
        .routes(routes!(units::name_levels));
    [(Role::Viewer, viewer), (Role::Organizer, organizer), (Role::Admin, admin)]
}

/// Around every request: its id, its headers, one line in the log, and what is counted. The id is always ours: one that
/// comes with a request may be anything.
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
    if app.draining.load(Ordering::Relaxed) {
        // Whoever keeps a connection open shall ask elsewhere next time.
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    let took = Duration::from_micros(app.clock.ticks_us().saturating_sub(began_us));
    metrics::answered(&method, route, response.status(), took);
    let took_ms = took.as_secs_f64() * 1000.0;
    tracing::info!(parent: &span, status = response.status().as_u16(), took_ms, "answered");
    response
}

/// A file to be kept, not shown.
fn download(name: &str, content_type: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
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
