//! One row of the table of units.

use std::collections::HashSet;

use domain::id::UnitId;
use domain::results::Tally;
use leptos::prelude::*;

use super::share::ShareBar;
use crate::browser;
use crate::number::{percent, whole};
use crate::tree::Tree;
use crate::words::results;

/// How deep rows are set in at most; deeper ones line up with these.
const DEPTHS: [&str; 5] = ["depth-0", "depth-1", "depth-2", "depth-3", "depth-4"];

/// A unit: its name, with a button that opens and closes it if there are units below, and its counts. The row stays
/// the same element while its numbers change, so that the focus stays where it is.
#[component]
pub fn UnitRow(
    id: UnitId,
    tree: Memo<Tree>,
    open: ReadSignal<HashSet<UnitId>>,
    toggle: Callback<UnitId>,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let row = Memo::new(move |_| tree.read().row(&id.read_value()).cloned());
    let tally = Memo::new(move |_| row.read().as_ref().map_or_else(Tally::default, |row| row.unit.tally));
    let name = Memo::new(move |_| row.read().as_ref().map(|row| row.unit.name.clone()).unwrap_or_default());
    let is_parent = Memo::new(move |_| row.read().as_ref().is_some_and(|row| row.is_parent));
    let depth = Memo::new(move |_| row.read().as_ref().map_or(0, |row| row.depth.min(DEPTHS.len() - 1)));
    let is_open = Memo::new(move |_| open.read().contains(&*id.read_value()));
    let is_idle = Memo::new(move |_| tally.read().participations == 0);

    let last = move || tally.read().last_received_at_ms.map(|ms| browser::local(ms).date_and_time());
    let share = Memo::new(move |_| tally.read().right_per_mille());
    let count = move || match tally.read().participations {
        0 => results::NONE_YET.into(),
        n => whole(n),
    };
    let late = move || {
        Some(tally.read().late)
            .filter(|late| *late > 0)
            .map(|late| view! { <small>{results::late(late)}</small> })
    };
    view! {
        <tr class:idle=is_idle>
            <th scope="row">
                <div class=move || format!("unit {}", DEPTHS[depth.get()])>
                    <Show when=move || is_parent.get()>
                        <button
                            type="button"
                            class="unit-toggle"
                            aria-expanded=move || is_open.get().to_string()
                            aria-label=move || results::toggle(&name.read(), is_open.get())
                            on:click=move |_| toggle.run(id.get_value())
                        >
                            <svg viewBox="0 0 16 16" aria-hidden="true">
                                <path d="M6 3l5 5-5 5" />
                            </svg>
                        </button>
                    </Show>
                    <span class="unit-name">{name}<small>{last}</small></span>
                </div>
            </th>
            <td class="number" data-label=results::COUNT>{count}{late}</td>
            <td class="number" data-label=results::RIGHT_SHARE>
                <Show when=move || share.get().is_some()>
                    <div class="unit-share">
                        <ShareBar per_mille=Signal::derive(move || share.get().unwrap_or(0)) />
                        <span>{move || percent(share.get().unwrap_or(0))}</span>
                    </div>
                </Show>
            </td>
            <td class="number when">{last}</td>
        </tr>
    }
}
