//! The QR posters of a campaign.

use domain::id::CampaignId;
use leptos::prelude::*;

use crate::components::{LinksOf, PosterBoard, TopBar};

/// Sheets to print, one a unit.
#[component]
pub fn Posters(campaign: CampaignId) -> impl IntoView {
    view! {
        <TopBar />
        <main class="desk poster-page">
            <LinksOf campaign show=|links| view! { <PosterBoard links /> }.into_any() />
        </main>
    }
}
