//! Before it is known who is there.

use leptos::prelude::*;

use crate::app::App;
use crate::components::Title;
use crate::words;

/// A quiet moment, or a way to try again when the server could not be reached.
#[component]
pub fn Opening(reached: bool) -> impl IntoView {
    let app = App::here();
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
