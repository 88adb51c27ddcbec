//! Campaigns and the join codes that lead to them.

use std::collections::HashMap;

use domain::campaign::{Campaign, JoinCode, NameAsked};
use domain::id::{CampaignId, UnitId};
use sqlx::{Row, SqliteConnection};

use super::{count, stored};
use crate::catalog::CodeTarget;

/// Adds a campaign.
///
/// # Errors
/// Of the database.
pub async fn insert(
    connection: &mut SqliteConnection,
    campaign: &Campaign,
    now_ms: u64,
) -> Result<(), sqlx::Error> {
    let packs = serde_json::to_string(&campaign.packs).map_err(|e| sqlx::Error::Encode(e.into()))?;
    sqlx::query(
        "INSERT INTO campaign (id, title, packs, flowers, name_asked, opens_at_ms, closes_at_ms, created_at_ms) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(campaign.id.as_str())
    .bind(campaign.title.as_str())
    .bind(packs)
    .bind(i64::from(campaign.flowers))
    .bind(match campaign.name_asked {
        NameAsked::None => "none",
        NameAsked::Name => "name",
    })
    .bind(stored(campaign.opens_at_ms))
    .bind(stored(campaign.closes_at_ms))
    .bind(stored(now_ms))
    .execute(connection)
    .await
    .map(drop)
}

/// Every campaign, the newest first.
///
/// # Errors
/// Of the database, or when it holds what this version cannot read.
pub async fn all(connection: &mut SqliteConnection) -> Result<Vec<Campaign>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT id, title, packs, flowers, name_asked, opens_at_ms, closes_at_ms FROM campaign \
         ORDER BY created_at_ms DESC, id",
    )
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let packs: String = row.try_get(2)?;
            let flowers: i64 = row.try_get(3)?;
            let name_asked: String = row.try_get(4)?;
            Ok(Campaign {
                id: CampaignId::new(row.try_get::<String, _>(0)?),
                title: row.try_get(1)?,
                packs: serde_json::from_str(&packs).map_err(|e| sqlx::Error::Decode(e.into()))?,
                flowers: u32::try_from(flowers).unwrap_or(Campaign::MOST_FLOWERS),
                name_asked: match name_asked.as_str() {
                    "none" => NameAsked::None,
                    "name" => NameAsked::Name,
                    other => return Err(sqlx::Error::Decode(format!("name_asked {other:?}").into())),
                },
                opens_at_ms: count(row.try_get(5)?),
                closes_at_ms: count(row.try_get(6)?),
            })
        })
        .collect()
}

/// Makes a code lead to a campaign and unit.
///
/// # Errors
/// Of the database.
pub async fn insert_code(
    connection: &mut SqliteConnection,
    code: &JoinCode,
    target: &CodeTarget,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO join_code (code, campaign, unit) VALUES ($1, $2, $3)")
        .bind(code.as_str())
        .bind(target.campaign.as_str())
        .bind(target.unit.as_str())
        .execute(connection)
        .await
        .map(drop)
}

/// Every join code with where it leads.
///
/// # Errors
/// Of the database.
pub async fn codes(connection: &mut SqliteConnection) -> Result<HashMap<JoinCode, CodeTarget>, sqlx::Error> {
    let rows = sqlx::query("SELECT code, campaign, unit FROM join_code").fetch_all(connection).await?;
    let mut codes = HashMap::with_capacity(rows.len());
    for row in rows {
        let text: String = row.try_get(0)?;
        let Some(code) = JoinCode::read(&text) else { continue };
        let target = CodeTarget {
            campaign: CampaignId::new(row.try_get::<String, _>(1)?),
            unit: UnitId::new(row.try_get::<String, _>(2)?),
        };
        codes.insert(code, target);
    }
    Ok(codes)
}

/// Whether there is any campaign.
///
/// # Errors
/// Of the database.
pub async fn any(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    let found: Option<i64> =
        sqlx::query_scalar("SELECT 1 FROM campaign LIMIT 1").fetch_optional(connection).await?;
    Ok(found.is_some())
}
