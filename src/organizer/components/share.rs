//! A share as a bar.

use leptos::prelude::*;

/// A bar as long as the share, in tenths of a percent. Says nothing by itself: the number always stands beside it.
#[component]
pub fn ShareBar(#[prop(into)] per_mille: Signal<u64>) -> impl IntoView {
    view! {
        <svg class="share-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="share-whole" width="1000" height="10" />
            <rect class="share-part" width=move || per_mille.get().to_string() height="10" />
        </svg>
    }
}
