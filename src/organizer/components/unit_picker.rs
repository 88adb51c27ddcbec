//! Choosing one unit: a field to type into, and the units that fit below it.

mod finder;

use domain::id::UnitId;
use leptos::prelude::*;

use self::finder::{Finder, Line};
use super::form::{Framed, described_by, fresh_id};
use crate::forest::Forest;
use crate::unit_choice::Among;
use crate::words::unit_choice as words;

/// A field that finds a unit by a part of its name, among those that may be chosen. With `whole` everything can be chosen
/// too, which is none; without it none means that nothing is chosen yet.
#[component]
pub fn UnitPicker(
    #[prop(into)] label: String,
    #[prop(into)] forest: Signal<Forest>,
    #[prop(default = Among::Open)] among: Among,
    value: RwSignal<Option<UnitId>>,
    #[prop(optional)] whole: bool,
    #[prop(default = words::HINT.into(), into)] hint: String,
    #[prop(optional, into)] trouble: Signal<Option<String>>,
) -> impl IntoView {
    let id = fresh_id("unit");
    let (for_id, described, list_id) = (id.clone(), described_by(&id), format!("{id}-list"));
    let finder = Finder::new(forest, among, value, whole, list_id.clone());
    let is_listed = Memo::new(move |_| finder.is_listed());
    let active = move || finder.at.get().filter(|_| is_listed.get()).map(|at| finder.line_id(at));
    let list = move || {
        let lines = if finder.open.get() { finder.found.get().0 } else { Vec::new() };
        let line = |(place, line)| view! { <Choice finder line place /> };
        lines.into_iter().enumerate().map(line).collect_view()
    };
    view! {
        <Framed label hint trouble id>
            <div class="unit-picker">
                <input
                    id=for_id
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-expanded=move || is_listed.get().to_string()
                    aria-controls=list_id.clone()
                    aria-activedescendant=active
                    aria-describedby=described
                    aria-invalid=move || trouble.read().is_some().to_string()
                    prop:value=move || finder.text()
                    on:input=move |event| finder.write(event_target_value(&event))
                    on:click=move |event| finder.unfold(&event_target(&event))
                    on:keydown=move |event| finder.press(&event)
                    on:blur=move |_| finder.leave()
                />
                // A press would take the focus from the field, and that closes the list.
                <ul
                    id=list_id
                    role="listbox"
                    aria-label=words::UNITS
                    hidden=move || !is_listed.get()
                    on:mousedown=move |event| event.prevent_default()
                >
                    {list}
                </ul>
                <p class="rule" role="status">{move || finder.said()}</p>
            </div>
        </Framed>
    }
}

/// One unit of the list.
#[component]
fn Choice(finder: Finder, line: Line, place: usize) -> impl IntoView {
    let (unit, name, within) = line;
    view! {
        <li
            id=finder.line_id(place)
            role="option"
            aria-selected=move || (finder.at.get() == Some(place)).to_string()
            on:click=move |_| finder.choose(unit.clone())
        >
            <span>{name}</span>
            " "
            <small>{within}</small>
        </li>
    }
}
