//! The grouped write: many uploads, one transaction, one durable COMMIT.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::id::CampaignId;
use domain::wire::{Outcome, SetAsideReason};

use super::query::Value;
use super::rows::Kind::{Number, Text};
use super::rows::{Insert, select_in};
use super::{Connection, Database, query, tallies};
use crate::form::Form;
use crate::record::{Item, Record, SetAside};
use crate::tallies::Tallies;

/// What became of one item: as the receipt says it.
pub type Fate = (Outcome, Option<SetAsideReason>);

/// Stores a group and its counts; the fates are in the order of `items`. When this returns, all of it is durable. Doing it again
/// is safe, also when it is unknown whether the COMMIT was heard: what is there already counts as a repeat.
///
/// # Errors
/// Nothing of the group is stored then, unless the connection broke off at the COMMIT: then it may be.
pub async fn write_group(database: &Database, items: &[&Item]) -> Result<Vec<Fate>, sqlx::Error> {
    let (mut records, mut forms, mut apart) = (Vec::with_capacity(items.len()), Vec::new(), Vec::new());
    for item in items {
        match item {
            Item::Record(record) => records.push(record),
            Item::Form(form) => forms.push(form),
            Item::SetAside(record) => apart.push(record),
        }
    }
    let mut tallies = Tallies::default();
    let mut transaction = database.begin_write().await?;
    let of_records = write_sealed(&mut transaction, &records, &mut tallies).await?;
    let of_forms = write_sealed(&mut transaction, &forms, &mut tallies).await?;
    write_apart(&mut transaction, &apart, &mut tallies).await?;
    tallies::add(&mut transaction, &tallies.rows()).await?;
    transaction.commit().await?;

    let (mut of_records, mut of_forms) = (of_records.into_iter(), of_forms.into_iter());
    let fate = |item: &&Item| match item {
        Item::Record(_) => (of_records.next().unwrap_or(Outcome::Retry), None),
        Item::Form(_) => (of_forms.next().unwrap_or(Outcome::Retry), None),
        Item::SetAside(record) => (Outcome::SetAside, Some(record.reason)),
    };
    Ok(items.iter().map(fate).collect())
}

/// Stores what is new, and of the rest tells repeats from conflicts by the hash. One outcome a record.
async fn write_sealed<T: StoredOnce>(
    connection: &mut Connection,
    records: &[&T],
    tallies: &mut Tallies,
) -> Result<Vec<Outcome>, sqlx::Error> {
    // Of several records with one id in this group the first is tried, as if the others had come later.
    let mut tried = HashSet::with_capacity(records.len());
    let mut firsts: Vec<&T> = records.iter().copied().filter(|record| tried.insert(record.id())).collect();
    let new = insert_new(connection, &mut firsts).await?;
    let mut unclaimed: HashSet<&str> = new.iter().map(String::as_str).collect();
    let is_new: Vec<bool> = records.iter().map(|record| unclaimed.remove(record.id())).collect();

    let known = if is_new.contains(&false) {
        let rest = records.iter().zip(&is_new).filter(|(_, new)| !**new).map(|(record, _)| record.id());
        stored_hashes(connection, T::HASHES, rest).await?
    } else {
        HashMap::new()
    };
    let mut outcomes = Vec::with_capacity(records.len());
    for (record, is_new) in records.iter().zip(is_new) {
        let campaign = record.campaign();
        outcomes.push(if is_new {
            record.count(tallies);
            Outcome::Stored
        } else if known.get(record.id()).map(String::as_str) == Some(record.sha256()) {
            tallies.repeat(Some(campaign));
            Outcome::Duplicate
        } else {
            if insert_conflict(connection, *record).await? {
                tallies.conflict(campaign);
            } else {
                tallies.repeat(Some(campaign));
            }
            Outcome::StoredConflict
        });
    }
    Ok(outcomes)
}

/// What is stored once under its id: a participation or a form.
trait StoredOnce {
    /// Inserts what is not there yet; returns its id.
    const INSERT: Insert<'static>;
    /// Asks for id and hash.
    const HASHES: &'static str;

    fn id(&self) -> &str;
    fn sha256(&self) -> &str;
    fn campaign(&self) -> &CampaignId;
    /// When it came, as finely as is kept of it: Unix milliseconds.
    fn kept_at_ms(&self) -> u64;
    fn body(&self) -> &Arc<str>;
    /// One a column of the insert.
    fn values(&self) -> Vec<Value>;
    fn count(&self, tallies: &mut Tallies);
}

impl StoredOnce for Record {
    const INSERT: Insert<'static> = Insert {
        head: "INSERT INTO participation \
            (id, sha256, campaign, unit, device, seq, received_at_ms, flags, body)",
        columns: &[Text, Text, Text, Text, Text, Number, Number, Text, Text],
        tail: "ON CONFLICT (id) DO NOTHING RETURNING id",
    };
    const HASHES: &'static str = "SELECT id, sha256 FROM participation";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn sha256(&self) -> &str {
        &self.sha256
    }

    fn campaign(&self) -> &CampaignId {
        &self.judged.campaign
    }

    fn kept_at_ms(&self) -> u64 {
        self.received_at_ms
    }

    fn body(&self) -> &Arc<str> {
        &self.body
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.as_str().into(),
            self.sha256.as_str().into(),
            self.judged.campaign.as_str().into(),
            self.judged.unit.as_str().into(),
            self.device.as_str().into(),
            self.seq.into(),
            self.received_at_ms.into(),
            self.judged.flags.to_json().into(),
            Arc::clone(&self.body).into(),
        ]
    }

    fn count(&self, tallies: &mut Tallies) {
        tallies.count(&self.judged, self.received_at_ms);
    }
}

impl StoredOnce for Form {
    const INSERT: Insert<'static> = Insert {
        head: "INSERT INTO survey_record (id, sha256, campaign, unit, received_day, flags, body)",
        columns: &[Text; 7],
        tail: "ON CONFLICT (id) DO NOTHING RETURNING id",
    };
    const HASHES: &'static str = "SELECT id, sha256 FROM survey_record";

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn sha256(&self) -> &str {
        &self.sha256
    }

    fn campaign(&self) -> &CampaignId {
        &self.judged.campaign
    }

    fn kept_at_ms(&self) -> u64 {
        self.received_day.begins_ms()
    }

    fn body(&self) -> &Arc<str> {
        &self.body
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.as_str().into(),
            self.sha256.as_str().into(),
            self.judged.campaign.as_str().into(),
            self.judged.unit.as_str().into(),
            self.received_day.to_string().into(),
            self.judged.flags.to_json().into(),
            Arc::clone(&self.body).into(),
        ]
    }

    fn count(&self, tallies: &mut Tallies) {
        tallies.count_form(&self.judged, self.received_day);
    }
}

/// Inserts the records whose id is not there yet; returns the ids that were new. In the order of ids: of two nodes that get the
/// same records one waits for the other, never both; and of forms, whose ids are random, nobody sees in which order they came.
async fn insert_new<T: StoredOnce>(
    connection: &mut Connection,
    records: &mut [&T],
) -> Result<Vec<String>, sqlx::Error> {
    records.sort_unstable_by(|a, b| a.id().cmp(b.id()));
    let new = T::INSERT.run(connection, records.iter().flat_map(|record| record.values()).collect()).await?;
    new.iter().map(|row| row.get(0)).collect()
}

/// The hashes under which these ids are stored.
async fn stored_hashes(
    connection: &mut Connection,
    head: &str,
    ids: impl Iterator<Item = &str>,
) -> Result<HashMap<String, String>, sqlx::Error> {
    let ids: Vec<&str> = ids.collect();
    let rows = select_in(connection, head, "id", &ids).await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Keeps a record whose id stands for other bytes; false if these bytes were kept before.
async fn insert_conflict(connection: &mut Connection, record: &impl StoredOnce) -> Result<bool, sqlx::Error> {
    let done = query(
        "INSERT INTO conflict (id, sha256, campaign, received_at_ms, body) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (id, sha256) DO NOTHING",
    )
    .bind(record.id())
    .bind(record.sha256())
    .bind(record.campaign().as_str())
    .bind(record.kept_at_ms())
    .bind(Arc::clone(record.body()))
    .execute(connection)
    .await?;
    Ok(done > 0)
}

async fn write_apart(
    connection: &mut Connection,
    apart: &[&SetAside],
    tallies: &mut Tallies,
) -> Result<(), sqlx::Error> {
    for record in apart {
        let done = query(
            "INSERT INTO set_aside (id, sha256, claimed_sha256, reason, campaign, received_at_ms, body) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id, sha256) DO NOTHING",
        )
        .bind(record.id.as_str())
        .bind(record.sha256.as_str())
        .bind(record.claimed_sha256.as_str())
        .bind(reason_name(record.reason))
        .bind(record.campaign.as_ref().map(|campaign| campaign.as_str()))
        .bind(record.received_at_ms)
        .bind(Arc::clone(&record.body))
        .execute(connection)
        .await?;
        if done > 0 {
            tallies.set_aside(record.campaign.as_ref());
        } else {
            tallies.repeat(record.campaign.as_ref());
        }
    }
    Ok(())
}

/// The name of a reason: that of the wire.
fn reason_name(reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::Unreadable => "unreadable",
        SetAsideReason::HashMismatch => "hash_mismatch",
        SetAsideReason::UnknownCampaign => "unknown_campaign",
        SetAsideReason::UnknownUnit => "unknown_unit",
    }
}

#[cfg(test)]
mod tests;
