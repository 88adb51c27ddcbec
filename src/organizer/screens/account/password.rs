//! Changing one's own password.

use domain::organizer::people::ChangePassword;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::browser::Turn;
use crate::components::PasswordField;
use crate::new_password::broken_rule;
use crate::reply::ApiError;
use crate::words::{account, acts, own_account as words};

/// The old one and the new one.
#[component]
pub fn PasswordForm() -> impl IntoView {
    let app = App::here();
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let trouble = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let turn = Turn::default();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let change = ChangePassword { old: old.get_untracked(), new: new.get_untracked() };
        let missing = change.old.is_empty().then(|| words::OLD_MISSING.into());
        if let Some(broken) = missing.or_else(|| broken_rule(&change.new)) {
            return trouble.set(Some(broken));
        }
        let Some(taken) = turn.take() else { return };
        trouble.set(None);
        working.set(true);
        spawn_local(async move {
            match api::people::change_password(&change).await {
                Ok(()) => {
                    old.set(String::new());
                    new.set(String::new());
                    app.say(words::PASSWORD_CHANGED, None);
                }
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(error) => trouble.set(Some(words::trouble(&error))),
            }
            working.set(false);
            drop(taken);
        });
    };
    view! {
        <section>
            <h2>{words::CHANGE_PASSWORD}</h2>
            <p class="note">{words::CHANGE_HINT}</p>
            <form class="form" on:submit=submit>
                // Password keepers store the new one under this name.
                <input type="text" autocomplete="username" hidden readonly prop:value=move || app.name() />
                <PasswordField
                    value=old
                    autocomplete="current-password"
                    label=words::OLD_PASSWORD
                    id="old-password"
                />
                <PasswordField
                    value=new
                    autocomplete="new-password"
                    rule=account::password_rule()
                    label=words::NEW_PASSWORD
                    id="new-password"
                />
                <p role="alert" class="trouble">{trouble}</p>
                <div class="acts">
                    <button type="submit" class="button" aria-disabled=move || working.get().to_string()>
                        {move || if working.get() { acts::SAVING.now() } else { words::CHANGE_PASSWORD.now() }}
                    </button>
                </div>
            </form>
        </section>
    }
}
