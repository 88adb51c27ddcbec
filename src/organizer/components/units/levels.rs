//! What the levels are called.

use domain::organizer::units::LevelNames;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Estate;
use crate::api;
use crate::app::App;
use crate::components::{Dialog, TextField};
use crate::unit_tree::LEVELS;
use crate::words::{acts, units as words};

/// A field a level.
#[component]
pub fn LevelsDialog(open: RwSignal<bool>, estate: Estate) -> impl IntoView {
    view! {
        <Dialog title=words::LEVEL_NAMES open>
            <LevelsForm open estate />
        </Dialog>
    }
}

#[component]
fn LevelsForm(open: RwSignal<bool>, estate: Estate) -> impl IntoView {
    let app = App::here();
    let names = estate.tree.read_untracked().as_ref().map(|tree| tree.levels.clone()).unwrap_or_default();
    let usual = LevelNames::default();
    let fields = LEVELS.map(|level| RwSignal::new(names.of(level).to_owned()));
    let trouble = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let [central, province, commune, branch, group] = fields.map(|field| field.get_untracked());
        let names = LevelNames { central, province, commune, branch, group };
        spawn_local(async move {
            match api::units::name_levels(&names).await {
                Ok(_) => {
                    app.say(acts::SAVED, None);
                    open.set(false);
                    estate.reload.run(());
                }
                Err(error) => trouble.set(Some(words::trouble(&error))),
            }
        });
    };
    let lines = fields.into_iter().zip(LEVELS).map(|(value, level)| {
        view! { <TextField label=usual.of(level).to_owned() value most=120 /> }
    });
    view! {
        <form class="gate-form" on:submit=submit>
            <p class="note">{words::LEVEL_NAMES_HINT}</p>
            {lines.collect_view()}
            <p role="alert" class="trouble">{trouble}</p>
            <button type="submit" class="button">{acts::SAVE}</button>
        </form>
    }
}
