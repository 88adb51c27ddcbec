//! Picking units in the tree.

mod row;

use domain::id::UnitId;
use domain::organizer::units::LevelNames;
use leptos::prelude::*;

use self::row::PickRow;
use super::TextField;
use crate::picker::Picker;
use crate::words::picker as words;

/// How many rows are shown at first, and how many more each time.
const MOST: usize = 200;

/// The tree with a box beside each unit, a search, and how many are picked. Quick with thousands of units: what is not
/// opened is not drawn.
#[component]
pub fn UnitsPicker(picker: RwSignal<Picker>, levels: LevelNames) -> impl IntoView {
    let open = RwSignal::new(picker.read_untracked().open_at_first());
    let search = RwSignal::new(String::new());
    let most = RwSignal::new(MOST);
    let shown = Memo::new(move |_| picker.read().shown(&open.read(), &search.read(), most.get()));
    let left_out = Memo::new(move |_| shown.read().left_out);
    let counts = Memo::new(move |_| picker.read().counts());
    let nothing = move || shown.read().places.is_empty().then(|| words::NOTHING_FOUND.now());
    let is_searched = Memo::new(move |_| !search.read().trim().is_empty());
    let toggle = Callback::new(move |id: UnitId| {
        open.update(|open| {
            if !open.remove(&id) {
                open.insert(id);
            }
        });
    });
    view! {
        <div class="picker">
            <div class="section-acts">
                <button type="button" on:click=move |_| picker.update(Picker::pick_all)>{words::ALL}</button>
                <button type="button" on:click=move |_| picker.update(|picker| picker.pick_only(&Default::default()))>{words::NONE}</button>
            </div>
            <p class="picked" role="status">{move || words::picked(&counts.read(), &levels)}</p>
            <TextField label=words::FIND value=search />
            <p class="note">{words::HINT}</p>
            <ul class="pick-rows" aria-label=words::TREE>
                <For each=move || shown.get().places key=|place| *place let(place)>
                    <PickRow place picker open=open.read_only() is_searched toggle />
                </For>
            </ul>
            <p role="status">{nothing}</p>
            <Show when=move || left_out.get().gt(&0)>
                <button type="button" class="button button-quiet" on:click=move |_| most.update(|most| *most += MOST)>
                    {move || words::show_more(left_out.get())}
                </button>
            </Show>
        </div>
    }
}
