//! The pages and their files.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::campaign::{JoinCode, PackRef};
use domain::pack::{MEDIA, Pack};

use super::errors::ApiError;
use super::pictures;
use super::segments::Segments;
use super::{IMMUTABLE, NEVER, REVALIDATE};
use crate::app::App;
use crate::catalog::Catalog;
use crate::content::{Content, Effort};
use crate::random;

/// The member app's page.
pub async fn member(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    member_shell(&app, &headers)
}

/// The member app's page with the numbers to call in it.
pub async fn trusted(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    match app.site.member_page() {
        Some(page) => sent(&app, &headers, page.of_trusted(), REVALIDATE),
        None => member_shell(&app, &headers),
    }
}

/// The organizer app's page.
pub async fn organizer(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    page(&app, "/organizer.html", &headers)
}

/// The member app's page for a join code, with its garden in it, or with what the survey is about. A code that leads nowhere gets the plain page, which
/// then says so.
pub async fn member_by_code(
    State(app): State<Arc<App>>,
    Segments(code): Segments<String>,
    headers: HeaderMap,
) -> Response {
    let code = JoinCode::read(&code);
    if code.as_ref().is_some_and(|code| app.catalog.get().is_paused(code)) {
        return paused();
    }
    let page = match code {
        Some(code) => app.find(|catalog| campaign_page(&app, catalog, &code)).await,
        None => None,
    };
    let Some((html, cache)) = page else { return member_shell(&app, &headers) };
    sent(&app, &headers, html, cache)
}

/// What stands in the place of a campaign that is paused: words alone, so that nothing is begun.
fn paused() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, NEVER)];
    let page = concat!(
        "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Hái Hoa</title>",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
        "<main><h1>Đợt này đang tạm dừng</h1>",
        "<p>Ban tổ chức sẽ mở lại. Chị quay lại sau nhé.</p>",
        "<p>Kết quả chị đã làm vẫn còn nguyên.</p></main></html>\n",
    );
    (StatusCode::OK, headers, page).into_response()
}

/// A member page with something put into it.
fn sent(app: &App, headers: &HeaderMap, html: String, cache: &'static str) -> Response {
    let content = Content::compressed("text/html; charset=utf-8", Bytes::from(html), Effort::Quick);
    with_policy(content.respond(headers, cache), app)
}

/// The page, and how long browsers may keep it.
fn campaign_page(app: &App, catalog: &Catalog, code: &JoinCode) -> Option<(String, &'static str)> {
    let joined = catalog.join(code)?;
    if let Some(asked) = &joined.campaign.survey {
        let survey = &catalog.survey(&asked.survey.id, asked.survey.version)?.survey;
        let cache = if survey.sensitive { NEVER } else { REVALIDATE };
        return Some((app.site.member_page()?.of_survey(&joined, survey), cache));
    }
    let withheld = joined.campaign.rules.withholds_key();
    let pack = |wanted: &PackRef| {
        let pack = &catalog.pack(&wanted.id, wanted.version)?.pack;
        Some(if withheld { pack.without_key() } else { pack.clone() })
    };
    let packs: Vec<Pack> = joined.campaign.packs.iter().map(pack).collect::<Option<_>>()?;
    Some((app.site.member_page()?.of_campaign(&joined, &packs, random::number().ok()?), REVALIDATE))
}

fn member_shell(app: &App, headers: &HeaderMap) -> Response {
    with_policy(page(app, "/index.html", headers), app)
}

/// The member page brings a script and a style of its own.
fn with_policy(mut response: Response, app: &App) -> Response {
    if let Some(page) = app.site.member_page() {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, page.policy().clone());
    }
    response
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
    let Some(content) = app.site.file(path) else {
        return match pictures::stored(&app, path).await {
            Ok(Some(picture)) => picture,
            Ok(None) if path.starts_with(MEDIA) => pictures::not_there(),
            Ok(None) => no_page(),
            Err(error) => error.into_response(),
        };
    };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return ApiError::MethodNotAllowed.into_response();
    }
    if path.starts_with(MEDIA) {
        return content.respond_part(request.headers(), IMMUTABLE);
    }
    // The names of assets hold their hash.
    let cache = if path.starts_with("/assets/") { IMMUTABLE } else { REVALIDATE };
    content.respond(request.headers(), cache)
}

fn no_page() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::NOT_FOUND, headers, "Không có trang này.\n").into_response()
}
