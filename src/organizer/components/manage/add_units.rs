//! More units take part.

use std::collections::HashSet;

use domain::organizer::campaigns::AddUnits;
use domain::organizer::units::{LevelNames, UnitTree};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::managed::Managed;
use crate::api;
use crate::components::UnitsPicker;
use crate::picker::Picker;
use crate::reply::ApiError;
use crate::words::{acts, manage as words, picker as picking, wizard};

/// A button that opens the tree of those that have no code yet.
#[component]
pub fn AddUnitsPanel(managed: Managed) -> impl IntoView {
    let tree = RwSignal::new(None::<UnitTree>);
    let is_open = RwSignal::new(false);
    let trouble = RwSignal::new(None::<String>);
    let toggle = move |_| {
        is_open.update(|is_open| *is_open = !*is_open);
        if !is_open.get_untracked() || tree.read_untracked().is_some() {
            return;
        }
        trouble.set(None);
        spawn_local(async move {
            match api::units::tree(false).await {
                Ok(found) => tree.set(Some(found)),
                Err(ApiError::NotSignedIn) => managed.app.session_ended(),
                Err(error) => {
                    is_open.set(false);
                    trouble.set(Some(wizard::trouble(&error)));
                }
            }
        });
    };
    let content = move || match (is_open.get(), tree.get()) {
        (false, _) => ().into_any(),
        (true, None) => view! { <p role="status">{acts::LOADING}</p> }.into_any(),
        (true, Some(tree)) => view! { <Choice managed tree is_open /> }.into_any(),
    };
    view! {
        <section class="by-unit">
            <div class="section-head">
                <h2>{words::MORE_UNITS}</h2>
                <div class="section-acts">
                    <button type="button" aria-expanded=move || is_open.get().to_string() on:click=toggle>
                        {words::ADD_UNITS}
                    </button>
                </div>
            </div>
            <p role="alert" class="trouble">{move || trouble.get()}</p>
            {content}
        </section>
    }
}

#[component]
fn Choice(managed: Managed, tree: UnitTree, is_open: RwSignal<bool>) -> impl IntoView {
    let own = untrack(|| managed.app.me()).and_then(|me| me.unit);
    let taken: HashSet<_> =
        managed.data.read_untracked().links.iter().map(|link| link.unit.clone()).collect();
    let picker = Picker::new(&tree.units, own.as_ref(), &taken);
    if picker.row(0).is_none() {
        return view! { <p role="status">{words::ALL_ADDED}</p> }.into_any();
    }
    let levels: LevelNames = tree.levels;
    let picker = RwSignal::new(picker);
    let trouble = RwSignal::new(None::<String>);
    let is_adding = RwSignal::new(false);
    managed.app.guard(Signal::derive(move || picker.read().picked().next().is_some()));
    let add = move |_| {
        let units: Vec<_> = picker.read_untracked().picked().map(|row| row.id.clone()).collect();
        if units.is_empty() {
            return trouble.set(Some(picking::NOTHING_PICKED.into()));
        }
        if is_adding.get_untracked() {
            return;
        }
        is_adding.set(true);
        trouble.set(None);
        spawn_local(async move {
            let said = words::added(units.len());
            match managed.set_units(AddUnits { units }, true, said).await {
                Ok(()) => {
                    is_open.try_set(false);
                }
                Err(ApiError::NotSignedIn) => managed.app.session_ended(),
                Err(error) => {
                    trouble.try_set(Some(wizard::trouble(&error)));
                }
            }
            is_adding.try_set(false);
        });
    };
    let name = move || if is_adding.get() { words::ADDING.now() } else { words::ADD.now() };
    view! {
        <UnitsPicker picker levels />
        <p role="alert" class="trouble">{move || trouble.get()}</p>
        <p>
            <button type="button" class="button" aria-disabled=move || is_adding.get().to_string() on:click=add>
                {name}
            </button>
        </p>
    }
    .into_any()
}
