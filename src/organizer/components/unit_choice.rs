//! Choosing one unit: a search, and what it finds as a list of which one is marked.

use domain::id::UnitId;
use domain::organizer::units::UnitInfo;
use domain::spelling::fold;
use leptos::prelude::*;

use super::{TextField, fresh_id};
use crate::words::units as words;

/// How many are listed at a time.
const MOST: usize = 12;

/// One of `units`. With `whole` the list begins with a line for no unit at all, in those words.
#[component]
pub fn UnitChoice(
    #[prop(into)] label: String,
    #[prop(into)] units: Signal<Vec<UnitInfo>>,
    value: RwSignal<Option<UnitId>>,
    #[prop(optional, into)] whole: Option<String>,
) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let group = StoredValue::new(fresh_id("unit-choice"));
    let found = Memo::new(move |_| {
        let (search, chosen) = (fold(&search.read()), value.get());
        let is_found =
            |unit: &&UnitInfo| fold(&unit.name).contains(&search) || Some(&unit.id) == chosen.as_ref();
        let units = units.read();
        let all: Vec<(UnitId, String)> =
            units.iter().filter(is_found).map(|unit| (unit.id.clone(), unit.name.clone())).collect();
        let mut shown: Vec<_> = all.iter().take(MOST).cloned().collect();
        // The chosen one is always in sight.
        shown.extend(all.into_iter().skip(MOST).find(|(id, _)| Some(id) == chosen.as_ref()));
        shown
    });
    let is_long = Memo::new(move |_| units.read().len() > MOST);
    let radio = move |id: Option<UnitId>, name: String| {
        let (own, set) = (id.clone(), id);
        view! {
            <li>
                <label>
                    <input
                        type="radio"
                        name=group.get_value()
                        prop:checked=move || value.read() == own
                        on:change=move |_| value.set(set.clone())
                    />
                    {name}
                </label>
            </li>
        }
    };
    view! {
        <fieldset class="unit-choice">
            <legend>{label}</legend>
            <Show when=move || is_long.get()>
                <TextField label=words::FIND value=search />
            </Show>
            <ul>
                {whole.map(|words| radio(None, words))}
                {move || found.get().into_iter().map(|(id, name)| radio(Some(id), name)).collect_view()}
            </ul>
            <p class="note" role="status">{move || found.read().is_empty().then(|| words::NONE_FITS.now())}</p>
        </fieldset>
    }
}
