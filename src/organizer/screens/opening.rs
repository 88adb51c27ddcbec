//! Before it is known who is there.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::App;
use crate::components::Title;
use crate::{browser, words};

/// How often a server that could not be reached is tried again.
const EVERY: Duration = Duration::from_secs(5);

/// A quiet moment; or, when the server could not be reached, that it is tried again, and a button for the impatient.
#[component]
pub fn Opening(reached: bool) -> impl IntoView {
    let app = App::here();
    if !reached {
        browser::while_visible(EVERY, move || app.ask());
    }
    let trouble = (!reached).then(|| {
        view! {
            <p role="alert">{words::NOT_REACHED}</p>
            <button type="button" class="button" on:click=move |_| app.ask()>{words::TRY_AGAIN}</button>
        }
    });
    view! {
        <main class="gate">
            <Title text=words::PRODUCT />
            {reached.then_some(view! { <p>{words::OPENING}</p> })}
            {trouble}
        </main>
    }
}
