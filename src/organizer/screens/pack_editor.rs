//! Writing a pack: what is wrong stands beside its field, and everything is saved by itself.

use std::time::Duration;

use domain::id::PackId;
use domain::organizer::packs::PackWork;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::components::editor::{
    About, Contacts, Desk, Meanwhile, Publish, Questions, StateBar, Stories, focus_first_wrong, listen,
};
use crate::components::packs::NotFetched;
use crate::components::{Link, Title, TopBar};
use crate::reply::ApiError;
use crate::route::Route;
use crate::words::{acts, editor as words, screens};

/// How often is looked whether there is something to save.
const EVERY: Duration = Duration::from_secs(1);

/// The editor of one pack.
#[component]
pub fn PackEditor(pack: PackId) -> impl IntoView {
    let app = App::here();
    let work = RwSignal::new(None::<Result<PackWork, ApiError>>);
    let id = StoredValue::new(pack);
    let load = move |()| {
        spawn_local(async move {
            let found = api::packs::work(&id.get_value()).await;
            if found == Err(ApiError::NotSignedIn) {
                app.session_ended();
            }
            work.set(Some(found));
        });
    };
    load(());
    let shown = move || {
        match work.get() {
        None => view! { <p role="status">{acts::LOADING}</p> }.into_any(),
        Some(Err(error)) => {
            view! { <Title text=screens::PACKS /> <NotFetched error on_again=load back=(Route::Packs, screens::PACKS) /> }.into_any()
        }
        Some(Ok(work)) if !work.may_change => view! { <ReadOnly work /> }.into_any(),
        Some(Ok(found)) => {
            let on_published = move |fresh| work.set(Some(Ok(fresh)));
            view! { <Workshop work=found on_load=load on_published /> }.into_any()
        }
    }
    };
    view! {
        <TopBar />
        <main class="desk">{shown}</main>
    }
}

/// Who may not change it can look at it.
#[component]
fn ReadOnly(work: PackWork) -> impl IntoView {
    view! {
        <Title text=work.pack.title />
        <p>{words::READ_ONLY}</p>
        <p><Link to=Route::PackPreview(work.pack.id) class="button button-quiet">{words::PREVIEW}</Link></p>
    }
}

/// The pack under the pen.
#[component]
fn Workshop(
    work: PackWork,
    #[prop(into)] on_load: Callback<()>,
    #[prop(into)] on_published: Callback<PackWork>,
) -> impl IntoView {
    let desk = Desk::lay(&work);
    let app = App::here();
    app.guard(Signal::derive(move || desk.is_unsaved()));
    // What can be undone is undone on this desk.
    on_cleanup(move || desk.put_away_undo());
    listen(desk);
    save_by_itself(desk);
    let place = NodeRef::<html::Div>::new();
    let on_mend = move |()| {
        if let Some(place) = place.get_untracked() {
            focus_first_wrong(&place);
        }
    };
    // What was typed is saved as soon as another field is gone to.
    let left = move |_| {
        spawn_local(async move {
            desk.save().await;
        });
    };
    let to = Route::PackPreview(work.pack.id.clone());
    // What is shown is what the server has: so it gets everything first.
    let preview = move |_| {
        let to = to.clone();
        spawn_local(async move {
            desk.save().await;
            app.go(&to);
        });
    };
    let title = desk.part(|pack| pack.title.clone());
    let version = work.pack.version;
    view! {
        <div class="editor" node_ref=place on:focusout=left>
            <div class="desk-head">
                <hgroup>
                    <Title text=title />
                    <p class="note">{words::state(work.versions.first().copied(), version)}</p>
                </hgroup>
                <button type="button" class="button button-quiet" on:click=preview>{words::PREVIEW}</button>
            </div>
            <StateBar on_mend><Meanwhile on_load /></StateBar>
            <About />
            <Questions />
            <Stories />
            <Contacts />
            <Publish version on_published />
        </div>
    }
}

/// Saves when the typing has paused, as long as the component is there.
fn save_by_itself(desk: Desk) {
    let look = move || {
        if desk.is_due() {
            spawn_local(async move {
                desk.save().await;
            });
        }
    };
    let timer = set_interval_with_handle(look, EVERY);
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
}
