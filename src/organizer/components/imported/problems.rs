//! What is wrong in a file, row by row.

use domain::import::ImportProblem;
use leptos::prelude::*;

use crate::words::pack_import as words;

/// Every problem with its place.
#[component]
pub fn ProblemList(problems: Vec<ImportProblem>) -> impl IntoView {
    let lines = problems.into_iter().map(|problem| {
        let ImportProblem { place, fault, detail, .. } = problem;
        let row = if place.row > 0 { words::row(place.row) } else { String::new() };
        let place = [place.sheet, row, place.column];
        let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
        view! { <li>{place.join(", ")} ": " {fault.name()} " " {detail}</li> }
    });
    view! { <ul>{lines.collect_view()}</ul> }
}
