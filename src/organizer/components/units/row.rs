//! One unit in the tree.

use std::collections::HashSet;

use domain::id::UnitId;
use domain::rights::Role;
use leptos::prelude::*;

use super::Estate;
use crate::app::App;
use crate::number::day;
use crate::words::{acts, units as words};

/// How far in a unit stands; deeper ones stand as far in as the last.
const DEPTHS: [&str; 5] = ["depth-0", "depth-1", "depth-2", "depth-3", "depth-4"];

/// Its name, level and members, and the way to what can be done to it.
#[component]
pub fn UnitRow(
    id: UnitId,
    estate: Estate,
    open: ReadSignal<HashSet<UnitId>>,
    toggle: Callback<UnitId>,
) -> impl IntoView {
    let app = App::here();
    let id = StoredValue::new(id);
    let row = Memo::new(move |_| {
        id.with_value(|id| {
            estate.of(id, |tree, row| (row.clone(), tree.levels.of(row.unit.level).to_owned()))
        })
    });
    let name =
        Memo::new(move |_| row.read().as_ref().map(|(row, _)| row.unit.name.clone()).unwrap_or_default());
    let is_parent = Memo::new(move |_| row.read().as_ref().is_some_and(|(row, _)| row.is_parent));
    let depth = Memo::new(move |_| row.read().as_ref().map_or(0, |(row, _)| row.depth.min(DEPTHS.len() - 1)));
    let is_open = Memo::new(move |_| id.with_value(|id| open.read().contains(id)));
    let note = move || {
        let row = row.get();
        let (row, level) = row?;
        let closed = row.unit.closed_on.as_deref().map(|on| {
            let into = row.unit.merged_into.as_ref();
            let into = into.and_then(|into| estate.of(into, |_, row| row.unit.name.clone()));
            words::closed_on(&day(on), into.as_deref())
        });
        let members = (row.members > 0).then(|| words::members(row.members));
        Some([Some(level), members, closed].into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    // Those above her own stand there for orientation alone.
    let own = app.me().and_then(|me| me.unit);
    let is_above = Memo::new(move |_| {
        let Some(own) = &own else { return false };
        let up = |at: &UnitId| estate.of(at, |_, row| row.unit.parent.clone()).flatten();
        std::iter::successors(up(own), up).take(16).any(|above| id.with_value(|id| *id == above))
    });
    let may = app.is(Role::Organizer);
    view! {
        <li class=move || format!("unit-row {}", DEPTHS[depth.get()])>
            <Show when=move || is_parent.get()>
                <button
                    type="button"
                    class="unit-toggle"
                    aria-expanded=move || is_open.get().to_string()
                    aria-label=move || words::toggle(&name.read(), is_open.get())
                    on:click=move |_| toggle.run(id.get_value())
                >
                    <svg viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M6 3l5 5-5 5" />
                    </svg>
                </button>
            </Show>
            <span class="unit-name">{name}<small>{note}</small></span>
            <Show when=move || may && !is_above.get()>
                <button
                    type="button"
                    class="unit-change"
                    aria-label=move || words::acts_of(&name.read())
                    on:click=move |_| estate.changing.set(Some(id.get_value()))
                >
                    {acts::CHANGE}
                </button>
            </Show>
        </li>
    }
}
