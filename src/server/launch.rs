//! Makes campaigns and changes them: what is checked, and what follows.

mod codes;

use std::collections::HashSet;

use domain::campaign::{Campaign, Rules};
use domain::id::CampaignId;
use domain::organizer::audit::Deed;
use domain::organizer::campaigns::{
    CAMPAIGN_TITLE_MOST_CHARS, CLOSING_TAKES_MS, ChangeCampaign, NewCampaign, OPEN_AT_MOST_MS,
};
use serde_json::json;

use crate::app::App;
use crate::audit::{Line, NoteError};
use crate::catalog::{Catalog, Entry, KeptCampaign};
use crate::check;
use crate::flags::Flag;
use crate::random::{NoRandomness, hex};
use crate::rights::Organizer;
use crate::store::campaigns;
use crate::store::{Connection, changes, forms, pack_work, participations};
use codes::{check_units, insert_codes};

pub use codes::{add_units, take_back_units};

/// The most packs of a campaign.
const MOST_PACKS: usize = 20;

/// Why a campaign is not made or changed.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// A value breaks a rule: its field and the rule.
    #[error("{0}")]
    Unfit(&'static str),
    /// A pack, survey or unit that is not there, or not hers to use.
    #[error("{0} is not there")]
    Gone(String),
    /// What something has come of is not taken back.
    #[error("something has come of the campaign")]
    Used,
    /// No codes are left.
    #[error("no join codes are left")]
    NoCodes,
    /// The counts could not be written anew.
    #[error("the counts could not be written anew")]
    Rebuild(anyhow::Error),
    /// The audit log cannot be written.
    #[error("the audit log cannot be written")]
    Note(#[from] NoteError),
    /// The database failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
}

impl From<NoRandomness> for LaunchError {
    fn from(error: NoRandomness) -> Self {
        Self::Note(error.into())
    }
}

fn check_title(title: &str) -> Result<String, LaunchError> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = (1..=CAMPAIGN_TITLE_MOST_CHARS).contains(&title.chars().count());
    let fits = fits && !title.chars().any(char::is_control);
    if fits { Ok(title) } else { Err(LaunchError::Unfit("title: 1 to 120 characters")) }
}

fn check_times(opens_at_ms: u64, closes_at_ms: u64) -> Result<(), LaunchError> {
    let open_ms = closes_at_ms.checked_sub(opens_at_ms).filter(|ms| *ms > 0);
    match open_ms {
        None => Err(LaunchError::Unfit("closes_at_ms: before it opens")),
        Some(ms) if ms > OPEN_AT_MOST_MS => Err(LaunchError::Unfit("closes_at_ms: more than ten years")),
        Some(_) => Ok(()),
    }
}

fn check_rules(flowers: u32, rules: &Rules) -> Result<(), LaunchError> {
    if !(1..=Campaign::MOST_FLOWERS).contains(&flowers) {
        Err(LaunchError::Unfit("flowers: 1 to 12"))
    } else if rules.lucky > flowers {
        Err(LaunchError::Unfit("rules.lucky: more than there are flowers"))
    } else if rules.seconds.is_some_and(|seconds| !(5..=Rules::MOST_SECONDS).contains(&seconds)) {
        Err(LaunchError::Unfit("rules.seconds: 5 to 3600"))
    } else {
        Ok(())
    }
}

/// Whether packs or survey are published and hers to use.
async fn check_content(
    connection: &mut Connection,
    new: &NewCampaign,
    who: &Organizer,
    catalog: &Catalog,
) -> Result<(), LaunchError> {
    if new.packs.is_empty() == new.survey.is_none() {
        return Err(LaunchError::Unfit("packs: some, or a survey"));
    }
    if new.packs.len() > MOST_PACKS || new.packs.iter().collect::<HashSet<_>>().len() < new.packs.len() {
        return Err(LaunchError::Unfit("packs: at most twenty, each once"));
    }
    for pack in &new.packs {
        let work = pack_work::find(connection, pack.id.as_str()).await?;
        let unit = work.as_ref().and_then(|work| work.unit.as_ref());
        if catalog.pack(&pack.id, pack.version).is_none() || !who.may_use(unit, catalog) {
            return Err(LaunchError::Gone(format!("pack {}", pack.id)));
        }
    }
    if let Some(asked) = &new.survey {
        let units = pack_work::survey_units(connection).await?;
        let unit = units.get(asked.survey.id.as_str()).and_then(Option::as_ref);
        let is_there = catalog.survey(&asked.survey.id, asked.survey.version).is_some();
        if !is_there || !who.may_use(unit, catalog) {
            return Err(LaunchError::Gone(format!("survey {}", asked.survey.id)));
        }
    }
    Ok(())
}

/// Makes a campaign.
///
/// # Errors
/// [`LaunchError`]; nothing has changed then.
pub async fn make(app: &App, who: &Organizer, new: NewCampaign) -> Result<CampaignId, LaunchError> {
    let now_ms = app.clock.now_ms();
    let catalog = app.catalog.get();
    let title = check_title(&new.title)?;
    check_times(new.opens_at_ms, new.closes_at_ms)?;
    if new.closes_at_ms <= now_ms {
        return Err(LaunchError::Unfit("closes_at_ms: already over"));
    }
    check_rules(new.flowers, &new.rules)?;
    check_units(&new.units, who, &catalog)?;
    let mut transaction = app.database.begin_write().await?;
    // First, so that two nodes do not give out one code twice.
    changes::note(&mut transaction).await?;
    check_content(&mut transaction, &new, who, &catalog).await?;
    let id = CampaignId::new(format!("dot-{}", hex::<8>()?));
    let campaign = Campaign {
        id: id.clone(),
        title,
        packs: new.packs.clone(),
        survey: new.survey.clone(),
        flowers: new.flowers,
        rules: new.rules,
        name_asked: new.name_asked,
        opens_at_ms: new.opens_at_ms,
        closes_at_ms: new.closes_at_ms,
    };
    let kept = KeptCampaign {
        campaign,
        unit: new.unit.clone(),
        paused: false,
        taken_back: false,
        created_at_ms: now_ms,
    };
    campaigns::insert_kept(&mut transaction, &kept).await?;
    insert_codes(&mut transaction, &id, &new.units).await?;
    let line = Line::new(Deed::MadeCampaign, "campaign", id.as_str(), new.unit.as_ref());
    let after = json!({ "campaign": kept.campaign, "units": new.units.len() });
    line.after(&after).note(&mut transaction, who, now_ms).await?;
    transaction.commit().await?;
    app.follow().await;
    Ok(id)
}

/// Changes title and times, pauses or goes on, takes back or opens again. Where the times change what was judged by them, counts and flags are written anew.
///
/// # Errors
/// [`LaunchError`]; nothing has changed then, but for [`LaunchError::Rebuild`].
pub async fn change(
    app: &App,
    who: &Organizer,
    entry: &Entry,
    change: ChangeCampaign,
) -> Result<(), LaunchError> {
    let now_ms = app.clock.now_ms();
    let before = &entry.campaign;
    let title = check_title(&change.title)?;
    if change.opens_at_ms != before.opens_at_ms && now_ms >= before.opens_at_ms {
        return Err(LaunchError::Unfit("opens_at_ms: it has opened already"));
    }
    let soonest_ms = now_ms + CLOSING_TAKES_MS;
    let closes_at_ms = if change.closes_at_ms < soonest_ms && change.closes_at_ms != before.closes_at_ms {
        soonest_ms.min(before.closes_at_ms)
    } else {
        change.closes_at_ms
    };
    check_times(change.opens_at_ms, closes_at_ms)?;
    let opens_at_ms = change.opens_at_ms;
    let campaign = Campaign { title, opens_at_ms, closes_at_ms, ..before.clone() };
    let ChangeCampaign { paused, taken_back, .. } = change;
    let kept = KeptCampaign { campaign, unit: entry.owner.clone(), paused, taken_back, created_at_ms: 0 };
    let mut transaction = app.database.begin_write().await?;
    if taken_back && !entry.taken_back && campaigns::is_used(&mut transaction, &before.id).await? {
        return Err(LaunchError::Used);
    }
    campaigns::update(&mut transaction, &kept).await?;
    let line = Line::new(Deed::ChangedCampaign, "campaign", before.id.as_str(), entry.owner.as_ref());
    let told = |campaign: &Campaign, paused: bool, taken_back: bool| ChangeCampaign {
        title: campaign.title.clone(),
        opens_at_ms: campaign.opens_at_ms,
        closes_at_ms: campaign.closes_at_ms,
        paused,
        taken_back,
    };
    let line = line.before(&told(before, entry.paused, entry.taken_back));
    let line = line.after(&told(&kept.campaign, paused, taken_back));
    line.note(&mut transaction, who, now_ms).await?;
    let times_moved = (opens_at_ms, closes_at_ms) != (before.opens_at_ms, before.closes_at_ms);
    let judged_so = times_moved && any_flagged(&mut transaction, &[Flag::Late, Flag::ClockOff]).await?;
    transaction.commit().await?;
    app.follow().await;
    if judged_so {
        check::rebuild(&app.database).await.map_err(LaunchError::Rebuild)?;
    }
    Ok(())
}

async fn any_flagged(connection: &mut Connection, flags: &[Flag]) -> Result<bool, sqlx::Error> {
    for flag in flags {
        let of_turns = participations::any_flagged(connection, flag.name()).await?;
        if of_turns || forms::any_flagged(connection, flag.name()).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
