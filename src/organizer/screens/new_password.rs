//! The one-time link to a new password.

use domain::organizer::people::{LinkOffer, ResetPassword};
use leptos::ev::SubmitEvent;
use leptos::html::P;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::browser::{self, Turn};
use crate::components::{Link, Offered, PasswordField, Title};
use crate::new_password::broken_rule;
use crate::route::Route;
use crate::words::{account, acts, own_account as words};

/// Sets a password. The secret leaves the address bar at once and lives only in this screen.
#[component]
pub fn NewPassword() -> impl IntoView {
    let done = RwSignal::new(false);
    let form = match browser::take_fragment() {
        Some(token) => {
            let form = {
                let token = token.clone();
                move |offer: Option<LinkOffer>| {
                    let name = offer.and_then(|offer| offer.password_of);
                    view! { <ResetForm token=token.clone() name done /> }.into_any()
                }
            };
            view! { <Offered token gone=words::RESET_USED fits=|offer| offer.password_of.is_some() form /> }
                .into_any()
        }
        None => view! { <p>{words::RESET_NO_TOKEN}</p> }.into_any(),
    };
    view! {
        <main class="gate">
            <Title text=words::RESET />
            <div hidden=move || done.get()>{form}</div>
            <Show when=move || done.get()>
                <Done />
            </Show>
            <p><Link to=Route::Home>{account::TO_SIGN_IN}</Link></p>
        </main>
    }
}

/// Takes the focus, since the form that had it is gone.
#[component]
fn Done() -> impl IntoView {
    let place = NodeRef::<P>::new();
    Effect::new(move || {
        if let Some(place) = place.get() {
            browser::focus(&place);
        }
    });
    view! { <p tabindex="-1" node_ref=place>{words::RESET_DONE}</p> }
}

#[component]
fn ResetForm(token: String, name: Option<String>, done: RwSignal<bool>) -> impl IntoView {
    let password = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let turn = Turn::default();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = password.get_untracked();
        if let Some(broken) = broken_rule(&typed) {
            return trouble.set(Some(broken));
        }
        let Some(taken) = turn.take() else { return };
        trouble.set(None);
        working.set(true);
        let reset = ResetPassword { token: token.clone(), password: typed };
        spawn_local(async move {
            match api::people::reset_password(&reset).await {
                Ok(()) => {
                    password.set(String::new());
                    done.set(true);
                }
                Err(error) => trouble.set(Some(words::trouble(&error))),
            }
            working.set(false);
            drop(taken);
        });
    };
    view! {
        {name.map(|name| view! { <p>{words::reset_of(&name)}</p> })}
        <p>{words::RESET_HINT}</p>
        <form class="gate-form" on:submit=submit>
            <PasswordField
                value=password
                autocomplete="new-password"
                rule=account::password_rule()
                label=words::NEW_PASSWORD
            />
            <p role="alert" class="trouble">{trouble}</p>
            <button type="submit" class="button" aria-disabled=move || working.get().to_string()>
                {move || if working.get() { acts::SAVING.now() } else { words::SET_PASSWORD.now() }}
            </button>
        </form>
    }
}
