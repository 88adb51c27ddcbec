//! What can be done to one unit.

use domain::id::UnitId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::forms::{CloseForm, MergeForm, MoveForm, RenameForm};
use super::{Estate, NewUnitForm};
use crate::api;
use crate::app::App;
use crate::components::Dialog;
use crate::words::{Word, acts, units as words};

/// One of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Add,
    Rename,
    Move,
    Merge,
    Close,
}

const ACTS: [(Act, Word); 5] = [
    (Act::Add, words::ADD),
    (Act::Rename, words::RENAME),
    (Act::Move, words::MOVE),
    (Act::Merge, words::MERGE),
    (Act::Close, words::CLOSE),
];

/// The dialog for the unit that is being changed: the choice first, then the form of what was chosen.
#[component]
pub fn UnitActs(estate: Estate) -> impl IntoView {
    let open = RwSignal::new(false);
    let act = RwSignal::new(None::<Act>);
    Effect::new(move || {
        if estate.changing.read().is_some() {
            act.set(None);
            open.set(true);
        }
    });
    // Closed by its button or by Escape: the next press on the same unit opens it anew.
    Effect::new(move || {
        if !open.get() {
            estate.changing.set(None);
        }
    });
    let title = Signal::derive(move || {
        let changing = estate.changing.read();
        changing.as_ref().and_then(|id| estate.of(id, |_, row| row.unit.name.clone())).unwrap_or_default()
    });
    let done = Callback::new(move |()| open.set(false));
    view! {
        <Dialog title open>
            {move || {
                let id = estate.changing.get()?;
                Some(match act.get() {
                    None => view! { <Choices id estate act done /> }.into_any(),
                    Some(Act::Add) => view! { <NewUnitForm parent=Some(id) estate /> }.into_any(),
                    Some(Act::Rename) => view! { <RenameForm id estate done /> }.into_any(),
                    Some(Act::Move) => view! { <MoveForm id estate done /> }.into_any(),
                    Some(Act::Merge) => view! { <MergeForm id estate done /> }.into_any(),
                    Some(Act::Close) => view! { <CloseForm id estate done /> }.into_any(),
                })
            }}
            <Show when=move || act.read().is_some()>
                <button type="button" class="button button-quiet" on:click=move |_| act.set(None)>{acts::BACK}</button>
            </Show>
        </Dialog>
    }
}

#[component]
fn Choices(id: UnitId, estate: Estate, act: RwSignal<Option<Act>>, done: Callback<()>) -> impl IntoView {
    let app = App::here();
    let trouble = RwSignal::new(None::<String>);
    let is_closed = estate.of(&id, |_, row| row.unit.closed_on.is_some()).unwrap_or_default();
    let level = estate.of(&id, |_, row| row.unit.level);
    let can_add = level.and_then(crate::unit_tree::UnitTree::next_level).is_some();
    let offered = ACTS.into_iter().filter(move |(act, _)| !is_closed && (*act != Act::Add || can_add));
    let undo = move |_| {
        let id = id.clone();
        spawn_local(async move {
            match api::units::undo(&id).await {
                Ok(()) => {
                    app.say(words::UNDONE, None);
                    done.run(());
                }
                Err(error) => trouble.set(Some(words::trouble(&error))),
            }
            estate.reload.run(());
        });
    };
    let buttons = offered.map(|(one, word)| {
        view! { <li><button type="button" on:click=move |_| act.set(Some(one))>{word}</button></li> }
    });
    view! {
        <ul class="act-list">
            {buttons.collect_view()}
            <li><button type="button" on:click=undo>{words::UNDO_LAST}</button></li>
        </ul>
        <p role="alert" class="trouble">{trouble}</p>
    }
}
