//! Choosing a role.

use domain::rights::Role;
use leptos::prelude::*;

use crate::components::fresh_id;
use crate::words::people as words;

/// The three roles, each with what it may do.
#[component]
pub fn RoleChoice(value: RwSignal<Role>) -> impl IntoView {
    let name = fresh_id("role");
    let option = move |role: Role| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || value.get() == role
                    on:change=move |_| value.set(role)
                />
                <span>{words::role(role)}</span>
                <small>{words::role_hint(role)}</small>
            </label>
        }
    };
    let options = [Role::Viewer, Role::Organizer, Role::Admin].map(option);
    view! {
        <fieldset class="options">
            <legend>{words::WHICH_ROLE}</legend>
            {options.into_iter().collect_view()}
        </fieldset>
    }
}
