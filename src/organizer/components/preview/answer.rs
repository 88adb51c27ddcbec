//! What a question is answered by: rows to tap, lines to move, a field to type in.

use domain::pack::{Choice, Question, QuestionKind};
use domain::score::Given;
use leptos::prelude::*;

use crate::components::editor::keeping_focus;
use crate::components::fresh_id;
use crate::words::{Word, preview as words};

/// Open to answer, or, once `is_shown`, as it was answered.
#[component]
pub fn Answer(
    question: StoredValue<Question>,
    given: RwSignal<Given>,
    is_shown: RwSignal<bool>,
) -> impl IntoView {
    match question.with_value(|question| question.kind) {
        QuestionKind::Single | QuestionKind::TrueFalse => {
            view! { <Rows question given is_shown input="radio" /> }.into_any()
        }
        QuestionKind::Multiple => view! {
            <p class="note">{words::SEVERAL}</p>
            <Rows question given is_shown input="checkbox" />
        }
        .into_any(),
        QuestionKind::Order => view! { <Lines question given is_shown /> }.into_any(),
        QuestionKind::Number => {
            view! { <Typed question given is_shown label=words::YOUR_NUMBER /> }.into_any()
        }
        QuestionKind::Text => view! { <Typed question given is_shown label=words::YOUR_WORDS /> }.into_any(),
        QuestionKind::Prediction => {
            view! { <Typed question given is_shown label=words::YOUR_GUESS /> }.into_any()
        }
    }
}

#[component]
fn Rows(
    question: StoredValue<Question>,
    given: RwSignal<Given>,
    is_shown: RwSignal<bool>,
    input: &'static str,
) -> impl IntoView {
    let group = fresh_id("preview");
    let kind = question.with_value(|question| question.kind);
    let row = move |(place, choice): (usize, Choice)| {
        let letter = match kind {
            QuestionKind::TrueFalse => ["✓", "✗"].get(place).map(ToString::to_string),
            _ => ('A'..='Z').nth(place).map(String::from),
        };
        let id = StoredValue::new(choice.id);
        let is_chosen = Memo::new(move |_| id.with_value(|id| given.read().chosen.contains(id)));
        let tapped = move |event: leptos::ev::Event| {
            let marked = event_target_checked(&event);
            given.update(|given| {
                given.chosen.retain(|other| input == "checkbox" && id.with_value(|id| id != other));
                if marked {
                    given.chosen.push(id.get_value());
                }
            });
        };
        let note = move || match (is_shown.get(), choice.right, is_chosen.get()) {
            (true, true, true) => Some((true, words::BOTH)),
            (true, true, false) => Some((true, words::RIGHT_CHOICE)),
            (true, false, true) => Some((false, words::HER_CHOICE)),
            _ => None,
        };
        view! {
            <label
                class="choice"
                class:right=move || note().is_some_and(|(right, _)| right)
                class:missed=move || note().is_some_and(|(right, _)| !right)
            >
                <span class="letter" aria-hidden="true">{letter}</span>
                <span>{choice.text} {move || note().map(|(_, note)| view! { <small>{note}</small> })}</span>
                <input
                    type=input
                    name=group.clone()
                    disabled=is_shown
                    prop:checked=is_chosen
                    on:change=tapped
                />
            </label>
        }
    };
    question.with_value(|question| question.choices.clone()).into_iter().enumerate().map(row).collect_view()
}

#[component]
fn Lines(question: StoredValue<Question>, given: RwSignal<Given>, is_shown: RwSignal<bool>) -> impl IntoView {
    let line = move |id: domain::id::ChoiceId| {
        let found = |question: &Question| question.choices.iter().find(|choice| choice.id == id).cloned();
        let text = question.with_value(found).map(|choice| choice.text).unwrap_or_default();
        let id = StoredValue::new(id);
        let shift = move |by: isize| {
            keeping_focus(|| {
                given.update(|given| {
                    let from = id.with_value(|id| given.chosen.iter().position(|other| other == id));
                    let to = from.and_then(|from| from.checked_add_signed(by));
                    if let (Some(from), Some(to)) = (from, to.filter(|to| *to < given.chosen.len())) {
                        given.chosen.swap(from, to);
                    }
                });
            });
        };
        let is_right = Memo::new(move |_| {
            let place = id.with_value(|id| given.read().chosen.iter().position(|other| other == id));
            let order = question.with_value(|question| question.order.clone());
            place.is_some_and(|place| id.with_value(|id| order.get(place) == Some(id)))
        });
        let (up, down) = ([words::UP.now(), &text].concat(), [words::DOWN.now(), &text].concat());
        view! {
            <li
                class="choice"
                class:right=move || is_shown.get() && is_right.get()
                class:missed=move || is_shown.get() && !is_right.get()
            >
                <span>{text}</span>
                <button type="button" disabled=is_shown aria-label=up on:click=move |_| shift(-1)>"↑"</button>
                <button type="button" disabled=is_shown aria-label=down on:click=move |_| shift(1)>"↓"</button>
            </li>
        }
    };
    view! {
        <p class="note">{words::IN_ORDER}</p>
        <ol class="preview-order">
            <For each=move || given.get().chosen key=Clone::clone children=line />
        </ol>
    }
}

#[component]
fn Typed(
    question: StoredValue<Question>,
    given: RwSignal<Given>,
    is_shown: RwSignal<bool>,
    label: Word,
) -> impl IntoView {
    let id = fresh_id("typed");
    let unit = question.with_value(|question| question.unit.clone());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <div class="typed">
                <input
                    id=id
                    type="text"
                    autocomplete="off"
                    disabled=is_shown
                    prop:value=move || given.get().typed
                    on:input=move |event| given.update(|given| given.typed = event_target_value(&event))
                />
                <span>{unit}</span>
            </div>
        </div>
    }
}
