//! Whose a new pack or survey is.

use domain::id::UnitId;
use domain::organizer::units::{LevelNames, UnitTree};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::components::UnitPicker;
use crate::words::editor as words;

/// The choice of a unit; begin with one's own. Where there is only one, or the units cannot be fetched, it stays so.
#[component]
pub fn OwnerField(owner: RwSignal<Option<UnitId>>) -> impl IntoView {
    let is_everywhere = App::here().me().is_some_and(|me| me.unit.is_none());
    let tree = RwSignal::new(UnitTree { units: Vec::new(), levels: LevelNames::default() });
    spawn_local(async move {
        if let Ok(found) = api::units::tree(false).await {
            tree.set(found);
        }
    });
    let least = if is_everywhere { 1 } else { 2 };
    view! {
        <Show when=move || { tree.read().units.len() >= least }>
            <UnitPicker label=words::OWNER tree value=owner whole=is_everywhere hint=words::OWNER_HINT />
        </Show>
    }
}
