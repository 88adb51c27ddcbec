//! `haihoa check`: is every record whole, and do the counts agree with the records?

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use anyhow::Context;
use domain::id::CampaignId;
use domain::participation::{Participation, sha256_hex};
use domain::survey::SurveyRecord;
use serde::Serialize;

use crate::catalog::Catalog;
use crate::config::CheckArgs;
use crate::day::Day;
use crate::form::judge_form;
use crate::record::judge_participation;
use crate::starter::catalog;
use crate::store::forms::{self, StoredForm};
use crate::store::participations::{self, Kept, StoredRecord};
use crate::store::{self, Connection, Database, Missing, tallies};
use crate::tallies::{Tallies, TallyRows};

/// How many records are in memory at a time.
const PAGE: u32 = 500;

/// What the check found.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Records of turns stored.
    pub records: u64,
    /// Forms of surveys stored.
    pub forms: u64,
    /// Different people among them: phone and name together, the name without case; without a name by the phone's own
    /// count of people.
    pub people: u64,
    /// Records beyond the first under the same phone and the phone's own count: expected none.
    pub duplicates: u64,
    /// Uploads of something stored already: harmless.
    pub repeats: u64,
    /// Records that came under the id of another.
    pub conflicts: u64,
    /// Records kept apart.
    pub set_aside: u64,
    /// Records and forms, stored and kept apart, whose bytes no longer have their hash or id.
    pub hash_mismatches: u64,
    /// Whether counts and flags are those that the records give.
    pub projections_agree: bool,
    /// Whether the database passes its own checks.
    pub database_sound: bool,
}

impl Report {
    /// Whether nothing is broken.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.hash_mismatches == 0 && self.projections_agree && self.database_sound
    }

    fn text(&self) -> String {
        let verdict = if self.is_whole() { "whole" } else { "BROKEN" };
        let yes = |good: bool| if good { "yes" } else { "NO" };
        format!(
            "{verdict}\n\
             records                          {}\n\
             people (phone and name)          {}\n\
             forms of surveys                 {}\n\
             same phone and number twice      {}\n\
             repeated uploads (harmless)      {}\n\
             conflicts                        {}\n\
             set aside                        {}\n\
             bytes that lost their hash       {}\n\
             counts agree with the records    {}\n\
             database is sound                {}",
            self.records,
            self.people,
            self.forms,
            self.duplicates,
            self.repeats,
            self.conflicts,
            self.set_aside,
            self.hash_mismatches,
            yes(self.projections_agree),
            yes(self.database_sound),
        )
    }
}

/// Runs the command; true if nothing is broken. Runs beside a serving process.
///
/// # Errors
/// When the database cannot be used.
pub async fn run(args: &CheckArgs) -> anyhow::Result<bool> {
    let database = Database::open(&args.store.url(), Missing::Fails).await?;
    if args.rebuild {
        rebuild(&database).await?;
    }
    let report = check(&database).await?;
    database.close().await;
    if args.json {
        println!("{}", serde_json::to_string(&report)?);
    } else {
        println!("{}", report.text());
    }
    Ok(report.is_whole())
}

/// Checks everything, as of one moment.
///
/// # Errors
/// When the database cannot be used.
pub async fn check(database: &Database) -> anyhow::Result<Report> {
    let catalog = catalog(database, &Catalog::default()).await?;
    let mut snapshot = database.begin_read().await?;
    let count = count(&mut snapshot, &catalog, Flags::Compare).await?;
    let stored = tallies::read_all(&mut snapshot).await?;
    let report = Report {
        records: count.records,
        forms: count.forms,
        people: count.people.len() as u64,
        duplicates: participations::duplicates(&mut snapshot).await?,
        repeats: participations::repeats(&mut snapshot).await?,
        conflicts: count.conflicts,
        set_aside: count.set_aside,
        hash_mismatches: count.hash_mismatches,
        projections_agree: count.flags_agree && agree(&stored, &count.tallies.rows()),
        database_sound: store::is_sound(&mut snapshot).await?,
    };
    snapshot.commit().await?;
    Ok(report)
}

/// Writes counts and flags anew from the records, in one transaction.
///
/// # Errors
/// When the database cannot be used; nothing has changed then.
pub async fn rebuild(database: &Database) -> anyhow::Result<()> {
    let catalog = catalog(database, &Catalog::default()).await?;
    let mut transaction = database.begin_write().await?;
    store::lock_records(&mut transaction).await?;
    let count = count(&mut transaction, &catalog, Flags::Write).await?;
    tallies::replace(&mut transaction, &count.tallies.rows()).await?;
    transaction.commit().await.context("the counts cannot be written")
}

/// What to do with flags that are not those the record gives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flags {
    Compare,
    Write,
}

#[derive(Default)]
struct Count {
    records: u64,
    forms: u64,
    people: HashSet<u64>,
    conflicts: u64,
    set_aside: u64,
    hash_mismatches: u64,
    flags_agree: bool,
    tallies: Tallies,
}

async fn count(connection: &mut Connection, catalog: &Catalog, flags: Flags) -> anyhow::Result<Count> {
    let mut count = Count { flags_agree: true, ..Count::default() };
    let mut last = String::new();
    loop {
        let page = participations::page(connection, &last, PAGE).await?;
        let Some(end) = page.last() else { break };
        last.clone_from(&end.id);
        for record in &page {
            if let Some(right_flags) = count.record(record, catalog) {
                count.flags_agree = false;
                if flags == Flags::Write {
                    participations::set_flags(connection, &record.id, &right_flags).await?;
                }
            }
        }
    }
    count.all_forms(connection, catalog, flags).await?;
    for kind in [Kept::Conflict, Kept::SetAside] {
        count.kept(connection, kind).await?;
    }
    Ok(count)
}

impl Count {
    /// Counts a record. Returns the flags it should have, if it has others.
    fn record(&mut self, record: &StoredRecord, catalog: &Catalog) -> Option<String> {
        self.records += 1;
        let read: Option<Participation> = serde_json::from_str(&record.body).ok();
        let is_whole = sha256_hex(record.body.as_bytes()) == record.sha256
            && read.as_ref().is_some_and(|participation| participation.id.as_str() == record.id);
        self.hash_mismatches += u64::from(!is_whole);
        let participation = read?;
        self.people.insert(person(&participation));
        let judged = judge_participation(&participation, catalog, record.received_at_ms).ok()?;
        self.tallies.count(&judged, record.received_at_ms);
        let flags = judged.flags.to_json();
        (flags != record.flags).then_some(flags)
    }

    async fn all_forms(
        &mut self,
        connection: &mut Connection,
        catalog: &Catalog,
        flags: Flags,
    ) -> anyhow::Result<()> {
        let mut last = String::new();
        loop {
            let page = forms::page(connection, &last, PAGE).await?;
            let Some(end) = page.last() else { return Ok(()) };
            last.clone_from(&end.id);
            for form in &page {
                if let Some(right_flags) = self.form(form, catalog) {
                    self.flags_agree = false;
                    if flags == Flags::Write {
                        forms::set_flags(connection, &form.id, &right_flags).await?;
                    }
                }
            }
        }
    }

    /// Counts a form. Returns the flags it should have, if it has others.
    fn form(&mut self, form: &StoredForm, catalog: &Catalog) -> Option<String> {
        self.forms += 1;
        let read: Option<SurveyRecord> = serde_json::from_str(&form.body).ok();
        let is_whole = sha256_hex(form.body.as_bytes()) == form.sha256
            && read.as_ref().is_some_and(|record| record.id.as_str() == form.id);
        self.hash_mismatches += u64::from(!is_whole);
        let received_day = Day::read(&form.received_day)?;
        let judged = judge_form(&read?, catalog, received_day).ok()?;
        self.tallies.count_form(&judged, received_day);
        let flags = judged.flags.to_json();
        (flags != form.flags).then_some(flags)
    }

    async fn kept(&mut self, connection: &mut Connection, kind: Kept) -> anyhow::Result<()> {
        let mut last = (String::new(), String::new());
        loop {
            let page = participations::kept_page(connection, kind, (&last.0, &last.1), PAGE).await?;
            let Some(end) = page.last() else { return Ok(()) };
            last = (end.id.clone(), end.sha256.clone());
            for record in &page {
                self.hash_mismatches += u64::from(sha256_hex(record.body.as_bytes()) != record.sha256);
                let campaign = record.campaign.as_deref().map(CampaignId::new);
                match (kind, &campaign) {
                    (Kept::Conflict, Some(campaign)) => {
                        self.conflicts += 1;
                        self.tallies.conflict(campaign);
                    }
                    (Kept::Conflict, None) => self.conflicts += 1,
                    (Kept::SetAside, campaign) => {
                        self.set_aside += 1;
                        self.tallies.set_aside(campaign.as_ref());
                    }
                }
            }
        }
    }
}

/// Names a person without keeping her name.
fn person(participation: &Participation) -> u64 {
    let name = participation.name.as_deref().map(|name| name.trim().to_lowercase());
    let nameless = name.is_none().then_some(participation.person);
    let mut hasher = DefaultHasher::new();
    (participation.device.as_str(), name, nameless).hash(&mut hasher);
    hasher.finish()
}

/// Whether stored counts are those counted now. Repeats leave no record, so that there is nothing to compare.
fn agree(stored: &TallyRows, counted: &TallyRows) -> bool {
    let kept = |rows: &TallyRows| -> Vec<(String, u64, u64)> {
        rows.kept
            .iter()
            .filter(|(_, kept)| kept.conflicts + kept.set_aside > 0)
            .map(|(campaign, kept)| (campaign.clone(), kept.conflicts, kept.set_aside))
            .collect()
    };
    stored.units == counted.units
        && stored.questions == counted.questions
        && stored.choices == counted.choices
        && stored.forms == counted.forms
        && stored.cells == counted.cells
        && kept(stored) == kept(counted)
}

#[cfg(test)]
mod tests;
