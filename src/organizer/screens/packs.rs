//! Not written yet.

use leptos::prelude::*;

use crate::components::{Title, TopBar};
use crate::words::screens as words;

/// Not written yet.
#[component]
pub fn Packs() -> impl IntoView {
    view! {
        <TopBar />
        <main class="desk"><Title text=words::PACKS /></main>
    }
}
