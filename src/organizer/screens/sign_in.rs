//! Signing in.

use domain::organizer::SignIn;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::browser::Turn;
use crate::components::{NameField, OtherLanguage, PasswordField, Title};
use crate::words::{Word, account};

/// Name and password. `why` says what led here, if it was not the person herself.
#[component]
pub fn SignInScreen(why: Option<Word>) -> impl IntoView {
    let app = App::here();
    let name = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let turn = Turn::default();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (typed_name, typed_password) = (name.get_untracked(), password.get_untracked());
        if let Some(missing) = missing(&typed_name, &typed_password) {
            return trouble.set(Some(missing.into()));
        }
        let Some(taken) = turn.take() else { return };
        trouble.set(None);
        working.set(true);
        spawn_local(async move {
            let sign_in = SignIn { name: typed_name.trim().to_owned(), password: typed_password };
            match api::sign_in(&sign_in).await {
                Ok(me) => app.signed_in(me),
                Err(error) => trouble.set(Some(account::sign_in_trouble(&error))),
            }
            working.set(false);
            drop(taken);
        });
    };
    view! {
        <main class="gate">
            <Title text=account::SIGN_IN />
            <p role="status">{why.unwrap_or(account::SIGN_IN_HINT)}</p>
            <form class="gate-form" on:submit=submit>
                <NameField value=name />
                <PasswordField value=password autocomplete="current-password" />
                <p role="alert" class="trouble">{trouble}</p>
                <button type="submit" class="button" aria-disabled=move || working.get().to_string()>
                    {move || if working.get() { account::WORKING.now() } else { account::SIGN_IN.now() }}
                </button>
            </form>
            <OtherLanguage />
        </main>
    }
}

fn missing(name: &str, password: &str) -> Option<Word> {
    if name.trim().is_empty() {
        Some(account::NAME_MISSING)
    } else if password.is_empty() {
        Some(account::PASSWORD_MISSING)
    } else {
        None
    }
}
