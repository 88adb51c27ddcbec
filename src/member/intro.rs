//! What a campaign is, and, where it asks for a name, consent before the first flower.

use domain::campaign::{Joined, NameAsked};
use leptos::prelude::*;

use crate::button::quiet_button;
use crate::words;

/// The title, the unit and the names above it.
pub fn intro(joined: &Joined) -> impl IntoView + use<> {
    view! {
        <div class="intro">
            <h1 tabindex="-1">{joined.campaign.title.clone()}</h1>
            <p class="quiet small">{words::unit(&joined.unit)}</p>
        </div>
    }
}

/// What happens to the answers.
pub fn what_happens(name_asked: NameAsked) -> impl IntoView + use<> {
    let said = match name_asked {
        NameAsked::None => words::WHAT_HAPPENS,
        NameAsked::Name => words::WHAT_HAPPENS_NAMED,
    };
    view! { <p class="quiet small">{said}</p> }
}

/// Asks for a name, with consent that nobody ticked for her. Reports the name, or none where she would rather not.
#[component]
pub fn AskName<B>(flowers: usize, on_begin: B) -> impl IntoView
where
    B: Fn(Option<String>) + Clone + 'static,
{
    let name = RwSignal::new(String::new());
    let consent = RwSignal::new(false);
    let hint = RwSignal::new("");
    let given = move || {
        let name = name.get().trim().to_owned();
        (consent.get() && !name.is_empty()).then_some(name)
    };
    let without = on_begin.clone();
    let unnamed = move || without(None);
    let begin = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        match given() {
            Some(name) => on_begin(Some(name)),
            None => hint.set(words::NAME_MISSING),
        }
    };
    view! {
        <form class="list" on:submit=begin>
            <p>{words::flower_count(flowers)}</p>
            <label class="field">
                {words::NAME}
                <input
                    autocomplete="name"
                    maxlength=NAME_MOST_CHARS
                    on:input=move |input| name.set(event_target_value(&input))
                />
            </label>
            <label class="tick">
                <input type="checkbox" on:change=move |change| consent.set(event_target_checked(&change))/>
                <span>{words::CONSENT}</span>
            </label>
            {what_happens(NameAsked::Name)}
            <div class="list">
                <p role="alert">{hint}</p>
                <button class="button" aria-disabled=move || given().is_none().then_some("true")>{words::BEGIN}</button>
                {quiet_button(words::BEGIN_UNNAMED, Box::new(unnamed))}
            </div>
        </form>
    }
}

/// The longest name that can be typed, in UTF-16 units.
const NAME_MOST_CHARS: &str = "80";
