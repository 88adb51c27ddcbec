//! The QR posters of a campaign.

use domain::id::CampaignId;
use domain::organizer::campaigns::UnitLinks;
use leptos::prelude::*;

use crate::components::{Empty, LinksOf, PosterBoard, TopBar};
use crate::period::Phase;
use crate::words::manage;

fn board(links: UnitLinks) -> AnyView {
    if links.summary.taken_back {
        // What is printed now would lead nowhere.
        let hint = manage::TAKEN_BACK_MEANS.now();
        return view! { <Empty title=manage::phase(Phase::TakenBack).now() hint /> }.into_any();
    }
    view! { <PosterBoard links /> }.into_any()
}

/// Sheets to print, one a unit.
#[component]
pub fn Posters(campaign: CampaignId) -> impl IntoView {
    view! {
        <TopBar />
        <main class="desk poster-page">
            <LinksOf campaign show=board />
        </main>
    }
}
