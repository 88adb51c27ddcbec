//! What the answer was worth, why, and the law it rests on.

use domain::decimal::Decimal;
use domain::id::ChoiceId;
use domain::pack::{Question, QuestionKind, Source};
use domain::score::{self, Given};
use leptos::prelude::*;

use super::is_given;
use crate::words::{preview as words, results};

/// The verdict on what is given; the answer alone where nothing is.
#[component]
pub fn Verdict(question: StoredValue<Question>, given: RwSignal<Given>) -> impl IntoView {
    let verdict = {
        let given = given.read_untracked();
        is_given(&given, question).then(|| question.with_value(|question| score::judge(question, &given)))
    };
    let (class, said) = match verdict {
        None => ("verdict kept", words::THE_ANSWER),
        Some(score::Verdict::Right) => ("verdict right", words::RIGHT),
        Some(score::Verdict::NotRight) => ("verdict", words::MISSED),
        Some(score::Verdict::Unjudged) => ("verdict kept", words::KEPT),
    };
    let Question { explanation, source, .. } = question.get_value();
    let answer = question.with_value(right_words);
    view! {
        <section class=class>
            <h2>{said}</h2>
            {answer.map(|answer| view! { <p>{answer}</p> })}
            {(!explanation.is_empty()).then(|| view! { <p>{explanation}</p> })}
            {(!source.is_empty()).then(|| view! { <SourceLine source /> })}
        </section>
    }
}

#[component]
fn SourceLine(source: Source) -> impl IntoView {
    let Source { document, clause, link } = source;
    let href = (!link.is_empty()).then_some(link);
    let clause = (!clause.is_empty()).then(|| [", ", &clause].concat());
    view! {
        <p class="note">
            {words::SOURCE}
            <a href=href target="_blank" rel="noopener noreferrer">{document} {clause}</a>
        </p>
    }
}

/// The right answer in words, where the rows do not show it.
fn right_words(question: &Question) -> Option<String> {
    let text =
        |id: &ChoiceId| question.choices.iter().find(|choice| choice.id == *id).map(|choice| &*choice.text);
    let answer = match question.kind {
        QuestionKind::Order => {
            let order: Vec<&str> = question.order.iter().filter_map(text).collect();
            [words::RIGHT_ORDER.now(), &order.join(" → ")].concat()
        }
        QuestionKind::Number => {
            let key = question.number?;
            let tolerance = (key.tolerance != Decimal::default()).then(|| key.tolerance.written());
            results::number(&key.value.written(), &question.unit, tolerance.as_deref())
        }
        QuestionKind::Text => question.accepted.join(results::OR.now()),
        _ => return None,
    };
    Some(answer)
}
