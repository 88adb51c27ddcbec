//! The tree of units, and everything that changes it.

use domain::rights::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::components::units::{Estate, LevelsDialog, NewUnitForm, UnitActs, UnitRows};
use crate::components::{CheckField, Link, Title, TopBar};
use crate::reply::ApiError;
use crate::route::Route;
use crate::unit_tree::UnitTree;
use crate::words::{acts, units as words};

/// One's own part of the tree.
#[component]
pub fn Units() -> impl IntoView {
    let app = App::here();
    let tree = RwSignal::new(None::<UnitTree>);
    let trouble = RwSignal::new(None::<String>);
    let closed_too = RwSignal::new(false);
    let load = move || {
        let closed_too = closed_too.get_untracked();
        spawn_local(async move {
            match api::units::tree(closed_too).await {
                Ok(found) => {
                    trouble.set(None);
                    tree.set(Some(UnitTree::new(found.units, found.levels)));
                }
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(error) => trouble.set(Some(words::trouble(&error))),
            }
        });
    };
    Effect::new(move || {
        closed_too.track();
        load();
    });
    let estate = Estate { tree, reload: Callback::new(move |()| load()), changing: RwSignal::new(None) };
    // A memo, since the rows must stay the same elements when a unit has changed.
    let stage = Memo::new(move |_| tree.read().as_ref().map(UnitTree::is_empty));
    view! {
        <TopBar />
        <main class="desk">
            <div class="desk-head">
                <hgroup>
                    <Title text=words::TITLE />
                    <p class="note">{words::HINT}</p>
                </hgroup>
                <Acts estate />
            </div>
            <p role="alert" class="trouble">{trouble}</p>
            {move || match stage.get() {
                None => view! { <p>{acts::LOADING}</p> }.into_any(),
                Some(true) => view! { <First estate /> }.into_any(),
                Some(false) => view! {
                    <UnitRows estate />
                    <CheckField label=words::SHOW_CLOSED value=closed_too />
                }
                .into_any(),
            }}
            <UnitActs estate />
        </main>
    }
}

/// What is done to the tree as a whole.
#[component]
fn Acts(estate: Estate) -> impl IntoView {
    let app = App::here();
    let naming = RwSignal::new(false);
    let has_whole = app.is(Role::Admin) && app.me().is_some_and(|me| me.unit.is_none());
    let may = app.is(Role::Organizer);
    view! {
        <div class="section-acts">
            {may.then(|| view! { <Link to=Route::ImportUnits class="button button-quiet">{words::IMPORT}</Link> })}
            <a class="button button-quiet" href=api::units::SHEET download="">{words::SHEET}</a>
            {has_whole.then(|| view! {
                <button type="button" on:click=move |_| naming.set(true)>{words::LEVEL_NAMES}</button>
            })}
        </div>
        <LevelsDialog open=naming estate />
    }
}

/// Where there is no unit yet.
#[component]
fn First(estate: Estate) -> impl IntoView {
    view! {
        <section class="first-unit">
            <h2>{words::FIRST}</h2>
            <p>{words::FIRST_HINT}</p>
            <NewUnitForm parent=None estate />
        </section>
    }
}
