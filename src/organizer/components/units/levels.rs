//! What the levels are called.

use domain::organizer::units::{LevelNames, UNIT_NAME_MOST_CHARS};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::api;
use crate::app::App;
use crate::components::{ActForm, Dialog, Form, TextField};
use crate::forest::LEVELS;
use crate::reply::ApiError;
use crate::words::{acts, units as words};

/// A button, and the dialog with a field for each level.
#[component]
pub fn Levels(desk: Desk) -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <button type="button" class="button button-quiet" on:click=move |_| is_open.set(true)>{words::LEVELS}</button>
        <Dialog title=words::LEVELS open=is_open>
            <LevelsForm desk is_open />
        </Dialog>
    }
}

#[component]
fn LevelsForm(desk: Desk, is_open: RwSignal<bool>) -> impl IntoView {
    let app = App::here();
    let form = Form::new();
    let names = LEVELS.map(|level| RwSignal::new(desk.units.levels.read_untracked().of(level).to_owned()));
    let empty = move |name: RwSignal<String>| {
        form.wrong(move || name.read().trim().is_empty().then(|| words::NO_LEVEL_NAME.into()))
    };
    let fields = LEVELS.into_iter().zip(names).map(move |(level, value)| {
        let trouble = empty(value);
        view! { <TextField label=words::level(level) value trouble most=UNIT_NAME_MOST_CHARS /> }
    });
    let send = move |()| {
        let [central, province, commune, branch, group] =
            names.map(|name| name.read_untracked().trim().to_owned());
        let names = LevelNames { central, province, commune, branch, group };
        let is_missing = LEVELS.into_iter().any(|level| names.of(level).is_empty());
        if is_missing || form.is_busy.get_untracked() {
            return;
        }
        form.is_busy.set(true);
        spawn_local(async move {
            match api::units::name_levels(&names).await {
                Ok(names) => {
                    desk.units.levels.set(names);
                    is_open.set(false);
                    app.say(words::LEVELS_SAVED, None);
                }
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(error) => form.trouble.set(Some(words::trouble(&error))),
            }
            form.is_busy.set(false);
        });
    };
    view! {
        <ActForm form act=acts::SAVE on_send=send>
            <p>{words::LEVELS_HINT}</p>
            {fields.collect_view()}
        </ActForm>
    }
}
