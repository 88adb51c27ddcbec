//! One unit to pick.

use std::collections::HashSet;

use domain::id::UnitId;
use leptos::prelude::*;

use crate::picker::{Picker, Row};
use crate::words::{picker as words, results};

/// How deep rows are set in at most; deeper ones line up with these.
const DEPTHS: [&str; 5] = ["depth-0", "depth-1", "depth-2", "depth-3", "depth-4"];

/// A unit with its box. One with others below it opens, its box picks all of them, and a second one lets the unit itself
/// take part.
#[component]
pub fn PickRow(
    place: usize,
    picker: RwSignal<Picker>,
    open: ReadSignal<HashSet<UnitId>>,
    is_searched: Memo<bool>,
    toggle: Callback<UnitId>,
) -> impl IntoView {
    // Which unit stands at a place never changes while the tree is shown, only what is picked.
    let first = picker.read_untracked();
    let row = first.row(place).cloned();
    let is_parent = first.is_parent(place);
    // A unit can stand above others that are all picked already: then there is nothing to tick for it.
    let has_usual = first.share(place).of > 0;
    drop(first);
    row.map(|row| {
        let Row { id, name, depth, may, .. } = row;
        let depth = DEPTHS[depth.min(DEPTHS.len() - 1)];
        let toggle = is_parent.then(|| {
            let name = name.clone();
            view! { <Toggle id name open is_searched toggle /> }
        });
        let own = (is_parent && may).then(|| view! { <OwnCode place name=name.clone() picker /> });
        let pick = if has_usual {
            view! { <Pick place name picker is_parent /> }.into_any()
        } else {
            view! { <span class="pick-name">{name}</span> }.into_any()
        };
        view! { <li class=format!("pick-row {depth}")>{toggle} {pick} {own}</li> }
    })
}

/// Opens and closes what is below; not while a search shows its own rows.
#[component]
fn Toggle(
    id: UnitId,
    name: String,
    open: ReadSignal<HashSet<UnitId>>,
    is_searched: Memo<bool>,
    toggle: Callback<UnitId>,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let is_open = Memo::new(move |_| open.read().contains(&*id.read_value()));
    let name = StoredValue::new(name);
    view! {
        <Show when=move || !is_searched.get()>
            <button
                type="button"
                class="unit-toggle"
                aria-expanded=move || is_open.get().to_string()
                aria-label=move || results::toggle(&name.read_value(), is_open.get())
                on:click=move |_| toggle.run(id.get_value())
            >
                <svg viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M6 3l5 5-5 5" />
                </svg>
            </button>
        </Show>
    }
}

/// The box for the usual units at and below a place: ticked when all are picked, half when some are.
#[component]
fn Pick(place: usize, name: String, picker: RwSignal<Picker>, is_parent: bool) -> impl IntoView {
    let share = Memo::new(move |_| picker.read().share(place));
    let is_all = move || share.read().of > 0 && share.read().picked == share.read().of;
    let is_some = move || share.read().picked > 0 && !is_all();
    let label = is_parent.then(|| words::all_below(&name));
    let count = move || is_parent.then(|| words::share(share.read().picked, share.read().of));
    view! {
        <label class="tick">
            <input
                type="checkbox"
                aria-label=label
                prop:checked=is_all
                prop:indeterminate=is_some
                on:change=move |event| picker.update(|picker| picker.pick_below(place, event_target_checked(&event)))
            />
            <span>{name} " " <small>{count}</small></span>
        </label>
    }
}

/// The box by which a higher unit takes part itself.
#[component]
fn OwnCode(place: usize, name: String, picker: RwSignal<Picker>) -> impl IntoView {
    let is_picked = Memo::new(move |_| picker.read().row(place).is_some_and(|row| row.picked));
    view! {
        <label class="tick own-code">
            <input
                type="checkbox"
                aria-label=words::own_code_of(&name)
                prop:checked=move || is_picked.get()
                on:change=move |event| picker.update(|picker| picker.pick_itself(place, event_target_checked(&event)))
            />
            <span>{words::OWN_CODE}</span>
        </label>
    }
}
