//! A pack from a file: seen first, made only when she says so.

use std::collections::BTreeSet;

use domain::import::PackImport;
use domain::organizer::packs::NewPack;
use domain::pack::check::TITLE_CHARS;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::App;
use crate::browser::{self, Picked};
use crate::components::imported::{ChooseFile, QuestionPart};
use crate::components::packs::{OwnerField, refused};
use crate::components::{Empty, Problems, TextField, Title, TopBar};
use crate::route::Route;
use crate::words::pack_import as words;
use crate::{api, shelf, taken};

/// Choosing the file, and what was understood of it.
#[component]
pub fn ImportPack() -> impl IntoView {
    let app = App::here();
    let read = RwSignal::new(None::<PackImport>);
    let is_reading = RwSignal::new(false);
    let on_pick = move |file: Picked| {
        spawn_local(async move {
            match api::packs::preview(&file).await {
                Ok(import) => read.set(Some(import)),
                Err(error) => refused(app, &error),
            }
            is_reading.set(false);
        });
    };
    let shown = move || read.get().map(|import| view! { <Understood import /> });
    view! {
        <TopBar />
        <main class="desk">
            <hgroup>
                <Title text=words::TITLE />
                <p class="note">{words::HINT}</p>
            </hgroup>
            <section class="import-file">
                <p>{words::FORMATS} " " <a href=api::packs::TEMPLATE download="">{words::TEMPLATE}</a></p>
                <ChooseFile label=words::FILE accept=".xlsx,.txt,.gift" is_reading on_pick />
            </section>
            {shown}
        </main>
    }
}

/// What the file holds, and the pack to make of it.
#[component]
fn Understood(import: PackImport) -> impl IntoView {
    let left_out = RwSignal::new(BTreeSet::new());
    let (kind, count, rows) = (words::kind(import.kind), import.questions.len(), import.rows);
    let (questions, problems) = (import.questions.clone(), import.problems.clone());
    let has_problems = !problems.is_empty();
    view! {
        <p role="status"><strong>{kind} " " {words::read(count, rows)}</strong></p>
        {has_problems.then(|| view! {
            <section class="imported"><h2>{words::PROBLEMS}</h2><Problems problems /></section>
        })}
        {if count == 0 {
            view! { <Empty title=words::NOTHING.now() hint=words::NOTHING_HINT.now() /> }.into_any()
        } else {
            view! {
                <QuestionPart questions left_out />
                <Make import left_out />
            }
            .into_any()
        }}
    }
}

/// Title and unit, and the button that makes it.
#[component]
fn Make(import: PackImport, left_out: RwSignal<BTreeSet<usize>>) -> impl IntoView {
    let app = App::here();
    let title = RwSignal::new(import.title.clone());
    let owner = RwSignal::new(app.me().and_then(|me| me.unit));
    let is_making = RwSignal::new(false);
    let is_tried = RwSignal::new(false);
    let trouble = Signal::derive(move || {
        (is_tried.get() && title.read().trim().is_empty()).then(|| words::NO_TITLE.to_string())
    });
    let import = StoredValue::new(import);
    let count = Memo::new(move |_| import.with_value(|import| taken::count(import, &left_out.read())));
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        if trouble.get_untracked().is_some() || is_making.get_untracked() {
            return;
        }
        let today = shelf::day(browser::local(browser::now_ms()));
        let pack = import.with_value(|import| {
            taken::pack(import, &left_out.read_untracked(), &title.read_untracked(), today)
        });
        let new = NewPack { unit: owner.get_untracked(), pack };
        is_making.set(true);
        spawn_local(async move {
            match api::packs::make(&new).await {
                Ok(made) => app.go(&Route::Pack(made.pack.id)),
                Err(error) => refused(app, &error),
            }
            is_making.set(false);
        });
    };
    view! {
        <form class="import-make" on:submit=make>
            <TextField label=words::PACK_TITLE value=title trouble most=TITLE_CHARS />
            <OwnerField owner />
            <button class="button" disabled=move || count.get() == 0 || is_making.get()>
                {move || words::make(count.get())}
            </button>
            <p role="status">{move || is_making.get().then(|| words::MAKING.now())}</p>
        </form>
    }
}
