//! Where the campaign stands, and what can be done with it.

use std::time::Duration;

use domain::organizer::campaigns::UnitLinks;
use leptos::prelude::*;

use super::add_units::AddUnitsPanel;
use super::fields::{CloseForm, TimesForm, TitleForm};
use super::links::LinkTable;
use super::managed::Managed;
use crate::browser;
use crate::components::{Dialog, Link, Title};
use crate::period::{Phase, check, one_week_more, phase};
use crate::route::Route;
use crate::words::{manage as words, results, wizard};

/// How often the clock is looked at: a campaign opens and closes by itself.
const EVERY: Duration = Duration::from_secs(20);

/// The whole screen of one campaign.
#[component]
pub fn ManageBoard(links: UnitLinks) -> impl IntoView {
    let may_change = links.summary.may_change;
    let id = links.summary.campaign.id.clone();
    let managed = Managed::new(links);
    let now = RwSignal::new(browser::now_ms());
    browser::while_visible(EVERY, move || now.set(browser::now_ms()));
    // What has just been changed may hold from this very moment on.
    Effect::new(move || {
        managed.data.track();
        now.set(browser::now_ms());
    });
    let phase_now = Memo::new(move |_| phase(&managed.data.read().summary, now.get()));
    let is_there = move || phase_now.get() != Phase::TakenBack;
    let title = Signal::derive(move || managed.data.read().summary.campaign.title.clone());
    let period = move || {
        let data = managed.data.read();
        let at = |ms| browser::local(ms).time_and_date();
        words::period(&at(data.summary.campaign.opens_at_ms), &at(data.summary.campaign.closes_at_ms))
    };
    let counts = move || {
        let data = managed.data.read();
        let total = data.summary.total;
        let late = (total.late > 0).then(|| results::late(total.late));
        let all = words::participations(total.participations);
        [Some(all), late].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    view! {
        <div class="desk-head">
            <hgroup>
                <Title text=title />
                <p class="shown"><b>{move || words::phase(phase_now.get()).now()}</b> " · " {period}</p>
                <p class="note">{counts}</p>
            </hgroup>
            <nav class="campaign-ways" aria-label=words::ELSEWHERE>
                <Link to=Route::Campaign(id.clone())>{words::RESULTS}</Link>
                <Show when=is_there>
                    <Link to=Route::Posters(id.clone())>{words::POSTERS}</Link>
                </Show>
            </nav>
        </div>
        {may_change.then(|| view! { <Acts managed phase=phase_now now /> })}
        <Show when=is_there>
            <LinkTable managed />
            {may_change.then(|| view! { <AddUnitsPanel managed /> })}
        </Show>
    }
}

/// Pausing, extending, closing, renaming.
#[component]
fn Acts(managed: Managed, phase: Memo<Phase>, now: RwSignal<u64>) -> impl IntoView {
    let [times, rename, close] = [(); 3].map(|()| RwSignal::new(false));
    let is = move |phases: &'static [Phase]| move || phases.contains(&phase.get());
    let can_close = move || {
        let has_opened = managed.data.read().summary.campaign.opens_at_ms < now.get();
        has_opened && !matches!(phase.get(), Phase::Closed | Phase::TakenBack)
    };
    let can_take_back = move || {
        let is_unused = managed.data.read().summary.total.participations == 0;
        is_unused && phase.get() != Phase::TakenBack
    };
    let is_there = move || phase.get() != Phase::TakenBack;
    let take_back = move |_| managed.change(words::TAKEN_BACK.into(), |to| to.taken_back = true);
    let open_again = move |_| managed.change(words::GOES_ON.into(), |to| to.taken_back = false);
    let pause = move |_| managed.change(words::PAUSED.into(), |to| to.paused = true);
    let go_on = move |_| managed.change(words::GOES_ON.into(), |to| to.paused = false);
    let extend = move |_| {
        let campaign = untrack(|| managed.summary()).campaign;
        let now = browser::now_ms();
        let closes = one_week_more(campaign.closes_at_ms, now);
        if let Err(unfit) = check(Some(campaign.opens_at_ms), Some(closes), now) {
            return managed.trouble.set(Some(wizard::times(unfit)));
        }
        let said = words::closes_at(&browser::local(closes).time_and_date());
        managed.change(said, |to| to.closes_at_ms = closes);
    };
    view! {
        <section class="manage-acts" aria-label=words::ACTS>
            <div class="section-acts">
                <Show when=is(&[Phase::Open])>
                    <button type="button" on:click=pause>{words::PAUSE}</button>
                </Show>
                <Show when=is(&[Phase::Paused])>
                    <button type="button" on:click=go_on>{words::GO_ON}</button>
                </Show>
                <Show when=is(&[Phase::Open, Phase::Paused, Phase::Closed])>
                    <button type="button" on:click=extend>{words::EXTEND}</button>
                </Show>
                <Show when=is_there>
                    <button type="button" on:click=move |_| times.set(true)>{words::TIMES}</button>
                    <button type="button" on:click=move |_| rename.set(true)>{words::RENAME}</button>
                </Show>
                <Show when=can_close>
                    <button type="button" on:click=move |_| close.set(true)>{words::CLOSE}</button>
                </Show>
                <Show when=can_take_back>
                    <button type="button" on:click=take_back>{words::TAKE_BACK}</button>
                </Show>
                <Show when=move || !is_there()>
                    <button type="button" on:click=open_again>{words::OPEN_AGAIN}</button>
                </Show>
            </div>
            <Show when=is(&[Phase::Open, Phase::Paused])>
                <p class="note">{words::PAUSE_HINT}</p>
            </Show>
            <Show when=can_take_back>
                <p class="note">{words::TAKE_BACK_HINT}</p>
            </Show>
            <Show when=move || !is_there()>
                <p class="note">{words::TAKEN_BACK_MEANS}</p>
            </Show>
            <p role="alert" class="trouble">{move || managed.trouble.get()}</p>
        </section>
        <Dialog title=words::TIMES open=times><TimesForm managed open=times /></Dialog>
        <Dialog title=words::RENAME open=rename><TitleForm managed open=rename /></Dialog>
        <Dialog title=words::CLOSE_ASK open=close><CloseForm managed open=close /></Dialog>
    }
}
