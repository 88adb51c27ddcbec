//! The tree of units.

use leptos::prelude::*;

use crate::api;
use crate::components::packs::NotFetched;
use crate::components::units::{AddForm, Desk, Levels, UnitDialog, UnitTree};
use crate::components::{Empty, Link, Title, TopBar};
use crate::route::Route;
use crate::words::{acts, units as words};

/// What there is of the units.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Asking,
    Failed,
    Empty,
    There,
}

/// All units of one's own and those above, and what can be done to them.
#[component]
pub fn Units() -> impl IntoView {
    let desk = Desk::start();
    // A memo, so that the table stays the same elements while the tree changes.
    let stage = Memo::new(move |_| match &*desk.units.state.read() {
        None => Stage::Asking,
        _ if !desk.units.forest.read().is_empty() => Stage::There,
        Some(Ok(())) => Stage::Empty,
        Some(Err(_)) => Stage::Failed,
    });
    let content = move || match stage.get() {
        Stage::Asking => view! { <p role="status">{acts::LOADING}</p> }.into_any(),
        Stage::Failed => failed(desk),
        Stage::Empty => view! { <First desk /> }.into_any(),
        Stage::There => view! { <UnitTree desk /> }.into_any(),
    };
    view! {
        <TopBar />
        <main class="desk">
            <div class="desk-head">
                <hgroup>
                    <Title text=words::TITLE />
                    <p class="note">{words::HINT}</p>
                </hgroup>
                <Acts desk />
            </div>
            {content}
            <UnitDialog desk />
        </main>
    }
}

fn failed(desk: Desk) -> AnyView {
    let error = desk.units.state.get_untracked().and_then(Result::err);
    error.map(|error| view! { <NotFetched error on_again=move |()| desk.units.load() /> }).into_any()
}

/// Files in and out, and the names of the levels.
#[component]
fn Acts(desk: Desk) -> impl IntoView {
    let import = desk.may_change().then(|| {
        view! {
            <Link to=Route::ImportUnits class="button button-quiet">{words::IMPORT}</Link>
            <a href=api::units::TEMPLATE class="button button-quiet" download="">{words::TEMPLATE}</a>
        }
    });
    let levels = desk.may_name_levels().then(|| view! { <Levels desk /> });
    view! {
        <div class="section-acts">
            {import}
            <a href=api::units::SHEET class="button button-quiet" download="">{words::SHEET}</a>
            {levels}
        </div>
    }
}

/// What stands there before there is any unit: the form for the first.
#[component]
fn First(desk: Desk) -> impl IntoView {
    if desk.may_change() && desk.has_all() {
        view! {
            <Empty title=words::FIRST.now() hint=words::FIRST_HINT.now() />
            <section class="first-unit" aria-label=words::MAKE>
                <AddForm desk parent=None />
            </section>
        }
        .into_any()
    } else {
        view! { <Empty title=words::FIRST.now() hint=words::FIRST_FOR_VIEWERS.now() /> }.into_any()
    }
}
