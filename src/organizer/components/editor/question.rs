//! The form of the open question.

use domain::id::{QuestionId, StoryId};
use domain::pack::QuestionKind;
use domain::pack::check::{EXPLANATION_CHARS, HINT_CHARS, QUESTION_CHARS};
use leptos::html;
use leptos::prelude::*;

use super::Desk;
use super::answer::{AcceptedField, NumberFields};
use super::choices::Choices;
use super::desk::Go;
use super::field::{Area, Bound, Line, Pick};
use super::keys::{focus_first_field, focus_first_wrong};
use super::picture::PictureField;
use crate::editor::{Owner, Place, Spot};
use crate::words::{broken, editor as words, kinds};

/// Every field of a question.
#[component]
pub fn QuestionForm(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    let form = NodeRef::<html::Div>::new();
    Effect::new(move || {
        let (Some(go), Some(form)) = (desk.go.get(), form.get()) else { return };
        desk.go.set(None);
        // The fields of the kind come with the next drawing.
        request_animation_frame(move || match go {
            Go::First => focus_first_field(&form),
            Go::Wrong => focus_first_wrong(&form),
        });
    });
    let text = desk.bind_question(&id, Spot::Text, |q| q.text.clone(), |q, text| q.text = text);
    let hint = desk.bind_question(&id, Spot::Hint, |q| q.hint.clone(), |q, hint| q.hint = hint);
    let explanation =
        desk.bind_question(&id, Spot::Explanation, |q| q.explanation.clone(), |q, why| q.explanation = why);
    let kind = desk.of_question(&id, |question| Some(question.kind));
    let answer = {
        let id = id.clone();
        move || match kind.get() {
            Some(kind) if kind.has_choices() => view! { <Choices id=id.clone() kind /> }.into_any(),
            Some(QuestionKind::Number) => view! { <NumberFields id=id.clone() /> }.into_any(),
            Some(QuestionKind::Text) => view! { <AcceptedField id=id.clone() /> }.into_any(),
            _ => ().into_any(),
        }
    };
    let picture_of = Owner::Question(id.clone());
    let has_reason = move || kind.get() != Some(QuestionKind::Prediction);
    let reason_of = id.clone();
    view! {
        <div class="question-form" node_ref=form>
            <Area label=words::TEXT bound=text hint=words::TEXT_HINT most=QUESTION_CHARS rows=2 />
            <KindField id=id.clone() />
            {answer}
            <Show when=has_reason>
                <Area label=words::EXPLANATION bound=explanation hint=words::EXPLANATION_HINT most=EXPLANATION_CHARS />
                <SourceFields id=reason_of.clone() />
            </Show>
            <Line label=words::HINT bound=hint hint=words::HINT_HINT most=HINT_CHARS />
            <StoryField id=id.clone() />
            <PictureField owner=picture_of />
            <AdviceList id />
        </div>
    }
}

#[component]
fn KindField(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    let value = desk.of_question(&id, |question| question.kind.name().to_owned());
    let trouble = desk.trouble(Place { owner: Owner::Question(id.clone()), spot: Spot::Elsewhere });
    let on_type = Callback::new(move |name: String| {
        if let Some(kind) = QuestionKind::from_name(&name) {
            desk.edit(|editor| editor.change_kind(&id, kind));
        }
    });
    let options = kinds::ALL.map(|kind| (kind.name().to_owned(), kinds::name(kind).to_string()));
    let about = move || QuestionKind::from_name(&value.read()).map(|kind| kinds::about(kind).to_string());
    view! {
        <Pick label=words::KIND bound=Bound { value: value.into(), on_type, trouble } options=options.to_vec() />
        <p class="note">{about}</p>
    }
}

#[component]
fn SourceFields(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    let document = desk.bind_question(
        &id,
        Spot::Document,
        |q| q.source.document.clone(),
        |q, document| q.source.document = document,
    );
    let clause = desk.bind_question(
        &id,
        Spot::Clause,
        |q| q.source.clause.clone(),
        |q, clause| q.source.clause = clause,
    );
    let link = desk.bind_question(&id, Spot::Link, |q| q.source.link.clone(), |q, link| q.source.link = link);
    view! {
        <fieldset class="field-group">
            <legend>{words::SOURCE}</legend>
            <Line label=words::DOCUMENT bound=document hint=words::DOCUMENT_HINT />
            <Line label=words::CLAUSE bound=clause />
            <Line label=words::LINK bound=link hint=words::LINK_HINT kind="url" />
        </fieldset>
    }
}

/// The story of the question, where the pack has stories.
#[component]
fn StoryField(id: QuestionId) -> impl IntoView {
    let desk = Desk::here();
    let story = desk.bind_question(
        &id,
        Spot::Story,
        |q| q.story.as_ref().map(ToString::to_string).unwrap_or_default(),
        |q, story| q.story = (!story.is_empty()).then(|| StoryId::new(story)),
    );
    let options = desk.part(|pack| {
        let none = (String::new(), words::NO_STORY.to_string());
        let stories = pack.stories.iter().enumerate().map(|(place, story)| {
            let title = if story.title.is_empty() { words::story(place + 1) } else { story.title.clone() };
            (story.id.to_string(), title)
        });
        [none].into_iter().chain(stories).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || { options.read().len() > 1 || story.trouble.read().is_some() }>
            <Pick label=words::STORY bound=story options />
        </Show>
    }
}

/// What is worth a look.
#[component]
fn AdviceList(id: QuestionId) -> impl IntoView {
    let advice = Desk::here().of_question(&id, |question| question.advice());
    let lines =
        move || advice.get().into_iter().map(|what| view! { <li>{broken::advice(what)}</li> }).collect_view();
    view! { <ul class="advice">{lines}</ul> }
}
