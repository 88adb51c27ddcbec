//! A unit's own trusted addresses, for organizers: members see them beside the hotlines.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::contacts::{ContactList, ContactsError};
use domain::id::UnitId;
use domain::organizer::audit::Deed;

use super::body::read_json;
use super::errors::ApiError;
use super::openapi::{ContactsRefused, ResultsRefused};
use super::segments::Segments;
use crate::app::App;
use crate::audit::Line;
use crate::rights::Organizer;
use crate::store::contacts;

/// The most bytes of a list: twenty of the longest rows, and room for how they are written.
const MOST_BYTES: usize = 64 * 1024;

/// `GET /api/v1/organizer/units/{id}/contacts`: those of the unit itself, without those of the units above it.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/units/{id}/contacts", operation_id = "contacts", tag = "organizers", security(("session" = [])),
    params(("id" = String, Path, description = "The unit.", example = "nguyen-nghiem")),
    responses((status = 200, description = "The list.", body = ContactList), ResultsRefused),
)]
pub async fn show(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
) -> Result<Response, ApiError> {
    let unit = known(&app, &who, id).await?;
    Ok(super::json(&ContactList { contacts: app.catalog.get().contacts(&unit).to_vec() }))
}

/// `PUT /api/v1/organizer/units/{id}/contacts`: puts a list in the place of the one there is. Safe to repeat.
///
/// # Errors
/// [`ApiError`]; nothing has changed then. `contacts_unfit` names the row.
#[utoipa::path(put, path = "/api/v1/organizer/units/{id}/contacts", operation_id = "replace_contacts", tag = "organizers", security(("session" = [])),
    params(("id" = String, Path, description = "The unit.", example = "nguyen-nghiem")),
    request_body = ContactList,
    responses((status = 200, description = "The list as it is now.", body = ContactList), ContactsRefused),
)]
pub async fn put(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let list: ContactList = read_json(&headers, body, MOST_BYTES).await?;
    let unit = known(&app, &who, id).await?;
    list.check()?;
    let before = ContactList { contacts: app.catalog.get().contacts(&unit).to_vec() };
    let mut transaction = app.database.begin_write().await?;
    contacts::replace(&mut transaction, &unit, &list.contacts).await?;
    let line = Line::new(Deed::ChangedContacts, "unit", unit.as_str(), Some(&unit));
    line.before(&before).after(&list).note(&mut transaction, &who, app.clock.now_ms()).await?;
    transaction.commit().await?;
    app.follow().await;
    Ok(super::json(&list))
}

async fn known(app: &App, who: &Organizer, id: String) -> Result<UnitId, ApiError> {
    let id = UnitId::new(id);
    app.find(|catalog| catalog.unit(&id).map(drop)).await.ok_or(ApiError::NotFound)?;
    who.within(Some(&id), &app.catalog.get())?;
    Ok(id)
}

impl From<ContactsError> for ApiError {
    fn from(error: ContactsError) -> Self {
        Self::ContactsUnfit(error.to_string())
    }
}
