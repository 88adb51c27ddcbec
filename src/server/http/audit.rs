//! The audit log, for admins: page by page, and as a spreadsheet.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use domain::organizer::audit::{AuditEntry, AuditPage};

use super::errors::ApiError;
use super::openapi::RoleRefused;
use super::segments::query_value;
use crate::app::App;
use crate::export;
use crate::export::audit::Names;
use crate::reform;
use crate::rights::Organizer;
use crate::store::{audit, organizers, settings};

/// How many lines a page has.
const PAGE: usize = 100;
/// How many lines are read at a time: some may be of other parts of the tree.
const READ: u32 = 1000;
/// The most lines of a spreadsheet, the newest: Excel takes about a million.
const SHEET: usize = 200_000;

/// The newest `most` lines that she may read, older than `before`.
async fn lines(app: &App, who: &Organizer, before: &str, most: usize) -> Result<Vec<AuditEntry>, ApiError> {
    let catalog = app.catalog.get();
    let mut snapshot = app.database.begin_read().await?;
    let (mut found, mut before) = (Vec::new(), before.to_owned());
    while found.len() < most {
        let page = audit::page(&mut snapshot, &before, READ).await?;
        let Some(last) = page.last() else { break };
        before.clone_from(&last.id);
        found.extend(page.into_iter().filter(|entry| who.has(entry.unit.as_ref(), &catalog)));
    }
    snapshot.commit().await?;
    found.truncate(most);
    Ok(found)
}

/// What ids in the log are called, of what she may see otherwise, too: her own part, and the units above it.
async fn names(app: &App, who: &Organizer) -> Result<Names, ApiError> {
    let (people, levels) = {
        let mut connection = app.database.read().await?;
        (organizers::all(&mut connection).await?, settings::levels(&mut connection).await?)
    };
    let catalog = app.catalog.get();
    let units = reform::list(&catalog, who, true).into_iter().map(|unit| (unit.id, unit.name));
    let people = people.into_iter().filter(|person| who.has(person.unit.as_ref(), &catalog));
    let people = people.map(|person| (person.id, person.name));
    Ok(Names { units: units.collect(), people: people.collect(), levels })
}

/// `GET /api/v1/organizer/audit`
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/audit", operation_id = "audit", tag = "people", security(("session" = [])),
    params(("before" = Option<String>, Query, description = "Only lines older than the one with this id.")),
    responses((status = 200, description = "The newest lines of one's own part of the tree.", body = AuditPage), RoleRefused),
)]
pub async fn list(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiError> {
    let before = query_value(query.as_deref(), "before").unwrap_or_default();
    let mut entries = lines(&app, &who, &before, PAGE + 1).await?;
    let more = entries.len() > PAGE;
    entries.truncate(PAGE);
    Ok(super::json(&AuditPage { entries, more }))
}

/// `GET /api/v1/organizer/audit.xlsx`
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/audit.xlsx", operation_id = "audit_sheet", tag = "people", security(("session" = [])),
    responses((status = 200, description = "The same as a spreadsheet.", body = String, content_type = export::XLSX), RoleRefused),
)]
pub async fn sheet(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
) -> Result<Response, ApiError> {
    let entries = lines(&app, &who, "", SHEET).await?;
    let names = names(&app, &who).await?;
    // Tens of thousands of rows take a second: not on a thread that answers requests.
    let bytes = tokio::task::spawn_blocking(move || export::audit::sheet(&entries, &names)).await;
    let bytes = bytes.map_err(|_| ApiError::Internal)??;
    Ok(super::download("nhat-ky.xlsx", export::XLSX, bytes))
}
