//! Packs and surveys as organizers write them: drafts that may break rules, versions that never change.

use std::collections::HashMap;

use domain::id::{PackId, SurveyId, UnitId};
use domain::organizer::audit::Deed;
use domain::organizer::packs::{
    NewPack, PackSummary, PackWork, PublishPack, PublishSurvey, SavePack, SurveySummary,
};
use domain::pack::{FORMAT, Pack};
use domain::spelling::fold;
use domain::survey::Survey;
use serde_json::json;

use crate::app::App;
use crate::audit::{Line, NoteError};
use crate::catalog::Catalog;
use crate::published::PublishedPack;
use crate::random::{NoRandomness, hex};
use crate::rights::Organizer;
use crate::store::pack_work::{self, PackWork as Kept};
use crate::store::{changes, packs, surveys};

/// The most characters of an id that come from the title.
const SLUG_CHARS: usize = 40;

/// Why a pack or survey is not made, saved or published.
#[derive(Debug, thiserror::Error)]
pub enum AuthoringError {
    /// There is no such one, or it is not hers to see.
    #[error("it is not there")]
    Gone,
    /// It is not hers to change.
    #[error("it is another's")]
    NotHers,
    /// Somebody else has saved since.
    #[error("somebody else has saved since")]
    ChangedMeanwhile,
    /// It is published as it is.
    #[error("the latest version is the same")]
    NothingNew,
    /// It breaks rules, which are listed.
    #[error("{0}")]
    Unfit(String),
    /// The audit log cannot be written.
    #[error("the audit log cannot be written")]
    Note(#[from] NoteError),
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

impl From<NoRandomness> for AuthoringError {
    fn from(error: NoRandomness) -> Self {
        Self::Note(error.into())
    }
}

/// A fresh id that reads like the title.
fn fresh_id(title: &str) -> Result<String, NoRandomness> {
    let words: Vec<String> = fold(title)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let slug: String = words.join("-").chars().take(SLUG_CHARS).collect();
    let slug = slug.trim_matches('-');
    let slug = if slug.is_empty() { "bo" } else { slug };
    Ok(format!("{slug}-{}", hex::<3>()?))
}

fn latest<'a>(catalog: &'a Catalog, id: &PackId) -> Option<&'a Pack> {
    catalog.versions(id).iter().map(|published| &published.pack).max_by_key(|pack| pack.version)
}

/// Every pack that she may use, the last changed first.
///
/// # Errors
/// Of the database.
pub async fn list(app: &App, who: &Organizer) -> Result<Vec<PackSummary>, AuthoringError> {
    let catalog = app.catalog.get();
    let (works, published) = {
        let mut connection = app.database.read().await?;
        (pack_work::all(&mut connection).await?, packs::published_at(&mut connection).await?)
    };
    let mut works: HashMap<String, Kept> = works.into_iter().map(|work| (work.id.clone(), work)).collect();
    let mut latest: HashMap<&PackId, &Pack> = HashMap::new();
    for pack in catalog.packs().map(|published: &_| -> &PublishedPack { published }).map(|p| &p.pack) {
        let last = latest.entry(&pack.id).or_insert(pack);
        if last.version < pack.version {
            *last = pack;
        }
    }
    let mut list = Vec::new();
    for pack in latest.into_values() {
        let work = works.remove(pack.id.as_str());
        let unit = work.as_ref().and_then(|work| work.unit.clone());
        if who.may_use(unit.as_ref(), &catalog) {
            let at_ms = published.get(&pack.pack_ref()).copied().unwrap_or_default();
            list.push(summary(Some(pack), work, at_ms, who, &catalog));
        }
    }
    // Those that were never published are their authors' alone.
    let drafts = works.into_values().filter(|work| who.has(work.unit.as_ref(), &catalog));
    list.extend(drafts.map(|work| summary(None, Some(work), 0, who, &catalog)));
    list.sort_by(|a, b| (b.changed_at_ms, &a.title, &a.id).cmp(&(a.changed_at_ms, &b.title, &b.id)));
    Ok(list)
}

fn summary(
    published: Option<&Pack>,
    work: Option<Kept>,
    published_at_ms: u64,
    who: &Organizer,
    catalog: &Catalog,
) -> PackSummary {
    let unit = work.as_ref().and_then(|work| work.unit.clone());
    // A starter pack is nobody's: it comes anew with the program.
    let starter = work.is_none();
    let may_change = !starter && who.may_change(unit.as_ref(), catalog);
    let changed_at_ms = work.as_ref().map_or(0, |work| work.changed_at_ms).max(published_at_ms);
    let draft = work.and_then(|work| work.draft).filter(|_| may_change || published.is_none());
    let shown = draft.as_ref().or(published);
    PackSummary {
        id: shown.map(|pack| pack.id.clone()).unwrap_or_default(),
        title: shown.map(|pack| pack.title.clone()).unwrap_or_default(),
        flower: shown.map(|pack| pack.flower).unwrap_or_default(),
        starter,
        unit,
        questions: shown.map_or(0, |pack| u32::try_from(pack.questions.len()).unwrap_or(u32::MAX)),
        version: published.map(|pack| pack.version),
        has_draft: draft.is_some(),
        changed_at_ms,
        may_change,
    }
}

/// A pack as the editor opens it.
///
/// # Errors
/// [`AuthoringError`].
pub async fn work(app: &App, who: &Organizer, id: &PackId) -> Result<PackWork, AuthoringError> {
    let kept = pack_work::find(&mut app.database.read().await?, id.as_str()).await?;
    let catalog = app.catalog.get();
    let unit = kept.as_ref().and_then(|kept| kept.unit.clone());
    let may_change = kept.is_some() && who.may_change(unit.as_ref(), &catalog);
    let published = latest(&catalog, id);
    let (revision, draft) = kept.map_or((0, None), |kept| (kept.revision, kept.draft));
    let draft = draft.filter(|_| who.has(unit.as_ref(), &catalog));
    if draft.is_none() && (published.is_none() || !who.may_use(unit.as_ref(), &catalog)) {
        return Err(AuthoringError::Gone);
    }
    let mut versions: Vec<u32> = catalog.versions(id).iter().map(|version| version.pack.version).collect();
    versions.sort_by(|a, b| b.cmp(a));
    let is_draft = draft.is_some();
    let next = |pack: &Pack| Pack { version: pack.version + 1, ..pack.clone() };
    let pack = draft.or_else(|| published.map(next)).ok_or(AuthoringError::Gone)?;
    Ok(PackWork { pack, revision, versions, is_draft, unit, may_change })
}

/// Makes a draft; its id.
///
/// # Errors
/// [`AuthoringError`]; nothing has changed then.
pub async fn make(app: &App, who: &Organizer, new: NewPack) -> Result<PackId, AuthoringError> {
    let id = PackId::new(fresh_id(&new.pack.title)?);
    let now_ms = app.clock.now_ms();
    let pack = Pack { id: id.clone(), version: 1, format: FORMAT.to_owned(), ..new.pack };
    let line = Line::new(Deed::MadePack, "pack", id.as_str(), new.unit.as_ref()).after(&told(&pack));
    let kept = Kept {
        id: id.to_string(),
        unit: new.unit.clone(),
        draft: Some(pack),
        revision: 1,
        changed_at_ms: now_ms,
    };
    let mut transaction = app.database.begin_write().await?;
    if !pack_work::put(&mut transaction, &kept, 0).await? {
        return Err(AuthoringError::ChangedMeanwhile);
    }
    line.note(&mut transaction, who, now_ms).await?;
    transaction.commit().await?;
    Ok(id)
}

/// What the log tells of a pack: its whole would be told with every save.
fn told(pack: &Pack) -> serde_json::Value {
    json!({ "title": pack.title, "version": pack.version, "questions": pack.questions.len() })
}

/// A pack's row, if it is hers to change.
async fn own(
    connection: &mut crate::store::Connection,
    who: &Organizer,
    id: &PackId,
    catalog: &Catalog,
) -> Result<Kept, AuthoringError> {
    match pack_work::find(connection, id.as_str()).await? {
        Some(kept) if who.has(kept.unit.as_ref(), catalog) => Ok(kept),
        Some(kept) if latest(catalog, id).is_some() && who.may_use(kept.unit.as_ref(), catalog) => {
            Err(AuthoringError::NotHers)
        }
        None if latest(catalog, id).is_some() => Err(AuthoringError::NotHers),
        _ => Err(AuthoringError::Gone),
    }
}

/// Saves a draft. One that says what the latest version says is none: whoever takes all back has nothing to publish.
///
/// # Errors
/// [`AuthoringError`]; nothing has changed then.
pub async fn save(app: &App, who: &Organizer, id: &PackId, save: SavePack) -> Result<(), AuthoringError> {
    let (catalog, now_ms) = (app.catalog.get(), app.clock.now_ms());
    let mut transaction = app.database.begin_write().await?;
    let before = own(&mut transaction, who, id, &catalog).await?;
    let published = latest(&catalog, id);
    let version = published.map_or(1, |pack| pack.version + 1);
    let pack = Pack { id: id.clone(), version, format: FORMAT.to_owned(), ..save.pack };
    let is_new = published.is_none_or(|last| Pack { version, ..last.clone() } != pack);
    let line = Line::new(Deed::ChangedPack, "pack", id.as_str(), before.unit.as_ref());
    let line = match &before.draft {
        Some(draft) => line.before(&told(draft)),
        None => line,
    };
    let line = line.after(&told(&pack));
    let is_logged = is_new || before.draft.is_some();
    let draft = is_new.then_some(pack);
    let kept = Kept { draft, revision: save.revision + 1, changed_at_ms: now_ms, ..before.clone() };
    if !pack_work::put(&mut transaction, &kept, save.revision).await? {
        return Err(AuthoringError::ChangedMeanwhile);
    }
    if is_logged {
        line.note(&mut transaction, who, now_ms).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Throws a draft away; a pack that was never published is gone.
///
/// # Errors
/// [`AuthoringError`]; nothing has changed then.
pub async fn drop_draft(app: &App, who: &Organizer, id: &PackId) -> Result<(), AuthoringError> {
    let (catalog, now_ms) = (app.catalog.get(), app.clock.now_ms());
    let mut transaction = app.database.begin_write().await?;
    let before = own(&mut transaction, who, id, &catalog).await?;
    let draft = before.draft.as_ref().ok_or(AuthoringError::Gone)?;
    // The whole, as it is nowhere else.
    let line = Line::new(Deed::DroppedDraft, "pack", id.as_str(), before.unit.as_ref()).before(draft);
    if latest(&catalog, id).is_none() {
        pack_work::delete(&mut transaction, id.as_str()).await?;
    } else {
        let revision = before.revision + 1;
        let kept = Kept { draft: None, revision, changed_at_ms: now_ms, ..before.clone() };
        pack_work::put(&mut transaction, &kept, before.revision).await?;
    }
    line.note(&mut transaction, who, now_ms).await?;
    transaction.commit().await?;
    Ok(())
}

/// Publishes a draft: from here on this version never changes.
///
/// # Errors
/// [`AuthoringError`]; nothing has changed then.
pub async fn publish(
    app: &App,
    who: &Organizer,
    id: &PackId,
    publish: PublishPack,
) -> Result<(), AuthoringError> {
    let (catalog, now_ms) = (app.catalog.get(), app.clock.now_ms());
    let mut transaction = app.database.begin_write().await?;
    changes::note(&mut transaction).await?;
    let before = own(&mut transaction, who, id, &catalog).await?;
    if before.revision != publish.revision {
        return Err(AuthoringError::ChangedMeanwhile);
    }
    let pack = before.draft.clone().ok_or(AuthoringError::NothingNew)?;
    let problems = pack.problems();
    if !problems.is_empty() {
        let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Err(AuthoringError::Unfit(list.join("; ")));
    }
    // A pack always serializes.
    let body = serde_json::to_string(&pack).unwrap_or_default();
    if !packs::publish(&mut transaction, &pack, &body, now_ms).await? {
        return Err(AuthoringError::ChangedMeanwhile);
    }
    let kept = Kept { draft: None, revision: before.revision + 1, changed_at_ms: now_ms, ..before.clone() };
    pack_work::put(&mut transaction, &kept, before.revision).await?;
    let line = Line::new(Deed::PublishedPack, "pack", id.as_str(), before.unit.as_ref());
    line.after(&told(&pack)).note(&mut transaction, who, now_ms).await?;
    transaction.commit().await?;
    app.follow().await;
    Ok(())
}

/// Every survey that she may use, by title.
///
/// # Errors
/// Of the database.
pub async fn survey_list(app: &App, who: &Organizer) -> Result<Vec<SurveySummary>, AuthoringError> {
    let units = pack_work::survey_units(&mut app.database.read().await?).await?;
    let catalog = app.catalog.get();
    let mut latest: HashMap<&SurveyId, &Survey> = HashMap::new();
    for survey in catalog.surveys().map(|published| &published.survey) {
        let last = latest.entry(&survey.id).or_insert(survey);
        if last.version < survey.version {
            *last = survey;
        }
    }
    let listed = |survey: &Survey| {
        let own = units.get(survey.id.as_str());
        let unit = own.cloned().flatten();
        let may_change = own.is_some() && who.may_change(unit.as_ref(), &catalog);
        who.may_use(unit.as_ref(), &catalog).then(|| survey_summary(survey, unit, may_change))
    };
    let mut list: Vec<SurveySummary> = latest.into_values().filter_map(listed).collect();
    list.sort_by(|a, b| (&a.title, &a.survey).cmp(&(&b.title, &b.survey)));
    Ok(list)
}

/// The latest version of a survey.
///
/// # Errors
/// [`AuthoringError::Gone`] where there is no such one, or she may not use it; or of the database.
pub async fn survey(app: &App, who: &Organizer, id: &SurveyId) -> Result<Survey, AuthoringError> {
    let units = pack_work::survey_units(&mut app.database.read().await?).await?;
    let catalog = app.catalog.get();
    let versions = catalog.surveys().map(|published| &published.survey).filter(|survey| survey.id == *id);
    let last = versions.max_by_key(|survey| survey.version);
    let unit = units.get(id.as_str()).cloned().flatten();
    last.filter(|_| who.may_use(unit.as_ref(), &catalog)).cloned().ok_or(AuthoringError::Gone)
}

fn survey_summary(survey: &Survey, unit: Option<UnitId>, may_change: bool) -> SurveySummary {
    SurveySummary {
        survey: survey.survey_ref(),
        title: survey.title.clone(),
        sensitive: survey.sensitive,
        items: u32::try_from(survey.items.len()).unwrap_or(u32::MAX),
        unit,
        may_change,
    }
}

/// Publishes a survey: as the next version where one of its id is hers, else under an id of its own.
///
/// # Errors
/// [`AuthoringError`]; nothing has changed then.
pub async fn publish_survey(
    app: &App,
    who: &Organizer,
    publish: PublishSurvey,
) -> Result<SurveySummary, AuthoringError> {
    let (catalog, now_ms) = (app.catalog.get(), app.clock.now_ms());
    let mut transaction = app.database.begin_write().await?;
    changes::note(&mut transaction).await?;
    let mut survey = publish.survey;
    let units = pack_work::survey_units(&mut transaction).await?;
    let last = catalog.surveys().map(|published| &published.survey).filter(|other| other.id == survey.id);
    let last = last.map(|other| other.version).max();
    let own = units.get(survey.id.as_str()).filter(|unit| **unit == publish.unit);
    let unit = publish.unit;
    survey.version = match (last, own) {
        (Some(last), Some(_)) => last + 1,
        _ => {
            survey.id = SurveyId::new(fresh_id(&survey.title)?);
            1
        }
    };
    let problems = survey.problems();
    if !problems.is_empty() {
        let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Err(AuthoringError::Unfit(list.join("; ")));
    }
    // A survey always serializes.
    let body = serde_json::to_string(&survey).unwrap_or_default();
    if !surveys::publish(&mut transaction, &survey, &body, now_ms).await? {
        return Err(AuthoringError::ChangedMeanwhile);
    }
    pack_work::own_survey(&mut transaction, survey.id.as_str(), unit.as_ref()).await?;
    let line = Line::new(Deed::PublishedSurvey, "survey", survey.id.as_str(), unit.as_ref());
    let after = json!({ "title": survey.title, "version": survey.version, "items": survey.items.len() });
    line.after(&after).note(&mut transaction, who, now_ms).await?;
    transaction.commit().await?;
    app.follow().await;
    Ok(survey_summary(&survey, unit, true))
}
