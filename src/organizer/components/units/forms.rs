//! The forms that change a unit from a day on.

use std::future::Future;

use domain::id::UnitId;
use domain::organizer::units::{ChangeUnit, CloseUnit, MergeUnit, MoveUnit, UnitInfo};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Estate;
use crate::app::App;
use crate::browser;
use crate::components::TextField;
use crate::components::unit_choice::UnitChoice;
use crate::reply::ApiError;
use crate::unit_tree::read_members;
use crate::words::{acts, units as words};
use crate::{api, shelf};

fn today() -> String {
    shelf::day(browser::local(browser::now_ms()))
}

/// The day a change holds from: today unless she says otherwise.
#[component]
fn OnField(on: RwSignal<String>, trouble: RwSignal<Option<String>>) -> impl IntoView {
    view! { <TextField label=words::ON value=on hint=words::ON_HINT trouble kind="date" /> }
}

/// Whether the day is one, and not after today; says so beside the field where not.
fn is_fit(on: RwSignal<String>, trouble: RwSignal<Option<String>>) -> bool {
    let day = on.get_untracked();
    let fits = day.len() == 10 && day <= today();
    trouble.set((!fits).then(|| words::ON_WRONG.into()));
    fits
}

/// Sends a change; then says what has happened, with the way back, and closes the dialog.
fn send(
    id: UnitId,
    estate: Estate,
    said: String,
    done: Callback<()>,
    trouble: RwSignal<Option<String>>,
    request: impl Future<Output = Result<(), ApiError>> + 'static,
) {
    let app = App::here();
    trouble.set(None);
    spawn_local(async move {
        match request.await {
            Ok(()) => {
                let undo = Callback::new(move |()| {
                    let id = id.clone();
                    spawn_local(async move {
                        match api::units::undo(&id).await {
                            Ok(()) => app.say(words::UNDONE, None),
                            Err(error) => app.say(words::trouble(&error), None),
                        }
                        estate.reload.run(());
                    });
                });
                app.say(said, Some(undo));
                done.run(());
                estate.reload.run(());
            }
            Err(ApiError::NotSignedIn) => app.session_ended(),
            Err(error) => trouble.set(Some(words::trouble(&error))),
        }
    });
}

/// The end of each form: what is wrong, and the button.
#[component]
fn Submit(trouble: RwSignal<Option<String>>) -> impl IntoView {
    view! {
        <p role="alert" class="trouble">{trouble}</p>
        <button type="submit" class="button">{acts::SAVE}</button>
    }
}

fn name_of(estate: Estate, id: &UnitId) -> String {
    estate.of(id, |_, row| row.unit.name.clone()).unwrap_or_default()
}

/// Another name or number of members.
#[component]
pub fn RenameForm(id: UnitId, estate: Estate, done: Callback<()>) -> impl IntoView {
    let app = App::here();
    let before = estate.of(&id, |_, row| row.unit.clone());
    let counted = before.as_ref().map_or(0, |unit: &UnitInfo| unit.members);
    let name = RwSignal::new(before.map(|unit| unit.name).unwrap_or_default());
    let members = RwSignal::new(if counted > 0 { counted.to_string() } else { String::new() });
    let on = RwSignal::new(today());
    let [no_name, no_number, no_day, trouble] = std::array::from_fn(|_| RwSignal::new(None::<String>));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        let read = read_members(&members.get_untracked());
        no_name.set(typed.is_empty().then(|| words::NAME_MISSING.into()));
        no_number.set(read.is_none().then(|| words::MEMBERS_WRONG.into()));
        let (Some(members), false, true) = (read, typed.is_empty(), is_fit(on, no_day)) else { return };
        let said = words::changed(&typed);
        let was_renamed = name_of(estate, &id) != typed;
        let change = ChangeUnit { name: typed, members, on: on.get_untracked() };
        let unit = id.clone();
        let request = async move { api::units::change(&unit, &change).await.map(drop) };
        if was_renamed {
            return send(id.clone(), estate, said, done, trouble, request);
        }
        // A number has no day: nothing to take back but by writing the old one.
        spawn_local(async move {
            match request.await {
                Ok(()) => {
                    app.say(said, None);
                    done.run(());
                    estate.reload.run(());
                }
                Err(error) => trouble.set(Some(words::trouble(&error))),
            }
        });
    };
    view! {
        <form class="gate-form" on:submit=submit>
            <TextField label=words::NAME value=name trouble=no_name most=120 />
            <TextField label=words::MEMBERS value=members hint=words::MEMBERS_HINT trouble=no_number kind="number" />
            <OnField on trouble=no_day />
            <Submit trouble />
        </form>
    }
}

/// Another unit above it.
#[component]
pub fn MoveForm(id: UnitId, estate: Estate, done: Callback<()>) -> impl IntoView {
    let to = RwSignal::new(None::<UnitId>);
    let on = RwSignal::new(today());
    let [no_day, trouble] = std::array::from_fn(|_| RwSignal::new(None::<String>));
    let units = estate.tree.read_untracked().as_ref().map(|tree| tree.parents_for(&id)).unwrap_or_default();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(parent) = to.get_untracked() else { return trouble.set(Some(words::PICK_ONE.into())) };
        if is_fit(on, no_day) {
            let change = MoveUnit { to: parent, on: on.get_untracked() };
            let (unit, said) = (id.clone(), words::moved(&name_of(estate, &id)));
            let request = async move { api::units::move_to(&unit, &change).await };
            send(id.clone(), estate, said, done, trouble, request);
        }
    };
    view! {
        <form class="gate-form" on:submit=submit>
            <UnitChoice label=words::TO units value=to />
            <OnField on trouble=no_day />
            <Submit trouble />
        </form>
    }
}

/// It becomes part of another.
#[component]
pub fn MergeForm(id: UnitId, estate: Estate, done: Callback<()>) -> impl IntoView {
    let into = RwSignal::new(None::<UnitId>);
    let on = RwSignal::new(today());
    let [no_day, trouble] = std::array::from_fn(|_| RwSignal::new(None::<String>));
    let units = estate.tree.read_untracked().as_ref().map(|tree| tree.mergers_for(&id)).unwrap_or_default();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(other) = into.get_untracked() else { return trouble.set(Some(words::PICK_ONE.into())) };
        if is_fit(on, no_day) {
            let change = MergeUnit { into: other, on: on.get_untracked() };
            let (unit, said) = (id.clone(), words::merged(&name_of(estate, &id)));
            let request = async move { api::units::merge(&unit, &change).await };
            send(id.clone(), estate, said, done, trouble, request);
        }
    };
    view! {
        <form class="gate-form" on:submit=submit>
            <p class="note">{words::MERGE_HINT}</p>
            <UnitChoice label=words::INTO units value=into />
            <OnField on trouble=no_day />
            <Submit trouble />
        </form>
    }
}

/// It is no more.
#[component]
pub fn CloseForm(id: UnitId, estate: Estate, done: Callback<()>) -> impl IntoView {
    let on = RwSignal::new(today());
    let [no_day, trouble] = std::array::from_fn(|_| RwSignal::new(None::<String>));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if is_fit(on, no_day) {
            let change = CloseUnit { on: on.get_untracked() };
            let (unit, said) = (id.clone(), words::closed(&name_of(estate, &id)));
            let request = async move { api::units::close(&unit, &change).await };
            send(id.clone(), estate, said, done, trouble, request);
        }
    };
    view! {
        <form class="gate-form" on:submit=submit>
            <p class="note">{words::CLOSE_HINT}</p>
            <OnField on trouble=no_day />
            <Submit trouble />
        </form>
    }
}
