//! A pack from a file: seen first, made only when she says so.

use std::collections::BTreeSet;

use domain::id::UnitId;
use domain::import::PackImport;
use domain::organizer::packs::NewPack;
use domain::pack::check::TITLE_CHARS;
use leptos::prelude::*;

use crate::app::App;
use crate::browser;
use crate::components::Empty;
use crate::components::imported::{FromFile, MakeForm, Problems, QuestionPart};
use crate::components::packs::refused;
use crate::route::Route;
use crate::words::pack_import as words;
use crate::{api, shelf, taken};

/// Choosing the file, and what was understood of it.
#[component]
pub fn ImportPack() -> impl IntoView {
    view! {
        <FromFile
            title=words::TITLE
            hint=words::HINT
            label=words::FILE
            accept=".xlsx,.txt,.gift"
            preview=api::packs::preview
            shown=|import| view! { <Understood import /> }.into_any()
        >
            <p>{words::FORMATS} " " <a href=api::packs::TEMPLATE download="">{words::TEMPLATE}</a></p>
        </FromFile>
    }
}

/// What the file holds, and the pack to make of it.
#[component]
fn Understood(import: PackImport) -> impl IntoView {
    let left_out = RwSignal::new(BTreeSet::new());
    let (kind, count, rows) = (words::kind(import.kind), import.questions.len(), import.rows);
    let (questions, problems) = (import.questions.clone(), import.problems.clone());
    view! {
        <p role="status"><strong>{kind} " " {words::read(count, rows)}</strong></p>
        <Problems problems />
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

/// The pack without what is left out.
#[component]
fn Make(import: PackImport, left_out: RwSignal<BTreeSet<usize>>) -> impl IntoView {
    let app = App::here();
    let first = import.title.clone();
    let import = StoredValue::new(import);
    let count = Memo::new(move |_| import.with_value(|import| taken::count(import, &left_out.read())));
    let make = move |title: String, unit: Option<UnitId>| {
        let today = shelf::day(browser::local(browser::now_ms()));
        let pack = import.with_value(|import| taken::pack(import, &left_out.read_untracked(), &title, today));
        async move {
            match api::packs::make(&NewPack { unit, pack }).await {
                Ok(made) => app.go(&Route::Pack(made.pack.id)),
                Err(error) => refused(app, &error),
            }
        }
    };
    view! {
        <MakeForm
            first
            label=words::PACK_TITLE
            no_title=words::NO_TITLE
            most=TITLE_CHARS
            act=Signal::derive(move || words::make(count.get()))
            making=words::MAKING
            is_nothing=Signal::derive(move || count.get() == 0)
            make
        />
    }
}
