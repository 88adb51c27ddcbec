//! The start page: six digits lead to a garden.

use domain::campaign::{JoinCode, Joined};
use leptos::prelude::*;

use crate::garden::art;
use crate::icon::scene;
use crate::place::Link;
use crate::route::Route;
use crate::words;

/// Asks for a code, and lists the gardens opened on this phone. Reports the code.
#[component]
pub fn Home(#[prop(into)] opened: Signal<Vec<Joined>>, on_code: Callback<JoinCode>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let hint = RwSignal::new("");
    let enter = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        match typed.with(|typed| JoinCode::read(typed)) {
            Some(code) => on_code.run(code),
            None => hint.set(words::CODE_WRONG),
        }
    };
    let before = move || {
        let gardens: Vec<AnyView> = opened.get().into_iter().map(garden).collect();
        (!gardens.is_empty())
            .then(|| view! { <h2>{words::OPENED_BEFORE}</h2><ul class="list">{gardens}</ul> })
    };
    view! {
        <main class="page home">
            {scene("spray", "0 0 320 120", art::SPRAY)}
            <h1 tabindex="-1">{words::WELCOME}</h1>
            <form class="list" on:submit=enter>
                <label class="field">
                    {words::CODE}
                    <input
                        class="code"
                        inputmode="numeric"
                        autocomplete="off"
                        maxlength="11"
                        on:input=move |input| typed.set(event_target_value(&input))
                    />
                </label>
                <p class="quiet small">{words::CODE_HINT}</p>
                <p role="alert">{hint}</p>
                <button class="button">{words::ENTER}</button>
            </form>
            {before}
        </main>
    }
    .into_any()
}

fn garden(joined: Joined) -> AnyView {
    let under = [&words::unit(&joined.unit), " · ", joined.code.as_str()].concat();
    view! {
        <li>
            <Link to=Route::Garden(joined.code) class="card entry">
                <b>{joined.campaign.title}</b>
                <span class="quiet small">{under}</span>
            </Link>
        </li>
    }
    .into_any()
}
