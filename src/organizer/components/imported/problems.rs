//! What is wrong in a file, row by row.

use domain::import::{ImportProblem, Weight};
use leptos::prelude::*;

use crate::words::import as words;

/// How many are shown at first, and how many more each time.
const MOST: usize = 200;

/// A part with every problem: its place, what it is and what becomes of it. Nothing where there are none.
#[component]
pub fn Problems(problems: Vec<ImportProblem>) -> impl IntoView {
    let is_any = !problems.is_empty();
    let counts = words::counts(&problems);
    let problems = StoredValue::new(problems);
    let shown = RwSignal::new(MOST);
    let left = move || problems.read_value().len().saturating_sub(shown.get());
    let rows = move || {
        let problems = problems.read_value();
        problems
            .iter()
            .take(shown.get())
            .map(|problem| view! { <Row problem=problem.clone() /> })
            .collect_view()
    };
    is_any.then(|| view! {
        <section class="imported">
            <h2>{words::PROBLEMS}</h2>
            <p class="note">{counts}</p>
            <table class="problems">
                <caption class="unseen">{words::CAPTION}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::SHEET}</th>
                        <th scope="col" class="number">{words::ROW}</th>
                        <th scope="col">{words::COLUMN}</th>
                        <th scope="col">{words::WHAT}</th>
                        <th scope="col">{words::WEIGHT}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <Show when=move || left().gt(&0)>
                <button type="button" class="button button-quiet" on:click=move |_| shown.update(|shown| *shown += MOST)>
                    {move || words::show_more(left().min(MOST))}
                </button>
            </Show>
        </section>
    })
}

#[component]
fn Row(problem: ImportProblem) -> impl IntoView {
    let (what, weight) = (words::what(&problem), words::weight(&problem));
    let is_left_out = problem.weight == Weight::LeftOut;
    let place = problem.place;
    // 0 is the whole sheet.
    let row = (place.row > 0).then(|| place.row.to_string());
    view! {
        <tr class:is-left-out=is_left_out>
            <td data-label=words::SHEET>{place.sheet}</td>
            <td class="number" data-label=words::ROW>{row}</td>
            <td data-label=words::COLUMN>{place.column}</td>
            <td class="problem">{what}</td>
            <td class="weight">{weight}</td>
        </tr>
    }
}
