//! The garden: a tree whose flowers hide the questions.

pub mod art;

use domain::pack::FlowerKind;
use leptos::prelude::*;

use crate::icon::{scene, symbol};
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
#[component]
pub fn Garden<F, P>(flowers: F, on_pick: P) -> impl IntoView
where
    F: Fn() -> Vec<(FlowerKind, Bloom)> + Send + 'static,
    P: Fn(usize) + Clone + Send + 'static,
{
    let buttons = move || {
        let flowers = flowers().into_iter().enumerate();
        flowers.map(|(place, (kind, bloom))| flower(place, kind, bloom, on_pick.clone())).collect::<Vec<_>>()
    };
    let states =
        [("right", words::FLOWER_RIGHT), ("missed", words::FLOWER_MISSED), ("begun", words::FLOWER_BEGUN)];
    view! {
        <div class="garden">
            {scene("", "0 0 360 440", art::TREE.to_owned())}
            {buttons}
            {states.map(|(id, said)| view! { <span id=id hidden>{said}</span> })}
        </div>
    }
}

fn flower<P>(place: usize, kind: FlowerKind, bloom: Bloom, on_pick: P) -> impl IntoView + use<P>
where
    P: Fn(usize) + 'static,
{
    let (state, drawing) = match bloom {
        Bloom::Open => ("", class_of(kind)),
        Bloom::Begun => ("begun", class_of(kind)),
        Bloom::Picked(true) => ("right", "fruit"),
        Bloom::Picked(false) => ("missed", "bud"),
    };
    let picked = matches!(bloom, Bloom::Picked(_));
    let number = (place + 1).to_string();
    let class = ["flower flower-", &number, " ", class_of(kind), " ", state].concat();
    view! {
        <button
            type="button"
            class=class
            aria-label=words::flower(place)
            aria-describedby=state
            aria-disabled=picked.then_some("true")
            on:click=move |_| {
                if !picked {
                    on_pick(place);
                }
            }
        >
            {symbol("", drawing)}
            {(!picked).then(|| view! { <span aria-hidden="true">{number}</span> })}
        </button>
    }
}
