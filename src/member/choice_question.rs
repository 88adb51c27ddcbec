//! A question with choices: single, multiple, true or false.

use domain::id::ChoiceId;
use domain::pack::{Choice, Question, QuestionKind};
use leptos::prelude::*;

use crate::words;

/// The question as a legend over its choices, one full-width row each. Holds no state: shows what is `chosen` and, once
/// `answered`, which choices are right; reports taps.
#[component]
pub fn ChoiceQuestion<S, C>(question: Question, shown: S, on_choose: C) -> impl IntoView
where
    S: Fn() -> Shown + Clone + Send + 'static,
    C: Fn(ChoiceId, bool) + Clone + Send + 'static,
{
    let several = question.kind == QuestionKind::Multiple;
    let Question { text, choices, .. } = question;
    let look = shown.clone();
    let rows = move || {
        let shown = shown();
        let rows = choices.iter().zip('A'..);
        rows.map(|(choice, letter)| row(choice, letter, several, &shown, on_choose.clone())).collect::<Vec<_>>()
    };
    view! {
        <fieldset class=move || if look().answered { "answered" } else { "" }>
            <legend tabindex="-1">{text}</legend>
            {several.then(|| view! { <p class="quiet small">{words::CHOOSE_SEVERAL}</p> })}
            {rows}
        </fieldset>
    }
}

/// What a question shows of the answer to it.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// What is chosen.
    pub chosen: Vec<ChoiceId>,
    /// Whether that is final.
    pub answered: bool,
}

fn row<C>(choice: &Choice, letter: char, several: bool, shown: &Shown, on_choose: C) -> impl IntoView + use<C>
where
    C: Fn(ChoiceId, bool) + 'static,
{
    let id = choice.id.clone();
    let hers = shown.chosen.contains(&id);
    let (class, note) = match (shown.answered, choice.right, hers) {
        (true, true, true) => ("choice right", words::BOTH),
        (true, true, false) => ("choice right", words::RIGHT_CHOICE),
        (true, false, true) => ("choice missed", words::HER_CHOICE),
        _ => ("choice", ""),
    };
    let choose = move |change| on_choose(id.clone(), event_target_checked(&change));
    view! {
        <label class=class>
            <span class="letter" aria-hidden="true">{letter}</span>
            <span>{choice.text.clone()}<small>{note}</small></span>
            <input
                type=if several { "checkbox" } else { "radio" }
                name="choice"
                prop:checked=hers
                disabled=shown.answered
                on:change=choose
            />
        </label>
    }
}
