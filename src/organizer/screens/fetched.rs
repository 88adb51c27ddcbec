//! A screen of a part that may still have to be fetched.

use client::web::nav;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Title, TopBar};
use crate::parts::{Part, Screens};
use crate::reply::ApiError;
use crate::route::Route;
use crate::{api, words};

/// How far the part is.
#[derive(Clone, Copy)]
enum Fetch {
    Waits,
    Failed,
    Done(Screens),
}

/// The screen `route`, as soon as its part is there.
#[component]
pub fn Fetched(part: Part, route: Route) -> impl IntoView {
    let fetch = RwSignal::new(Fetch::Waits);
    spawn_local(async move {
        let fetched = part.fetch().await.map_or(Fetch::Failed, Fetch::Done);
        // She may have gone elsewhere meanwhile.
        fetch.try_set(fetched);
    });
    let again = move |_| {
        fetch.set(Fetch::Waits);
        spawn_local(async move {
            let fetched = part.fetch().await.map_or(Fetch::Failed, Fetch::Done);
            // A server that answers, but has the part no more, has a newer version: the page is to be loaded anew.
            let answers = async || matches!(api::me().await, Ok(_) | Err(ApiError::NotSignedIn));
            if matches!(fetched, Fetch::Failed) && answers().await {
                nav::reload();
            }
            fetch.try_set(fetched);
        });
    };
    move || match fetch.get() {
        Fetch::Waits => view! {
            <TopBar />
            <main class="desk"><p role="status">{words::OPENING}</p></main>
        }
        .into_any(),
        Fetch::Failed => view! {
            <TopBar />
            <main class="desk">
                <Title text=words::PRODUCT />
                <p role="alert">{words::NOT_FETCHED}</p>
                <button type="button" class="button" on:click=again>{words::TRY_AGAIN}</button>
            </main>
        }
        .into_any(),
        Fetch::Done(screens) => screens(route.clone()),
    }
}
