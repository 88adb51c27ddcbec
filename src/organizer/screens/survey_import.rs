//! A survey from an XLSForm: seen first, published only when she says so.

use domain::id::UnitId;
use domain::import::SurveyImport;
use domain::organizer::packs::PublishSurvey;
use domain::survey::Survey;
use leptos::prelude::*;

use crate::api;
use crate::app::App;
use crate::components::Empty;
use crate::components::imported::{FromFile, MakeForm, Problems, SurveyPart};
use crate::components::packs::survey_refused;
use crate::route::Route;
use crate::words::pack_import as words;

/// The longest title of a survey, in characters.
const TITLE_CHARS: usize = 80;

/// Choosing the file, and what was understood of it.
#[component]
pub fn ImportSurvey() -> impl IntoView {
    view! {
        <FromFile
            title=words::SURVEY_TITLE
            hint=words::SURVEY_HINT
            label=words::SURVEY_FILE
            accept=".xlsx"
            preview=api::packs::preview_survey
            shown=|import| view! { <Understood import /> }.into_any()
        />
    }
}

/// What the file holds, and the survey to publish.
#[component]
fn Understood(import: SurveyImport) -> impl IntoView {
    let SurveyImport { kind, survey, rows, problems } = import;
    let count = survey.as_ref().map_or(0, |survey| survey.items.len());
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
        <Problems problems />
        {shown}
    }
}

/// The survey under her title.
#[component]
fn Publish(survey: Survey) -> impl IntoView {
    let app = App::here();
    let first = survey.title.clone();
    let publish = move |title: String, unit: Option<UnitId>| {
        let what = PublishSurvey { unit, survey: Survey { title, ..survey.clone() } };
        async move {
            match api::packs::publish_survey(&what).await {
                Ok(made) => {
                    app.go(&Route::Packs);
                    app.say(words::published(&made.title, made.survey.version), None);
                }
                Err(error) => survey_refused(app, &error),
            }
        }
    };
    view! {
        <MakeForm
            first
            label=words::SURVEY_NAME
            hint=words::SURVEY_NAME_HINT
            no_title=words::NO_SURVEY_NAME
            most=TITLE_CHARS
            act=words::PUBLISH
            making=words::PUBLISHING
            make=publish
        >
            <p class="note">{words::PUBLISH_HINT}</p>
        </MakeForm>
    }
}
