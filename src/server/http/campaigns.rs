//! Campaigns and their results, for organizers. Read from the counts alone: as cheap for a million records as for ten.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::id::{CampaignId, UnitId};
use domain::organizer::{CampaignList, CampaignSummary};
use domain::pack::{Choice, Question, QuestionKind};
use domain::results::{ChoiceCount, QuestionResult, Results, Tally, most_missed_first, roll_up};

use super::errors::ApiError;
use super::openapi::{ResultsRefused, SignedOutRefused};
use super::segments::Segments;
use crate::app::App;
use crate::catalog::{Catalog, Entry, KeptCampaign};
use crate::content::has_tag;
use crate::day::Day;
use crate::published::PublishedPack;
use crate::rights::Organizer;
use crate::store::campaigns;
use crate::store::tallies::{self, CampaignTallies};
use crate::tallies::{Kept, QuestionKey};

/// `GET /api/v1/campaigns`: the newest first.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/campaigns", operation_id = "campaigns", tag = "organizers", security(("session" = [])),
    responses((status = 200, description = "The campaigns.", body = CampaignList), SignedOutRefused),
)]
pub async fn list(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
) -> Result<Response, ApiError> {
    let catalog = app.catalog.get();
    let mut connection = app.database.read().await?;
    let mut totals = match &who.unit {
        None => tallies::totals(&mut connection).await?,
        Some(_) => tallies::totals_of(&mut connection, |unit| who.has(Some(unit), &catalog)).await?,
    };
    let campaigns = campaigns::kept(&mut connection).await?;
    let campaigns = campaigns.into_iter().filter_map(|kept| {
        let entry = catalog.campaign(&kept.campaign.id).filter(|entry| who.sees(entry, &catalog))?;
        let total = totals.remove(&kept.campaign.id).unwrap_or_default();
        let may_change = who.may_change(entry.owner.as_ref(), &catalog);
        let KeptCampaign { campaign, unit, paused, taken_back, .. } = kept;
        let is_gone = taken_back && total.participations == 0;
        (!is_gone).then_some(CampaignSummary { campaign, unit, paused, taken_back, may_change, total })
    });
    Ok(super::json(&CampaignList { campaigns: campaigns.collect() }))
}

/// `GET /api/v1/campaigns/{id}/results`: 304 when nothing changed since the tag the client names.
///
/// # Errors
/// [`ApiError`].
#[utoipa::path(get, path = "/api/v1/campaigns/{id}/results", operation_id = "results", tag = "organizers", security(("session" = [])),
    params(
        ("id" = String, Path, description = "The campaign.", example = "demo-an-toan-gia-dinh"),
        ("If-None-Match" = Option<String>, Header, description = "The tag of what the client has."),
    ),
    responses(
        (status = 200, description = "The results.", body = Results,
            headers(("ETag" = String, description = "Names this state of the counts."))),
        (status = 304, description = "Nothing changed."),
        ResultsRefused,
    ),
)]
pub async fn results(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let id = CampaignId::new(id);
    app.find(|catalog| catalog.campaign(&id).map(drop)).await.ok_or(ApiError::NotFound)?;
    let catalog = app.catalog.get();
    let entry = who.campaign(&id, &catalog)?;
    // One transaction: the counts and the revision that names them belong together.
    let mut snapshot = app.database.begin_read().await?;
    // What she sees hangs on the units, too, and on which of them are hers.
    let of = who.unit.as_ref().map(UnitId::as_str).unwrap_or_default();
    let revision = tallies::revision(&mut snapshot, &id).await?;
    let tag = format!("W/\"{}-{revision}-{of}\"", catalog.revision());
    let tag_header = HeaderValue::try_from(&tag).map_err(|_| ApiError::Internal)?;
    if has_tag(&headers, &tag) {
        snapshot.commit().await?;
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag_header)]).into_response());
    }
    let counted = tallies::of_campaign(&mut snapshot, &id).await?;
    snapshot.commit().await?;
    let mut response = super::json(&put_together(&catalog, entry, &counted, &who, app.clock.now_ms()));
    response.headers_mut().insert(header::ETAG, tag_header);
    Ok(response)
}

/// The day whose tree a campaign's results are shown along: today, and once it is closed the day it was. So a later reform
/// does not change what was reported.
pub fn day_of(entry: &Entry, now_ms: u64) -> String {
    Day::of_ms(now_ms.min(entry.campaign.closes_at_ms)).to_string()
}

/// What an organizer may see: her own units. The questions are those of the whole campaign.
fn put_together(
    catalog: &Catalog,
    entry: &Entry,
    counted: &CampaignTallies,
    who: &Organizer,
    now_ms: u64,
) -> Results {
    let day = day_of(entry, now_ms);
    let is_hers = |unit: &UnitId| who.has(Some(unit), catalog);
    let mut units = catalog.units_shown(entry, counted.units.keys(), &day);
    units.retain(|unit| is_hers(&unit.id));
    let mut own: HashMap<UnitId, Tally> = HashMap::new();
    for (unit, tally) in &counted.units {
        let stands = catalog.units().stands_for_on(unit, Some(&day));
        if is_hers(stands) {
            own.entry(stands.clone()).or_default().add(tally);
        }
    }
    let mut total = Tally::default();
    own.values().for_each(|tally| total.add(tally));
    let mut questions = question_results(catalog, entry, counted);
    most_missed_first(&mut questions);
    let kept = if who.owns(entry, catalog) { counted.kept } else { Kept::default() };
    Results {
        campaign: entry.campaign.clone(),
        total,
        units: roll_up(&units, &own),
        questions,
        set_aside: kept.set_aside,
        conflicts: kept.conflicts,
    }
}

/// Every question of the campaign's packs, and of other versions that answers came for.
fn question_results(catalog: &Catalog, entry: &Entry, counted: &CampaignTallies) -> Vec<QuestionResult> {
    let asked: HashMap<&QuestionKey, (u64, u64)> =
        counted.questions.iter().map(|row| (&row.key, (row.asked, row.right))).collect();
    let chosen: HashMap<(&QuestionKey, &str), u64> =
        counted.choices.iter().map(|row| ((&row.key, row.choice.as_str()), row.chosen)).collect();
    let is_shown = |pack: &PublishedPack| {
        entry.campaign.packs.contains(&pack.pack.pack_ref())
            || counted
                .questions
                .iter()
                .any(|row| row.key.pack == pack.pack.id.as_str() && row.key.version == pack.pack.version)
    };
    let mut results = Vec::new();
    for published in catalog.packs().filter(|pack| is_shown(pack)) {
        let pack = &published.pack;
        for question in pack.questions.iter().filter(|question| question.kind != QuestionKind::Prediction) {
            let key = QuestionKey {
                campaign: entry.campaign.id.to_string(),
                pack: pack.id.to_string(),
                version: pack.version,
                question: question.id.to_string(),
            };
            let (asked, right) = asked.get(&key).copied().unwrap_or_default();
            let choices = choices_shown(question).map(|choice| ChoiceCount {
                id: choice.id.clone(),
                text: choice.text.clone(),
                right: choice.right,
                chosen: chosen.get(&(&key, choice.id.as_str())).copied().unwrap_or_default(),
            });
            results.push(QuestionResult {
                pack: pack.id.clone(),
                version: pack.version,
                id: question.id.clone(),
                kind: question.kind,
                text: question.text.clone(),
                asked,
                right,
                choices: choices.collect(),
                number: question.number,
                unit: question.unit.clone(),
                accepted: question.accepted.clone(),
            });
        }
    }
    results
}

/// The choices as results list them: where the order was asked, in the right one.
fn choices_shown(question: &Question) -> impl Iterator<Item = &Choice> {
    let mut choices: Vec<&Choice> = question.choices.iter().collect();
    choices.sort_by_key(|choice| question.order.iter().position(|id| *id == choice.id));
    choices.into_iter()
}
