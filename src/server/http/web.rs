//! The pages and their files.

use std::fmt::Write;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::campaign::JoinCode;

use super::errors::ApiError;
use super::segments::Segments;
use super::{IMMUTABLE, REVALIDATE};
use crate::app::App;
use crate::catalog::Catalog;
use crate::content::{Content, Effort};

/// The member app's page.
pub async fn member(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    page(&app, "/index.html", &headers)
}

/// The organizer app's page.
pub async fn organizer(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    page(&app, "/organizer.html", &headers)
}

/// The member app's page for a join code: names what the app will ask for first, so that the browser fetches it while
/// the app itself is still on its way. A code that leads nowhere gets the plain page, which then says so.
pub async fn member_by_code(
    State(app): State<Arc<App>>,
    Segments(code): Segments<String>,
    headers: HeaderMap,
) -> Response {
    by_code(&app, &code, &headers)
}

/// As [`member_by_code`], with a flower open.
pub async fn member_at_flower(
    State(app): State<Arc<App>>,
    Segments((code, _flower)): Segments<(String, String)>,
    headers: HeaderMap,
) -> Response {
    by_code(&app, &code, &headers)
}

fn by_code(app: &App, code: &str, headers: &HeaderMap) -> Response {
    let links = JoinCode::read(code).and_then(|code| preload_links(&app.catalog.get(), &code));
    match links.and_then(|links| app.site.member_page_with(&links)) {
        Some(html) => {
            let content = Content::compressed("text/html; charset=utf-8", Bytes::from(html), Effort::Quick);
            content.respond(headers, REVALIDATE)
        }
        None => page(app, "/index.html", headers),
    }
}

fn preload_links(catalog: &Catalog, code: &JoinCode) -> Option<String> {
    let joined = catalog.join(code)?;
    let mut links = String::new();
    let mut add = |address: std::fmt::Arguments<'_>| {
        // Writing to a String cannot fail.
        let _ = write!(links, "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{address}\">");
    };
    // Codes are digits and pack ids letters, digits and hyphens (`Pack::problems`): nothing to escape.
    add(format_args!("/api/v1/join/{}", code.as_str()));
    for pack in &joined.campaign.packs {
        add(format_args!("/api/v1/packs/{}/{}", pack.id, pack.version));
    }
    Some(links)
}

fn page(app: &App, path: &str, headers: &HeaderMap) -> Response {
    app.site.file(path).map_or_else(no_page, |content| content.respond(headers, REVALIDATE))
}

/// Everything else: a file of the build, or nothing.
pub async fn file(State(app): State<Arc<App>>, request: Request) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        return ApiError::NotFound.into_response();
    }
    let Some(content) = app.site.file(path) else { return no_page() };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return ApiError::MethodNotAllowed.into_response();
    }
    // The names of assets hold their hash.
    let cache = if path.starts_with("/assets/") { IMMUTABLE } else { REVALIDATE };
    content.respond(request.headers(), cache)
}

fn no_page() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::NOT_FOUND, headers, "Không có trang này.\n").into_response()
}
