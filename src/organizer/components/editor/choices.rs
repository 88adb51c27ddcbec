//! The choices of a question, and which of them are right.

use domain::id::{ChoiceId, QuestionId};
use domain::pack::check::{CHOICE_CHARS, CHOICES};
use domain::pack::{Question, QuestionKind};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::Desk;
use super::field::{Bound, Line};
use super::keys::{go_to_added, keeping_focus, leave_for_neighbour};
use crate::components::fresh_id;
use crate::editor::{Owner, Place, Spot, in_order};
use crate::words::{Word, editor as words, kinds};

/// A line for each choice: of an order as it is right, else as shown.
#[component]
pub fn Choices(id: QuestionId, kind: QuestionKind) -> impl IntoView {
    let desk = Desk::here();
    let ids = desk.of_question(&id, |question| {
        in_order(question).into_iter().map(|choice| choice.id.clone()).collect::<Vec<ChoiceId>>()
    });
    let trouble = desk.trouble(Place { owner: Owner::Question(id.clone()), spot: Spot::Choices });
    let group = fresh_id("right");
    let own = StoredValue::new(id);
    let add = move |event: MouseEvent| {
        desk.edit(|editor| editor.add_choice(&own.get_value()));
        go_to_added(&event);
    };
    let may_add = move || kind != QuestionKind::TrueFalse && ids.read().len() < CHOICES;
    view! {
        <fieldset class="field-group choices">
            <legend>{words::CHOICES}</legend>
            <ol>
                <For each=move || ids.get() key=Clone::clone let(choice)>
                    <ChoiceLine id=own.get_value() choice kind ids group=group.clone() />
                </For>
            </ol>
            <p class="trouble">{move || trouble.get()}</p>
            <Show when=may_add>
                <div class="section-acts">
                    <button type="button" on:click=add>{words::ADD_CHOICE}</button>
                </div>
            </Show>
        </fieldset>
    }
}

#[component]
fn ChoiceLine(
    id: QuestionId,
    choice: ChoiceId,
    kind: QuestionKind,
    ids: Memo<Vec<ChoiceId>>,
    group: String,
) -> impl IntoView {
    let desk = Desk::here();
    let (own, me) = (StoredValue::new(id.clone()), StoredValue::new(choice.clone()));
    let mark = Memo::new(move |_| {
        let place = me.with_value(|me| ids.read().iter().position(|id| id == me)).unwrap_or(0);
        mark_of(kind, place)
    });
    let words_of = {
        let choice = choice.clone();
        let text = move |question: &Question| {
            let found = question.choices.iter().find(|other| other.id == choice);
            found.map(|choice| choice.text.clone()).unwrap_or_default()
        };
        desk.of_question(&id, text)
    };
    let spot = Spot::Choice(choice.clone());
    let trouble = desk.trouble(Place { owner: Owner::Question(id), spot: spot.clone() });
    let on_type = Callback::new(move |text: String| {
        let type_in = |question: &mut Question| {
            let choice = me.get_value();
            let found = question.choices.iter_mut().find(|other| other.id == choice);
            if let Some(choice) = found {
                choice.text = text;
            }
        };
        desk.edit(|editor| editor.type_in_question(&own.get_value(), spot.clone(), type_in));
    });
    let label = Signal::derive(move || words::choice(&mark.read()));
    let shift = move |up: bool| {
        keeping_focus(|| {
            desk.edit(|editor| editor.shift_choice(&own.get_value(), &me.get_value(), up));
        });
    };
    let remove = move |event: MouseEvent| {
        leave_for_neighbour(&event);
        desk.edit(|editor| editor.remove_choice(&own.get_value(), &me.get_value()));
    };
    let name = move |act: Word| move || words::act_on_choice(act, &mark.read());
    let acts = (kind != QuestionKind::TrueFalse).then(|| {
        view! {
            <div class="section-acts">
                <button type="button" aria-label=name(words::UP) on:click=move |_| shift(true)>{words::UP}</button>
                <button type="button" aria-label=name(words::DOWN) on:click=move |_| shift(false)>{words::DOWN}</button>
                <button type="button" aria-label=name(crate::words::acts::REMOVE) on:click=remove>{crate::words::acts::REMOVE}</button>
            </div>
        }
    });
    let right = (kind != QuestionKind::Order).then(|| {
        view! { <RightMark id=own.get_value() choice kind group label /> }
    });
    view! {
        <li class="choice-line">
            <Line label bound=Bound { value: words_of.into(), on_type, trouble } most=CHOICE_CHARS />
            {right}
            {acts}
        </li>
    }
}

/// The box that says that a choice is right.
#[component]
fn RightMark(
    id: QuestionId,
    choice: ChoiceId,
    kind: QuestionKind,
    group: String,
    label: Signal<String>,
) -> impl IntoView {
    let desk = Desk::here();
    let is_right = {
        let choice = choice.clone();
        desk.of_question(&id, move |question| {
            question.choices.iter().any(|other| other.id == choice && other.right)
        })
    };
    let input = if kind == QuestionKind::Multiple { "checkbox" } else { "radio" };
    let changed = move |event: leptos::ev::Event| {
        let right = event_target_checked(&event);
        desk.edit(|editor| editor.mark(&id, &choice, right));
    };
    let said = move || [&label.get(), ": ", words::RIGHT.now()].concat();
    view! {
        <label class="right-mark">
            <input
                type=input
                name=group
                aria-label=said
                prop:checked=move || is_right.get()
                on:change=changed
            />
            <span aria-hidden="true">{words::RIGHT}</span>
        </label>
    }
}

fn mark_of(kind: QuestionKind, place: usize) -> String {
    match (kind, place) {
        (QuestionKind::Order, place) => (place + 1).to_string(),
        (QuestionKind::TrueFalse, 0) => kinds::TRUE.to_owned(),
        (QuestionKind::TrueFalse, _) => kinds::FALSE.to_owned(),
        (_, place) => ('A'..='Z').nth(place).map(String::from).unwrap_or_default(),
    }
}
