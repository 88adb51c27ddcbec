//! A pack as the member sees it, question by question.

use domain::id::PackId;
use domain::organizer::packs::PackWork;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::components::editor::is_in_field;
use crate::components::packs::NotFetched;
use crate::components::preview::Card;
use crate::components::{Empty, Link, Title, TopBar};
use crate::reply::ApiError;
use crate::route::Route;
use crate::words::{acts, preview as words, screens};

/// The preview of one pack.
#[component]
pub fn PackPreview(pack: PackId) -> impl IntoView {
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
    let shown = move || match work.get() {
        None => view! { <p role="status">{acts::LOADING}</p> }.into_any(),
        Some(Err(error)) => view! {
            <Title text=screens::PACKS />
            <NotFetched error on_again=load back=(Route::Packs, screens::PACKS) />
        }
        .into_any(),
        Some(Ok(work)) => view! { <Booklet work /> }.into_any(),
    };
    view! {
        <TopBar />
        <main class="desk">{shown}</main>
    }
}

/// The questions to leaf through.
#[component]
fn Booklet(work: PackWork) -> impl IntoView {
    let PackWork { pack, may_change, .. } = work;
    let of = pack.questions.len();
    let place = RwSignal::new(0_usize);
    let turn = move |ahead: bool| {
        let now = place.get_untracked();
        let to = if ahead { now + 1 } else { now.wrapping_sub(1) };
        if to < of {
            place.set(to);
        }
    };
    let handle = window_event_listener(ev::keydown, move |event| {
        if is_in_field(&event) || event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" => turn(true),
            "ArrowLeft" => turn(false),
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
    let (title, to_edit) = (pack.title.clone(), Route::Pack(pack.id.clone()));
    let edit =
        may_change.then(|| view! { <Link to=to_edit class="button button-quiet">{words::EDIT}</Link> });
    let card = move || {
        let question = pack.questions.get(place.get())?.clone();
        let story = pack.story_of(&question).cloned();
        Some(view! { <Card question story /> })
    };
    view! {
        <div class="desk-head">
            <hgroup>
                <Title text=title />
                <p class="note">{words::NOTE}</p>
            </hgroup>
            <div class="section-acts">
                <Link to=Route::Packs class="button button-quiet">{words::BACK}</Link>
                {edit}
            </div>
        </div>
        <Show
            when=move || { of > 0 }
            fallback=|| view! { <Empty title=words::EMPTY.now() hint=words::EMPTY_HINT.now() /> }
        >
            <nav class="preview-turn" aria-label=words::FRAME>
                <button type="button" class="button button-quiet" disabled=move || place.get() == 0 on:click=move |_| turn(false)>
                    {words::PREVIOUS}
                </button>
                <p role="status">{move || words::place(place.get() + 1, of)}</p>
                <button type="button" class="button button-quiet" disabled=move || { place.get() + 1 >= of } on:click=move |_| turn(true)>
                    {words::NEXT}
                </button>
            </nav>
            <p class="note preview-keys">{words::KEYS}</p>
        </Show>
        <div class="phone-frame">{card}</div>
    }
}
