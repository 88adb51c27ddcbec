//! Choosing a file, by a button or by dropping it.

use leptos::prelude::*;

use super::form::fresh_id;
use crate::browser::{self, Picked};

/// A field for one file. `accept` is the list of endings; dropping works because the field itself is the place.
#[component]
pub fn PickFile(
    #[prop(into)] label: String,
    accept: &'static str,
    #[prop(into)] on_pick: Callback<Picked>,
) -> impl IntoView {
    let id = fresh_id("file");
    let picked = move |change: leptos::ev::Event| {
        if let Some(file) = browser::picked_file(&change) {
            on_pick.run(file);
        }
    };
    view! {
        <div class="field pick-file">
            <label for=id.clone()>{label}</label>
            <input id=id type="file" accept=accept on:change=picked />
        </div>
    }
}
