//! The card of a picked flower: its question, then the verdict with its reason and its source.

use domain::id::ChoiceId;
use domain::pack::{FlowerKind, Question, Source};
use domain::turn::Flower;
use leptos::prelude::*;

use crate::button::{Act, main_button};
use crate::choice_question::ChoiceQuestion;
use crate::garden::{art, class_of};
use crate::icon::{icon, scene, symbol};
use crate::words;

/// The question card. Holds no state: shows the `flower`, and why an answer does not count yet (`hint`, empty where there
/// is nothing to say); reports taps. `way_on` stands below the verdict.
#[component]
pub fn QuestionCard<F, C, A, W, V>(
    number: usize,
    kind: FlowerKind,
    question: Question,
    flower: F,
    hint: RwSignal<&'static str>,
    on_choose: C,
    on_answer: A,
    way_on: W,
) -> impl IntoView
where
    F: Fn() -> Flower + Clone + Send + 'static,
    C: Fn(ChoiceId, bool) + Clone + Send + 'static,
    A: FnMut() + Clone + Send + 'static,
    W: Fn() -> V + Send + 'static,
    V: IntoView + 'static,
{
    let (explanation, source) = (question.explanation.clone(), question.source.clone());
    let judged = flower.clone();
    let told = move || judged().right.map(|right| verdict(right, &explanation, &source));
    let open = flower.clone();
    let answer = move || {
        let answer: Act = Box::new(on_answer.clone());
        open()
            .right
            .is_none()
            .then(|| view! { <p role="alert">{hint}</p>{main_button(words::ANSWER, answer)} })
    };
    view! {
        <div class=["question ", class_of(kind)].concat()>
            <div class="flower" aria-hidden="true">{symbol("", class_of(kind))}<span>{number}</span></div>
            <ChoiceQuestion question flower on_choose/>
            <div aria-live="polite">{told}</div>
            <div class="act">{answer}{way_on}</div>
        </div>
    }
}

fn verdict(right: bool, explanation: &str, source: &Source) -> impl IntoView + use<> {
    let (class, drawing, said) = if right {
        ("verdict right", "fruit", words::RIGHT)
    } else {
        ("verdict missed", "bud", words::MISSED)
    };
    view! {
        <section class=class tabindex="-1">
            {right.then(|| scene("drift", "-50 -50 100 100", art::DRIFT.to_owned()))}
            <h2>{icon(drawing)}{said}</h2>
            <p>{explanation.to_owned()}</p>
            {source_line(source)}
        </section>
    }
}

/// "Căn cứ: …" with the way to the document.
pub fn source_line(source: &Source) -> impl IntoView + use<> {
    let Source { document, clause, link } = source.clone();
    let named = if clause.is_empty() { document } else { [&document, ", ", &clause].concat() };
    view! {
        <p class="small">{words::SOURCE}<a href=link target="_blank" rel="noopener noreferrer">{named}</a></p>
    }
}
