//! The items of a survey, compactly: what is asked, how, and when.

use domain::decimal::Decimal;
use domain::survey::{Item, Survey};
use leptos::prelude::*;

use crate::words::{kinds, pack_import as words, packs};

/// The words around it and every item.
#[component]
pub fn SurveyPart(survey: Survey) -> impl IntoView {
    let Survey { intro, closing, items, sensitive, .. } = survey;
    let said = |name: crate::words::Word, text: String| {
        (!text.is_empty()).then(|| view! { <h3>{name}</h3> <p>{text}</p> })
    };
    view! {
        <section class="imported">
            <h2>{words::ITEMS}</h2>
            {sensitive.then(|| view! { <p><strong>{packs::SENSITIVE}</strong></p> })}
            {said(words::INTRO, intro)}
            <ol class="imported-list">
                {items.into_iter().map(|item| view! { <ItemLine item /> }).collect_view()}
            </ol>
            {said(words::CLOSING, closing)}
        </section>
    }
}

#[component]
fn ItemLine(item: Item) -> impl IntoView {
    let facts = facts(&item).join(" · ");
    let choices = item.choices.into_iter().map(|choice| {
        let alone = choice.exclusive.then(|| [" (", words::EXCLUSIVE.now(), ")"].concat());
        view! { <li>{choice.text} {alone}</li> }
    });
    let choices = choices.collect_view();
    let other = item.other.then(|| view! { <li>{words::OTHER}</li> });
    let condition = (!item.show_if.is_empty()).then(|| {
        view! { <p class="note">{words::SHOWN_IF} <code>{item.show_if}</code></p> }
    });
    view! {
        <li class="imported-line">
            <p>{item.text}</p>
            <p class="note">{facts}</p>
            <ul class="imported-choices">{choices} {other}</ul>
            {condition}
        </li>
    }
}

fn facts(item: &Item) -> Vec<String> {
    let [min, max] = [item.min, item.max].map(|bound| bound.map(Decimal::written));
    let facts = [
        Some(kinds::item(item.kind).to_string()),
        item.required.then(|| words::REQUIRED.to_string()),
        item.points.map(words::points),
        item.most.map(words::most),
        words::range(min.as_deref(), max.as_deref()),
        item.ends.as_ref().map(|ends| ends.join(" → ")),
        (!item.unit.is_empty()).then(|| item.unit.clone()),
        item.sensitive.then(|| packs::SENSITIVE.to_string()),
    ];
    facts.into_iter().flatten().collect()
}
