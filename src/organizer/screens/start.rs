//! The first screen: the way from nothing to a printed poster, and what is under way.

use domain::organizer::CampaignSummary;
use domain::rights::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::App;
use crate::components::{Empty, Link, Title, TopBar};
use crate::period::{Phase, phase};
use crate::reply::ApiError;
use crate::route::Route;
use crate::words::{self, Word, acts, start};
use crate::{api, browser};

/// What there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Stock {
    units: usize,
    packs: usize,
    campaigns: Vec<CampaignSummary>,
}

async fn look(may_write: bool) -> Result<Stock, ApiError> {
    let campaigns = api::campaigns().await?.campaigns;
    let units = api::units::tree(false).await?.units.len();
    let packs = if may_write { api::packs::list().await?.packs } else { Vec::new() };
    let packs = packs.iter().filter(|pack| pack.version.is_some()).count();
    Ok(Stock { units, packs, campaigns })
}

/// The four steps while some are to be done; then what is open, and what is done often.
#[component]
pub fn Start() -> impl IntoView {
    let app = App::here();
    let may_write = app.is(Role::Organizer);
    let stock = RwSignal::new(None::<Stock>);
    let trouble = RwSignal::new(None::<String>);
    let load = move || {
        trouble.set(None);
        spawn_local(async move {
            match look(may_write).await {
                Ok(found) => stock.set(Some(found)),
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(error) => trouble.set(Some(words::common_trouble(&error))),
            }
        });
    };
    load();
    view! {
        <TopBar />
        <main class="desk">
            <Title text=start::TITLE />
            <Show when=move || trouble.read().is_some()>
                <p role="alert" class="trouble">{trouble}</p>
                <button type="button" class="button" on:click=move |_| load()>{words::TRY_AGAIN}</button>
            </Show>
            {move || match stock.get() {
                None if trouble.read().is_some() => ().into_any(),
                None => view! { <p>{acts::LOADING}</p> }.into_any(),
                Some(stock) => view! {
                    {may_write.then(|| view! { <Steps stock=stock.clone() /> })}
                    <UnderWay campaigns=stock.campaigns may_write />
                    {may_write.then(|| view! { <Quick /> })}
                }
                .into_any(),
            }}
        </main>
    }
}

#[component]
fn Steps(stock: Stock) -> impl IntoView {
    let newest = stock.campaigns.first().map(|summary| summary.campaign.id.clone());
    let packs = (stock.packs > 0).then(|| start::packs_there(stock.packs as u64));
    let posters = newest.clone().map_or(Route::NewCampaign, Route::Posters);
    // Whether something was printed nobody can tell: with a campaign the way there is open.
    let steps: [(Word, String, Route, bool); 4] = [
        (start::UNIT, start::UNIT_HINT.now().to_owned(), Route::Units, stock.units > 0),
        (
            start::PACK,
            packs.unwrap_or_else(|| start::PACK_HINT.now().to_owned()),
            Route::Packs,
            stock.packs > 0,
        ),
        (start::CAMPAIGN, start::CAMPAIGN_HINT.now().to_owned(), Route::NewCampaign, newest.is_some()),
        (start::POSTER, start::POSTER_HINT.now().to_owned(), posters, newest.is_some()),
    ];
    let all = steps.iter().all(|(.., done)| *done);
    let next = steps.iter().position(|(.., done)| !*done);
    if all {
        return view! { <p class="steps-done">{start::ALL_DONE}</p> }.into_any();
    }
    let steps = steps.into_iter().enumerate().map(|(place, (name, hint, to, done))| {
        let is_next = next == Some(place);
        view! { <Step name hint to done is_next /> }
    });
    view! {
        <section class="steps">
            <h2>{start::FIRST_TIME}</h2>
            <p class="note">{start::FIRST_TIME_HINT}</p>
            <ol>{steps.collect_view()}</ol>
        </section>
    }
    .into_any()
}

#[component]
fn Step(name: Word, hint: String, to: Route, done: bool, is_next: bool) -> impl IntoView {
    let tick = done.then(|| {
        view! {
            <svg viewBox="0 0 16 16" role="img" aria-label=start::DONE.now()>
                <path d="M2.5 8.5l4 4 7-9" />
            </svg>
        }
    });
    view! {
        <li class:done=done class:next=is_next aria-current=is_next.then_some("step")>
            <Link to class="step-name">{name}</Link>
            {tick}
            <p>{hint}</p>
        </li>
    }
}

/// Campaigns that are open, or all where none is.
#[component]
fn UnderWay(campaigns: Vec<CampaignSummary>, may_write: bool) -> impl IntoView {
    let now = browser::now_ms();
    let is_open = |one: &&CampaignSummary| matches!(phase(one, now), Phase::Open | Phase::Paused);
    let open: Vec<CampaignSummary> = campaigns.iter().filter(is_open).cloned().collect();
    let title = if open.is_empty() { words::campaigns::TITLE } else { start::OPEN_NOW };
    let shown = if open.is_empty() { campaigns } else { open };
    let items = shown.into_iter().map(|CampaignSummary { campaign, total, .. }| {
        let counted = words::campaigns::participations(total.participations);
        let posters = Route::Posters(campaign.id.clone());
        view! {
            <li>
                <h3><Link to=Route::Campaign(campaign.id)>{campaign.title}</Link></h3>
                <p>{counted}</p>
                {may_write.then(|| view! { <p><Link to=posters>{start::POSTERS}</Link></p> })}
            </li>
        }
    });
    let items: Vec<_> = items.collect();
    if items.is_empty() {
        // Whoever may write sees the steps instead.
        let (title, hint) = (words::campaigns::EMPTY, words::campaigns::EMPTY_FOR_VIEWERS);
        return (!may_write).then(|| view! { <Empty title hint /> }).into_any();
    }
    view! {
        <section>
            <h2>{title}</h2>
            <ul class="campaign-list">{items}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Quick() -> impl IntoView {
    view! {
        <section>
            <h2>{start::QUICK}</h2>
            <div class="section-acts">
                <Link to=Route::NewCampaign class="button button-quiet">{start::NEW_CAMPAIGN}</Link>
                <Link to=Route::Meetings class="button button-quiet">{start::NOTE_MEETING}</Link>
            </div>
        </section>
    }
}
