//! A campaign with its links, asked for before anything is shown.

use domain::id::CampaignId;
use domain::organizer::campaigns::UnitLinks;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Link, Title};
use crate::api;
use crate::app::App;
use crate::reply::ApiError;
use crate::route::Route;
use crate::words::{self, manage, results};

/// Where asking for it stands.
#[derive(Clone)]
enum Asked {
    Waiting,
    Found(Box<UnitLinks>),
    NotThere,
    Failed(ApiError),
}

/// Shows `show` once the links are here; else that they are on the way, are not there, or could not be fetched.
#[component]
pub fn LinksOf(campaign: CampaignId, show: fn(UnitLinks) -> AnyView) -> impl IntoView {
    let app = App::here();
    let asked = RwSignal::new(Asked::Waiting);
    let campaign = StoredValue::new(campaign);
    let ask = move || {
        asked.set(Asked::Waiting);
        let campaign = campaign.get_value();
        spawn_local(async move {
            match api::campaigns::links(&campaign).await {
                Ok(links) => asked.set(Asked::Found(Box::new(links))),
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(ApiError::Refused { status: 403 | 404, .. }) => asked.set(Asked::NotThere),
                Err(error) => asked.set(Asked::Failed(error)),
            }
        });
    };
    ask();
    move || match asked.get() {
        Asked::Waiting => view! { <p role="status">{manage::LOADING}</p> }.into_any(),
        Asked::Found(links) => show(*links),
        Asked::NotThere => view! {
            <Title text=results::NOT_FOUND />
            <p>{results::NOT_FOUND_HINT}</p>
            <p><Link to=Route::Campaigns>{results::TO_CAMPAIGNS}</Link></p>
        }
        .into_any(),
        Asked::Failed(error) => view! {
            <p role="alert">{words::common_trouble(&error)}</p>
            <p><button type="button" class="button" on:click=move |_| ask()>{words::TRY_AGAIN}</button></p>
        }
        .into_any(),
    }
}
