//! Choosing packs of questions.

use domain::organizer::packs::PackSummary;
use domain::spelling::fold;
use leptos::prelude::*;

use super::form::Form;
use crate::components::{Empty, Link, TextField};
use crate::route::Route;
use crate::words::wizard as words;

/// With more packs than this there is a search.
const WITHOUT_SEARCH: usize = 10;

/// The published packs, each with a box. They are asked in the order they were chosen in.
#[component]
pub fn PackChoice(form: Form, packs: StoredValue<Vec<PackSummary>>) -> impl IntoView {
    if packs.read_value().is_empty() {
        return view! {
            <Empty title=words::NO_PACKS.now() hint=words::NO_PACKS_HINT.now() />
            <p><Link to=Route::Packs class="button">{words::TO_PACKS}</Link></p>
        }
        .into_any();
    }
    let search = RwSignal::new(String::new());
    let is_long = packs.read_value().len() > WITHOUT_SEARCH;
    let found = move || {
        let search = fold(&search.read());
        let fits = |pack: &&PackSummary| fold(&pack.title).contains(&search);
        packs.read_value().iter().filter(fits).cloned().collect::<Vec<_>>()
    };
    let chosen = move || {
        let packs = form.packs.read();
        words::packs_chosen(packs.len(), packs.iter().map(|pack| pack.questions).sum())
    };
    view! {
        <fieldset class="one-of">
            <legend>{words::PACKS}</legend>
            <p class="note">{words::PACKS_HINT}</p>
            {is_long.then(|| view! { <TextField label=words::FIND_PACK value=search /> })}
            <For each=found key=|pack| pack.id.clone() let(pack)>
                <PackBox form pack />
            </For>
            <p class="picked" role="status">{chosen}</p>
        </fieldset>
    }
    .into_any()
}

#[component]
fn PackBox(form: Form, pack: PackSummary) -> impl IntoView {
    let (title, questions) = (pack.title.clone(), words::questions(pack.questions));
    let pack = StoredValue::new(pack);
    let is_chosen =
        Memo::new(move |_| form.packs.read().iter().any(|chosen| chosen.id == pack.read_value().id));
    let change = move |event| {
        let chosen = event_target_checked(&event);
        form.choose(|| {
            form.packs.update(|packs| {
                packs.retain(|other| other.id != pack.read_value().id);
                if chosen {
                    packs.push(pack.get_value());
                }
            });
        });
    };
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=move || is_chosen.get() on:change=change />
            <span>{title}<small>{questions}</small></span>
        </label>
    }
}
