//! A campaign's results, which keep themselves up to date.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use domain::campaign::Campaign;
use domain::id::CampaignId;
use domain::results::Results;
use domain::rights::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::browser::{self, Turn};
use crate::components::{
    Apart, Empty, Freshness, FreshnessLine, Link, Questions, Tiles, Title, TopBar, UnitTable,
};
use crate::reply::ApiError;
use crate::route::Route;
use crate::tree::Tree;
use crate::words::{manage, results as words};

/// How often the server is asked for newer results.
const EVERY: Duration = Duration::from_secs(5);
/// An answer that takes longer counts as a lost connection until it comes.
const SLOW_MS: u64 = 4_000;

/// The results of one campaign.
#[component]
pub fn ResultsScreen(campaign: CampaignId) -> impl IntoView {
    let results = RwSignal::new(None::<Results>);
    let freshness = RwSignal::new(Freshness::default());
    let missing = RwSignal::new(false);
    let id = StoredValue::new(campaign.clone());
    let may_change = App::here().is(Role::Organizer);
    watch(campaign, results, freshness, missing);
    // A memo, since the board must stay the same elements while news arrive.
    let stage = Memo::new(move |_| (missing.get(), results.read().is_some()));
    view! {
        <TopBar />
        <main class="desk">
            {move || match stage.get() {
                (true, _) => view! {
                    <Title text=words::NOT_FOUND />
                    <p>{words::NOT_FOUND_HINT}</p>
                    <p><Link to=Route::Campaigns>{words::TO_CAMPAIGNS}</Link></p>
                }
                .into_any(),
                (false, false) => view! {
                    <p>{words::LOADING}</p>
                    <FreshnessLine freshness=freshness.read_only() />
                }
                .into_any(),
                (false, true) => view! {
                    <nav class="campaign-ways on-screen" aria-label=manage::ELSEWHERE>
                        <Link to=Route::Manage(id.get_value())>{manage::name(may_change)}</Link>
                        <Link to=Route::Posters(id.get_value())>{manage::POSTERS}</Link>
                    </nav>
                    <Board results freshness=freshness.read_only() />
                }
                .into_any(),
            }}
        </main>
    }
}

/// Asks for newer results as long as the screen is there and seen. While the server is away the last numbers stay.
fn watch(
    campaign: CampaignId,
    results: RwSignal<Option<Results>>,
    freshness: RwSignal<Freshness>,
    missing: RwSignal<bool>,
) {
    let app = App::here();
    let known = Rc::new(RefCell::new(None::<String>));
    let turn = Turn::default();
    browser::while_visible(EVERY, move || {
        let Some(taken) = turn.take() else {
            if turn.taken_for_ms() >= SLOW_MS {
                freshness.update(|freshness| freshness.lost = true);
            }
            return;
        };
        let (campaign, known) = (campaign.clone(), known.clone());
        spawn_local(async move {
            let before = known.borrow().clone();
            match api::results(&campaign, before.as_deref()).await {
                Ok(newer) => {
                    missing.set(false);
                    freshness.set(Freshness { lost: false, at_ms: Some(browser::now_ms()) });
                    if let Some((newer, version)) = newer {
                        known.replace(version);
                        results.set(Some(newer));
                    }
                }
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(ApiError::Refused { status: 403 | 404, .. }) => missing.set(true),
                Err(_) => freshness.update(|freshness| freshness.lost = true),
            }
            drop(taken);
        });
    });
}

/// The numbers. Each part derives only what it shows, so that news change only what is new.
#[component]
fn Board(results: RwSignal<Option<Results>>, freshness: ReadSignal<Freshness>) -> impl IntoView {
    let campaign = part(results, |results| Some(results.campaign.clone()));
    let total = part(results, |results| results.total);
    let tree = part(results, |results| Tree::new(results.units.clone()));
    let questions = part(results, |results| results.questions.clone());
    let apart = part(results, |results| (results.set_aside, results.conflicts));

    let of_campaign =
        move |say: fn(&Campaign) -> String| campaign.read().as_ref().map(say).unwrap_or_default();
    // Of a survey the forms are counted; what its answers are is not for this screen.
    let is_quiz =
        Memo::new(move |_| campaign.read().as_ref().is_some_and(|campaign| campaign.survey.is_none()));
    let flowers = Memo::new(move |_| campaign.read().as_ref().map_or(0, |campaign| campaign.flowers));
    let shown = move || {
        let tree = tree.read();
        let mut top = tree.top();
        let units = match (top.next(), top.next()) {
            (Some(only), None) => only.name.as_str(),
            _ => words::ALL_UNITS.now(),
        };
        words::shown(units, tree.coverage(), total.read().participations)
    };
    let any = Memo::new(move |_| total.read().participations > 0);
    view! {
        <div class="desk-head">
            <hgroup>
                <Title text=Signal::derive(move || of_campaign(|campaign| campaign.title.clone())) />
                <p class="shown">{shown}</p>
                <p class="note">{move || of_campaign(period)}</p>
            </hgroup>
            <FreshnessLine freshness />
        </div>
        <Show when=move || is_quiz.get()>
            <Tiles total flowers />
        </Show>
        <Apart apart />
        <Show when=move || !any.get()>
            <Empty title=words::NOTHING_YET hint=words::NOTHING_YET_HINT />
        </Show>
        <UnitTable tree />
        <Show when=move || any.get() && is_quiz.get()>
            <Questions questions />
        </Show>
    }
}

fn period(campaign: &Campaign) -> String {
    let date = |ms| browser::local(ms).date();
    words::period(&date(campaign.opens_at_ms), &date(campaign.closes_at_ms))
}

/// One part of the results; its default before there are any.
fn part<T: Default + PartialEq + Send + Sync + 'static>(
    results: RwSignal<Option<Results>>,
    take: fn(&Results) -> T,
) -> Memo<T> {
    Memo::new(move |_| results.read().as_ref().map(take).unwrap_or_default())
}
