//! Choosing a survey, and which measurement it is.

use domain::organizer::packs::SurveySummary;
use domain::survey::Round;
use leptos::prelude::*;

use super::form::Form;
use crate::components::{Empty, Link, OneOf, fresh_id};
use crate::route::Route;
use crate::words::wizard as words;

/// The surveys, one of which is asked.
#[component]
pub fn SurveyChoice(form: Form, surveys: StoredValue<Vec<SurveySummary>>) -> impl IntoView {
    if surveys.read_value().is_empty() {
        return view! {
            <Empty title=words::NO_SURVEYS.now() hint=words::NO_SURVEYS_HINT.now() />
            <p><Link to=Route::ImportSurvey class="button">{words::TO_SURVEYS}</Link></p>
        }
        .into_any();
    }
    let group = fresh_id("survey");
    let options = surveys
        .get_value()
        .into_iter()
        .map(|survey| view! { <SurveyRadio form survey group=group.clone() /> });
    let options = options.collect_view();
    let is_sensitive = move || form.survey.read().as_ref().is_some_and(|survey| survey.sensitive);
    let rounds = vec![
        (None, words::ROUND_NONE, words::ROUND_HINT),
        (Some(Round::Before), words::ROUND_BEFORE, words::ROUND_BEFORE_HINT),
        (Some(Round::After), words::ROUND_AFTER, words::ROUND_AFTER_HINT),
    ];
    view! {
        <fieldset class="one-of">
            <legend>{words::SURVEYS}</legend>
            {options}
        </fieldset>
        <p class="caution" role="status">{move || is_sensitive().then(|| words::SENSITIVE_MEANS.now())}</p>
        <OneOf legend=words::ROUND value=form.round options=rounds />
    }
    .into_any()
}

#[component]
fn SurveyRadio(form: Form, survey: SurveySummary, group: String) -> impl IntoView {
    let title = survey.title.clone();
    let about = [Some(words::questions(survey.items)), survey.sensitive.then(|| words::SENSITIVE.into())];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let survey = StoredValue::new(survey);
    let is_it =
        move || form.survey.read().as_ref().is_some_and(|chosen| chosen.survey == survey.read_value().survey);
    view! {
        <label class="tick">
            <input
                type="radio"
                name=group
                prop:checked=is_it
                on:change=move |_| form.choose(|| form.survey.set(Some(survey.get_value())))
            />
            <span>{title}<small>{about}</small></span>
        </label>
    }
}
