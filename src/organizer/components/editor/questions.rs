//! The list of questions, and one more.

use domain::id::QuestionId;
use domain::pack::QuestionKind;
use leptos::prelude::*;

use super::Desk;
use super::desk::Go;
use super::row::Row;
use crate::components::Empty;
use crate::editor::{Place, Spot};
use crate::words::{editor as words, kinds};

/// All questions; one of them may be open.
#[component]
pub fn Questions() -> impl IntoView {
    let desk = Desk::here();
    let ids = desk
        .part(|pack| pack.questions.iter().map(|question| question.id.clone()).collect::<Vec<QuestionId>>());
    let trouble = desk.trouble(Place::of_pack(Spot::Questions));
    view! {
        <section class="editor-questions">
            <h2>{words::QUESTIONS}</h2>
            <p class="note">{words::QUESTIONS_HINT}</p>
            <Show when=move || ids.read().is_empty()>
                <Empty title=words::NO_QUESTION.now() hint=words::NO_QUESTION_HINT.now() />
            </Show>
            <ol class="question-rows">
                <For each=move || ids.get() key=Clone::clone let(id)>
                    <Row id />
                </For>
            </ol>
            <p class="trouble">{move || trouble.get()}</p>
            <Add />
        </section>
    }
}

/// A button for each kind.
#[component]
fn Add() -> impl IntoView {
    let desk = Desk::here();
    let add = move |kind: QuestionKind| {
        let id = desk.edit(|editor| editor.add(kind, None));
        desk.open.set(id);
        desk.go.set(Some(Go::First));
    };
    let button = |kind: QuestionKind| {
        view! {
            <li>
                <button type="button" on:click=move |_| add(kind)>
                    <b>{kinds::name(kind)}</b>
                    <span>{kinds::about(kind)}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="add-question">
            <h3>{words::ADD}</h3>
            <ul>{kinds::ALL.map(button).collect_view()}</ul>
        </div>
    }
}
