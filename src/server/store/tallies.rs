//! The counts, as projections of the records: written in the same transaction, rebuildable at any time.

use std::collections::HashMap;

use domain::id::{CampaignId, UnitId};
use domain::results::Tally;
use sqlx::{Row, SqliteConnection, query::Query, sqlite::SqliteArguments};

use super::rows::{pieces, statement};
use super::{count, stored};
use crate::tallies::{ChoiceRow, Kept, QuestionKey, QuestionRow, TallyRows, UnitRow};

const UNIT: &str = "INSERT INTO unit_tally \
    (campaign, unit, participations, asked, answered_right, last_received_at_ms) VALUES";
const UNIT_ADD: &str = "ON CONFLICT (campaign, unit) DO UPDATE SET \
    participations = unit_tally.participations + excluded.participations, \
    asked = unit_tally.asked + excluded.asked, \
    answered_right = unit_tally.answered_right + excluded.answered_right, \
    last_received_at_ms = CASE WHEN excluded.last_received_at_ms > unit_tally.last_received_at_ms \
        THEN excluded.last_received_at_ms ELSE unit_tally.last_received_at_ms END";
const QUESTION: &str =
    "INSERT INTO question_tally (campaign, pack, version, question, asked, answered_right) VALUES";
const QUESTION_ADD: &str = "ON CONFLICT (campaign, pack, version, question) DO UPDATE SET \
    asked = question_tally.asked + excluded.asked, \
    answered_right = question_tally.answered_right + excluded.answered_right";
const CHOICE: &str = "INSERT INTO choice_tally (campaign, pack, version, question, choice, chosen) VALUES";
const CHOICE_ADD: &str = "ON CONFLICT (campaign, pack, version, question, choice) DO UPDATE SET \
    chosen = choice_tally.chosen + excluded.chosen";
const KEPT: &str = "INSERT INTO campaign_tally (campaign, repeats, conflicts, set_aside, revision) VALUES";
const KEPT_ADD: &str = "ON CONFLICT (campaign) DO UPDATE SET \
    repeats = campaign_tally.repeats + excluded.repeats, \
    conflicts = campaign_tally.conflicts + excluded.conflicts, \
    set_aside = campaign_tally.set_aside + excluded.set_aside, \
    revision = campaign_tally.revision + excluded.revision";
/// In a rebuild: repeats leave no record, so that they stay; the revision must grow, or a client would keep the old.
const KEPT_PUT: &str = "ON CONFLICT (campaign) DO UPDATE SET conflicts = excluded.conflicts, \
    set_aside = excluded.set_aside, revision = campaign_tally.revision + 1";

type Statement = Query<'static, sqlx::Sqlite, SqliteArguments>;

/// Adds the counts of a group to those stored.
///
/// # Errors
/// Of the database; the caller's transaction is then lost.
pub async fn add(connection: &mut SqliteConnection, rows: &TallyRows) -> Result<(), sqlx::Error> {
    write(connection, rows, KEPT_ADD).await
}

async fn write(
    connection: &mut SqliteConnection,
    rows: &TallyRows,
    kept_tail: &str,
) -> Result<(), sqlx::Error> {
    for piece in pieces(&rows.units) {
        let query = sqlx::query(statement(UNIT, 6, piece.len(), UNIT_ADD));
        piece.iter().fold(query, bind_unit).execute(&mut *connection).await?;
    }
    for piece in pieces(&rows.questions) {
        let query = sqlx::query(statement(QUESTION, 6, piece.len(), QUESTION_ADD));
        piece.iter().fold(query, bind_question).execute(&mut *connection).await?;
    }
    for piece in pieces(&rows.choices) {
        let query = sqlx::query(statement(CHOICE, 6, piece.len(), CHOICE_ADD));
        piece.iter().fold(query, bind_choice).execute(&mut *connection).await?;
    }
    for piece in pieces(&rows.kept) {
        let query = sqlx::query(statement(KEPT, 5, piece.len(), kept_tail));
        piece.iter().fold(query, bind_kept).execute(&mut *connection).await?;
    }
    Ok(())
}

fn bind_unit(query: Statement, row: &UnitRow) -> Statement {
    query
        .bind(row.campaign.as_str())
        .bind(row.unit.as_str())
        .bind(stored(row.participations))
        .bind(stored(row.asked))
        .bind(stored(row.right))
        .bind(stored(row.last_received_at_ms))
}

fn bind_key(query: Statement, key: &QuestionKey) -> Statement {
    query
        .bind(key.campaign.as_str())
        .bind(key.pack.as_str())
        .bind(i64::from(key.version))
        .bind(key.question.as_str())
}

fn bind_question(query: Statement, row: &QuestionRow) -> Statement {
    bind_key(query, &row.key).bind(stored(row.asked)).bind(stored(row.right))
}

fn bind_choice(query: Statement, row: &ChoiceRow) -> Statement {
    bind_key(query, &row.key).bind(row.choice.as_str()).bind(stored(row.chosen))
}

fn bind_kept(query: Statement, (campaign, kept): &(String, Kept)) -> Statement {
    query
        .bind(campaign.as_str())
        .bind(stored(kept.repeats))
        .bind(stored(kept.conflicts))
        .bind(stored(kept.set_aside))
        .bind(i64::from(kept.shows))
}

/// Puts `rows` in the place of all counts but the repeats, which leave no record to count.
///
/// # Errors
/// Of the database; the caller's transaction is then lost.
pub async fn replace(connection: &mut SqliteConnection, rows: &TallyRows) -> Result<(), sqlx::Error> {
    for sql in [
        "DELETE FROM unit_tally",
        "DELETE FROM question_tally",
        "DELETE FROM choice_tally",
        "UPDATE campaign_tally SET conflicts = 0, set_aside = 0, revision = revision + 1",
    ] {
        sqlx::query(sql).execute(&mut *connection).await?;
    }
    write(connection, rows, KEPT_PUT).await
}

/// All counts, in the order of their keys.
///
/// # Errors
/// Of the database.
pub async fn read_all(connection: &mut SqliteConnection) -> Result<TallyRows, sqlx::Error> {
    let mut rows = TallyRows::default();
    let units =
        "SELECT campaign, unit, participations, asked, answered_right, last_received_at_ms FROM unit_tally";
    for row in sqlx::query(units).fetch_all(&mut *connection).await? {
        rows.units.push(UnitRow {
            campaign: row.try_get(0)?,
            unit: row.try_get(1)?,
            participations: count(row.try_get(2)?),
            asked: count(row.try_get(3)?),
            right: count(row.try_get(4)?),
            last_received_at_ms: count(row.try_get(5)?),
        });
    }
    let questions = "SELECT campaign, pack, version, question, asked, answered_right FROM question_tally";
    for row in sqlx::query(questions).fetch_all(&mut *connection).await? {
        rows.questions.push(question_row(&row)?);
    }
    let choices = "SELECT campaign, pack, version, question, choice, chosen FROM choice_tally";
    for row in sqlx::query(choices).fetch_all(&mut *connection).await? {
        rows.choices.push(choice_row(&row)?);
    }
    let kept = "SELECT campaign, repeats, conflicts, set_aside FROM campaign_tally";
    for row in sqlx::query(kept).fetch_all(&mut *connection).await? {
        rows.kept.push((row.try_get(0)?, kept_row(&row)?));
    }
    // The order of text is the database's own business: sorted here, the same everywhere.
    rows.units.sort();
    rows.questions.sort();
    rows.choices.sort();
    rows.kept.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(rows)
}

fn question_key(row: &sqlx::sqlite::SqliteRow) -> Result<QuestionKey, sqlx::Error> {
    let version: i64 = row.try_get(2)?;
    Ok(QuestionKey {
        campaign: row.try_get(0)?,
        pack: row.try_get(1)?,
        version: u32::try_from(version).unwrap_or_default(),
        question: row.try_get(3)?,
    })
}

fn question_row(row: &sqlx::sqlite::SqliteRow) -> Result<QuestionRow, sqlx::Error> {
    Ok(QuestionRow { key: question_key(row)?, asked: count(row.try_get(4)?), right: count(row.try_get(5)?) })
}

fn choice_row(row: &sqlx::sqlite::SqliteRow) -> Result<ChoiceRow, sqlx::Error> {
    Ok(ChoiceRow { key: question_key(row)?, choice: row.try_get(4)?, chosen: count(row.try_get(5)?) })
}

fn kept_row(row: &sqlx::sqlite::SqliteRow) -> Result<Kept, sqlx::Error> {
    Ok(Kept {
        repeats: count(row.try_get(1)?),
        conflicts: count(row.try_get(2)?),
        set_aside: count(row.try_get(3)?),
        shows: false,
    })
}

/// The revision of a campaign's counts: grows whenever something changes that organizers see.
///
/// # Errors
/// Of the database.
pub async fn revision(connection: &mut SqliteConnection, campaign: &CampaignId) -> Result<u64, sqlx::Error> {
    let revision: Option<i64> = sqlx::query_scalar("SELECT revision FROM campaign_tally WHERE campaign = $1")
        .bind(campaign.as_str())
        .fetch_optional(connection)
        .await?;
    Ok(count(revision.unwrap_or_default()))
}

/// The counts of one campaign.
#[derive(Debug, Default)]
pub struct CampaignTallies {
    /// Each unit's own, without those below it.
    pub units: HashMap<UnitId, Tally>,
    /// Each question that was asked.
    pub questions: Vec<QuestionRow>,
    /// Each choice that was taken.
    pub choices: Vec<ChoiceRow>,
    /// What was kept without being counted.
    pub kept: Kept,
}

/// The counts of one campaign.
///
/// # Errors
/// Of the database.
pub async fn of_campaign(
    connection: &mut SqliteConnection,
    campaign: &CampaignId,
) -> Result<CampaignTallies, sqlx::Error> {
    let mut tallies = CampaignTallies::default();
    let units = "SELECT unit, participations, asked, answered_right, last_received_at_ms \
        FROM unit_tally WHERE campaign = $1";
    for row in sqlx::query(units).bind(campaign.as_str()).fetch_all(&mut *connection).await? {
        tallies.units.insert(UnitId::new(row.try_get::<String, _>(0)?), tally(&row)?);
    }
    let questions = "SELECT campaign, pack, version, question, asked, answered_right \
        FROM question_tally WHERE campaign = $1";
    for row in sqlx::query(questions).bind(campaign.as_str()).fetch_all(&mut *connection).await? {
        tallies.questions.push(question_row(&row)?);
    }
    let choices =
        "SELECT campaign, pack, version, question, choice, chosen FROM choice_tally WHERE campaign = $1";
    for row in sqlx::query(choices).bind(campaign.as_str()).fetch_all(&mut *connection).await? {
        tallies.choices.push(choice_row(&row)?);
    }
    let kept = "SELECT campaign, repeats, conflicts, set_aside FROM campaign_tally WHERE campaign = $1";
    if let Some(row) = sqlx::query(kept).bind(campaign.as_str()).fetch_optional(connection).await? {
        tallies.kept = kept_row(&row)?;
    }
    Ok(tallies)
}

/// All units together, for each campaign that has counts.
///
/// # Errors
/// Of the database.
pub async fn totals(connection: &mut SqliteConnection) -> Result<HashMap<CampaignId, Tally>, sqlx::Error> {
    let sql = "SELECT campaign, CAST(SUM(participations) AS BIGINT), CAST(SUM(asked) AS BIGINT), \
        CAST(SUM(answered_right) AS BIGINT), MAX(last_received_at_ms) FROM unit_tally GROUP BY campaign";
    let rows = sqlx::query(sql).fetch_all(connection).await?;
    rows.iter().map(|row| Ok((CampaignId::new(row.try_get::<String, _>(0)?), tally(row)?))).collect()
}

/// Columns 1 to 4 of `row`.
fn tally(row: &sqlx::sqlite::SqliteRow) -> Result<Tally, sqlx::Error> {
    Ok(Tally {
        participations: count(row.try_get(1)?),
        asked: count(row.try_get(2)?),
        right: count(row.try_get(3)?),
        last_received_at_ms: row.try_get::<Option<i64>, _>(4)?.map(count),
    })
}
