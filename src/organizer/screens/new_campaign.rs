//! The wizard that opens a new campaign.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::components::{Offer, Title, TopBar, Wizard};
use crate::reply::ApiError;
use crate::words::{self, acts, wizard};

/// Loads what there is to choose from, then leads through the steps.
#[component]
pub fn NewCampaignScreen() -> impl IntoView {
    let app = App::here();
    let offer = RwSignal::new(None::<Offer>);
    let failed = RwSignal::new(false);
    let load = move || {
        failed.set(false);
        spawn_local(async move {
            match ask().await {
                Ok(found) => offer.set(Some(found)),
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(_) => failed.set(true),
            }
        });
    };
    load();
    let content = move || match (offer.get(), failed.get()) {
        (Some(offer), _) => view! { <Wizard offer /> }.into_any(),
        (None, false) => view! { <p role="status">{acts::LOADING}</p> }.into_any(),
        (None, true) => view! {
            <p role="alert">{wizard::NOT_LOADED}</p>
            <p><button type="button" class="button" on:click=move |_| load()>{words::TRY_AGAIN}</button></p>
        }
        .into_any(),
    };
    view! {
        <TopBar />
        <main class="desk">
            <Title text=wizard::TITLE />
            {content}
        </main>
    }
}

async fn ask() -> Result<Offer, ApiError> {
    let packs = api::packs::list().await?.packs;
    let surveys = api::packs::surveys().await?.surveys;
    let tree = api::units::tree(false).await?;
    let packs = packs.into_iter().filter(|pack| pack.version.is_some()).collect();
    Ok(Offer { packs, surveys, tree })
}
