//! One unit, found by its name.

use domain::id::UnitId;
use leptos::prelude::*;

use super::form::fresh_id;
use crate::forest::{Forest, Node};
use crate::words::units as words;

/// How many are offered at once.
const MOST: usize = 12;

/// A search, the units it finds as buttons to choose one by, and which is chosen. Offered is what `fits`.
#[component]
pub fn FindUnit(
    #[prop(into)] label: String,
    #[prop(into)] forest: Signal<Forest>,
    fits: impl Fn(&Forest, &Node) -> bool + Send + Sync + 'static,
    chosen: RwSignal<Option<UnitId>>,
    #[prop(optional, into)] trouble: Signal<Option<String>>,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let (group, field, wrong) = (fresh_id("units"), fresh_id("find"), fresh_id("trouble"));
    let found = Memo::new(move |_| {
        let forest = forest.read();
        forest.found(&search.read(), |node| fits(&forest, node), MOST)
    });
    let below = move || match found.read() {
        ref found if found.units.is_empty() => words::NOTHING_FITS.now().to_owned(),
        ref found if found.left > 0 => words::more_found(found.left),
        _ => String::new(),
    };
    let describes = wrong.clone();
    let picked = move || {
        let (forest, chosen) = (forest.read(), chosen.read());
        match chosen.as_ref().and_then(|id| forest.node(id)) {
            Some(node) => [words::PICKED.now(), " ", &node.unit.name].concat(),
            None => words::NONE_PICKED.now().to_owned(),
        }
    };
    let option = move |id: UnitId| {
        let id = StoredValue::new(id);
        let words = move || {
            let forest = forest.read();
            let id = id.read_value();
            (forest.name(&id).to_owned(), words::within(&forest.above(&id)))
        };
        view! {
            <li>
                <label class="tick">
                    <input
                        type="radio"
                        name=group.clone()
                        prop:checked=move || chosen.read().as_ref() == Some(&*id.read_value())
                        on:change=move |_| chosen.set(Some(id.get_value()))
                    />
                    <span>{move || words().0}<span class="unit-facts">{move || words().1}</span></span>
                </label>
            </li>
        }
    };
    view! {
        <fieldset class="find-unit" aria-describedby=describes>
            <legend>{label}</legend>
            <p class="picked" role="status">{picked}</p>
            <div class="field">
                <label for=field.clone()>{words::FIND}</label>
                <input id=field type="text" autocomplete="off" bind:value=search />
            </div>
            <ul class="find-options">
                <For each=move || found.get().units key=UnitId::clone let(id)>{option(id)}</For>
            </ul>
            <p class="note" role="status">{below}</p>
            <p class="trouble" role="alert" id=wrong>{move || trouble.get()}</p>
        </fieldset>
    }
}
