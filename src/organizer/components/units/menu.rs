//! The dialog about a unit: what can be done to it, and the form for what she takes.

use domain::organizer::units::UnitInfo;
use leptos::html;
use leptos::prelude::*;

use super::add::AddForm;
use super::change::ChangeForm;
use super::desk::Desk;
use super::end::{CloseForm, UndoForm};
use super::relocate::RelocateForm;
use crate::components::{Dialog, Typed};
use crate::reform::{Task, offered};
use crate::words::units as words;

/// Open while there is a unit at hand.
#[component]
pub fn UnitDialog(desk: Desk) -> impl IntoView {
    let node = Memo::new(move |_| {
        desk.unit.read().as_ref().and_then(|id| desk.units.forest.read().node(id).cloned())
    });
    let title = Signal::derive(move || {
        let name = node.read().as_ref().map(|node| node.unit.name.clone()).unwrap_or_default();
        words::heading(desk.task.get(), &name)
    });
    // The forms keep what is typed while the tree is fetched anew below them.
    let at_hand = Memo::new(move |_| (desk.unit.get(), desk.task.get()));
    let content = move || {
        let (id, task) = at_hand.get();
        let unit = desk.units.forest.read_untracked().node(&id?).map(|node| node.unit.clone());
        unit.map(|unit| content(desk, unit, task))
    };
    view! { <Dialog title open=desk.is_open>{content}</Dialog> }
}

fn content(desk: Desk, unit: UnitInfo, task: Option<Task>) -> AnyView {
    let typed = Typed::here();
    let back = Callback::new(move |()| {
        if typed.may_go() {
            desk.task.set(None);
        }
    });
    match task {
        None => view! { <Menu desk unit /> }.into_any(),
        Some(Task::Add) => view! { <AddForm desk parent=Some(unit.id) back /> }.into_any(),
        Some(Task::Change) => view! { <ChangeForm desk unit back /> }.into_any(),
        Some(task @ (Task::Move | Task::Merge)) => view! { <RelocateForm desk unit task back /> }.into_any(),
        Some(Task::Close) => view! { <CloseForm desk unit back /> }.into_any(),
        Some(Task::Undo) => view! { <UndoForm desk unit back /> }.into_any(),
    }
}

#[component]
fn Menu(desk: Desk, unit: UnitInfo) -> impl IntoView {
    let first = NodeRef::<html::Ul>::new();
    Effect::new(move || {
        if let Some(list) = first.get() {
            request_animation_frame(move || crate::browser::focus_first_field(&list));
        }
    });
    let forest = desk.units.forest.read_untracked();
    let (above, level) = (words::within(&forest.above(&unit.id)), desk.units.levels.read_untracked());
    let facts: Vec<String> =
        [level.of(unit.level).to_owned(), above].into_iter().filter(|f| !f.is_empty()).collect();
    let (tasks, children) = forest.node(&unit.id).map_or((vec![], 0), |node| (offered(node), node.children));
    let buttons = tasks.into_iter().map(|task| {
        view! {
            <li>
                <button type="button" class="button button-quiet" on:click=move |_| desk.task.set(Some(task))>
                    {words::task(task)}
                </button>
            </li>
        }
    });
    view! {
        <p class="note">{facts.join(" · ")}</p>
        <ul class="unit-menu" node_ref=first>{buttons.collect_view()}</ul>
        {(children > 0).then(|| view! { <p class="note">{words::children_first(children)}</p> })}
    }
}
