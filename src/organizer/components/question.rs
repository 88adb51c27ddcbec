//! Results by question: a bar for each choice, or the right answer in words.

use domain::decimal::Decimal;
use domain::id::{PackId, QuestionId};
use domain::pack::{NumberKey, QuestionKind};
use domain::results::{ChoiceCount, QuestionResult};
use leptos::prelude::*;

use super::share::ShareBar;
use crate::number::{decimal, per_mille, percent};
use crate::words::results;

type Key = (PackId, u32, QuestionId);

/// Every question, the most missed first.
#[component]
pub fn Questions(questions: Memo<Vec<QuestionResult>>) -> impl IntoView {
    let key =
        |question: &QuestionResult| -> Key { (question.pack.clone(), question.version, question.id.clone()) };
    view! {
        <section class="by-question">
            <div class="section-head"><h2>{results::BY_QUESTION}</h2></div>
            <p class="note">{results::BY_QUESTION_NOTE}</p>
            <ol class="questions">
                <For each=move || questions.get() key=key let(first)>
                    <Question first questions />
                </For>
            </ol>
        </section>
    }
}

/// One question. Its text and choices never change, since packs are immutable; its numbers do.
#[component]
fn Question(first: QuestionResult, questions: Memo<Vec<QuestionResult>>) -> impl IntoView {
    let QuestionResult { pack, version, id, kind, text, choices, .. } = first.clone();
    let has_many_right = choices.iter().filter(|choice| choice.right).count() > 1;
    let has_choices = kind.has_choices();
    let is_order = kind == QuestionKind::Order;
    let note = if is_order { Some(results::IN_ORDER) } else { has_many_right.then_some(results::MANY_RIGHT) };
    let answer =
        right_words(&first).map(|words| view! { <p class="choice-text">{words} " " {right_mark()}</p> });
    let now = Memo::new(move |before: Option<&QuestionResult>| {
        let is_it = |q: &&QuestionResult| q.id == id && q.pack == pack && q.version == version;
        questions.read().iter().find(is_it).or(before).unwrap_or(&first).clone()
    });
    let asked = move || {
        let now = now.read();
        match per_mille(now.right, now.asked) {
            Some(share) => results::asked(now.asked, &percent(share)),
            None => results::NOT_ASKED.into(),
        }
    };
    let rows = choices
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            let counts = Memo::new(move |_| {
                let now = now.read();
                (now.choices.get(place).map_or(0, |choice| choice.chosen), now.asked)
            });
            let number = is_order.then(|| results::place(place + 1));
            view! { <Choice choice number counts /> }
        })
        .collect_view();
    view! {
        <li class="question-result">
            <h3>{text}</h3>
            <p class="note">{asked}</p>
            {note.map(|note| view! { <p class="note">{note}</p> })}
            {answer}
            {has_choices.then(|| view! { <ul class="choice-counts">{rows}</ul> })}
        </li>
    }
}

/// What answers a question without choices, in words.
fn right_words(question: &QuestionResult) -> Option<String> {
    match (question.number, question.accepted.is_empty()) {
        (Some(key), _) => {
            Some(results::number(&decimal(key.value), &question.unit, tolerated(&key).as_deref()))
        }
        (None, false) => Some(question.accepted.join(results::OR.now())),
        (None, true) => None,
    }
}

fn tolerated(key: &NumberKey) -> Option<String> {
    (key.tolerance != Decimal::default()).then(|| decimal(key.tolerance))
}

fn right_mark() -> impl IntoView {
    view! {
        <strong class="right-choice">
            <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M2.5 8.5l4 4 7-9" />
            </svg>
            {results::RIGHT_CHOICE}
        </strong>
    }
}

/// One choice: its words, how many took it, and the share of them as a bar. `counts` are taken and asked. Where the order
/// was asked it has a `number`, and those who put it at that place are counted.
#[component]
fn Choice(choice: ChoiceCount, number: Option<String>, counts: Memo<(u64, u64)>) -> impl IntoView {
    let share = Memo::new(move |_| {
        let (chosen, asked) = counts.get();
        per_mille(chosen, asked).unwrap_or(0)
    });
    let mark = choice.right.then(right_mark);
    view! {
        <li class="choice-count" class:is-right=choice.right>
            <p class="choice-text">{number} {choice.text} " " {mark}</p>
            <p class="choice-numbers">
                <span>{move || results::chosen(counts.get().0)}</span>
                " "
                <b>{move || percent(share.get())}</b>
            </p>
            <ShareBar per_mille=share />
        </li>
    }
}
