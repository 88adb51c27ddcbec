//! Campaigns.

use domain::id::CampaignId;
use domain::organizer::campaigns::{AddUnits, CampaignSummary, ChangeCampaign, NewCampaign, UnitLinks};

use super::{add, get, put};
use crate::reply::ApiError;
use crate::route::encoded;

/// Makes a campaign with a code for each of its units.
pub async fn make(campaign: &NewCampaign) -> Result<CampaignSummary, ApiError> {
    add("campaigns", campaign).await
}

/// Changes title and times, pauses or goes on.
pub async fn change(campaign: &CampaignId, change: &ChangeCampaign) -> Result<CampaignSummary, ApiError> {
    put(&at(campaign, ""), change).await
}

/// The links of one's own units.
pub async fn links(campaign: &CampaignId) -> Result<UnitLinks, ApiError> {
    get(&at(campaign, "/links")).await
}

/// Lets more units take part.
pub async fn add_units(campaign: &CampaignId, units: &AddUnits) -> Result<UnitLinks, ApiError> {
    add(&at(campaign, "/units"), units).await
}

/// Takes units out again that nothing has come of.
pub async fn take_back_units(campaign: &CampaignId, units: &AddUnits) -> Result<UnitLinks, ApiError> {
    add(&at(campaign, "/units/take-back"), units).await
}

fn at(campaign: &CampaignId, what: &str) -> String {
    format!("campaigns/{}{what}", encoded(campaign.as_str()))
}
