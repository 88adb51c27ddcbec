//! The one-time link: choosing a name and a password.

use domain::organizer::people::LinkOffer;
use domain::organizer::{AcceptInvitation, NAME_MOST_CHARS};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::browser::{self, Turn};
use crate::components::{Link, NameField, Offered, PasswordField, Title};
use crate::new_password;
use crate::route::Route;
use crate::words::account;

/// Makes an account. The secret leaves the address bar at once and lives only in this screen.
#[component]
pub fn Invitation() -> impl IntoView {
    let form = match browser::take_fragment() {
        Some(token) => {
            let form = {
                let token = token.clone();
                move |offer| view! { <Invited token=token.clone() offer /> }.into_any()
            };
            view! { <Offered token gone=account::USED fits=|offer| offer.password_of.is_none() form /> }
                .into_any()
        }
        None => view! { <p>{account::NO_TOKEN}</p> }.into_any(),
    };
    view! {
        <main class="gate">
            <Title text=account::WELCOME />
            {form}
            <p><Link to=Route::Home>{account::TO_SIGN_IN}</Link></p>
        </main>
    }
}

#[component]
fn Invited(token: String, offer: Option<LinkOffer>) -> impl IntoView {
    let offer = offer.map(|LinkOffer { role, unit, expires_at_ms, .. }| {
        let until = browser::local(expires_at_ms).time_and_date();
        view! { <p>{account::offer(role, unit.as_deref(), &until)}</p> }
    });
    let app = App::here();
    // Whoever tries her own link in her own browser would use it up.
    let who = move || app.me().map(|me| view! { <p class="trouble">{account::signed_in_as(&me.name)}</p> });
    view! {
        {offer}
        {who}
        <p>{account::WELCOME_HINT}</p>
        <InvitationForm token />
    }
}

#[component]
fn InvitationForm(token: String) -> impl IntoView {
    let app = App::here();
    let name = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let turn = Turn::default();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        let password = password.get_untracked();
        if let Some(broken) = broken_rule(&name, &password) {
            return trouble.set(Some(broken));
        }
        let Some(taken) = turn.take() else { return };
        trouble.set(None);
        working.set(true);
        let invitation = AcceptInvitation { token: token.clone(), name, password };
        spawn_local(async move {
            match api::accept(&invitation).await {
                Ok(me) => app.signed_in(me),
                Err(error) => trouble.set(Some(account::invitation_trouble(&error))),
            }
            working.set(false);
            drop(taken);
        });
    };
    view! {
        <form class="gate-form" on:submit=submit>
            <NameField value=name rule=account::name_rule() />
            <PasswordField value=password autocomplete="new-password" rule=account::password_rule() />
            <p role="alert" class="trouble">{trouble}</p>
            <button type="submit" class="button" aria-disabled=move || working.get().to_string()>
                {move || if working.get() { account::WORKING.now() } else { account::CREATE.now() }}
            </button>
        </form>
    }
}

/// The first rule of [`domain::organizer`] that the name or the password breaks, in words.
fn broken_rule(name: &str, password: &str) -> Option<String> {
    let name_chars = name.chars().count();
    if name_chars == 0 {
        Some(account::NAME_MISSING.into())
    } else if name_chars > NAME_MOST_CHARS {
        Some(account::name_too_long())
    } else {
        new_password::broken_rule(password)
    }
}
