//! The first step: what is asked, and what the campaign is called.

use domain::organizer::campaigns::CAMPAIGN_TITLE_MOST_CHARS;
use domain::organizer::packs::{PackSummary, SurveySummary};
use leptos::prelude::*;

use super::form::Form;
use super::packs::PackChoice;
use super::surveys::SurveyChoice;
use crate::components::{OneOf, TextField};
use crate::wizard::Problem;
use crate::words::wizard as words;

/// A quiz or a survey, which one, and its title.
#[component]
pub fn ContentStep(
    form: Form,
    packs: StoredValue<Vec<PackSummary>>,
    surveys: StoredValue<Vec<SurveySummary>>,
    problem: Memo<Option<Problem>>,
) -> impl IntoView {
    let kinds = vec![
        (false, words::KIND_PACKS, words::KIND_PACKS_HINT),
        (true, words::KIND_SURVEY, words::KIND_SURVEY_HINT),
    ];
    let choose = move |is_survey| form.choose(|| form.is_survey.set(is_survey));
    let trouble = Signal::derive(move || {
        let of_title = |problem: &Problem| matches!(problem, Problem::NoTitle | Problem::TitleTooLong);
        problem.get().filter(of_title).map(words::problem)
    });
    let choice = move || match form.is_survey.get() {
        true => view! { <SurveyChoice form surveys /> }.into_any(),
        false => view! { <PackChoice form packs /> }.into_any(),
    };
    view! {
        <OneOf legend=words::KIND value=form.is_survey options=kinds on_choose=choose />
        {choice}
        <TextField
            label=words::NAME
            hint=words::NAME_HINT
            value=form.title
            trouble
            most=CAMPAIGN_TITLE_MOST_CHARS
        />
    }
}
