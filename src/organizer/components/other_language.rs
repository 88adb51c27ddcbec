//! The way to the other language, before anybody is signed in.

use leptos::prelude::*;

use crate::browser;
use crate::words::{is_english, own_account};

/// A button in the language it leads to. The page is loaded anew.
#[component]
pub fn OtherLanguage() -> impl IntoView {
    let now = if is_english() { "en" } else { "vi" };
    let others = own_account::LANGUAGES.into_iter().filter(|(lang, _)| *lang != now);
    let buttons = others.map(|(lang, name)| {
        view! {
            <button
                type="button"
                class="button button-quiet"
                lang=lang
                on:click=move |_| browser::speak(lang)
            >
                {name}
            </button>
        }
    });
    view! { <div class="acts">{buttons.collect_view()}</div> }
}
