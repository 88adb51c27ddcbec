//! Vietnamese or English.

use leptos::prelude::*;

use crate::browser;
use crate::components::fresh_id;
use crate::words::{is_english, own_account};

/// One button a language, in that language. Another choice loads the page anew.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let title_id = fresh_id("language");
    let labelled_by = title_id.clone();
    let now = if is_english() { "en" } else { "vi" };
    let button = |(lang, name): (&'static str, &'static str)| {
        let is_now = lang == now;
        view! {
            <button
                type="button"
                class="button"
                class:button-quiet=!is_now
                lang=lang
                aria-pressed=is_now.to_string()
                on:click=move |_| browser::speak(lang)
            >
                {is_now.then_some("✓ ")}
                {name}
            </button>
        }
    };
    view! {
        <section aria-labelledby=labelled_by>
            <h2 id=title_id>{own_account::LANGUAGE}</h2>
            <div class="acts">{own_account::LANGUAGES.map(button).into_iter().collect_view()}</div>
        </section>
    }
}
