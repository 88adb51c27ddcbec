//! What the pack is: title, flower, when it was checked.

use domain::pack::FlowerKind;
use domain::pack::check::TITLE_CHARS;
use leptos::prelude::*;

use super::Desk;
use super::field::{Line, Pick};
use crate::editor::{Place, Spot};
use crate::words::{editor as words, kinds};

/// The fields of the pack itself.
#[component]
pub fn About() -> impl IntoView {
    let desk = Desk::here();
    let title =
        desk.bind(Place::of_pack(Spot::Title), |pack| pack.title.clone(), |pack, title| pack.title = title);
    let reviewed_on = desk.bind(
        Place::of_pack(Spot::ReviewedOn),
        |pack| pack.reviewed_on.clone(),
        |pack, day| pack.reviewed_on = day,
    );
    let flower = desk.bind(
        Place::of_pack(Spot::Flower),
        |pack| pack.flower.name().to_owned(),
        |pack, name| pack.flower = FlowerKind::from_name(&name).unwrap_or_default(),
    );
    let flowers = kinds::FLOWERS.map(|flower| (flower.name().to_owned(), kinds::flower(flower).to_string()));
    view! {
        <section class="editor-about" aria-label=words::ABOUT>
            <Line label=words::TITLE bound=title hint=words::TITLE_HINT most=TITLE_CHARS />
            <Pick label=words::FLOWER bound=flower options=flowers.to_vec() />
            <Line label=words::REVIEWED_ON bound=reviewed_on hint=words::REVIEWED_ON_HINT kind="date" />
        </section>
    }
}
