//! One question in the list: closed it is a line, open it is a form.

use std::sync::Arc;

use domain::id::QuestionId;
use leptos::ev::{DragEvent, KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use super::Desk;
use super::keys::{alt_arrow, keeping_focus, leave_for_neighbour};
use super::question::QuestionForm;
use crate::app::App;
use crate::components::fresh_id;
use crate::editor::Editor;
use crate::words::{Word, editor as words, kinds};

/// The line with its buttons; the form below it while it is open.
#[component]
pub fn Row(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    let row = StoredValue::new(id.clone());
    let is_over = RwSignal::new(false);
    let is_open = Memo::new(move |_| row.with_value(|id| desk.open.read().as_ref() == Some(id)));
    let shift = move |up: bool| {
        keeping_focus(|| {
            desk.edit(|editor| row.with_value(|id| editor.shift(id, up)));
        });
        let place = desk.editor.with_untracked(|editor| row.with_value(|id| editor.place(id)));
        desk.said.set(place.map(|place| words::moved(place + 1)).unwrap_or_default());
    };
    let arrow = move |event: KeyboardEvent| {
        if let Some(up) = alt_arrow(&event) {
            event.prevent_default();
            shift(up);
        }
    };
    let over = move |event: DragEvent| {
        if desk.dragged.read_untracked().is_some() {
            event.prevent_default();
            is_over.set(true);
        }
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        is_over.set(false);
        let Some(dragged) = desk.dragged.try_update(Option::take).flatten() else { return };
        desk.edit(|editor: &mut Editor| {
            let place = row.with_value(|id| editor.place(id));
            if let Some(place) = place {
                editor.move_to(&dragged, place);
            }
        });
    };
    let form_id = fresh_id("question");
    view! {
        <li
            class="question-row"
            class:is-open=is_open
            class:is-over=is_over
            on:keydown=arrow
            on:dragover=over
            on:dragleave=move |_| is_over.set(false)
            on:drop=dropped
        >
            <Head id=id.clone() is_open form_id=form_id.clone() on_shift=shift />
            <div id=form_id>
                <Show when=move || is_open.get()>
                    <QuestionForm id=row.get_value() />
                </Show>
            </div>
        </li>
    }
}

/// Number, words, what is to be mended, and the buttons.
#[component]
fn Head(
    id: QuestionId,
    is_open: Memo<bool>,
    form_id: String,
    #[prop(into)] on_shift: Callback<bool>,
) -> impl IntoView {
    let desk = Desk::here();
    let app = App::here();
    let own = StoredValue::new(id.clone());
    let number = {
        let id = id.clone();
        Memo::new(move |_| desk.editor.read().place(&id).map_or(0, |place| place + 1))
    };
    let text = desk.of_question(&id, |question| question.text.clone());
    let kind = desk.of_question(&id, |question| kinds::name(question.kind).to_string());
    let advice = desk.of_question(&id, |question| question.advice().len());
    let wrong = Memo::new(move |_| {
        own.with_value(|id| {
            desk.problems.read().iter().filter(|problem| problem.question.as_ref() == Some(id)).count()
        })
    });
    let toggle = move |_| desk.open.set((!is_open.get_untracked()).then(|| own.get_value()));
    let duplicate = move |_| {
        if let Some(copy) = desk.edit(|editor| editor.duplicate(&own.get_value())).flatten() {
            desk.open.set(Some(copy));
            desk.go.set(Some(super::desk::Go::First));
        }
    };
    let remove = move |event: MouseEvent| {
        let said = words::removed(number.get_untracked());
        let Some((question, place)) = desk.edit(|editor| editor.remove(&own.get_value())).flatten() else {
            return;
        };
        leave_for_neighbour(&event);
        let put_back = move || {
            desk.edit(|editor| editor.put_back(question.clone(), place));
        };
        app.say(said, Some(Arc::new(put_back)));
    };
    let name = move |act: Word| move || words::act_on(act, number.get());
    view! {
        <div class="question-head">
            <span
                class="drag-grip"
                draggable="true"
                title=words::DRAG
                aria-hidden="true"
                on:dragstart=move |_| desk.dragged.set(Some(own.get_value()))
                on:dragend=move |_| desk.dragged.set(None)
            />
            <h3>
                <button
                    type="button"
                    class="toggle"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=form_id
                    on:click=toggle
                >
                    <span class="question-number">{move || words::question(number.get())}</span>
                    <span>{move || if text.read().trim().is_empty() { words::NO_TEXT.to_string() } else { text.get() }}</span>
                </button>
            </h3>
            <p class="note question-facts">
                {kind}
                {move || (wrong.get() > 0).then(|| view! { " · " <strong class="trouble">{words::wrong(wrong.get())}</strong> })}
                {move || (advice.get() > 0).then(|| [" · ", &words::advised(advice.get())].concat())}
            </p>
            <div class="section-acts">
                <button type="button" aria-label=name(words::UP) on:click=move |_| on_shift.run(true)>{words::UP}</button>
                <button type="button" aria-label=name(words::DOWN) on:click=move |_| on_shift.run(false)>{words::DOWN}</button>
                <button type="button" aria-label=name(words::DUPLICATE) on:click=duplicate>{words::DUPLICATE}</button>
                <button type="button" aria-label=name(words::REMOVE) on:click=remove>{words::REMOVE}</button>
            </div>
        </div>
    }
}
