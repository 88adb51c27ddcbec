//! One unit in the table.

use std::collections::HashSet;

use domain::id::UnitId;
use leptos::prelude::*;

use super::desk::Desk;
use crate::forest::{Forest, Node};
use crate::number::whole;
use crate::typed::shown_day;
use crate::words::units as words;

/// How deep rows are set in at most; deeper ones line up with these.
const DEPTHS: [&str; 5] = ["depth-0", "depth-1", "depth-2", "depth-3", "depth-4"];

/// Its name, its level, its members, and the button to what can be done. The row stays the same element while the tree
/// changes, so that the focus stays where it is.
#[component]
pub fn UnitRow(
    id: UnitId,
    desk: Desk,
    open: ReadSignal<HashSet<UnitId>>,
    is_searched: Memo<bool>,
    toggle: Callback<UnitId>,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let node = Memo::new(move |_| desk.units.forest.read().node(&id.read_value()).cloned());
    let of = move |say: fn(&Node) -> String| move || node.read().as_ref().map(say).unwrap_or_default();
    let name = Memo::new(move |_| of(|node| node.unit.name.clone())());
    let is_parent = Memo::new(move |_| node.read().as_ref().is_some_and(|node| node.is_parent));
    let is_open = Memo::new(move |_| open.read().contains(&*id.read_value()));
    let depth = move || {
        let depth = node.read().as_ref().map_or(0, |node| node.depth.min(DEPTHS.len() - 1));
        format!("unit {}", if is_searched.get() { DEPTHS[0] } else { DEPTHS[depth] })
    };
    let is_closed = Memo::new(move |_| node.read().as_ref().is_some_and(Node::is_closed));
    let facts = move || {
        let (forest, levels) = (desk.units.forest.read(), desk.units.levels.read());
        let node = forest.node(&id.read_value())?;
        let above = is_searched.get().then(|| words::within(&forest.above(&node.unit.id)));
        let facts = [Some(levels.of(node.unit.level).to_owned()), above, closed(&forest, node)];
        let facts = facts.into_iter().flatten().filter(|fact| !fact.is_empty());
        Some(facts.collect::<Vec<_>>().join(" · "))
    };
    let may_change = desk.may_change();
    let is_own = Memo::new(move |_| node.read().as_ref().is_some_and(|node| node.is_own));
    let acts = may_change.then(|| {
        view! {
            <td class="unit-acts">
                <Show when=move || is_own.get()>
                    <button
                        type="button"
                        aria-label=move || words::update(&name.read())
                        on:click=move |_| desk.take_up(id.get_value())
                    >
                        {words::UPDATE}
                    </button>
                </Show>
            </td>
        }
    });
    view! {
        <tr class:is-closed=is_closed>
            <th scope="row">
                <div class=depth>
                    <Show when=move || is_parent.get() && !is_searched.get()>
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
                    <span class="unit-name">{name}<span class="unit-facts">{facts}</span></span>
                </div>
            </th>
            <td class="number" data-label=words::MEMBERS>{of(members)}</td>
            <td class="number" data-label=words::MEMBERS_BELOW>{of(members_below)}</td>
            {acts}
        </tr>
    }
}

fn members(node: &Node) -> String {
    if node.unit.members > 0 { whole(node.unit.members.into()) } else { words::NOT_SAID.into() }
}

fn members_below(node: &Node) -> String {
    match (node.children, node.members_below) {
        (0, _) => String::new(),
        (_, 0) => words::NOT_SAID.into(),
        (_, members) => whole(members),
    }
}

fn closed(forest: &Forest, node: &Node) -> Option<String> {
    let day = shown_day(node.unit.closed_on.as_ref()?);
    let into = node.unit.merged_into.as_ref().map(|into| forest.name(into)).filter(|name| !name.is_empty());
    Some(words::closed(&day, into))
}
