//! The surveys, below the packs.

use domain::organizer::packs::SurveySummary;
use domain::rights::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::NotFetched;
use crate::api;
use crate::app::App;
use crate::components::Link;
use crate::reply::ApiError;
use crate::route::Route;
use crate::words::{acts, packs as words};

/// The list, and the way to one more.
#[component]
pub fn SurveyList() -> impl IntoView {
    let app = App::here();
    let list = RwSignal::new(None::<Result<Vec<SurveySummary>, ApiError>>);
    let load = move || {
        spawn_local(async move { list.set(Some(api::packs::surveys().await.map(|found| found.surveys))) });
    };
    load();
    let shown = move || match list.get() {
        None => view! { <p role="status">{acts::LOADING}</p> }.into_any(),
        Some(Err(error)) => view! { <NotFetched error on_again=move |()| load() /> }.into_any(),
        Some(Ok(surveys)) if surveys.is_empty() => view! { <p>{words::NO_SURVEY}</p> }.into_any(),
        Some(Ok(surveys)) => {
            let items = surveys.into_iter().map(|survey| {
                let facts = [
                    Some(words::items(survey.items)),
                    Some(words::version(survey.survey.version)),
                    survey.sensitive.then(|| words::SENSITIVE.to_string()),
                ];
                let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
                let (file, title) = (api::packs::survey_file(&survey.survey.id), survey.title.clone());
                view! {
                    <li class="pack-item">
                        <h3>{survey.title}</h3>
                        <p class="note">{facts}</p>
                        <div class="section-acts" role="group" aria-label=title>
                            <a href=file download="">{words::XLSFORM}</a>
                        </div>
                    </li>
                }
            });
            view! { <ul class="pack-list">{items.collect_view()}</ul> }.into_any()
        }
    };
    let may_make = app.is(Role::Organizer);
    view! {
        <section class="packs">
            <div class="section-head">
                <h2>{words::SURVEYS}</h2>
                {may_make.then(|| view! {
                    <Link to=Route::ImportSurvey class="button button-quiet">{words::FROM_XLSFORM}</Link>
                })}
            </div>
            <p class="note">{words::SURVEYS_HINT}</p>
            {shown}
        </section>
    }
}
