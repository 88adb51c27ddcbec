//! The grouped write: many uploads, one transaction, one durable COMMIT.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::wire::{Outcome, SetAsideReason};

use super::query::Value;
use super::rows::Kind::{Number, Text};
use super::rows::{Insert, select_in};
use super::{Connection, Database, query, tallies};
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
    let mut records = Vec::with_capacity(items.len());
    let mut apart = Vec::new();
    for item in items {
        match item {
            Item::Record(record) => records.push(record),
            Item::SetAside(record) => apart.push(record),
        }
    }
    let mut tallies = Tallies::default();
    let mut transaction = database.begin_write().await?;
    let outcomes = write_records(&mut transaction, &records, &mut tallies).await?;
    write_apart(&mut transaction, &apart, &mut tallies).await?;
    tallies::add(&mut transaction, &tallies.rows()).await?;
    transaction.commit().await?;

    let mut outcomes = outcomes.into_iter();
    let fate = |item: &&Item| match item {
        Item::Record(_) => (outcomes.next().unwrap_or(Outcome::Retry), None),
        Item::SetAside(record) => (Outcome::SetAside, Some(record.reason)),
    };
    Ok(items.iter().map(fate).collect())
}

/// Stores what is new, and of the rest tells repeats from conflicts by the hash. One outcome a record.
async fn write_records(
    connection: &mut Connection,
    records: &[&Record],
    tallies: &mut Tallies,
) -> Result<Vec<Outcome>, sqlx::Error> {
    // Of several records with one id in this group the first is tried, as if the others had come later.
    let mut tried = HashSet::with_capacity(records.len());
    let mut firsts: Vec<&Record> =
        records.iter().copied().filter(|record| tried.insert(record.id.as_str())).collect();
    let new = insert_records(connection, &mut firsts).await?;
    let mut unclaimed: HashSet<&str> = new.iter().map(String::as_str).collect();
    let is_new: Vec<bool> = records.iter().map(|record| unclaimed.remove(record.id.as_str())).collect();

    let known = if is_new.contains(&false) {
        let rest =
            records.iter().zip(&is_new).filter(|(_, new)| !**new).map(|(record, _)| record.id.as_str());
        stored_hashes(connection, rest).await?
    } else {
        HashMap::new()
    };
    let mut outcomes = Vec::with_capacity(records.len());
    for (record, is_new) in records.iter().zip(is_new) {
        let campaign = &record.judged.campaign;
        outcomes.push(if is_new {
            tallies.count(&record.judged, record.received_at_ms);
            Outcome::Stored
        } else if known.get(record.id.as_str()) == Some(&record.sha256) {
            tallies.repeat(Some(campaign));
            Outcome::Duplicate
        } else {
            if insert_conflict(connection, record).await? {
                tallies.conflict(campaign);
            } else {
                tallies.repeat(Some(campaign));
            }
            Outcome::StoredConflict
        });
    }
    Ok(outcomes)
}

const PARTICIPATION: Insert<'static> = Insert {
    head: "INSERT INTO participation (id, sha256, campaign, unit, device, seq, received_at_ms, flags, body)",
    columns: &[Text, Text, Text, Text, Text, Number, Number, Text, Text],
    tail: "ON CONFLICT (id) DO NOTHING RETURNING id",
};

/// Inserts the records whose id is not there yet; returns the ids that were new. In the order of ids: of two nodes that get the
/// same records one waits for the other, never both.
async fn insert_records(
    connection: &mut Connection,
    records: &mut [&Record],
) -> Result<Vec<String>, sqlx::Error> {
    records.sort_unstable_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
    let values = |record: &&Record| -> [Value; 9] {
        [
            record.id.as_str().into(),
            record.sha256.as_str().into(),
            record.judged.campaign.as_str().into(),
            record.judged.unit.as_str().into(),
            record.device.as_str().into(),
            record.seq.into(),
            record.received_at_ms.into(),
            record.judged.flags.to_json().into(),
            Arc::clone(&record.body).into(),
        ]
    };
    let new = PARTICIPATION.run(connection, records.iter().flat_map(values).collect()).await?;
    new.iter().map(|row| row.get(0)).collect()
}

/// The hashes under which these ids are stored.
async fn stored_hashes(
    connection: &mut Connection,
    ids: impl Iterator<Item = &str>,
) -> Result<HashMap<String, String>, sqlx::Error> {
    let ids: Vec<&str> = ids.collect();
    let rows = select_in(connection, "SELECT id, sha256 FROM participation", "id", &ids).await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Keeps a record whose id stands for other bytes; false if these bytes were kept before.
async fn insert_conflict(connection: &mut Connection, record: &Record) -> Result<bool, sqlx::Error> {
    let done = query(
        "INSERT INTO conflict (id, sha256, campaign, received_at_ms, body) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (id, sha256) DO NOTHING",
    )
    .bind(record.id.as_str())
    .bind(record.sha256.as_str())
    .bind(record.judged.campaign.as_str())
    .bind(record.received_at_ms)
    .bind(Arc::clone(&record.body))
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
