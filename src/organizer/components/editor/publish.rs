//! Publishing: asked about first, since a published version never changes.

use domain::organizer::packs::{PackWork, PublishPack};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use crate::api;
use crate::app::App;
use crate::components::fresh_id;
use crate::components::packs::{Ask, refused};
use crate::words::editor as words;

/// The button, with the reason where it cannot be done yet.
#[component]
pub fn Publish(version: u32, #[prop(into)] on_published: Callback<PackWork>) -> impl IntoView {
    let desk = Desk::here();
    let app = App::here();
    let open = RwSignal::new(false);
    let is_working = RwSignal::new(false);
    let why_not = Memo::new(move |_| {
        let wrong = desk.problems.read().len();
        let is_new = desk.is_draft.get() || desk.is_unsaved();
        if wrong > 0 {
            Some(words::publish_not_yet(wrong))
        } else {
            (!is_new).then(|| words::NOTHING_NEW.to_string())
        }
    });
    let may = move || {
        why_not.read().is_none() && !is_working.get() && !desk.draft.read().is_sending() && !desk.is_behind()
    };
    let publish = move |()| {
        is_working.set(true);
        spawn_local(async move {
            if !desk.save().await {
                app.say(words::PUBLISH_NOT_SAVED, None);
            } else if let Some(revision) = desk.draft.try_with_untracked(|draft| draft.revision) {
                match api::packs::publish(&desk.id(), &PublishPack { revision }).await {
                    Ok(work) => {
                        app.say(words::published(version), None);
                        on_published.run(work);
                    }
                    Err(error) => refused(app, &error),
                }
            }
            is_working.set(false);
        });
    };
    let reason_id = fresh_id("why-not");
    let said = move || if is_working.get() { Some(words::PUBLISHING.to_string()) } else { why_not.get() };
    view! {
        <div class="publish">
            <button
                type="button"
                class="button"
                disabled=move || !may()
                aria-describedby=reason_id.clone()
                on:click=move |_| open.set(true)
            >
                {words::publish(version)}
            </button>
            <p class="note" id=reason_id>{said}</p>
            <Ask
                title=words::publish(version)
                text=words::publish_hint(version)
                yes=words::publish(version)
                open
                on_yes=publish
            />
        </div>
    }
}
