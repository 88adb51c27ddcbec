//! The rows of the tree.

use std::collections::HashSet;

use domain::id::UnitId;
use leptos::prelude::*;

use super::Estate;
use super::row::UnitRow;
use crate::components::TextField;
use crate::unit_tree::UnitTree;
use crate::words::units as words;

/// How many rows are shown at first, and how many more each time.
const MOST: usize = 200;

/// The tree with a search. Quick with thousands of units: what is not opened is not drawn.
#[component]
pub fn UnitRows(estate: Estate) -> impl IntoView {
    let first = estate.tree.read_untracked().as_ref().map(UnitTree::open_at_first);
    let open = RwSignal::new(first.unwrap_or_default());
    let search = RwSignal::new(String::new());
    let most = RwSignal::new(MOST);
    let shown = Memo::new(move |_| {
        let tree = estate.tree.read();
        tree.as_ref().map(|tree| tree.shown(&open.read(), &search.read(), most.get())).unwrap_or_default()
    });
    let toggle = Callback::new(move |id: UnitId| {
        open.update(|open: &mut HashSet<UnitId>| {
            if !open.remove(&id) {
                open.insert(id);
            }
        });
    });
    let left_out = Memo::new(move |_| shown.read().1);
    view! {
        <TextField label=words::FIND value=search />
        <ul class="unit-rows" aria-label=words::TREE>
            <For each=move || shown.get().0 key=UnitId::clone let(id)>
                <UnitRow id estate open=open.read_only() toggle />
            </For>
        </ul>
        <p role="status">{move || shown.read().0.is_empty().then(|| words::NOTHING_FOUND.now())}</p>
        <Show when=move || left_out.get().gt(&0)>
            <button type="button" class="button button-quiet" on:click=move |_| most.update(|most| *most += MOST)>
                {move || words::show_more(left_out.get())}
            </button>
        </Show>
    }
}
