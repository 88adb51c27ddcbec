//! The tree that would be made.

use leptos::prelude::*;

use crate::components::units::Units;
use crate::unit_sheet::Line;
use crate::words::{results, unit_import as words};

/// How many are shown.
const MOST: usize = 200;
/// How deep lines are set in at most.
const DEPTHS: [&str; 5] = ["depth-0", "depth-1", "depth-2", "depth-3", "depth-4"];

/// The first of the units, each set in below the one it belongs to.
#[component]
pub fn Lines(lines: Vec<Line>, units: Units) -> impl IntoView {
    let left = lines.len().saturating_sub(MOST);
    let items = lines.into_iter().take(MOST).map(|line| {
        let depth = DEPTHS[line.depth.min(DEPTHS.len() - 1)];
        let level = units.levels.read_untracked().of(line.level).to_owned();
        let members = (line.members > 0).then(|| words::members(line.members));
        let known = line.is_known.then(|| words::KNOWN.to_string());
        let facts: Vec<String> = [Some(level), members, known].into_iter().flatten().collect();
        view! {
            <li class=depth class:is-known=line.is_known>
                {line.name} " " <span class="unit-facts">{facts.join(" · ")}</span>
            </li>
        }
    });
    view! {
        <ul class="unit-lines" aria-label=results::UNIT>{items.collect_view()}</ul>
        {(left > 0).then(|| view! { <p class="note">{words::more(left)}</p> })}
    }
}
