//! The drawing on a poster.

use leptos::prelude::*;

/// One petal of a peach blossom around its middle; the others are the same, turned.
const PETAL: &str = "M0-8C-15-12-28-28-20-41-15-49-4-48 0-42 4-48 15-49 20-41 28-28 15-12 0-8z";
/// Where the blossoms sit on the branch, and how large they are, in hundredths.
const BLOSSOMS: [(i32, i32, i32); 3] = [(62, 58, 62), (160, 34, 78), (252, 62, 56)];
const TWIGS: &str = "M6 92C52 96 92 88 130 70S220 66 312 84M92 84C84 76 74 70 64 60M142 66C150 58 156 48 160 38M238 72c6-2 10-6 14-10";
const LEAVES: &str = "M118 76c-4 14 4 22 16 24 2-12-4-22-16-24zM204 70c6-14 18-16 28-12-4 12-16 18-28 12zM34 94c-10-2-18 2-22 12 12 2 20-2 22-12z";

/// A branch with three blossoms, in lines that a printer without colours keeps.
#[component]
pub fn FlowerBranch() -> impl IntoView {
    let blossoms = BLOSSOMS.map(|(x, y, size)| {
        let petals = [0, 72, 144, 216, 288].map(|turn| {
            view! { <path class="poster-petal" d=PETAL transform=format!("rotate({turn})") /> }
        });
        view! {
            <g transform=format!("translate({x} {y}) scale(.{size:02})")>
                {petals.into_iter().collect_view()}
                <circle class="poster-stamen" r="11" />
            </g>
        }
    });
    view! {
        <svg class="poster-branch" viewBox="0 -10 320 118" aria-hidden="true">
            <path class="poster-twig" d=TWIGS />
            <path class="poster-leaf" d=LEAVES />
            {blossoms.into_iter().collect_view()}
        </svg>
    }
}
