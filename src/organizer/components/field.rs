//! The fields of the two forms.

use leptos::prelude::*;

use crate::words::{Word, account};

/// The sign-in name.
#[component]
pub fn NameField(value: RwSignal<String>, #[prop(optional, into)] rule: Option<String>) -> impl IntoView {
    let described_by = rule.is_some().then_some("name-rule");
    view! {
        <div class="field">
            <label for="name">{account::NAME}</label>
            {rule.map(|rule| view! { <p class="rule" id="name-rule">{rule}</p> })}
            <input
                id="name"
                name="username"
                type="text"
                autocomplete="username"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=described_by
                aria-required="true"
                bind:value=value
            />
        </div>
    }
}

/// The password, with a button that shows or hides it. `autocomplete` is `current-password` or `new-password`; a form with
/// two of them gives each an `id` and a `label`.
#[component]
pub fn PasswordField(
    value: RwSignal<String>,
    autocomplete: &'static str,
    #[prop(optional, into)] rule: Option<String>,
    #[prop(default = account::PASSWORD)] label: Word,
    #[prop(default = "password")] id: &'static str,
) -> impl IntoView {
    let rule_id = format!("{id}-rule");
    let described_by = rule.is_some().then(|| rule_id.clone());
    let shown = RwSignal::new(false);
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {rule.map(|rule| view! { <p class="rule" id=rule_id>{rule}</p> })}
            <div class="secret">
                <input
                    id=id
                    name=id
                    type=move || if shown.get() { "text" } else { "password" }
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=described_by
                    aria-required="true"
                    bind:value=value
                />
                <button type="button" on:click=move |_| shown.update(|shown| *shown = !*shown)>
                    {move || if shown.get() { account::HIDE.now() } else { account::SHOW.now() }}
                </button>
            </div>
        </div>
    }
}
