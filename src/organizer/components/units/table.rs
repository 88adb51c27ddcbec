//! The tree of units as a table.

use std::collections::HashSet;

use domain::id::UnitId;
use leptos::prelude::*;

use super::desk::Desk;
use super::row::UnitRow;
use crate::components::{CheckField, TextField};
use crate::words::units as words;

/// How many rows are shown at first, and how many more each time.
const MOST: usize = 200;

/// Search, switches, and every unit whose units above are open. Quick with thousands: what is not open is not drawn.
#[component]
pub fn UnitTree(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(desk.units.forest.read_untracked().open_at_first());
    let search = RwSignal::new(String::new());
    let most = RwSignal::new(MOST);
    let shown = Memo::new(move |_| desk.units.forest.read().shown(&open.read(), &search.read(), most.get()));
    let left = Memo::new(move |_| shown.read().left);
    let is_searched = Memo::new(move |_| !search.read().trim().is_empty());
    let counts = move || words::counts(&desk.units.forest.read().counts(), &desk.units.levels.read());
    let nothing = move || shown.read().units.is_empty().then(|| words::NOTHING_FOUND.now());
    // Where a unit was made, it shall be seen.
    Effect::new(move || {
        if let Some(unit) = desk.reveal.get() {
            open.update(|open| {
                open.insert(unit);
            });
        }
    });
    let toggle = Callback::new(move |id: UnitId| {
        open.update(|open| {
            if !open.remove(&id) {
                open.insert(id);
            }
        });
    });
    let acts =
        desk.may_change().then(|| view! { <th scope="col"><span class="unseen">{words::ACTS}</span></th> });
    view! {
        <section class="by-unit" aria-label=words::TABLE>
            <p class="shown" role="status">{counts}</p>
            <div class="units-tools">
                <TextField label=words::FIND value=search hint=words::FIND_HINT />
                <CheckField label=words::CLOSED_TOO value=desk.units.closed_too />
                <div class="section-acts">
                    <button type="button" on:click=move |_| open.set(desk.units.forest.read_untracked().parents())>
                        {words::OPEN_ALL}
                    </button>
                    <button type="button" on:click=move |_| open.set(HashSet::new())>{words::CLOSE_ALL}</button>
                </div>
            </div>
            <table class="unit-table units-table">
                <caption class="unseen">{words::TABLE}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::UNIT}</th>
                        <th scope="col" class="number">{words::MEMBERS}</th>
                        <th scope="col" class="number">{words::MEMBERS_BELOW}</th>
                        {acts}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || shown.get().units key=UnitId::clone let(id)>
                        <UnitRow id desk open=open.read_only() is_searched toggle />
                    </For>
                </tbody>
            </table>
            <p role="status">{nothing}</p>
            <Show when=move || left.get().gt(&0)>
                <button type="button" class="button button-quiet" on:click=move |_| most.update(|most| *most += MOST)>
                    {move || words::show_more(left.get())}
                </button>
            </Show>
        </section>
    }
}
