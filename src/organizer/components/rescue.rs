//! Taking in a result file that somebody brought.

use domain::rescue::{MOST_BYTES, RescueCounts};
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::App;
use crate::browser::{self, Turn};
use crate::reply::ApiError;
use crate::words::rescue::{self as words, Trouble};
use crate::{api, browser::Picked};

/// What became of the last file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Taken {
    Nothing,
    Working,
    Done(RescueCounts),
    Failed(Trouble),
}

/// A field to choose the file with; the choice sends it, and the panel says what was in it.
#[component]
pub fn RescuePanel() -> impl IntoView {
    let app = App::here();
    let taken = RwSignal::new(Taken::Nothing);
    let turn = Turn::default();
    let choose = move |event: Event| {
        let Some(file) = browser::picked_file(&event) else { return };
        let Some(one_at_a_time) = turn.take() else { return };
        taken.set(Taken::Working);
        spawn_local(async move {
            match take_in(file).await {
                Ok(counts) => taken.set(Taken::Done(counts)),
                Err(Trouble::Server(ApiError::NotSignedIn)) => app.session_ended(),
                Err(trouble) => taken.set(Taken::Failed(trouble)),
            }
            drop(one_at_a_time);
        });
    };
    let said = move || match taken.get() {
        Taken::Working => words::WORKING.into(),
        Taken::Done(counts) => words::taken(counts),
        Taken::Nothing | Taken::Failed(_) => String::new(),
    };
    let trouble = move || match taken.get() {
        Taken::Failed(trouble) => words::trouble(&trouble),
        _ => String::new(),
    };
    view! {
        <section class="rescue" aria-labelledby="rescue-title">
            <h2 id="rescue-title">{words::TITLE}</h2>
            <p>{words::HINT}</p>
            <div class="field">
                <label for="rescue-file">{words::FILE}</label>
                <input id="rescue-file" type="file" accept=".txt,.json,text/plain,application/json" on:change=choose />
            </div>
            <p role="status">{said}</p>
            <p role="alert" class="trouble">{trouble}</p>
        </section>
    }
}

async fn take_in(file: Picked) -> Result<RescueCounts, Trouble> {
    if file.bytes > MOST_BYTES {
        return Err(Trouble::TooLarge);
    }
    let text = file.text().await.ok_or(Trouble::NotRead)?;
    let receipt = api::hand_in(&text).await.map_err(Trouble::Server)?;
    Ok(RescueCounts::of(&receipt))
}
