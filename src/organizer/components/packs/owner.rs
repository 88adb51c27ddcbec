//! Whose a new pack or survey is.

use domain::id::UnitId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::components::UnitPicker;
use crate::forest::Forest;
use crate::words::editor as words;

/// The choice of a unit; begin with one's own. Where there is only one, or the units cannot be fetched, it stays so.
#[component]
pub fn OwnerField(owner: RwSignal<Option<UnitId>>) -> impl IntoView {
    let own = App::here().me().and_then(|me| me.unit);
    let is_everywhere = own.is_none();
    let forest = RwSignal::new(Forest::default());
    spawn_local(async move {
        if let Ok(found) = api::units::tree(false).await {
            forest.set(Forest::new(&found.units, own.as_ref()));
        }
    });
    let least = if is_everywhere { 1 } else { 2 };
    let has_choice = move || forest.read().counts().iter().map(|(_, n)| n).sum::<u64>() >= least;
    view! {
        <Show when=has_choice>
            <UnitPicker label=words::OWNER forest value=owner whole=is_everywhere hint=words::OWNER_HINT />
        </Show>
    }
}
