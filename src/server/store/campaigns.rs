//! Campaigns and the join codes that lead to them.

use std::collections::HashMap;

use domain::campaign::{Campaign, JoinCode, NameAsked};
use domain::id::{CampaignId, UnitId};

use super::query::{Row, Value};
use super::rows::Insert;
use super::rows::Kind::Text;
use super::{Connection, changes, count, query};
use crate::catalog::{CodeTarget, KeptCampaign};

/// Adds a campaign of the whole tree.
///
/// # Errors
/// Of the database.
pub async fn insert(
    connection: &mut Connection,
    campaign: &Campaign,
    now_ms: u64,
) -> Result<(), sqlx::Error> {
    let campaign = campaign.clone();
    let kept = KeptCampaign { campaign, unit: None, paused: false, taken_back: false, created_at_ms: now_ms };
    insert_kept(connection, &kept).await
}

/// Adds a campaign.
///
/// # Errors
/// Of the database.
pub async fn insert_kept(connection: &mut Connection, kept: &KeptCampaign) -> Result<(), sqlx::Error> {
    let campaign = &kept.campaign;
    let packs = serde_json::to_string(&campaign.packs).map_err(|e| sqlx::Error::Encode(e.into()))?;
    let rules = serde_json::to_string(&campaign.rules).map_err(|e| sqlx::Error::Encode(e.into()))?;
    let survey = campaign.survey.as_ref().map(serde_json::to_string).transpose();
    let survey = survey.map_err(|e| sqlx::Error::Encode(e.into()))?;
    query(
        "INSERT INTO campaign (id, title, packs, flowers, rules, name_asked, opens_at_ms, closes_at_ms, \
         created_at_ms, survey, unit, paused, taken_back) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(campaign.id.as_str())
    .bind(campaign.title.as_str())
    .bind(packs)
    .bind(campaign.flowers)
    .bind(rules)
    .bind(campaign.name_asked.name())
    .bind(campaign.opens_at_ms)
    .bind(campaign.closes_at_ms)
    .bind(kept.created_at_ms)
    .bind(survey.as_deref())
    .bind(kept.unit.as_ref().map(UnitId::as_str))
    .bind(u32::from(kept.paused))
    .bind(u32::from(kept.taken_back))
    .execute(connection)
    .await?;
    changes::note(connection).await
}

/// Writes anew what can change of a campaign: title, times, and whether it is paused or taken back.
///
/// # Errors
/// Of the database.
pub async fn update(connection: &mut Connection, kept: &KeptCampaign) -> Result<(), sqlx::Error> {
    let campaign = &kept.campaign;
    query(
        "UPDATE campaign SET title = $2, opens_at_ms = $3, closes_at_ms = $4, paused = $5, taken_back = $6 \
         WHERE id = $1",
    )
    .bind(campaign.id.as_str())
    .bind(campaign.title.as_str())
    .bind(campaign.opens_at_ms)
    .bind(campaign.closes_at_ms)
    .bind(u32::from(kept.paused))
    .bind(u32::from(kept.taken_back))
    .execute(connection)
    .await?;
    changes::note(connection).await
}

/// Whether anything has come of a campaign: a record or form, of whatever kind, or a meeting.
///
/// # Errors
/// Of the database.
pub async fn is_used(connection: &mut Connection, id: &CampaignId) -> Result<bool, sqlx::Error> {
    let found = query(
        "SELECT 1 FROM unit_tally WHERE campaign = $1 \
         UNION ALL SELECT 1 FROM survey_unit_tally WHERE campaign = $1 \
         UNION ALL SELECT 1 FROM campaign_tally WHERE campaign = $1 AND conflicts + set_aside > 0 \
         UNION ALL SELECT 1 FROM meeting WHERE note LIKE $2 LIMIT 1",
    )
    .bind(id.as_str())
    .bind(format!("%\"campaign\":\"{id}\"%"))
    .fetch_optional(connection)
    .await?;
    Ok(found.is_some())
}

/// Every campaign, the newest first.
///
/// # Errors
/// Of the database, or when it holds what this version cannot read.
pub async fn kept(connection: &mut Connection) -> Result<Vec<KeptCampaign>, sqlx::Error> {
    let rows = query(
        "SELECT id, title, packs, flowers, rules, name_asked, opens_at_ms, closes_at_ms, survey, unit, paused, \
         taken_back, created_at_ms FROM campaign ORDER BY created_at_ms DESC, id",
    )
    .fetch_all(connection)
    .await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<KeptCampaign, sqlx::Error> {
    let packs: String = row.get(2)?;
    let flowers: i64 = row.get(3)?;
    let rules: String = row.get(4)?;
    let name_asked: String = row.get(5)?;
    let survey: Option<String> = row.get(8)?;
    let campaign = Campaign {
        id: CampaignId::new(row.get::<String>(0)?),
        title: row.get(1)?,
        packs: serde_json::from_str(&packs).map_err(|e| sqlx::Error::Decode(e.into()))?,
        survey: survey
            .map(|json| serde_json::from_str(&json).map_err(|e| sqlx::Error::Decode(e.into())))
            .transpose()?,
        flowers: u32::try_from(flowers).unwrap_or(Campaign::MOST_FLOWERS),
        rules: serde_json::from_str(&rules).map_err(|e| sqlx::Error::Decode(e.into()))?,
        name_asked: NameAsked::from_name(&name_asked)
            .ok_or_else(|| sqlx::Error::Decode(format!("name_asked {name_asked:?}").into()))?,
        opens_at_ms: count(row.get(6)?),
        closes_at_ms: count(row.get(7)?),
    };
    Ok(KeptCampaign {
        campaign,
        unit: row.get::<Option<String>>(9)?.map(UnitId::new),
        paused: row.get::<i64>(10)? != 0,
        taken_back: row.get::<i64>(11)? != 0,
        created_at_ms: count(row.get(12)?),
    })
}

/// Makes a code lead to a campaign and unit.
///
/// # Errors
/// Of the database.
pub async fn insert_code(
    connection: &mut Connection,
    code: &JoinCode,
    target: &CodeTarget,
) -> Result<(), sqlx::Error> {
    query("INSERT INTO join_code (code, campaign, unit) VALUES ($1, $2, $3)")
        .bind(code.as_str())
        .bind(target.campaign.as_str())
        .bind(target.unit.as_str())
        .execute(connection)
        .await?;
    changes::note(connection).await
}

/// Makes each of these codes lead to a campaign and unit.
///
/// # Errors
/// Of the database; the caller's transaction is then lost.
pub async fn insert_codes(
    connection: &mut Connection,
    codes: &[(JoinCode, CodeTarget)],
) -> Result<(), sqlx::Error> {
    let insert = Insert {
        head: "INSERT INTO join_code (code, campaign, unit)",
        columns: &[Text, Text, Text],
        tail: "",
    };
    let values = codes.iter().flat_map(|(code, target)| -> [Value; 3] {
        [code.as_str().into(), target.campaign.as_str().into(), target.unit.as_str().into()]
    });
    insert.run(connection, values.collect()).await?;
    changes::note(connection).await
}

/// Takes codes back, or gives them out again.
///
/// # Errors
/// Of the database; the caller's transaction is then lost.
pub async fn take_back_codes(
    connection: &mut Connection,
    codes: &[JoinCode],
    taken_back: bool,
) -> Result<(), sqlx::Error> {
    for code in codes {
        query("UPDATE join_code SET taken_back = $2 WHERE code = $1")
            .bind(code.as_str())
            .bind(u32::from(taken_back))
            .execute(connection)
            .await?;
    }
    changes::note(connection).await
}

/// Every join code with where it leads.
///
/// # Errors
/// Of the database.
pub async fn codes(connection: &mut Connection) -> Result<HashMap<JoinCode, CodeTarget>, sqlx::Error> {
    let rows = query("SELECT code, campaign, unit, taken_back FROM join_code").fetch_all(connection).await?;
    let mut codes = HashMap::with_capacity(rows.len());
    for row in rows {
        let text: String = row.get(0)?;
        let Some(code) = JoinCode::read(&text) else { continue };
        let target = CodeTarget {
            campaign: CampaignId::new(row.get::<String>(1)?),
            unit: UnitId::new(row.get::<String>(2)?),
            taken_back: row.get::<i64>(3)? != 0,
        };
        codes.insert(code, target);
    }
    Ok(codes)
}

/// Whether there is any campaign.
///
/// # Errors
/// Of the database.
pub async fn any(connection: &mut Connection) -> Result<bool, sqlx::Error> {
    Ok(query("SELECT 1 FROM campaign LIMIT 1").fetch_optional(connection).await?.is_some())
}
