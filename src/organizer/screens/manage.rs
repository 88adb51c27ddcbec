//! One campaign: its times, its units and their links.

use domain::id::CampaignId;
use leptos::prelude::*;

use crate::components::{LinksOf, ManageBoard, TopBar};

/// Runs a campaign.
#[component]
pub fn Manage(campaign: CampaignId) -> impl IntoView {
    view! {
        <TopBar />
        <main class="desk">
            <LinksOf campaign show=|links| view! { <ManageBoard links /> }.into_any() />
        </main>
    }
}
