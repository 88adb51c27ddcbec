//! `GET /api/v1/join/{code}`.

use anyhow::Result;
use domain::campaign::NameAsked;
use reqwest::StatusCode;
use tests::api::refusal;
use tests::{DEMO_CODE, SECOND_CODE, World};

#[tokio::test]
async fn a_code_leads_to_the_campaign_and_the_unit() -> Result<()> {
    let world = World::start().await?;
    let joined = world.api.join(DEMO_CODE).await?;
    assert_eq!(joined.code.as_str(), DEMO_CODE);
    assert_eq!((joined.campaign.flowers, joined.campaign.name_asked), (10, NameAsked::None));
    assert_eq!(joined.unit.within.len(), 2, "{:?}", joined.unit);
    assert!(joined.unit.within[0].contains("Quảng Ngãi"));
    assert!(joined.unit.within[1].contains("Nguyễn Nghiêm"));
    let other = world.api.join(SECOND_CODE).await?;
    assert_eq!(other.campaign, joined.campaign);
    assert_ne!(other.unit.id, joined.unit.id);
    Ok(())
}

#[tokio::test]
async fn a_code_may_be_typed_with_spaces() -> Result<()> {
    let world = World::start().await?;
    assert_eq!(world.api.join("246%20810").await?, world.api.join(DEMO_CODE).await?);
    Ok(())
}

#[tokio::test]
async fn a_code_that_leads_nowhere_is_not_found() -> Result<()> {
    let world = World::start().await?;
    for code in ["999999", "24681", "2468100", "hoa", "%F0%9F%8C%B8", "%ff"] {
        let (status, reason) = refusal(world.api.get(&format!("/api/v1/join/{code}")).await?).await?;
        assert_eq!((status, reason.as_str()), (StatusCode::NOT_FOUND, "not_found"), "{code}");
    }
    Ok(())
}

#[tokio::test]
async fn where_a_code_leads_is_never_kept_by_caches() -> Result<()> {
    let world = World::start().await?;
    let response = world.api.get(&format!("/api/v1/join/{DEMO_CODE}")).await?;
    let cache = response.headers()["cache-control"].to_str()?;
    assert!(cache.contains("no-store") || cache.contains("no-cache"), "{cache}");
    Ok(())
}
