//! Whose a new pack or survey is.

use domain::id::UnitId;
use domain::organizer::units::UnitInfo;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::components::unit_choice::UnitChoice;
use crate::words::editor as words;

/// The choice of a unit; begin with one's own. Where there is only one, or the units cannot be fetched, it stays so.
#[component]
pub fn OwnerField(owner: RwSignal<Option<UnitId>>) -> impl IntoView {
    let is_everywhere = App::here().me().is_some_and(|me| me.unit.is_none());
    let units = RwSignal::new(Vec::<UnitInfo>::new());
    spawn_local(async move {
        if let Ok(tree) = api::units::tree(false).await {
            units.set(tree.units);
        }
    });
    let choice = move || {
        if is_everywhere {
            view! { <UnitChoice label=words::OWNER units value=owner whole=words::ALL_UNITS /> }.into_any()
        } else {
            view! { <UnitChoice label=words::OWNER units value=owner /> }.into_any()
        }
    };
    let least = if is_everywhere { 1 } else { 2 };
    view! {
        <Show when=move || { units.read().len() >= least }>
            <div class="owner">{choice()} <p class="note">{words::OWNER_HINT}</p></div>
        </Show>
    }
}
