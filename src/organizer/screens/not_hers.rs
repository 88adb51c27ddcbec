//! A screen that takes more rights than she has.

use leptos::prelude::*;

use crate::components::{Link, Title, TopBar};
use crate::route::Route;
use crate::words::screens;

/// Says so, and leads to what she may see.
#[component]
pub fn NotHers() -> impl IntoView {
    view! {
        <TopBar />
        <main class="desk">
            <Title text=screens::NOT_HERS />
            <p>{screens::FORBIDDEN}</p>
            <p><Link to=Route::Campaigns class="button button-quiet">{screens::TO_CAMPAIGNS}</Link></p>
        </main>
    }
}
