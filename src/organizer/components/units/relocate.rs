//! A unit goes to another: it moves below it, or becomes part of it.

use domain::id::UnitId;
use domain::organizer::units::{MergeUnit, MoveUnit, UnitInfo};
use leptos::prelude::*;

use super::desk::Desk;
use crate::api;
use crate::components::{ActForm, Form, TextField, UnitPicker};
use crate::reform::{Back, Task};
use crate::typed::past_day;
use crate::unit_choice::Among;
use crate::words::units as words;

/// The other unit, and the day from which it holds. `task` is [`Task::Move`] or [`Task::Merge`].
#[component]
pub fn RelocateForm(desk: Desk, unit: UnitInfo, task: Task, back: Callback<()>) -> impl IntoView {
    let is_merge = task == Task::Merge;
    let (label, hint) =
        if is_merge { (words::MERGE_INTO, words::MERGE_HINT) } else { (words::MOVE_TO, words::MOVE_HINT) };
    let to = RwSignal::new(None::<UnitId>);
    let on = RwSignal::new(Desk::today());
    let form = Form::new();
    let among = if is_merge { Among::ToMerge(unit.id.clone()) } else { Among::ToMove(unit.id.clone()) };
    let before = StoredValue::new(unit);
    let no_unit = form.wrong(move || to.read().is_none().then(|| words::PICK_ONE.into()));
    let no_day = form
        .wrong(move || past_day(&on.read(), &Desk::today()).err().map(|wrong| words::no_day(wrong).into()));
    let send = move |()| {
        let Some(to) = to.get_untracked() else { return };
        if no_day.read_untracked().is_some() {
            return;
        }
        let (before, on) = (before.get_value(), on.get_untracked());
        let other = desk.units.forest.read_untracked().name(&to).to_owned();
        let text = words::done(task, &before.name, &other);
        let (id, day) = (before.id.clone(), on.clone());
        let work = async move {
            if is_merge {
                api::units::merge(&id, &MergeUnit { into: to, on: day }).await
            } else {
                api::units::move_to(&id, &MoveUnit { to, on: day }).await
            }
        };
        desk.send(form, task, work, move |()| (text, Some(Back { before, on, is_kept: true })));
    };
    view! {
        <ActForm form act=words::task(task) on_send=send back=Some((words::MENU_BACK, back))>
            <p>{hint}</p>
            <UnitPicker label forest=desk.units.forest among value=to trouble=no_unit />
            <TextField label=words::FROM_DAY value=on trouble=no_day kind="date" />
        </ActForm>
    }
}
