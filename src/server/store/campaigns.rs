//! Campaigns and the join codes that lead to them.

use std::collections::HashMap;

use domain::campaign::{Campaign, JoinCode, NameAsked};
use domain::id::{CampaignId, UnitId};

use super::{Connection, changes, count, query};
use crate::catalog::CodeTarget;

/// Adds a campaign.
///
/// # Errors
/// Of the database.
pub async fn insert(
    connection: &mut Connection,
    campaign: &Campaign,
    now_ms: u64,
) -> Result<(), sqlx::Error> {
    let packs = serde_json::to_string(&campaign.packs).map_err(|e| sqlx::Error::Encode(e.into()))?;
    let rules = serde_json::to_string(&campaign.rules).map_err(|e| sqlx::Error::Encode(e.into()))?;
    let survey = campaign.survey.as_ref().map(serde_json::to_string).transpose();
    let survey = survey.map_err(|e| sqlx::Error::Encode(e.into()))?;
    query(
        "INSERT INTO campaign \
         (id, title, packs, flowers, rules, name_asked, opens_at_ms, closes_at_ms, created_at_ms, survey) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(campaign.id.as_str())
    .bind(campaign.title.as_str())
    .bind(packs)
    .bind(campaign.flowers)
    .bind(rules)
    .bind(match campaign.name_asked {
        NameAsked::None => "none",
        NameAsked::Name => "name",
    })
    .bind(campaign.opens_at_ms)
    .bind(campaign.closes_at_ms)
    .bind(now_ms)
    .bind(survey.as_deref())
    .execute(connection)
    .await?;
    changes::note(connection).await
}

/// Every campaign, the newest first.
///
/// # Errors
/// Of the database, or when it holds what this version cannot read.
pub async fn all(connection: &mut Connection) -> Result<Vec<Campaign>, sqlx::Error> {
    let rows = query(
        "SELECT id, title, packs, flowers, rules, name_asked, opens_at_ms, closes_at_ms, survey FROM campaign \
         ORDER BY created_at_ms DESC, id",
    )
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let packs: String = row.get(2)?;
            let flowers: i64 = row.get(3)?;
            let rules: String = row.get(4)?;
            let name_asked: String = row.get(5)?;
            let survey: Option<String> = row.get(8)?;
            Ok(Campaign {
                id: CampaignId::new(row.get::<String>(0)?),
                title: row.get(1)?,
                packs: serde_json::from_str(&packs).map_err(|e| sqlx::Error::Decode(e.into()))?,
                survey: survey
                    .map(|json| serde_json::from_str(&json).map_err(|e| sqlx::Error::Decode(e.into())))
                    .transpose()?,
                flowers: u32::try_from(flowers).unwrap_or(Campaign::MOST_FLOWERS),
                rules: serde_json::from_str(&rules).map_err(|e| sqlx::Error::Decode(e.into()))?,
                name_asked: match name_asked.as_str() {
                    "none" => NameAsked::None,
                    "name" => NameAsked::Name,
                    other => return Err(sqlx::Error::Decode(format!("name_asked {other:?}").into())),
                },
                opens_at_ms: count(row.get(6)?),
                closes_at_ms: count(row.get(7)?),
            })
        })
        .collect()
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

/// Every join code with where it leads.
///
/// # Errors
/// Of the database.
pub async fn codes(connection: &mut Connection) -> Result<HashMap<JoinCode, CodeTarget>, sqlx::Error> {
    let rows = query("SELECT code, campaign, unit FROM join_code").fetch_all(connection).await?;
    let mut codes = HashMap::with_capacity(rows.len());
    for row in rows {
        let text: String = row.get(0)?;
        let Some(code) = JoinCode::read(&text) else { continue };
        let target = CodeTarget {
            campaign: CampaignId::new(row.get::<String>(1)?),
            unit: UnitId::new(row.get::<String>(2)?),
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
