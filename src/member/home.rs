//! The start page: six digits lead to a garden.

use domain::campaign::{JoinCode, Joined};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::button::link;
use crate::garden::art;
use crate::icon::scene;
use crate::route::Route;
use crate::words;

/// Asks for a code, and lists the gardens `opened` on this phone before. Reports the code.
#[component]
pub fn Home<C>(opened: RwSignal<Vec<Joined>>, on_code: C) -> impl IntoView
where
    C: Fn(JoinCode) + 'static,
{
    let typed = RwSignal::new(String::new());
    let hint = RwSignal::new("");
    let enter = move |submit: SubmitEvent| {
        submit.prevent_default();
        match typed.with(|typed| JoinCode::read(typed)) {
            Some(code) => on_code(code),
            None => hint.set(words::CODE_WRONG),
        }
    };
    let before = move || {
        let gardens = opened.get().into_iter().map(garden).collect::<Vec<_>>();
        (!gardens.is_empty())
            .then(|| view! { <h2>{words::OPENED_BEFORE}</h2><ul class="list">{gardens}</ul> })
    };
    view! {
        <main class="page home">
            {scene("spray", "0 0 320 120", art::SPRAY.to_owned())}
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
}

fn garden(joined: Joined) -> impl IntoView {
    let under = [&words::unit(&joined.unit), " · ", joined.code.as_str()].concat();
    let inside = view! { <b>{joined.campaign.title}</b><span class="quiet small">{under}</span> };
    view! { <li>{link("card entry", Route::Garden(joined.code), inside)}</li> }
}
