//! The questions of a file, compactly: what is asked, and what is right.

use std::collections::BTreeSet;

use domain::import::ImportedQuestion;
use domain::pack::{Question, QuestionKind};
use leptos::prelude::*;

use crate::components::fresh_id;
use crate::editor::in_order;
use crate::words::{kinds, pack_import as words, preview, results};

/// Every question with a box to tick.
#[component]
pub fn QuestionPart(questions: Vec<ImportedQuestion>, left_out: RwSignal<BTreeSet<usize>>) -> impl IntoView {
    let lines = questions.into_iter().enumerate().map(|(place, read)| {
        view! { <Line place read left_out /> }
    });
    view! {
        <section class="imported">
            <h2>{words::QUESTIONS}</h2>
            <p class="note">{words::QUESTIONS_HINT}</p>
            <ol class="imported-list">{lines.collect_view()}</ol>
        </section>
    }
}

#[component]
fn Line(place: usize, read: ImportedQuestion, left_out: RwSignal<BTreeSet<usize>>) -> impl IntoView {
    let is_taken = Memo::new(move |_| !left_out.read().contains(&place));
    let changed = move |event: leptos::ev::Event| {
        let taken = event_target_checked(&event);
        left_out.update(|left_out| {
            if taken {
                left_out.remove(&place);
            } else {
                left_out.insert(place);
            }
        });
    };
    let ImportedQuestion { place: from, question } = read;
    let facts = [kinds::name(question.kind).to_string(), words::row(from.row)].join(" · ");
    let text_id = fresh_id("taken");
    view! {
        <li class="imported-line" class:is-left-out=move || !is_taken.get()>
            <label class="tick">
                <input
                    type="checkbox"
                    aria-label=words::take(place + 1)
                    aria-describedby=text_id.clone()
                    prop:checked=is_taken
                    on:change=changed
                />
                <span id=text_id>{question.text.clone()}</span>
            </label>
            <p class="note">{facts}</p>
            <Key question />
        </li>
    }
}

/// The choices with those that are right, or the right answer in words.
#[component]
fn Key(question: Question) -> impl IntoView {
    let is_order = question.kind == QuestionKind::Order;
    let choices = in_order(&question).into_iter().enumerate().map(|(place, choice)| {
        let number = is_order.then(|| results::place(place + 1));
        let mark = choice.right.then(|| {
            view! { " " <strong class="right-choice">"✓ " {preview::RIGHT_CHOICE}</strong> }
        });
        view! { <li>{number} {choice.text.clone()} {mark}</li> }
    });
    let choices = choices.collect_view();
    let typed = match question.kind {
        QuestionKind::Number => {
            question.number.map(|key| results::number(&key.value.written(), &question.unit, None))
        }
        QuestionKind::Text => Some(question.accepted.join(results::OR.now())),
        _ => None,
    };
    view! {
        <ul class="imported-choices">{choices}</ul>
        {typed.map(|typed| view! { <p><strong class="right-choice">"✓ " {typed}</strong></p> })}
    }
}
