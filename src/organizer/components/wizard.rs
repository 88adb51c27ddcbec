//! The way to a new campaign, step by step.

mod again;
mod content;
mod form;
mod packs;
mod preview;
mod rules;
mod steps;
mod surveys;
mod units_and_dates;

use domain::organizer::packs::{PackSummary, SurveySummary};
use domain::organizer::units::UnitTree;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use self::content::ContentStep;
use self::form::Form;
use self::preview::Preview;
use self::rules::RulesStep;
use self::steps::{StepHeading, StepList};
use self::units_and_dates::{DatesStep, UnitsStep};
use crate::app::App;
use crate::browser::{self, Turn};
use crate::route::Route;
use crate::wizard::{Problem, Step};
use crate::words::{acts, wizard as words};
use crate::{api, browser::scroll_to_top};

/// What there is to choose from.
#[derive(Clone)]
pub struct Offer {
    /// The published packs.
    pub packs: Vec<PackSummary>,
    /// The surveys.
    pub surveys: Vec<SurveySummary>,
    /// The units.
    pub tree: UnitTree,
}

/// Where she is in the wizard, and what is in the way.
#[derive(Clone, Copy)]
struct Way {
    form: Form,
    step: RwSignal<Step>,
    /// Whether she has tried to go on from here: only then is told what is in the way.
    tried: RwSignal<bool>,
    problem: Memo<Option<Problem>>,
    trouble: RwSignal<Option<String>>,
    is_opening: RwSignal<bool>,
    is_open: RwSignal<bool>,
}

impl Way {
    fn go(self, step: Step) {
        self.tried.set(false);
        self.trouble.set(None);
        self.step.set(step);
        scroll_to_top();
    }

    /// On to the next step, if this one is done.
    fn next(self) {
        self.tried.set(true);
        match (self.problem.get_untracked(), self.step.get_untracked().next()) {
            (None, Some(next)) => self.go(next),
            _ => browser::focus_first_wrong(),
        }
    }

    /// Opens the campaign; where something is missing after all, leads there.
    fn open(self, app: App, turn: &Turn) {
        let owner = untrack(|| app.me()).and_then(|me| me.unit);
        let draft = untrack(|| self.form.draft());
        let campaign = match draft.campaign(owner, browser::now_ms()) {
            Ok(campaign) => campaign,
            Err((step, _)) => {
                self.go(step);
                return self.tried.set(true);
            }
        };
        let Some(taken) = turn.take() else { return };
        self.trouble.set(None);
        self.is_opening.set(true);
        spawn_local(async move {
            match api::campaigns::make(&campaign).await {
                Ok(made) => {
                    self.is_open.set(true);
                    // Nothing is unsaved any more: the guard hears of it before we leave.
                    tick().await;
                    app.go(&Route::Manage(made.campaign.id.clone()));
                    app.say(words::opened(&made.campaign.title), Some(again::take_back(app, &made, draft)));
                }
                // Also where the session has ended: signing in here would cost all that was chosen.
                Err(error) => self.trouble.set(Some(words::trouble(&error))),
            }
            self.is_opening.set(false);
            drop(taken);
        });
    }

    /// What is wrong with the step as a whole; what is wrong with a field stands beside it.
    fn said(self) -> Option<String> {
        let of_step = |problem: &Problem| {
            use Problem::{NoPacks, NoSurvey, NoUnits, TooManyPacks};
            matches!(problem, NoPacks | TooManyPacks | NoSurvey | NoUnits)
        };
        self.trouble.get().or_else(|| self.problem.get().filter(of_step).map(words::problem))
    }
}

/// The wizard. Nothing is lost by going back, and leaving is asked about once something is chosen.
#[component]
pub fn Wizard(offer: Offer) -> impl IntoView {
    let app = App::here();
    let Offer { packs, surveys, tree } = offer;
    let own = untrack(|| app.me()).and_then(|me| me.unit);
    let form = Form::new(&tree, own.as_ref());
    let chosen = again::chosen(app);
    let step = RwSignal::new(if chosen.is_some() { Step::Preview } else { Step::default() });
    chosen.into_iter().for_each(|draft| form.fill(draft));
    let tried = RwSignal::new(false);
    let in_the_way = move || form.draft().problem(step.get(), browser::now_ms());
    let problem = Memo::new(move |_| if tried.get() { in_the_way() } else { None });
    let way = Way {
        form,
        step,
        tried,
        problem,
        trouble: RwSignal::new(None),
        is_opening: RwSignal::new(false),
        is_open: RwSignal::new(false),
    };
    app.guard(Signal::derive(move || !way.is_open.get() && form.content().is_begun()));
    let furthest =
        Memo::new(move |before: Option<&Step>| before.copied().unwrap_or_default().max(step.get()));
    let (packs, surveys) = (StoredValue::new(packs), StoredValue::new(surveys));
    let levels = StoredValue::new(tree.levels);
    let go = Callback::new(move |to| way.go(to));
    let body = move || match step.get() {
        Step::Content => view! { <ContentStep form packs surveys problem /> }.into_any(),
        Step::Units => view! { <UnitsStep form levels=levels.get_value() /> }.into_any(),
        Step::Dates => view! { <DatesStep form problem /> }.into_any(),
        Step::Rules => view! { <RulesStep form problem /> }.into_any(),
        Step::Preview => match untrack(|| form.draft()).campaign(None, browser::now_ms()) {
            Ok(campaign) => view! { <Preview form campaign levels=levels.get_value() on_go=go /> }.into_any(),
            Err((_, problem)) => view! { <p class="trouble">{words::problem(problem)}</p> }.into_any(),
        },
    };
    let heading = move || {
        let moved = furthest.get_untracked() > Step::default();
        view! { <StepHeading step=step.get() moved /> }
    };
    view! {
        <StepList step=step.read_only() furthest on_go=go />
        <section class="wizard-step">{heading} {body}</section>
        <Foot way />
    }
}

/// What is in the way, back, and on.
#[component]
fn Foot(way: Way) -> impl IntoView {
    let app = App::here();
    let turn = Turn::default();
    let on = move |_| match way.step.get_untracked() {
        Step::Preview => way.open(app, &turn),
        _ => way.next(),
    };
    let name = move || {
        let name = match (way.step.get(), way.is_opening.get()) {
            (Step::Preview, true) => words::OPENING,
            (Step::Preview, false) => words::OPEN,
            _ => acts::NEXT,
        };
        name.now()
    };
    let back = move || {
        let back = way.step.get().back()?;
        Some(view! {
            <button type="button" class="button button-quiet" on:click=move |_| way.go(back)>{acts::BACK}</button>
        })
    };
    view! {
        <div class="wizard-foot">
            <p role="alert" class="trouble">{move || way.said()}</p>
            {back}
            <button type="button" class="button" aria-disabled=move || way.is_opening.get().to_string() on:click=on>
                {name}
            </button>
        </div>
    }
}
