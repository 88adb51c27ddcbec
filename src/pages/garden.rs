//! The garden: a tree whose flowers hide the questions.

use domain::campaign::Reveal;
use domain::pack::{FlowerKind, Pack};
use domain::score::Verdict;
use domain::turn::{Flower, Turn};
use maud::{Markup, html};

use crate::icon::{scene, symbol};
use crate::question::card_id;
use crate::words;

/// The class of a kind of flower, which is also the name of its symbol.
#[must_use]
pub fn flower_class(kind: FlowerKind) -> &'static str {
    match kind {
        FlowerKind::Apricot => "apricot",
        FlowerKind::Peach => "peach",
        FlowerKind::Lotus => "lotus",
    }
}

/// The flower of a question's pack.
pub fn kind_of(packs: &[Pack], flower: &Flower) -> FlowerKind {
    packs.iter().find(|pack| pack.pack_ref() == flower.pack).map(|pack| pack.flower).unwrap_or_default()
}

/// What to do in the garden, or how far she is.
pub fn progress(turn: &Turn) -> Markup {
    html! { (words::progress(turn.picked.len(), turn.flowers.len())) }
}

/// The tree with its flowers, number 1 first.
pub fn flowers(turn: &Turn, packs: &[Pack], reveal: Reveal) -> Markup {
    html! {
        (scene("cay", "0 0 360 440", "tree"))
        @for (place, hidden) in turn.flowers.iter().enumerate() {
            (flower(place, hidden, flower_class(kind_of(packs, hidden)), reveal))
        }
    }
}

fn flower(place: usize, flower: &Flower, kind: &str, reveal: Reveal) -> Markup {
    let shown =
        flower.verdict.map(|verdict| if reveal == Reveal::AtOnce { verdict } else { Verdict::Unjudged });
    let (state, drawing, said) = match shown {
        Some(Verdict::Right) => ("picked right", "fruit", words::FLOWER_RIGHT),
        Some(Verdict::NotRight) => ("picked missed", "bud", words::FLOWER_MISSED),
        Some(Verdict::Unjudged) => ("picked", "ripe-bud", words::FLOWER_PICKED),
        None if flower.took_ms > 0 => ("begun", kind, words::FLOWER_BEGUN),
        None => ("", kind, words::NOTHING),
    };
    let luck = if flower.lucky && flower.verdict.is_none() { " lucky" } else { "" };
    let class = ["flower flower-", &(place + 1).to_string(), " ", kind, " ", state, luck].concat();
    let name = words::flower_named(place, said, flower.lucky);
    let inside = html! {
        (symbol(drawing))
        @if flower.verdict.is_none() { span aria-hidden="true" { (words::number(place)) } }
    };
    html! {
        @if flower.verdict.is_some() {
            span class=(class) role="img" aria-label=(name) { (inside) }
        } @else {
            a class=(class) href={ "#" (card_id(place)) } aria-label=(name) { (inside) }
        }
    }
}
