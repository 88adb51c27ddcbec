//! The form for a new unit.

use domain::id::UnitId;
use domain::organizer::units::NewUnit;
use domain::unit::UnitLevel;
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Estate;
use crate::api;
use crate::app::App;
use crate::browser::{self, Turn};
use crate::components::{SelectField, TextField};
use crate::reply::ApiError;
use crate::unit_tree::{LEVELS, UnitTree, read_members};
use crate::words::units as words;

/// Makes a unit below `parent`; without one the first of all. The form stays for the next one.
#[component]
pub fn NewUnitForm(parent: Option<UnitId>, estate: Estate) -> impl IntoView {
    let app = App::here();
    let above = parent.as_ref().and_then(|parent| estate.of(parent, |_, row| row.unit.level));
    let level = above.map_or(Some(UnitLevel::Commune), UnitTree::next_level).unwrap_or(UnitLevel::Group);
    let level = RwSignal::new(level.name().to_owned());
    let levels = Signal::derive(move || {
        let names = estate.tree.read().as_ref().map(|tree| tree.levels.clone()).unwrap_or_default();
        let fits = LEVELS.into_iter().filter(|level| above.is_none_or(|above| *level > above));
        fits.map(|level| (level.name().to_owned(), words::level(level, &names))).collect()
    });
    let (name, members) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (no_name, no_number) = (RwSignal::new(None), RwSignal::new(None));
    let trouble = RwSignal::new(None::<String>);
    let form = NodeRef::<html::Form>::new();
    let turn = Turn::default();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        let counted = read_members(&members.get_untracked());
        no_name.set(typed.is_empty().then(|| words::NAME_MISSING.into()));
        no_number.set(counted.is_none().then(|| words::MEMBERS_WRONG.into()));
        let (Some(members_read), false) = (counted, typed.is_empty()) else { return };
        let Some(level) = UnitLevel::from_name(&level.get_untracked()) else { return };
        let Some(taken) = turn.take() else { return };
        trouble.set(None);
        let new = NewUnit { parent: parent.clone(), level, name: typed, members: members_read };
        spawn_local(async move {
            match api::units::make(&new).await {
                Ok(unit) => {
                    name.set(String::new());
                    members.set(String::new());
                    let id = unit.id;
                    let undo = Callback::new(move |()| {
                        let id = id.clone();
                        spawn_local(async move {
                            match api::units::undo(&id).await {
                                Ok(()) => app.say(words::UNDONE, None),
                                Err(error) => app.say(words::trouble(&error), None),
                            }
                            estate.reload.run(());
                        });
                    });
                    app.say(words::made(&unit.name), Some(undo));
                    estate.reload.run(());
                    // On to the next one: the name comes first.
                    let first =
                        form.get_untracked().and_then(|form| form.query_selector("input").ok().flatten());
                    if let Some(first) = first {
                        browser::focus(&first);
                    }
                }
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(error) => trouble.set(Some(words::trouble(&error))),
            }
            drop(taken);
        });
    };
    view! {
        <form class="gate-form" on:submit=submit node_ref=form>
            <TextField label=words::NAME value=name hint=words::NAME_HINT trouble=no_name most=120 />
            <SelectField label=words::LEVEL value=level options=levels />
            <TextField label=words::MEMBERS value=members hint=words::MEMBERS_HINT trouble=no_number kind="number" />
            <p role="alert" class="trouble">{trouble}</p>
            <button type="submit" class="button">{words::MAKE}</button>
        </form>
    }
}
