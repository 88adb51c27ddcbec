//! The counts, as projections of the records: written in the same transaction, rebuildable at any time.

use std::collections::HashMap;

use domain::id::{CampaignId, UnitId};
use domain::results::Tally;

use super::query::{Row, Value};
use super::rows::Insert;
use super::rows::Kind::{Number, Text};
use super::{Connection, count, form_tallies, query};
use crate::form_counts::Arrived;
use crate::tallies::{ChoiceRow, Kept, QuestionKey, QuestionRow, TallyRows, UnitRow};

const UNIT: Insert<'static> = Insert {
    head: "INSERT INTO unit_tally \
        (campaign, unit, participations, asked, answered_right, last_received_at_ms, late)",
    columns: &[Text, Text, Number, Number, Number, Number, Number],
    tail: "ON CONFLICT (campaign, unit) DO UPDATE SET \
        participations = unit_tally.participations + excluded.participations, \
        asked = unit_tally.asked + excluded.asked, \
        answered_right = unit_tally.answered_right + excluded.answered_right, \
        late = unit_tally.late + excluded.late, \
        last_received_at_ms = CASE WHEN excluded.last_received_at_ms > unit_tally.last_received_at_ms \
            THEN excluded.last_received_at_ms ELSE unit_tally.last_received_at_ms END",
};
const QUESTION: Insert<'static> = Insert {
    head: "INSERT INTO question_tally (campaign, pack, version, question, asked, answered_right)",
    columns: &[Text, Text, Number, Text, Number, Number],
    tail: "ON CONFLICT (campaign, pack, version, question) DO UPDATE SET \
        asked = question_tally.asked + excluded.asked, \
        answered_right = question_tally.answered_right + excluded.answered_right",
};
const CHOICE: Insert<'static> = Insert {
    head: "INSERT INTO choice_tally (campaign, pack, version, question, choice, chosen)",
    columns: &[Text, Text, Number, Text, Text, Number],
    tail: "ON CONFLICT (campaign, pack, version, question, choice) DO UPDATE SET \
        chosen = choice_tally.chosen + excluded.chosen",
};
const KEPT: Insert<'static> = Insert {
    head: "INSERT INTO campaign_tally (campaign, repeats, conflicts, set_aside, revision)",
    columns: &[Text, Number, Number, Number, Number],
    tail: "ON CONFLICT (campaign) DO UPDATE SET \
        repeats = campaign_tally.repeats + excluded.repeats, \
        conflicts = campaign_tally.conflicts + excluded.conflicts, \
        set_aside = campaign_tally.set_aside + excluded.set_aside, \
        revision = campaign_tally.revision + excluded.revision",
};
/// In a rebuild: repeats leave no record, so that they stay; the revision must grow, or a client would keep the old.
const KEPT_PUT: Insert<'static> = Insert {
    tail: "ON CONFLICT (campaign) DO UPDATE SET conflicts = excluded.conflicts, \
        set_aside = excluded.set_aside, revision = campaign_tally.revision + 1",
    ..KEPT
};

/// Adds the counts of a group to those stored. Every node takes the rows in the same order, that of their keys, so that two
/// never wait for each other.
///
/// # Errors
/// Of the database; the caller's transaction is then lost.
pub async fn add(connection: &mut Connection, rows: &TallyRows) -> Result<(), sqlx::Error> {
    write(connection, rows, &KEPT).await
}

async fn write(connection: &mut Connection, rows: &TallyRows, kept: &Insert<'_>) -> Result<(), sqlx::Error> {
    kept.run(connection, rows.kept.iter().flat_map(kept_values).collect()).await?;
    UNIT.run(connection, rows.units.iter().flat_map(unit_values).collect()).await?;
    QUESTION.run(connection, rows.questions.iter().flat_map(question_values).collect()).await?;
    CHOICE.run(connection, rows.choices.iter().flat_map(choice_values).collect()).await?;
    form_tallies::add(connection, rows).await
}

fn unit_values(row: &UnitRow) -> [Value; 7] {
    [
        row.campaign.as_str().into(),
        row.unit.as_str().into(),
        row.participations.into(),
        row.asked.into(),
        row.right.into(),
        row.last_received_at_ms.into(),
        row.late.into(),
    ]
}

fn question_values(row: &QuestionRow) -> [Value; 6] {
    let [campaign, pack, version, question] = key_values(&row.key);
    [campaign, pack, version, question, row.asked.into(), row.right.into()]
}

fn choice_values(row: &ChoiceRow) -> [Value; 6] {
    let [campaign, pack, version, question] = key_values(&row.key);
    [campaign, pack, version, question, row.choice.as_str().into(), row.chosen.into()]
}

fn key_values(key: &QuestionKey) -> [Value; 4] {
    [key.campaign.as_str().into(), key.pack.as_str().into(), key.version.into(), key.question.as_str().into()]
}

fn kept_values((campaign, kept): &(String, Kept)) -> [Value; 5] {
    [
        campaign.as_str().into(),
        kept.repeats.into(),
        kept.conflicts.into(),
        kept.set_aside.into(),
        u32::from(kept.shows).into(),
    ]
}

/// Puts `rows` in the place of all counts but the repeats, which leave no record to count.
///
/// # Errors
/// Of the database; the caller's transaction is then lost.
pub async fn replace(connection: &mut Connection, rows: &TallyRows) -> Result<(), sqlx::Error> {
    for sql in [
        "DELETE FROM unit_tally",
        "DELETE FROM question_tally",
        "DELETE FROM choice_tally",
        "UPDATE campaign_tally SET conflicts = 0, set_aside = 0, revision = revision + 1",
    ] {
        query(sql).execute(connection).await?;
    }
    form_tallies::clear(connection).await?;
    write(connection, rows, &KEPT_PUT).await
}

/// All counts, in the order of their keys.
///
/// # Errors
/// Of the database.
pub async fn read_all(connection: &mut Connection) -> Result<TallyRows, sqlx::Error> {
    let mut rows = TallyRows::default();
    let units = "SELECT campaign, unit, participations, asked, answered_right, last_received_at_ms, late \
        FROM unit_tally";
    for row in query(units).fetch_all(connection).await? {
        rows.units.push(UnitRow {
            campaign: row.get(0)?,
            unit: row.get(1)?,
            participations: count(row.get(2)?),
            asked: count(row.get(3)?),
            right: count(row.get(4)?),
            last_received_at_ms: count(row.get(5)?),
            late: count(row.get(6)?),
        });
    }
    let questions = "SELECT campaign, pack, version, question, asked, answered_right FROM question_tally";
    for row in query(questions).fetch_all(connection).await? {
        rows.questions.push(question_row(&row)?);
    }
    let choices = "SELECT campaign, pack, version, question, choice, chosen FROM choice_tally";
    for row in query(choices).fetch_all(connection).await? {
        rows.choices.push(choice_row(&row)?);
    }
    let kept = "SELECT campaign, repeats, conflicts, set_aside FROM campaign_tally";
    for row in query(kept).fetch_all(connection).await? {
        rows.kept.push((row.get(0)?, kept_row(&row)?));
    }
    (rows.forms, rows.cells) = form_tallies::read_all(connection).await?;
    // The order of text is the database's own business: sorted here, the same everywhere.
    rows.units.sort();
    rows.questions.sort();
    rows.choices.sort();
    rows.kept.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(rows)
}

fn question_key(row: &Row) -> Result<QuestionKey, sqlx::Error> {
    let version: i64 = row.get(2)?;
    Ok(QuestionKey {
        campaign: row.get(0)?,
        pack: row.get(1)?,
        version: u32::try_from(version).unwrap_or_default(),
        question: row.get(3)?,
    })
}

fn question_row(row: &Row) -> Result<QuestionRow, sqlx::Error> {
    Ok(QuestionRow { key: question_key(row)?, asked: count(row.get(4)?), right: count(row.get(5)?) })
}

fn choice_row(row: &Row) -> Result<ChoiceRow, sqlx::Error> {
    Ok(ChoiceRow { key: question_key(row)?, choice: row.get(4)?, chosen: count(row.get(5)?) })
}

fn kept_row(row: &Row) -> Result<Kept, sqlx::Error> {
    Ok(Kept {
        repeats: count(row.get(1)?),
        conflicts: count(row.get(2)?),
        set_aside: count(row.get(3)?),
        shows: false,
    })
}

/// The revision of a campaign's counts: grows whenever something changes that organizers see.
///
/// # Errors
/// Of the database.
pub async fn revision(connection: &mut Connection, campaign: &CampaignId) -> Result<u64, sqlx::Error> {
    let revision = query("SELECT revision FROM campaign_tally WHERE campaign = $1")
        .bind(campaign.as_str())
        .fetch_value(connection)
        .await?;
    Ok(count(revision.unwrap_or_default()))
}

/// The counts of one campaign; a form of its survey is a participation in which nothing was asked.
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
    connection: &mut Connection,
    campaign: &CampaignId,
) -> Result<CampaignTallies, sqlx::Error> {
    let mut tallies = CampaignTallies::default();
    let units = "SELECT unit, participations, asked, answered_right, last_received_at_ms, late \
        FROM unit_tally WHERE campaign = $1";
    for row in query(units).bind(campaign.as_str()).fetch_all(connection).await? {
        let unit = UnitId::new(row.get::<String>(0)?);
        tallies.units.insert(unit, tally(&row)?);
    }
    for (unit, arrived) in form_tallies::forms(connection, campaign).await? {
        add_arrived(tallies.units.entry(unit).or_default(), arrived);
    }
    let questions = "SELECT campaign, pack, version, question, asked, answered_right \
        FROM question_tally WHERE campaign = $1";
    for row in query(questions).bind(campaign.as_str()).fetch_all(connection).await? {
        tallies.questions.push(question_row(&row)?);
    }
    let choices =
        "SELECT campaign, pack, version, question, choice, chosen FROM choice_tally WHERE campaign = $1";
    for row in query(choices).bind(campaign.as_str()).fetch_all(connection).await? {
        tallies.choices.push(choice_row(&row)?);
    }
    let kept = "SELECT campaign, repeats, conflicts, set_aside FROM campaign_tally WHERE campaign = $1";
    if let Some(row) = query(kept).bind(campaign.as_str()).fetch_optional(connection).await? {
        tallies.kept = kept_row(&row)?;
    }
    Ok(tallies)
}

/// All units together, for each campaign that has counts: added up by the database.
///
/// # Errors
/// Of the database.
pub async fn totals(connection: &mut Connection) -> Result<HashMap<CampaignId, Tally>, sqlx::Error> {
    let sql = "SELECT campaign, CAST(SUM(participations) AS BIGINT), CAST(SUM(asked) AS BIGINT), \
        CAST(SUM(answered_right) AS BIGINT), MAX(last_received_at_ms), CAST(SUM(late) AS BIGINT) \
        FROM unit_tally GROUP BY campaign";
    let mut totals: HashMap<CampaignId, Tally> = HashMap::new();
    for row in query(sql).fetch_all(connection).await? {
        totals.insert(CampaignId::new(row.get::<String>(0)?), tally(&row)?);
    }
    add_forms(connection, &mut totals, |_| true).await?;
    Ok(totals)
}

async fn add_forms(
    connection: &mut Connection,
    totals: &mut HashMap<CampaignId, Tally>,
    is_counted: impl Fn(&UnitId) -> bool,
) -> Result<(), sqlx::Error> {
    for (campaign, unit, arrived) in form_tallies::forms_of_all(connection).await? {
        if is_counted(&unit) {
            add_arrived(totals.entry(campaign).or_default(), arrived);
        }
    }
    Ok(())
}

fn add_arrived(tally: &mut Tally, arrived: Arrived) {
    tally.participations += arrived.forms;
    tally.late += arrived.late;
}

/// The units that pass `is_counted` together, for each campaign that has counts of them.
///
/// # Errors
/// Of the database.
pub async fn totals_of(
    connection: &mut Connection,
    is_counted: impl Fn(&UnitId) -> bool,
) -> Result<HashMap<CampaignId, Tally>, sqlx::Error> {
    let sql = "SELECT campaign, participations, asked, answered_right, last_received_at_ms, late, unit FROM unit_tally";
    let mut totals: HashMap<CampaignId, Tally> = HashMap::new();
    for row in query(sql).fetch_all(connection).await? {
        if is_counted(&UnitId::new(row.get::<String>(6)?)) {
            totals.entry(CampaignId::new(row.get::<String>(0)?)).or_default().add(&tally(&row)?);
        }
    }
    add_forms(connection, &mut totals, is_counted).await?;
    Ok(totals)
}

/// Columns 1 to 5 of `row`.
fn tally(row: &Row) -> Result<Tally, sqlx::Error> {
    Ok(Tally {
        participations: count(row.get(1)?),
        asked: count(row.get(2)?),
        right: count(row.get(3)?),
        last_received_at_ms: row.get::<Option<i64>>(4)?.map(count),
        late: count(row.get(5)?),
    })
}
