//! The thin bar on top: back, short title, and how her results are doing.

use client::phone::Delivery;
use leptos::prelude::*;

use crate::button::link;
use crate::icon::icon;
use crate::place;
use crate::route::Route;
use crate::shelf::Shelf;
use crate::words;

/// The bar of a page.
pub fn top_bar(title: String, page: &Route, shelf: Shelf) -> impl IntoView + use<> {
    let back = (*page != Route::Home).then(|| {
        view! {
            <button type="button" aria-label=words::BACK on:click=|_| place::back()>{icon("back")}</button>
        }
    });
    let mark = (*page != Route::Results).then(|| link("state", Route::Results, move || mark(shelf)));
    view! { <header class="bar">{back}<p>{title}</p>{mark}</header> }
}

/// How the results of this phone are doing, all together.
fn mark(shelf: Shelf) -> impl IntoView + use<> {
    let (any, waiting) = shelf.with(|results| {
        let waits =
            |state: &Delivery| matches!(state, Delivery::Unsaved | Delivery::Saved | Delivery::Waiting);
        (!results.is_empty(), results.iter().filter(|(_, state)| waits(state)).count())
    });
    let (drawing, said) = match (any, waiting) {
        (_, 1..) => ("wait", words::waiting(waiting)),
        (true, 0) => ("tick", words::SENT.to_owned()),
        (false, 0) => ("keep", words::RESULT.to_owned()),
    };
    view! { {icon(drawing)}{said} }
}
