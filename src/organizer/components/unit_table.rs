//! Results by unit: the tree as a table.

use std::collections::HashSet;

use domain::id::UnitId;
use leptos::prelude::*;

use super::unit_row::UnitRow;
use crate::tree::Tree;
use crate::words::results;

/// Every unit with everything below it added up; units can be opened and closed. What is open stays open while the
/// numbers change.
#[component]
pub fn UnitTable(tree: Memo<Tree>) -> impl IntoView {
    let open = RwSignal::new(tree.read_untracked().open_at_first());
    let visible = Memo::new(move |_| tree.read().visible(&open.read()));
    let can_open = Memo::new(move |_| !tree.read().parents().is_empty());
    let toggle = Callback::new(move |id: UnitId| {
        open.update(|open| {
            if !open.remove(&id) {
                open.insert(id);
            }
        });
    });
    view! {
        <section class="by-unit">
            <div class="section-head">
                <h2>{results::BY_UNIT}</h2>
                <Show when=move || can_open.get()>
                    <div class="section-acts">
                        <button type="button" on:click=move |_| open.set(tree.read_untracked().parents())>
                            {results::OPEN_ALL}
                        </button>
                        <button type="button" on:click=move |_| open.set(HashSet::new())>
                            {results::CLOSE_ALL}
                        </button>
                    </div>
                </Show>
            </div>
            <p class="note">{move || results::heard(tree.read().coverage())}" "{results::BY_UNIT_NOTE}</p>
            <table class="unit-table">
                <caption class="unseen">{results::BY_UNIT_CAPTION}</caption>
                <thead>
                    <tr>
                        <th scope="col">{results::UNIT}</th>
                        <th scope="col" class="number">{results::COUNT}</th>
                        <th scope="col" class="number">{results::RIGHT_SHARE}</th>
                        <th scope="col" class="number when">{results::RECEIVED}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || visible.get() key=UnitId::clone let(id)>
                        <UnitRow id tree open=open.read_only() toggle />
                    </For>
                </tbody>
            </table>
        </section>
    }
}
