//! The garden: a tree whose flowers hide the questions.

pub mod art;

use domain::pack::FlowerKind;

use crate::el::{El, el, svg};
use crate::icon::symbol;
use crate::words;

/// What became of a flower.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bloom {
    /// Nobody touched it yet.
    Open,
    /// Its question was opened and waits for an answer.
    Begun,
    /// Answered: right or not.
    Picked(bool),
}

/// The class of a kind of flower, which is also the name of its symbol.
pub fn class_of(kind: FlowerKind) -> &'static str {
    match kind {
        FlowerKind::Apricot => "apricot",
        FlowerKind::Peach => "peach",
        FlowerKind::Lotus => "lotus",
    }
}

/// The tree with its flowers, number 1 first. Reports the flower picked, from 0.
pub fn garden(flowers: Vec<(FlowerKind, Bloom)>, on_pick: impl Fn(usize) + Clone + 'static) -> El {
    let flowers = flowers.into_iter().enumerate();
    let buttons: Vec<El> =
        flowers.map(|(place, (kind, bloom))| flower(place, kind, bloom, on_pick.clone())).collect();
    let states =
        [("right", words::FLOWER_RIGHT), ("missed", words::FLOWER_MISSED), ("begun", words::FLOWER_BEGUN)];
    el("div")
        .class("garden")
        .child(svg("0 0 360 440", art::TREE))
        .child(buttons)
        .child(states.map(|(id, said)| el("span").attr("id", id).attr("hidden", "").child(said)))
}

fn flower(place: usize, kind: FlowerKind, bloom: Bloom, on_pick: impl Fn(usize) + 'static) -> El {
    let (state, drawing) = match bloom {
        Bloom::Open => ("", class_of(kind)),
        Bloom::Begun => ("begun", class_of(kind)),
        Bloom::Picked(true) => ("right", "fruit"),
        Bloom::Picked(false) => ("missed", "bud"),
    };
    let number = (place + 1).to_string();
    let button = el("button")
        .attr("type", "button")
        .class(&["flower flower-", &number, " ", class_of(kind), " ", state].concat())
        .attr("aria-label", &words::flower(place))
        .attr("aria-describedby", state)
        .child(symbol(drawing));
    match bloom {
        Bloom::Picked(_) => button.attr("aria-disabled", "true"),
        _ => button
            .child(el("span").attr("aria-hidden", "true").child(number))
            .on("click", move |_| on_pick(place)),
    }
}
