//! A question with choices: single, multiple, true or false.

use domain::id::ChoiceId;
use domain::pack::{Choice, Question, QuestionKind};
use domain::turn::Flower;
use leptos::prelude::*;

use crate::words;

/// The question as a legend over its choices, one full-width row each. Holds no state: shows what is chosen in its
/// `flower` and, once that is answered, which choices are right; reports taps.
#[component]
pub fn ChoiceQuestion<F, C>(question: Question, flower: F, on_choose: C) -> impl IntoView
where
    F: Fn() -> Flower + Clone + Send + 'static,
    C: Fn(ChoiceId, bool) + Clone + Send + 'static,
{
    let several = question.kind == QuestionKind::Multiple;
    let Question { text, choices, .. } = question;
    let look = flower.clone();
    let rows = move || {
        let flower = flower();
        let rows = choices.iter().zip('A'..);
        rows.map(|(choice, letter)| row(choice, letter, several, &flower, on_choose.clone()))
            .collect::<Vec<_>>()
    };
    view! {
        <fieldset class=move || if look().right.is_some() { "answered" } else { "" }>
            <legend tabindex="-1">{text}</legend>
            {several.then(|| view! { <p class="quiet small">{words::CHOOSE_SEVERAL}</p> })}
            {rows}
        </fieldset>
    }
}

fn row<C>(
    choice: &Choice,
    letter: char,
    several: bool,
    flower: &Flower,
    on_choose: C,
) -> impl IntoView + use<C>
where
    C: Fn(ChoiceId, bool) + 'static,
{
    let id = choice.id.clone();
    let hers = flower.chosen.contains(&id);
    let answered = flower.right.is_some();
    let (class, note) = match (answered, choice.right, hers) {
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
                disabled=answered
                on:change=choose
            />
        </label>
    }
}
