//! Somebody else has saved the same pack: hers or mine.

use domain::organizer::packs::NewPack;
use domain::pack::Pack;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use super::Desk;
use crate::api;
use crate::app::App;
use crate::components::Dialog;
use crate::components::packs::refused;
use crate::route::Route;
use crate::shelf::title_of_copy;
use crate::words::editor as words;

/// Says so as soon as a save was refused. The question itself waits for its button: it must not come under fingers that
/// are typing.
#[component]
pub fn Meanwhile(#[prop(into)] on_load: Callback<()>) -> impl IntoView {
    let desk = Desk::here();
    let app = App::here();
    let is_behind = Memo::new(move |_| desk.is_behind());
    let open = RwSignal::new(false);
    let keep = move |_| {
        let (mine, changes) = desk.editor.with_untracked(|editor| (editor.pack().clone(), editor.changes()));
        let pack = Pack { title: title_of_copy(&mine.title, words::MINE), ..mine };
        let unit = app.me().and_then(|me| me.unit);
        spawn_local(async move {
            match api::packs::make(&NewPack { unit, pack }).await {
                Ok(made) => {
                    desk.draft.update(|draft| draft.kept_elsewhere(changes));
                    // The app hears of it with the next tick, and then lets her go.
                    tick().await;
                    app.go(&Route::Pack(made.pack.id));
                }
                Err(error) => refused(app, &error),
            }
        });
    };
    view! {
        <Show when=move || is_behind.get()>
            <button type="button" class="mend" on:click=move |_| open.set(true)>{words::DECIDE}</button>
        </Show>
        <Dialog title=words::MEANWHILE open>
            <p>{words::MEANWHILE_HINT}</p>
            <div class="section-acts">
                <button type="button" on:click=move |_| on_load.run(())>{words::LOAD_THEIRS}</button>
                <button type="button" on:click=keep>{words::KEEP_MINE}</button>
            </div>
        </Dialog>
    }
}
