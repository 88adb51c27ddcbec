//! A past turn: the bouquet of what was right, and what is still to learn.

use client::phone::{CardAnswer, ResultCard};
use domain::pack::{Choice, FlowerKind, Pack, Question};
use domain::turn::find_question;
use leptos::prelude::*;

use crate::contacts::contacts;
use crate::garden::{art, class_of};
use crate::icon::scene;
use crate::question::source_line;
use crate::words;

/// The bouquet with the score and warm words; below it `ways`: the state of the result, the ways on.
#[component]
pub fn Bouquet<V: IntoView>(card: ResultCard, packs: Vec<Pack>, ways: V) -> impl IntoView {
    let of = card.answers.len();
    let kinds = card.answers.iter().filter(|answer| answer.right).map(|answer| kind_of(answer, &packs));
    let drawn = drawing(&kinds.collect::<Vec<_>>(), of);
    let missed: Vec<_> = card
        .answers
        .iter()
        .filter(|answer| !answer.right)
        .filter_map(|answer| Some(missed(find_question(&packs, &answer.pack, &answer.question)?, answer)))
        .collect();
    let review = (!missed.is_empty()).then(|| {
        view! { <details><summary>{words::review(missed.len())}</summary>{missed}</details> }
    });
    view! {
        <main class="page">
            <div class="praise">
                {scene("bouquet", "0 0 320 300", drawn)}
                <h1 tabindex="-1">{words::score(card.right, of)}</h1>
                <p>{words::praise(card.right, of)}</p>
            </div>
            {ways}
            {review}
            {contacts(&packs)}
        </main>
    }
}

fn kind_of(answer: &CardAnswer, packs: &[Pack]) -> FlowerKind {
    packs.iter().find(|pack| pack.pack_ref() == answer.pack).map(|pack| pack.flower).unwrap_or_default()
}

/// The right ones as blossoms, the middle first; around them a bud for each that may still open.
fn drawing(right: &[FlowerKind], of: usize) -> String {
    let mut drawn = String::from(art::BOUQUET_BACK);
    for (place, (x, y)) in art::BOUQUET_PLACES.iter().enumerate().take(of).rev() {
        let (class, symbol, turned, scaled) = match right.get(place) {
            Some(kind) => {
                (class_of(*kind), class_of(*kind), i16::try_from(place * 40).unwrap_or_default(), ".66")
            }
            None => ("", "bud", (x - 160) / 3, ".8"),
        };
        for part in [
            "<g class='",
            class,
            "' transform='translate(",
            &x.to_string(),
            " ",
            &y.to_string(),
            ")'><use href='#",
            symbol,
        ] {
            drawn.push_str(part);
        }
        for part in ["' transform='rotate(", &turned.to_string(), ")scale(", scaled, ")'/>"] {
            drawn.push_str(part);
        }
        drawn.push_str(if class.is_empty() { "</g>" } else { "<circle class='heart' r='7'/></g>" });
    }
    drawn.push_str(art::BOUQUET_FRONT);
    drawn
}

fn missed(question: &Question, answer: &CardAnswer) -> impl IntoView + use<> {
    let listed = |wanted: &dyn Fn(&Choice) -> bool| {
        let texts: Vec<&str> =
            question.choices.iter().filter(|c| wanted(c)).map(|c| c.text.as_str()).collect();
        texts.join("; ")
    };
    view! {
        <section class="card">
            <h3>{question.text.clone()}</h3>
            <p class="missed">{words::REVIEW_CHOSEN}{listed(&|choice| answer.chosen.contains(&choice.id))}</p>
            <p class="right">{words::REVIEW_RIGHT}{listed(&|choice| choice.right)}</p>
            <p>{question.explanation.clone()}</p>
            {source_line(&question.source)}
        </section>
    }
}
