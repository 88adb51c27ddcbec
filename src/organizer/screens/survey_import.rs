//! A survey from an XLSForm: seen first, published only when she says so.

use domain::import::SurveyImport;
use domain::organizer::packs::PublishSurvey;
use domain::survey::Survey;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::browser::Picked;
use crate::components::imported::{ChooseFile, SurveyPart};
use crate::components::packs::{OwnerField, refused, survey_refused};
use crate::components::{Empty, Problems, TextField, Title, TopBar};
use crate::route::Route;
use crate::words::pack_import as words;

/// The longest title of a survey, in characters.
const TITLE_CHARS: usize = 80;

/// Choosing the file, and what was understood of it.
#[component]
pub fn ImportSurvey() -> impl IntoView {
    let app = App::here();
    let read = RwSignal::new(None::<SurveyImport>);
    let is_reading = RwSignal::new(false);
    let on_pick = move |file: Picked| {
        spawn_local(async move {
            match api::packs::preview_survey(&file).await {
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
                <Title text=words::SURVEY_TITLE />
                <p class="note">{words::SURVEY_HINT}</p>
            </hgroup>
            <section class="import-file">
                <ChooseFile label=words::SURVEY_FILE accept=".xlsx" is_reading on_pick />
            </section>
            {shown}
        </main>
    }
}

/// What the file holds, and the survey to publish.
#[component]
fn Understood(import: SurveyImport) -> impl IntoView {
    let SurveyImport { kind, survey, rows, problems } = import;
    let count = survey.as_ref().map_or(0, |survey| survey.items.len());
    let has_problems = !problems.is_empty();
    let shown = match survey {
        None => view! { <Empty title=words::SURVEY_NOTHING.now() hint=words::SURVEY_NOTHING_HINT.now() /> }
            .into_any(),
        Some(survey) => view! {
            <SurveyPart survey=survey.clone() />
            <Publish survey />
        }
        .into_any(),
    };
    view! {
        <p role="status"><strong>{words::kind(kind)} " " {words::read_items(count, rows)}</strong></p>
        {has_problems.then(|| view! {
            <section class="imported"><h2>{words::PROBLEMS}</h2><Problems problems /></section>
        })}
        {shown}
    }
}

/// Title and unit, and the button that publishes it.
#[component]
fn Publish(survey: Survey) -> impl IntoView {
    let app = App::here();
    let title = RwSignal::new(survey.title.clone());
    let owner = RwSignal::new(app.me().and_then(|me| me.unit));
    let is_working = RwSignal::new(false);
    let is_tried = RwSignal::new(false);
    let trouble = Signal::derive(move || {
        (is_tried.get() && title.read().trim().is_empty()).then(|| words::NO_SURVEY_NAME.to_string())
    });
    let publish = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        is_tried.set(true);
        if trouble.get_untracked().is_some() || is_working.get_untracked() {
            return;
        }
        let survey = Survey { title: title.read_untracked().trim().to_owned(), ..survey.clone() };
        let what = PublishSurvey { unit: owner.get_untracked(), survey };
        is_working.set(true);
        spawn_local(async move {
            match api::packs::publish_survey(&what).await {
                Ok(made) => {
                    app.go(&Route::Packs);
                    app.say(words::published(&made.title, made.survey.version), None);
                }
                Err(error) => survey_refused(app, &error),
            }
            is_working.set(false);
        });
    };
    view! {
        <form class="import-make" on:submit=publish>
            <TextField label=words::SURVEY_NAME value=title hint=words::SURVEY_NAME_HINT trouble most=TITLE_CHARS />
            <OwnerField owner />
            <p class="note">{words::PUBLISH_HINT}</p>
            <button class="button" disabled=is_working>{words::PUBLISH}</button>
            <p role="status">{move || is_working.get().then(|| words::PUBLISHING.now())}</p>
        </form>
    }
}
