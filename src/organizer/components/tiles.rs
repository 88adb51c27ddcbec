//! The few numbers that sum a campaign up.

use domain::results::Tally;
use leptos::prelude::*;

use crate::browser;
use crate::number::{mean_score_tenths, percent, tenths, whole};
use crate::words::{Word, results};

/// Participations, mean score, last received.
#[component]
pub fn Tiles(total: Memo<Tally>, flowers: Memo<u32>) -> impl IntoView {
    let none = || results::NONE_YET.into();
    let score = move || {
        let Tally { right, asked, .. } = total.get();
        let flowers = flowers.get();
        mean_score_tenths(right, asked, flowers)
            .map_or_else(none, |score| results::of_flowers(&tenths(score), flowers))
    };
    let share = move || total.read().right_per_mille().map(|share| results::right_answers(&percent(share)));
    let late = move || Some(total.read().late).filter(|late| *late > 0).map(results::late);
    let last =
        move || total.read().last_received_at_ms.map_or_else(none, |ms| browser::local(ms).time_and_date());
    view! {
        <dl class="tiles">
            <Tile name=results::PARTICIPATIONS value=move || whole(total.read().participations) note=late />
            <Tile name=results::MEAN_SCORE value=score note=share />
            <Tile name=results::LAST_RECEIVED value=last />
        </dl>
    }
}

#[component]
fn Tile(
    name: Word,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] note: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let note =
        move || note.and_then(|note| note.get()).map(|note| view! { <dd class="tile-note">{note}</dd> });
    view! {
        <div class="tile">
            <dt>{name}</dt>
            <dd class="tile-value">{value}</dd>
            {note}
        </div>
    }
}

/// Records that do not count, or not twice, and why; nothing where there are none. `apart` are records set aside and
/// records that came twice with different content.
#[component]
pub fn Apart(apart: Memo<(u64, u64)>) -> impl IntoView {
    move || {
        let (set_aside, conflicts) = apart.get();
        let lines = [
            (set_aside, results::set_aside as fn(u64) -> String, results::SET_ASIDE_WHY),
            (conflicts, results::conflicts, results::CONFLICTS_WHY),
        ];
        let lines = lines.into_iter().filter(|(n, ..)| *n > 0);
        let lines = lines.map(|(n, say, why)| view! { <li><b>{say(n)}</b> " " {why}</li> }).collect_view();
        (!lines.is_empty()).then(|| view! { <ul class="apart">{lines}</ul> })
    }
}
