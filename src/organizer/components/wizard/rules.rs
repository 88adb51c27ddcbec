//! How it is played.

use domain::campaign::Campaign;
use leptos::prelude::*;

use super::form::Form;
use crate::components::{OneOf, TextField};
use crate::wizard::Problem;
use crate::words::{rules as words, wizard};

/// The rules, each in words; a survey has none.
#[component]
pub fn RulesStep(form: Form, problem: Memo<Option<Problem>>) -> impl IntoView {
    if form.is_survey.get_untracked() {
        return view! { <p>{words::OF_A_SURVEY}</p> }.into_any();
    }
    let questions = untrack(|| form.draft()).questions();
    let most = Campaign::MOST_FLOWERS.min(questions.max(1));
    let trouble = move |is_it: fn(&Problem) -> bool| {
        Signal::derive(move || problem.get().filter(is_it).map(wizard::problem))
    };
    view! {
        <TextField
            label=words::FLOWERS
            hint=words::flowers_hint(most)
            value=form.flowers
            kind="number"
            trouble=trouble(|problem| matches!(problem, Problem::Flowers { .. }))
        />
        <label class="tick">
            <input type="checkbox" bind:checked=form.shuffle />
            <span>{words::SHUFFLE}<small>{words::SHUFFLE_HINT}</small></span>
        </label>
        <TextField
            label=words::SECONDS
            hint=words::SECONDS_HINT
            value=form.seconds
            kind="number"
            trouble=trouble(|problem| matches!(problem, Problem::Seconds))
        />
        <TextField
            label=words::LUCKY
            hint=words::LUCKY_HINT
            value=form.lucky
            kind="number"
            trouble=trouble(|problem| matches!(problem, Problem::Lucky { .. }))
        />
        <OneOf legend=words::REVEAL value=form.reveal options=words::REVEALS.to_vec() />
        <OneOf legend=words::ATTEMPTS value=form.attempts options=words::ATTEMPTS_EACH.to_vec() />
        <OneOf legend=words::NAME_ASKED value=form.name_asked options=words::NAMES_ASKED.to_vec() />
    }
    .into_any()
}
