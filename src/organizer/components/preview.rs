//! One question as the member sees it: her choices, her verdict. Small drawings of our own, by the member's style sheets.

mod answer;
mod verdict;

use domain::id::ChoiceId;
use domain::pack::{Picture, Question, QuestionKind, Story};
use domain::score::Given;
use leptos::prelude::*;

use answer::Answer;
use verdict::Verdict;

use crate::words::preview as words;

/// The question with its story, hint and picture; the verdict once it is asked for.
#[component]
pub fn Card(question: Question, story: Option<Story>) -> impl IntoView {
    let given = RwSignal::new(nothing(&question));
    let is_shown = RwSignal::new(false);
    let question = StoredValue::new(question);
    let again = move |_| {
        given.set(question.with_value(nothing));
        is_shown.set(false);
    };
    let (text, hint, picture) = question
        .with_value(|question| (question.text.clone(), question.hint.clone(), question.picture.clone()));
    let hint = (!hint.is_empty()).then(|| {
        view! { <details class="preview-fold"><summary>{words::HINT}</summary><p>{hint}</p></details> }
    });
    let acts = move || {
        if is_shown.get() {
            view! { <button type="button" class="button button-quiet" on:click=again>{words::HIDE}</button> }
                .into_any()
        } else {
            // Without an answer the key is shown all the same: she wants to see it.
            let word = move || if is_given(&given.read(), question) { words::ANSWER } else { words::SHOW };
            view! {
                <button type="button" class="button" on:click=move |_| is_shown.set(true)>
                    {move || word().now()}
                </button>
            }
            .into_any()
        }
    };
    view! {
        {story.map(|story| view! { <StoryFold story /> })}
        <fieldset class="preview-question">
            <legend>{text}</legend>
            {picture.map(drawn)}
            {hint}
            <Answer question given is_shown />
        </fieldset>
        <div aria-live="polite">
            <Show when=move || is_shown.get()><Verdict question given /></Show>
        </div>
        {acts}
    }
}

#[component]
fn StoryFold(story: Story) -> impl IntoView {
    view! {
        <details class="preview-fold" open=true>
            <summary>{words::STORY} {story.title}</summary>
            {story.picture.map(drawn)}
            <p>{story.text}</p>
        </details>
    }
}

fn drawn(picture: Picture) -> impl IntoView {
    view! { <img class="picture" src=picture.src alt=picture.alt /> }
}

/// What is given before anything is done: of an order the lines as they are shown.
fn nothing(question: &Question) -> Given {
    let chosen: Vec<ChoiceId> = match question.kind {
        QuestionKind::Order => question.choices.iter().map(|choice| choice.id.clone()).collect(),
        _ => vec![],
    };
    Given { chosen, typed: String::new() }
}

fn is_given(given: &Given, question: StoredValue<Question>) -> bool {
    !given.is_empty() && question.with_value(|question| *given != nothing(question))
}
