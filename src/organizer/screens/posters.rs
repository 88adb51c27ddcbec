//! Not written yet.

use domain::id::CampaignId;
use leptos::prelude::*;

use crate::components::{Title, TopBar};
use crate::words::screens as words;

/// Not written yet.
#[component]
pub fn Posters(campaign: CampaignId) -> impl IntoView {
    let _ = campaign;
    view! {
        <TopBar />
        <main class="desk"><Title text=words::CAMPAIGNS /></main>
    }
}
