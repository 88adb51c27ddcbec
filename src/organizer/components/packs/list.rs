//! The packs, and what can be done with each.

use std::collections::HashMap;

use domain::id::UnitId;
use domain::organizer::packs::{NewPack, PackSummary};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::item::Item;
use super::{Ask, NotFetched, refused};
use crate::api;
use crate::app::App;
use crate::components::{Empty, TextField};
use crate::reply::ApiError;
use crate::route::Route;
use crate::shelf::{is_found, title_of_copy};
use crate::words::{acts, packs as words};

/// The list with its search. `names` are those of the units.
#[component]
pub fn PackList(names: RwSignal<HashMap<UnitId, String>>) -> impl IntoView {
    let app = App::here();
    let list = RwSignal::new(None::<Result<Vec<PackSummary>, ApiError>>);
    let load = move || {
        spawn_local(async move {
            let found = api::packs::list().await.map(|found| found.packs);
            if found == Err(ApiError::NotSignedIn) {
                app.session_ended();
            }
            list.set(Some(found));
        });
    };
    load();
    let wanted = RwSignal::new(String::new());
    let dropping = RwSignal::new(None::<PackSummary>);
    let is_asking = RwSignal::new(false);
    let on_drop = Callback::new(move |pack| {
        dropping.set(Some(pack));
        is_asking.set(true);
    });
    let drop_it = move |()| {
        let Some(pack) = dropping.get_untracked() else { return };
        spawn_local(async move {
            match api::packs::drop_draft(&pack.id).await {
                Ok(()) => {
                    app.say(words::DROPPED, None);
                    load();
                }
                Err(error) => refused(app, &error),
            }
        });
    };
    let question = Signal::derive(move || {
        let pack = dropping.get();
        pack.map(|pack| words::drop_what(&pack.title, pack.version.is_some())).unwrap_or_default()
    });
    let is_copying = RwSignal::new(false);
    let on_copy = Callback::new(move |pack| {
        if !is_copying.get_untracked() {
            is_copying.set(true);
            copy(app, pack, is_copying);
        }
    });
    let shown = move || match list.get() {
        None => view! { <p role="status">{acts::LOADING}</p> }.into_any(),
        Some(Err(error)) => view! { <NotFetched error on_again=move |()| load() /> }.into_any(),
        Some(Ok(packs)) if packs.is_empty() => {
            view! { <Empty title=words::EMPTY.now() hint=words::EMPTY_HINT.now() /> }.into_any()
        }
        Some(Ok(packs)) => view! { <Found packs wanted names on_drop on_copy /> }.into_any(),
    };
    view! {
        <section class="packs" aria-label=words::LIST>
            <TextField label=words::SEARCH value=wanted kind="search" />
            {shown}
            <Ask title=words::DROP text=question yes=words::DROP open=is_asking on_yes=drop_it />
        </section>
    }
}

/// Those that are looked for.
#[component]
fn Found(
    packs: Vec<PackSummary>,
    wanted: RwSignal<String>,
    names: RwSignal<HashMap<UnitId, String>>,
    on_drop: Callback<PackSummary>,
    on_copy: Callback<PackSummary>,
) -> impl IntoView {
    let all = packs.len();
    let found = Memo::new(move |_| {
        let wanted = wanted.read();
        packs.iter().filter(|pack| is_found(&pack.title, &wanted)).cloned().collect::<Vec<_>>()
    });
    view! {
        <p class="note" role="status">{move || words::found(found.read().len(), all)}</p>
        <Show when=move || found.read().is_empty()>
            <Empty title=words::NOT_FOUND.now() hint=words::NOT_FOUND_HINT.now() />
        </Show>
        <ul class="pack-list">
            <For each=move || found.get() key=|pack| pack.id.clone() let(pack)>
                <Item pack names on_drop on_copy />
            </For>
        </ul>
    }
}

/// Makes a pack of one's own from what is in another, and opens it.
fn copy(app: App, pack: PackSummary, is_copying: RwSignal<bool>) {
    app.say(words::MAKING, None);
    spawn_local(async move {
        let made = match api::packs::work(&pack.id).await {
            Ok(work) => {
                let title = title_of_copy(&work.pack.title, words::COPY_MARK);
                let pack = domain::pack::Pack { title, ..work.pack };
                let unit = app.me().and_then(|me| me.unit);
                api::packs::make(&NewPack { unit, pack }).await
            }
            Err(error) => Err(error),
        };
        is_copying.try_set(false);
        match made {
            Ok(made) => {
                app.take_notice();
                app.go(&Route::Pack(made.pack.id));
            }
            Err(error) => refused(app, &error),
        }
    });
}
