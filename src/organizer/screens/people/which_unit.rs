//! In which part of the tree somebody may do something.

use domain::id::UnitId;
use leptos::prelude::*;

use super::board::Board;
use crate::app::App;
use crate::components::UnitPicker;
use crate::words::people as words;

/// The choice of a unit; who has the whole tree can give the whole, and is told what that means.
#[component]
pub fn WhichUnit(
    board: Board,
    value: RwSignal<Option<UnitId>>,
    trouble: RwSignal<Option<String>>,
) -> impl IntoView {
    let is_everywhere = App::here().me().is_some_and(|me| me.unit.is_none());
    let is_whole = move || is_everywhere && value.read().is_none();
    view! {
        <UnitPicker label=words::WHICH_UNIT forest=board.forest value whole=is_everywhere trouble />
        {move || is_whole().then(|| view! { <p class="caution">{words::WHOLE_MEANS}</p> })}
    }
}
