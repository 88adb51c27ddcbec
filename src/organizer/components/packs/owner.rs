//! Whose a new pack or survey is.

use domain::id::UnitId;
use domain::organizer::units::UnitInfo;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::components::SelectField;
use crate::words::editor as words;

/// A field for the unit; starts with one's own. Where the units cannot be fetched one's own is the only one.
#[component]
pub fn OwnerField(owner: RwSignal<Option<UnitId>>) -> impl IntoView {
    let app = App::here();
    let own = app.me().and_then(|me| me.unit);
    let units = RwSignal::new(Vec::<UnitInfo>::new());
    spawn_local(async move {
        if let Ok(tree) = api::units::tree(false).await {
            units.set(tree.units);
        }
    });
    let key = RwSignal::new(own.as_ref().map(ToString::to_string).unwrap_or_default());
    Effect::new(move || {
        let key = key.get();
        owner.set((!key.is_empty()).then(|| UnitId::new(key)));
    });
    let is_everywhere = own.is_none();
    let options = Signal::derive(move || {
        let all = is_everywhere.then(|| (String::new(), words::ALL_UNITS.to_string()));
        let units = units.get().into_iter().map(|unit| (unit.id.to_string(), unit.name));
        all.into_iter().chain(units).collect::<Vec<_>>()
    });
    let is_choice = move || options.read().len() > 1;
    view! {
        <Show when=is_choice>
            <SelectField label=words::OWNER value=key options hint=words::OWNER_HINT />
        </Show>
    }
}
