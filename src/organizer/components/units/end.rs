//! A unit is no more, or its last change never was.

use domain::organizer::units::{CloseUnit, UnitInfo};
use leptos::prelude::*;

use super::desk::Desk;
use crate::api;
use crate::components::{ActForm, Form, TextField};
use crate::reform::{Back, Task};
use crate::typed::past_day;
use crate::words::units as words;

/// The day from which a unit is closed, and what that means.
#[component]
pub fn CloseForm(desk: Desk, unit: UnitInfo, back: Callback<()>) -> impl IntoView {
    let on = RwSignal::new(Desk::today());
    let form = Form::new();
    let before = StoredValue::new(unit);
    let no_day = form
        .wrong(move || past_day(&on.read(), &Desk::today()).err().map(|wrong| words::no_day(wrong).into()));
    let send = move |()| {
        if no_day.read_untracked().is_some() {
            return;
        }
        let (before, on) = (before.get_value(), on.get_untracked());
        let (id, close) = (before.id.clone(), CloseUnit { on: on.clone() });
        desk.send(form, Task::Close, async move { api::units::close(&id, &close).await }, move |()| {
            let text = words::done(Task::Close, &before.name, "");
            (text, Some(Back { before, on, is_kept: true }))
        });
    };
    view! {
        <ActForm form act=words::task(Task::Close) on_send=send back=Some((words::MENU_BACK, back))>
            <p>{words::CLOSE_HINT}</p>
            <TextField label=words::FROM_DAY value=on trouble=no_day kind="date" />
        </ActForm>
    }
}

/// Asks before the last change is taken back.
#[component]
pub fn UndoForm(desk: Desk, unit: UnitInfo, back: Callback<()>) -> impl IntoView {
    let form = Form::new();
    let send = move |()| {
        let id = unit.id.clone();
        let text = words::done(Task::Undo, &unit.name, "");
        desk.send(form, Task::Undo, async move { api::units::undo(&id).await }, move |()| (text, None));
    };
    view! {
        <ActForm form act=words::task(Task::Undo) on_send=send back=Some((words::MENU_BACK, back))>
            <p>{words::UNDO_HINT}</p>
        </ActForm>
    }
}
