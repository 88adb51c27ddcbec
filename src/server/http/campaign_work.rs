//! Campaigns as organizers make, change and hand them out.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::campaign::JoinCode;
use domain::id::{CampaignId, UnitId};
use domain::organizer::campaigns::{
    AddUnits, CampaignSummary, ChangeCampaign, NewCampaign, UnitLink, UnitLinks,
};
use domain::results::Tally;

use super::body::read_json;
use super::errors::ApiError;
use super::openapi::{MakeRefused, ResultsRefused};
use super::segments::Segments;
use crate::app::App;
use crate::catalog::{Catalog, CodeTarget, Entry};
use crate::launch::{self, LaunchError};
use crate::rights::Organizer;
use crate::store::tallies;

/// The most bytes of a body: twenty thousand units.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// `POST /api/v1/organizer/campaigns`
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/campaigns", operation_id = "make_campaign", tag = "campaigns", security(("session" = [])),
    request_body = NewCampaign,
    responses((status = 201, description = "The campaign; each of its units has a code.", body = CampaignSummary), MakeRefused),
)]
pub async fn make(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let new: NewCampaign = read_json(&headers, body, MOST_BYTES).await?;
    app.follow().await;
    who.within(new.unit.as_ref(), &app.catalog.get())?;
    let id = launch::make(&app, &who, new).await?;
    let catalog = app.catalog.get();
    let entry = catalog.campaign(&id).ok_or(ApiError::StoreUnavailable)?;
    let summary = summary(&who, &catalog, entry, Tally::default());
    Ok((StatusCode::CREATED, super::json(&summary)).into_response())
}

fn summary(who: &Organizer, catalog: &Catalog, entry: &Entry, total: Tally) -> CampaignSummary {
    CampaignSummary {
        campaign: entry.campaign.clone(),
        unit: entry.owner.clone(),
        paused: entry.paused,
        taken_back: entry.taken_back,
        may_change: who.may_change(entry.owner.as_ref(), catalog),
        total,
    }
}

/// A campaign that she may see, if it is also hers to change.
async fn own<'a>(
    app: &App,
    who: &Organizer,
    id: &CampaignId,
    catalog: &'a Catalog,
) -> Result<&'a Entry, ApiError> {
    app.find(|catalog| catalog.campaign(id).map(drop)).await.ok_or(ApiError::NotFound)?;
    let entry = who.campaign(id, catalog)?;
    if who.owns(entry, catalog) { Ok(entry) } else { Err(ApiError::Forbidden) }
}

/// `PUT /api/v1/organizer/campaigns/{id}`: title, times, pause, and taking it back.
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(put, path = "/api/v1/organizer/campaigns/{id}", operation_id = "change_campaign", tag = "campaigns", security(("session" = [])),
    params(("id" = String, Path, description = "The campaign.", example = "demo-an-toan-gia-dinh")),
    request_body = ChangeCampaign,
    responses((status = 200, description = "The campaign as it is now.", body = CampaignSummary), MakeRefused),
)]
pub async fn change(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let change: ChangeCampaign = read_json(&headers, body, MOST_BYTES).await?;
    let id = CampaignId::new(id);
    app.follow().await;
    let catalog = app.catalog.get();
    launch::change(&app, &who, own(&app, &who, &id, &catalog).await?, change).await?;
    let catalog = app.catalog.get();
    let entry = catalog.campaign(&id).ok_or(ApiError::NotFound)?;
    Ok(super::json(&summary(&who, &catalog, entry, total(&app, &who, &catalog, entry).await?)))
}

/// What came of her own units.
async fn total(app: &App, who: &Organizer, catalog: &Catalog, entry: &Entry) -> Result<Tally, ApiError> {
    let counted = {
        let mut connection = app.database.read().await?;
        tallies::of_campaign(&mut connection, &entry.campaign.id).await?
    };
    let is_hers = |unit: &UnitId| who.has(Some(unit), catalog);
    let mut total = Tally::default();
    counted.units.iter().filter(|(unit, _)| is_hers(unit)).for_each(|(_, tally)| total.add(tally));
    Ok(total)
}

/// `GET /api/v1/organizer/campaigns/{id}/links`: the codes of one's own units.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/organizer/campaigns/{id}/links", operation_id = "links", tag = "campaigns", security(("session" = [])),
    params(("id" = String, Path, description = "The campaign.", example = "demo-an-toan-gia-dinh")),
    responses((status = 200, description = "The links, in the order of the tree.", body = UnitLinks), ResultsRefused),
)]
pub async fn links(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
) -> Result<Response, ApiError> {
    let id = CampaignId::new(id);
    app.find(|catalog| catalog.campaign(&id).map(drop)).await.ok_or(ApiError::NotFound)?;
    Ok(super::json(&links_of(&app, &who, &id).await?))
}

async fn links_of(app: &App, who: &Organizer, id: &CampaignId) -> Result<UnitLinks, ApiError> {
    let catalog = app.catalog.get();
    let entry = who.campaign(id, &catalog)?;
    let total = total(app, who, &catalog, entry).await?;
    let mut codes: HashMap<&UnitId, &JoinCode> = HashMap::new();
    let of_it = |(_, target): &(&JoinCode, &CodeTarget)| target.campaign == *id && !target.taken_back;
    for (code, target) in catalog.codes().filter(of_it) {
        // Of several the smallest, so that a poster printed twice is the same.
        let first = codes.entry(&target.unit).or_insert(code);
        *first = code.min(first);
    }
    // What is printed from now on is for units that there still are; the codes of others lead to those that stand for them.
    let is_shown = |unit: &UnitId| {
        catalog.units().get(unit).is_some_and(|unit| unit.closed_on.is_none())
            && who.has(Some(unit), &catalog)
    };
    let mut links: Vec<UnitLink> = codes
        .into_iter()
        .filter(|(unit, _)| is_shown(unit))
        .filter_map(|(unit, code)| {
            let (name, within) = (catalog.unit(unit)?.name.clone(), catalog.names_above(unit));
            Some(UnitLink { unit: unit.clone(), name, within, code: code.clone() })
        })
        .collect();
    links.sort_by(|a, b| (&a.within, &a.name, &a.unit).cmp(&(&b.within, &b.name, &b.unit)));
    Ok(UnitLinks { summary: summary(who, &catalog, entry, total), links })
}

/// `POST /api/v1/organizer/campaigns/{id}/units`: lets more units take part.
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/campaigns/{id}/units", operation_id = "add_units", tag = "campaigns", security(("session" = [])),
    params(("id" = String, Path, description = "The campaign.", example = "demo-an-toan-gia-dinh")),
    request_body = AddUnits,
    responses((status = 201, description = "The links as they are now.", body = UnitLinks), MakeRefused),
)]
pub async fn add_units(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let AddUnits { units } = read_json(&headers, body, MOST_BYTES).await?;
    let id = CampaignId::new(id);
    app.follow().await;
    let catalog = app.catalog.get();
    launch::add_units(&app, &who, own(&app, &who, &id, &catalog).await?, &units).await?;
    Ok((StatusCode::CREATED, super::json(&links_of(&app, &who, &id).await?)).into_response())
}

/// `POST /api/v1/organizer/campaigns/{id}/units/take-back`: takes units out again that nothing has come of.
///
/// # Errors
/// [`ApiError`]; nothing has changed then.
#[utoipa::path(post, path = "/api/v1/organizer/campaigns/{id}/units/take-back", operation_id = "take_back_units", tag = "campaigns", security(("session" = [])),
    params(("id" = String, Path, description = "The campaign.", example = "demo-an-toan-gia-dinh")),
    request_body = AddUnits,
    responses((status = 200, description = "The links as they are now.", body = UnitLinks), MakeRefused),
)]
pub async fn take_back_units(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let AddUnits { units } = read_json(&headers, body, MOST_BYTES).await?;
    let id = CampaignId::new(id);
    app.follow().await;
    let catalog = app.catalog.get();
    launch::take_back_units(&app, &who, own(&app, &who, &id, &catalog).await?, &units).await?;
    Ok(super::json(&links_of(&app, &who, &id).await?))
}

impl From<LaunchError> for ApiError {
    fn from(error: LaunchError) -> Self {
        match error {
            LaunchError::Unfit(_) => Self::Unfit(error.to_string()),
            LaunchError::Gone(_) => Self::NotFound,
            LaunchError::Used => Self::Conflict("has_answers", "something has come of the campaign"),
            LaunchError::NoCodes => Self::Conflict("no_codes", "no join codes are left"),
            LaunchError::Note(error) => error.into(),
            LaunchError::Database(error) => error.into(),
            LaunchError::Rebuild(error) => {
                tracing::error!(error = format!("{error:#}"), "the counts could not be written anew");
                Self::StoreUnavailable
            }
        }
    }
}
