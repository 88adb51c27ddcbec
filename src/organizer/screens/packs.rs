//! The list of packs, and of surveys below it.

use std::collections::HashMap;

use domain::organizer::packs::NewPack;
use domain::rights::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::App;
use crate::browser::{self, Turn};
use crate::components::packs::{PackList, SurveyList, refused};
use crate::components::{Link, Title, TopBar};
use crate::route::Route;
use crate::words::packs as words;
use crate::{api, shelf};

/// All packs one may use.
#[component]
pub fn Packs() -> impl IntoView {
    let app = App::here();
    let names = RwSignal::new(HashMap::new());
    spawn_local(async move {
        // Without the names the packs still have everything else.
        if let Ok(tree) = api::units::tree(true).await {
            names.set(tree.units.into_iter().map(|unit| (unit.id, unit.name)).collect());
        }
    });
    let turn = Turn::default();
    let make = move |_| {
        let Some(taken) = turn.take() else { return };
        let today = shelf::day(browser::local(browser::now_ms()));
        let unit = app.me().and_then(|me| me.unit);
        let pack = NewPack { unit, pack: shelf::blank(words::NEW_TITLE.now(), today) };
        spawn_local(async move {
            match api::packs::make(&pack).await {
                Ok(made) => app.go(&Route::Pack(made.pack.id)),
                Err(error) => refused(app, &error),
            }
            drop(taken);
        });
    };
    let acts = app.is(Role::Organizer).then(|| {
        view! {
            <div class="section-acts">
                <button type="button" class="button" on:click=make>{words::NEW}</button>
                <Link to=Route::ImportPack class="button button-quiet">{words::FROM_FILE}</Link>
            </div>
        }
    });
    view! {
        <TopBar />
        <main class="desk">
            <div class="desk-head">
                <hgroup>
                    <Title text=words::TITLE />
                    <p class="note">{words::HINT}</p>
                </hgroup>
                {acts}
            </div>
            <PackList names />
            <SurveyList />
        </main>
    }
}
