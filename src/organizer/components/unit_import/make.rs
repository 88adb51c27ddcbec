//! What was understood of a file of units, and the button that makes them.

use domain::id::UnitId;
use domain::import::UnitImport;
use domain::organizer::units::MakeUnits;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::lines::Lines;
use crate::api;
use crate::app::App;
use crate::components::Empty;
use crate::components::imported::Problems;
use crate::components::units::Units;
use crate::reply::ApiError;
use crate::unit_sheet::{lines, new_counts};
use crate::words::{pack_import, unit_import as words, units as unit_words};

/// What the file holds; `made` gets how many were made of it below `below`.
#[component]
pub fn Understood(
    import: UnitImport,
    below: UnitId,
    units: Units,
    #[prop(into)] made: Callback<u32>,
) -> impl IntoView {
    let app = App::here();
    let lines = lines(&import);
    let counts = new_counts(&lines);
    let new: u64 = counts.iter().map(|(_, n)| n).sum();
    let UnitImport { kind, units: found, rows, problems } = import;
    let (kind, read, count) = (pack_import::kind(kind), words::read(found.len(), rows), found.len());
    let sum = words::new(&unit_words::counts(&counts, &units.levels.read_untracked()));
    let (is_making, trouble) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let request = StoredValue::new(MakeUnits { units: found });
    let make = move |_| {
        if is_making.get_untracked() {
            return;
        }
        let (below, request) = (below.clone(), request.get_value());
        is_making.set(true);
        trouble.set(None);
        spawn_local(async move {
            match api::units::make_all(&below, &request).await {
                Ok(done) => drop(made.try_run(done.made)),
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(error) => trouble.set(Some(words::trouble(&error))),
            }
            is_making.set(false);
        });
    };
    let button = view! {
        <section class="import-make">
            <h2>{words::UNITS}</h2>
            <p>{sum}</p>
            <button type="button" class="button" on:click=make aria-busy=move || is_making.get().to_string()>
                {words::make(new)}
            </button>
            <p role="status">{move || is_making.get().then(|| words::MAKING.now())}</p>
            <p class="trouble" role="alert">{move || trouble.get()}</p>
            <Lines lines units />
        </section>
    };
    let content = match (count, new) {
        (0, _) => view! { <Empty title=words::NOTHING.now() hint=words::NOTHING_HINT.now() /> }.into_any(),
        (_, 0) => view! { <p>{words::NOTHING_NEW}</p> }.into_any(),
        _ => button.into_any(),
    };
    view! {
        <p role="status"><strong>{kind} " " {read}</strong></p>
        {content}
        <Problems problems />
    }
}
