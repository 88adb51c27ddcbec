//! The card of a picked flower: its question, then the verdict with its reason and its source.

use domain::id::ChoiceId;
use domain::pack::{FlowerKind, Question, Source};
use leptos::prelude::*;

use crate::choice_question::ChoiceQuestion;
use crate::garden::{art, class_of};
use crate::icon::{icon, scene, symbol};
use crate::words;

/// The question card. Holds no state: shows what is `chosen` and the `verdict`, once there is one; reports taps.
/// `children` stand below the verdict: the way on.
#[component]
pub fn QuestionCard(
    /// The flower, from 0.
    flower: usize,
    kind: FlowerKind,
    question: Question,
    #[prop(into)] chosen: Signal<Vec<ChoiceId>>,
    #[prop(into)] verdict: Signal<Option<bool>>,
    /// Why the answer does not count yet; empty where there is nothing to say.
    #[prop(into)]
    hint: Signal<&'static str>,
    on_choose: Callback<(ChoiceId, bool)>,
    on_answer: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let (explanation, source) = (question.explanation.clone(), question.source.clone());
    let told = move || verdict.get().map(|right| verdict_view(right, &explanation, &source));
    let act = move || match verdict.get() {
        Some(_) => children(),
        None => view! {
            <p role="alert">{hint}</p>
            <button
                type="button"
                class="button"
                aria-disabled=move || chosen.with(Vec::is_empty).then_some("true")
                on:click=move |_| on_answer.run(())
            >
                {words::ANSWER}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class=["question ", class_of(kind)].concat()>
            <div class="flower" aria-hidden="true">{symbol("", class_of(kind))}<span>{flower + 1}</span></div>
            <ChoiceQuestion question chosen answered=Signal::derive(move || verdict.get().is_some()) on_choose/>
            <div aria-live="polite">{told}</div>
            <div class="act">{act}</div>
        </div>
    }
    .into_any()
}

fn verdict_view(right: bool, explanation: &str, source: &Source) -> AnyView {
    let (class, drawing, said) = if right {
        ("verdict right", "fruit", words::RIGHT)
    } else {
        ("verdict missed", "bud", words::MISSED)
    };
    view! {
        <section class=class tabindex="-1">
            {right.then(|| scene("drift", "-50 -50 100 100", art::DRIFT))}
            <h2>{icon(drawing)}{said}</h2>
            <p>{explanation.to_owned()}</p>
            <SourceLine source=source.clone()/>
        </section>
    }
    .into_any()
}

/// "Căn cứ: …" with the way to the document.
#[component]
pub fn SourceLine(source: Source) -> impl IntoView {
    let Source { document, clause, link } = source;
    let named = if clause.is_empty() { document } else { [&document, ", ", &clause].concat() };
    view! {
        <p class="small">{words::SOURCE}<a href=link target="_blank" rel="noopener noreferrer">{named}</a></p>
    }
    .into_any()
}
