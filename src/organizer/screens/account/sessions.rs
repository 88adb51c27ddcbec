//! Where one is signed in.

use std::future::Future;

use domain::organizer::people::SessionInfo;
use leptos::html::H2;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::browser;
use crate::device::device;
use crate::reply::ApiError;
use crate::words::{self, Word, acts, own_account};

/// The sessions, as far as they are known.
#[derive(Clone, Copy)]
struct Known {
    app: App,
    sessions: RwSignal<Option<Vec<SessionInfo>>>,
    trouble: RwSignal<Option<String>>,
    heading: NodeRef<H2>,
}

impl Known {
    fn reload(self) {
        self.trouble.set(None);
        spawn_local(async move {
            match api::people::sessions().await {
                Ok(found) => self.sessions.set(Some(found.sessions)),
                Err(error) => self.fail(&error),
            }
        });
    }

    fn fail(self, error: &ApiError) {
        match error {
            ApiError::NotSignedIn => self.app.session_ended(),
            _ => self.trouble.set(Some(words::common_trouble(error))),
        }
    }

    fn end(self, work: impl Future<Output = Result<(), ApiError>> + 'static, said: Word) {
        self.trouble.set(None);
        // The button that was pressed will be gone.
        if let Some(heading) = self.heading.get_untracked() {
            browser::focus(&heading);
        }
        spawn_local(async move {
            match work.await {
                Ok(()) => {
                    self.app.say(said, None);
                    self.reload();
                }
                Err(error) => self.fail(&error),
            }
        });
    }
}

/// The last seen first, this one marked; each other can be ended, or all others at once.
#[component]
pub fn OwnSessions() -> impl IntoView {
    let known = Known {
        app: App::here(),
        sessions: RwSignal::new(None),
        trouble: RwSignal::new(None),
        heading: NodeRef::new(),
    };
    known.reload();
    let list = move || match known.sessions.get() {
        None if known.trouble.read().is_some() => view! {
            <button type="button" class="button button-quiet" on:click=move |_| known.reload()>
                {words::TRY_AGAIN}
            </button>
        }
        .into_any(),
        None => view! { <p>{acts::LOADING}</p> }.into_any(),
        Some(sessions) => {
            let items = sessions.into_iter().map(|session| view! { <Session known session /> });
            view! { <ul class="sessions">{items.collect_view()}</ul> }.into_any()
        }
    };
    let others = Memo::new(move |_| {
        known.sessions.read().as_ref().is_some_and(|all| all.iter().any(|session| !session.is_this))
    });
    let end_others = move |_| known.end(api::people::end_other_sessions(), own_account::OTHERS_ENDED);
    view! {
        <section>
            <h2 tabindex="-1" node_ref=known.heading>{own_account::SESSIONS}</h2>
            <p class="note">{own_account::SESSIONS_HINT}</p>
            <p role="alert" class="trouble">{known.trouble}</p>
            {list}
            <Show when=move || others.get()>
                <div class="acts">
                    <button type="button" class="button button-quiet" on:click=end_others>
                        {own_account::END_OTHERS}
                    </button>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn Session(known: Known, session: SessionInfo) -> impl IntoView {
    let SessionInfo { id, created_at_ms, seen_at_ms, browser, is_this } = session;
    let device = Some(device(&browser)).filter(|device| !device.is_empty());
    let device = device.unwrap_or_else(|| own_account::UNKNOWN_DEVICE.into());
    let since = browser::local(created_at_ms).date_and_time();
    let times = own_account::times(&since, &browser::local(seen_at_ms).date_and_time());
    let act = if is_this {
        view! { <b>{own_account::THIS_ONE}</b> }.into_any()
    } else {
        let label = own_account::end(&device, &since);
        let end = move |_| {
            let id = id.clone();
            known.end(async move { api::people::end_session(&id).await }, own_account::ENDED);
        };
        view! {
            <button type="button" class="button button-quiet" aria-label=label on:click=end>
                {own_account::END}
            </button>
        }
        .into_any()
    };
    view! {
        <li>
            <p><b>{device}</b> <br /> {times}</p>
            {act}
        </li>
    }
}
