//! How old the numbers on the screen are.

use leptos::prelude::*;

use crate::browser;
use crate::words::results;

/// Whether the last look at the server worked, and when one last did: Unix milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Freshness {
    pub lost: bool,
    pub at_ms: Option<u64>,
}

/// Says so in small words. Only the loss of the connection is announced to readers of the screen.
#[component]
pub fn FreshnessLine(freshness: ReadSignal<Freshness>) -> impl IntoView {
    let clock = move || freshness.read().at_ms.map(|ms| browser::local(ms).clock_with_seconds());
    let fresh = move || clock().map(|clock| results::fresh(&clock));
    let lost = move || freshness.read().lost.then(|| results::lost(clock().as_deref()));
    let printed =
        move || freshness.read().at_ms.map(|ms| results::printed(&browser::local(ms).time_and_date()));
    view! {
        <p class="freshness" class:lost=move || freshness.read().lost>
            <span class="on-screen fresh">{fresh}</span>
            <span class="on-screen stale" role="status">{lost}</span>
            <span class="on-paper">{printed}</span>
        </p>
    }
}
