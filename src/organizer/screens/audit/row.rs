//! One line of the log.

use leptos::prelude::*;

use crate::history::Line;
use crate::words::audit as words;

/// When, who, what, and what is different by it.
#[component]
pub fn LogRow(line: Line) -> impl IntoView {
    let Line { at, who, deed, about, changes, .. } = line;
    let change = |(field, before, after): (String, Option<String>, Option<String>)| {
        let told = match (before, after) {
            (Some(before), Some(after)) => format!("{before} → {after}"),
            (Some(before), None) => format!("{before} → {}", &*words::NOTHING),
            (None, after) => after.unwrap_or_default(),
        };
        view! { <li><span class="log-field">{field}": "</span>{told}</li> }
    };
    let changes = (!changes.is_empty()).then(|| {
        view! { <ul>{changes.into_iter().map(change).collect_view()}</ul> }
    });
    view! {
        <tr>
            <td data-label=words::WHEN>{at}</td>
            <th scope="row">{who}</th>
            <td data-label=words::WHAT>{deed}</td>
            <td data-label=words::ABOUT>{about}</td>
            <td class="log-changes">{changes}</td>
        </tr>
    }
}
