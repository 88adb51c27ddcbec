//! Units from a spreadsheet: seen first, made only when she says so.

use domain::id::UnitId;
use domain::import::UnitImport;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::browser::Picked;
use crate::components::imported::ChooseFile;
use crate::components::unit_import::Understood;
use crate::components::units::Units;
use crate::components::{Empty, Link, Title, TopBar, UnitPicker};
use crate::reply::ApiError;
use crate::route::Route;
use crate::words::unit_import as words;

/// The unit to read below, the file, and what was understood of it.
#[component]
pub fn ImportUnits() -> impl IntoView {
    let app = App::here();
    let units = Units::start(false);
    let below = RwSignal::new(app.me().and_then(|me| me.unit));
    // Where there is one top, it is meant.
    Effect::new(move || {
        let only = units.forest.with(|forest| {
            let mut top = forest.top();
            top.next().filter(|_| top.next().is_none()).map(|only| only.unit.id.clone())
        });
        if only.is_some() && below.with_untracked(Option::is_none) {
            below.set(only);
        }
    });
    let made = RwSignal::new(None::<u32>);
    let is_empty =
        Memo::new(move |_| *units.state.read() == Some(Ok(())) && units.forest.read().top().next().is_none());
    let content = move || match (made.get(), is_empty.get()) {
        (Some(n), _) => view! { <Made n made /> }.into_any(),
        (None, true) => view! {
            <Empty title=words::NO_UNITS.now() hint=words::NO_UNITS_HINT.now() />
            <p><Link to=Route::Units class="button">{words::TO_UNITS}</Link></p>
        }
        .into_any(),
        (None, false) => view! { <Choose units below made /> }.into_any(),
    };
    view! {
        <TopBar />
        <main class="desk">
            <hgroup>
                <Title text=words::TITLE />
                <p class="note">{words::HINT}</p>
            </hgroup>
            {content}
        </main>
    }
}

/// The fields, and below them what the file holds.
#[component]
fn Choose(units: Units, below: RwSignal<Option<UnitId>>, made: RwSignal<Option<u32>>) -> impl IntoView {
    let app = App::here();
    let read = RwSignal::new(None::<(UnitId, UnitImport)>);
    let (is_reading, trouble) = (RwSignal::new(false), RwSignal::new(None::<String>));
    // What was read below another unit holds no more.
    Effect::new(move || {
        below.track();
        read.set(None);
    });
    let on_pick = move |file: Picked| {
        let Some(unit) = below.get_untracked() else {
            is_reading.set(false);
            return trouble.set(Some(words::PICK_BELOW_FIRST.into()));
        };
        trouble.set(None);
        read.set(None);
        spawn_local(async move {
            match api::units::preview(&unit, &file).await {
                // Another unit may have been chosen meanwhile: this is not what would stand below that one.
                Ok(import) if below.try_get_untracked().flatten().as_ref() == Some(&unit) => {
                    read.set(Some((unit, import)));
                }
                Ok(_) => trouble.set(Some(words::CHOOSE_AGAIN.into())),
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(error) => trouble.set(Some(words::trouble(&error))),
            }
            is_reading.set(false);
        });
    };
    let shown = move || {
        let (below, import) = read.get()?;
        Some(view! { <Understood import below units made=move |n| made.set(Some(n)) /> })
    };
    view! {
        <section class="import-file">
            <p>{words::FORMATS} " " <a href=api::units::TEMPLATE download="">{words::TEMPLATE}</a></p>
            <UnitPicker label=words::BELOW forest=units.forest value=below />
            <ChooseFile label=words::FILE accept=".xlsx" is_reading on_pick />
            <p class="trouble" role="alert">{move || trouble.get()}</p>
        </section>
        {shown}
    }
}

/// What has been made, and where to go on.
#[component]
fn Made(n: u32, made: RwSignal<Option<u32>>) -> impl IntoView {
    let place = NodeRef::<leptos::html::Section>::new();
    Effect::new(move || {
        if let Some(place) = place.get() {
            let _ = place.focus();
        }
    });
    view! {
        <section class="import-file" tabindex="-1" node_ref=place>
            <p class="made" role="status">{words::made(n)}</p>
            <div class="act-buttons">
                <Link to=Route::Units class="button">{words::TO_UNITS}</Link>
                <button type="button" class="button button-quiet" on:click=move |_| made.set(None)>
                    {words::ANOTHER}
                </button>
            </div>
        </section>
    }
}
