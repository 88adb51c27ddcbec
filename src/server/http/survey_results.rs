//! The results of a survey, for organizers. Only what [`domain::survey::suppress`] lets through leaves the server.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use domain::id::{CampaignId, UnitId};
use domain::survey::ItemKind;
use domain::survey::results::{ItemResult, OtherRound, SurveyResults};
use domain::survey::suppress::{Table, Tree, least, shown};
use domain::survey::tally::ANSWERED;
use domain::survey::{Item, Survey};
use domain::unit::Unit;

use super::campaigns::day_of;
use super::errors::ApiError;
use super::openapi::ResultsRefused;
use super::segments::Segments;
use crate::app::App;
use crate::catalog::{Catalog, Entry};
use crate::content::has_tag;
use crate::day::Day;
use crate::form_counts::CellRow;
use crate::rights::Organizer;
use crate::store::{Transaction, form_tallies, tallies};

/// `GET /api/v1/organizer/campaigns/{id}/survey`: what may be shown of a survey's answers, for all units or for one with all
/// below it. What came today is shown tomorrow: 304 when nothing changed since the tag the client names.
///
/// # Errors
/// [`ApiError`]: also where the campaign asks no survey, or the unit has no part in it.
#[utoipa::path(get, path = "/api/v1/organizer/campaigns/{id}/survey", operation_id = "survey_results", tag = "organizers", security(("session" = [])),
    params(
        ("id" = String, Path, description = "The campaign.", example = "demo-nep-nha"),
        ("unit" = Option<String>, Query, description = "The unit; all together without it."),
        ("If-None-Match" = Option<String>, Header, description = "The tag of what the client has."),
    ),
    responses(
        (status = 200, description = "The results.", body = SurveyResults,
            headers(("ETag" = String, description = "Names this state of the counts."))),
        (status = 304, description = "Nothing changed."),
        ResultsRefused,
    ),
)]
pub async fn show(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Organizer>,
    Segments(id): Segments<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let id = CampaignId::new(id);
    app.find(|catalog| catalog.campaign(&id).map(drop)).await.ok_or(ApiError::NotFound)?;
    let catalog = app.catalog.get();
    who.campaign(&id, &catalog)?;
    let asked = Asked::find(&catalog, &id).ok_or(ApiError::NotFound)?;
    let other = asked.other_round(&catalog);
    // Without a unit it is all that is hers; of the other measurement, too, whoever has opened that.
    let unit = unit_asked(&uri).or_else(|| who.unit.clone());
    if let Some(unit) = &unit {
        who.within(Some(unit), &catalog)?;
    }
    let today = Day::of_ms(app.clock.now_ms());
    let mut snapshot = app.database.begin_read().await?;
    let revision = tallies::revision(&mut snapshot, &id).await?;
    let of = unit.as_ref().map(UnitId::as_str).unwrap_or_default();
    let mut tag = format!("W/\"{today}-{}-{revision}-{of}", catalog.revision());
    if let Some(other) = &other {
        let revision = tallies::revision(&mut snapshot, &other.entry.campaign.id).await?;
        tag = format!("{tag}-{revision}");
    }
    tag.push('"');
    let tag_header = HeaderValue::try_from(&tag).map_err(|_| ApiError::Internal)?;
    if has_tag(&headers, &tag) {
        snapshot.commit().await?;
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag_header)]).into_response());
    }
    let (items, forms) = asked.results(&mut snapshot, &catalog, unit.as_ref(), today).await?;
    let compared = match other {
        Some(other) => other.compared(&mut snapshot, &catalog, unit.as_ref(), today).await?,
        None => None,
    };
    snapshot.commit().await?;
    let (campaign, up_to) = (asked.entry.campaign.clone(), today.before().to_string());
    let mut response = super::json(&SurveyResults { campaign, unit, forms, up_to, items, compared });
    response.headers_mut().insert(header::ETAG, tag_header);
    Ok(response)
}

/// The `unit` of the address. Ids are letters, digits and hyphens: what needs escaping is none.
fn unit_asked(uri: &Uri) -> Option<UnitId> {
    let unit = uri.query()?.split('&').find_map(|pair| pair.strip_prefix("unit="))?;
    (!unit.is_empty()).then(|| UnitId::new(unit))
}

/// A campaign with the survey it asks.
struct Asked<'a> {
    entry: &'a Entry,
    survey: &'a Survey,
}

impl<'a> Asked<'a> {
    fn find(catalog: &'a Catalog, id: &CampaignId) -> Option<Self> {
        let entry = catalog.campaign(id)?;
        let asked = entry.campaign.survey.as_ref()?;
        let survey = &catalog.survey(&asked.survey.id, asked.survey.version)?.survey;
        Some(Self { entry, survey })
    }

    /// The campaign that measures the same before or after this one, of several the nearest in time: it asks the same version
    /// of the survey in one of this one's units.
    fn other_round(&self, catalog: &'a Catalog) -> Option<Self> {
        let own = self.entry.campaign.survey.as_ref()?;
        own.round?;
        let is_other = |entry: &&Entry| {
            let asked = entry.campaign.survey.as_ref();
            asked.is_some_and(|asked| {
                asked.survey == own.survey && asked.round.is_some() && asked.round != own.round
            }) && !entry.taken_back
                && !entry.units.is_disjoint(&self.entry.units)
        };
        let opens_at_ms = self.entry.campaign.opens_at_ms;
        let distance = |entry: &&Entry| {
            let campaign = &entry.campaign;
            (campaign.opens_at_ms.abs_diff(opens_at_ms), campaign.id.clone())
        };
        let entry = catalog.campaigns().filter(is_other).min_by_key(distance)?;
        Some(Self { entry, survey: self.survey })
    }

    /// What may be shown, and how many forms there are.
    async fn results(
        &self,
        snapshot: &mut Transaction,
        catalog: &Catalog,
        unit: Option<&UnitId>,
        today: Day,
    ) -> Result<(Vec<ItemResult>, u64), ApiError> {
        let id = &self.entry.campaign.id;
        let own_forms = form_tallies::forms(snapshot, id).await?;
        let cells = form_tallies::cells(snapshot, id).await?;
        // As they were when it closed, and none put together with another: a tree that changes between two looks at the
        // same answers would tell what lies between them.
        let day = day_of(self.entry, today.begins_ms());
        let units = catalog.units().tree_on(self.entry.units.iter().chain(own_forms.keys()), &day);
        let places = Places::of(&units, unit).ok_or(ApiError::NotFound)?;
        let forms = own_forms.iter().filter(|(unit, _)| places.is_within(unit)).map(|(_, of)| of.forms).sum();
        let mut by_item: HashMap<&str, Vec<&CellRow>> = HashMap::new();
        let today = today.to_string();
        for row in cells.iter().filter(|row| row.key.day < today) {
            by_item.entry(&row.key.item).or_default().push(row);
        }
        let result = |item: &Item| {
            let rows = by_item.get(item.id.as_str()).map(Vec::as_slice).unwrap_or_default();
            ItemResult::of(item, &places.shown(rows, least(item)))
        };
        let asked = self.survey.items.iter().filter(|item| item.kind != ItemKind::Note);
        Ok((asked.map(result).collect(), forms))
    }

    /// Its means beside those of the other; none where the unit has no part in it.
    async fn compared(
        &self,
        snapshot: &mut Transaction,
        catalog: &Catalog,
        unit: Option<&UnitId>,
        today: Day,
    ) -> Result<Option<OtherRound>, ApiError> {
        let (items, _) = match self.results(snapshot, catalog, unit, today).await {
            Err(ApiError::NotFound) => return Ok(None),
            results => results?,
        };
        let campaign = &self.entry.campaign;
        let round = campaign.survey.as_ref().and_then(|asked| asked.round);
        Ok(round.map(|round| OtherRound {
            campaign: campaign.id.clone(),
            title: campaign.title.clone(),
            round,
            means: items.into_iter().filter_map(ItemResult::mean).collect(),
        }))
    }
}

/// The units of a campaign by their places in a tree, and which of them is asked about.
struct Places<'a> {
    places: HashMap<&'a UnitId, usize>,
    parents: Vec<Option<usize>>,
    tree: Tree,
    asked: Option<usize>,
}

impl<'a> Places<'a> {
    /// None if the unit asked about is not among them.
    fn of(units: &'a [Unit], asked: Option<&UnitId>) -> Option<Self> {
        let places: HashMap<&UnitId, usize> = units.iter().zip(0..).map(|(unit, n)| (&unit.id, n)).collect();
        let parent = |unit: &Unit| places.get(unit.parent.as_ref()?).copied();
        let parents: Vec<Option<usize>> = units.iter().map(parent).collect();
        let asked = match asked {
            Some(unit) => Some(*places.get(unit)?),
            None => None,
        };
        Some(Self { tree: Tree::new(parents.clone()), parents, places, asked })
    }

    /// Whether a unit is the one asked about or below it.
    fn is_within(&self, unit: &UnitId) -> bool {
        let Some(asked) = self.asked else { return true };
        let up = |n: &usize| self.parents.get(*n).copied().flatten();
        let own = self.places.get(unit).copied();
        std::iter::successors(own, up).take(self.parents.len()).any(|n| n == asked)
    }

    /// What may be shown of one item's cells, for the unit asked about or all together.
    fn shown(&self, rows: &[&CellRow], least: u64) -> Table {
        let mut days: BTreeMap<&str, BTreeMap<usize, Table>> = BTreeMap::new();
        for row in rows {
            let Some(place) = self.places.get(&UnitId::new(&row.key.unit)) else { continue };
            let table = days.entry(&row.key.day).or_default().entry(*place).or_default();
            if row.key.value == ANSWERED {
                table.answers = u64::try_from(row.counted).unwrap_or_default();
            } else {
                table.cells.insert(row.key.value.clone(), row.counted);
            }
        }
        let days: Vec<Vec<(usize, Table)>> =
            days.into_values().map(|day| day.into_iter().collect()).collect();
        let tables = shown(&self.tree, &days, least);
        let mut sum = Table::default();
        let tops = (0..self.parents.len()).filter(|n| self.parents[*n].is_none());
        for place in self.asked.map_or_else(|| tops.collect(), |asked| vec![asked]) {
            if let Some(table) = tables.get(place) {
                sum.add(table);
            }
        }
        sum
    }
}
