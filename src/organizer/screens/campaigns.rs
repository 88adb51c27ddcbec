//! The list of campaigns.

use std::time::Duration;

use domain::organizer::CampaignSummary;
use domain::rights::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::browser::{self, Turn};
use crate::components::{Empty, Freshness, FreshnessLine, Link, RescuePanel, Title, TopBar};
use crate::number::percent;
use crate::period::{Phase, phase};
use crate::reply::ApiError;
use crate::route::Route;
use crate::words::{campaigns as words, manage};

/// How often the list is asked for.
const EVERY: Duration = Duration::from_secs(30);

/// All campaigns with their totals.
#[component]
pub fn Campaigns() -> impl IntoView {
    let app = App::here();
    let list = RwSignal::new(None::<Vec<(Phase, CampaignSummary)>>);
    let freshness = RwSignal::new(Freshness::default());
    let turn = Turn::default();
    browser::while_visible(EVERY, move || {
        let Some(taken) = turn.take() else { return };
        spawn_local(async move {
            match api::campaigns().await {
                Ok(found) => {
                    let now = browser::now_ms();
                    freshness.set(Freshness { lost: false, at_ms: Some(now) });
                    let with_phase = |summary| (phase(&summary, now), summary);
                    list.set(Some(found.campaigns.into_iter().map(with_phase).collect()));
                }
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(_) => freshness.update(|freshness| freshness.lost = true),
            }
            drop(taken);
        });
    });
    let may_open = app.is(Role::Organizer);
    // The list stays the same elements, and the focus where it is, while nothing in it is new.
    let list = Memo::new(move |_| list.get());
    let has_any = move || list.read().as_ref().is_some_and(|list| !list.is_empty());
    let new = move || {
        (may_open && has_any())
            .then(|| view! { <Link to=Route::NewCampaign class="button">{words::NEW}</Link> })
    };
    let content = move || match list.get() {
        None => view! { <p>{words::LOADING}</p> }.into_any(),
        Some(list) if list.is_empty() => {
            let hint = if may_open { words::EMPTY_HINT } else { words::EMPTY_FOR_VIEWERS };
            let new =
                may_open.then(|| view! { <Link to=Route::NewCampaign class="button">{words::NEW}</Link> });
            view! { <Empty title=words::EMPTY.now() hint=hint.now() /> {new} }.into_any()
        }
        Some(list) => {
            let items =
                list.into_iter().map(|(phase, summary)| view! { <Item phase summary /> }).collect_view();
            view! { <ul class="campaign-list">{items}</ul> }.into_any()
        }
    };
    view! {
        <TopBar />
        <main class="desk">
            <div class="desk-head">
                <Title text=words::TITLE />
                {new}
            </div>
            <FreshnessLine freshness=freshness.read_only() />
            {content}
            <RescuePanel />
        </main>
    }
}

#[component]
fn Item(phase: Phase, summary: CampaignSummary) -> impl IntoView {
    let state = manage::phase(phase);
    let CampaignSummary { campaign, total, may_change, .. } = summary;
    let date = |ms| browser::local(ms).date();
    let period = words::from_to(&date(campaign.opens_at_ms), &date(campaign.closes_at_ms));
    let counts = [
        Some(words::participations(total.participations)),
        total.right_per_mille().map(|share| words::right(&percent(share))),
        total.last_received_at_ms.map(|ms| words::last_received(&browser::local(ms).time_and_date())),
    ];
    let counts = counts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let manage = if may_change { words::MANAGE } else { words::CODES };
    let acts = [
        (words::RESULTS, Route::Campaign(campaign.id.clone())),
        (manage, Route::Manage(campaign.id.clone())),
        (words::POSTERS, Route::Posters(campaign.id.clone())),
    ];
    let of_it = campaign.title.clone();
    let acts = acts.into_iter().map(|(act, to)| {
        let of_it = of_it.clone();
        view! { <li><Link to>{act}<span class="unseen">{words::of(&of_it)}</span></Link></li> }
    });
    view! {
        <li>
            <h2><Link to=Route::Campaign(campaign.id)>{campaign.title}</Link></h2>
            <p><b>{state}</b> " · " {period}</p>
            <p>{counts}</p>
            <ul class="campaign-acts">{acts.collect_view()}</ul>
        </li>
    }
}
