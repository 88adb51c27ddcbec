//! Not written yet.

use domain::id::PackId;
use leptos::prelude::*;

use crate::components::{Title, TopBar};
use crate::words::screens as words;

/// Not written yet.
#[component]
pub fn PackEditor(pack: PackId) -> impl IntoView {
    let _ = pack;
    view! {
        <TopBar />
        <main class="desk"><Title text=words::PACKS /></main>
    }
}
