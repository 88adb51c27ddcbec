//! Empty, offline and error states: a bud that waits for rain, what happened, what to do.

use leptos::prelude::*;

use crate::button::{Act, main_button};
use crate::garden::art;
use crate::icon::scene;
use crate::place;
use crate::route::Route;
use crate::words;

/// What happened, what to do, and the button that does it.
pub fn message(
    said: &'static str,
    hint: &'static str,
    act: Option<(&'static str, Act)>,
) -> impl IntoView + use<> {
    view! {
        <main class="page">
            <div class="message">
                {scene("scene", "0 0 320 200", art::WAITING_BUD.to_owned())}
                <h1 tabindex="-1">{said}</h1>
                <p>{hint}</p>
                {act.map(|(said, act)| main_button(said, act))}
            </div>
        </main>
    }
}

/// While something is fetched or read.
pub fn opening() -> impl IntoView + use<> {
    message(words::APP, words::OPENING, None)
}

/// A button for [`message`] that leads to a page.
pub fn lead(said: &'static str, to: Route) -> Option<(&'static str, Act)> {
    Some((said, Box::new(move || place::go(&to))))
}
