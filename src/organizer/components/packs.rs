//! The parts of the list of packs and surveys.

mod ask;
mod item;
mod list;
mod owner;
mod surveys;

pub use ask::Ask;
pub use list::PackList;
pub use owner::OwnerField;
pub use surveys::SurveyList;

use leptos::prelude::*;

use crate::app::App;
use crate::components::Link;
use crate::reply::ApiError;
use crate::route::Route;
use crate::words::{self, Word, packs};

/// Says why something did not work; where the session has ended, asks to sign in again.
pub fn refused(app: App, error: &ApiError) {
    say_why(app, error, packs::trouble);
}

/// The same of a survey that was to be published.
pub fn survey_refused(app: App, error: &ApiError) {
    say_why(app, error, packs::survey_trouble);
}

fn say_why(app: App, error: &ApiError, words: fn(&ApiError) -> String) {
    match error {
        ApiError::NotSignedIn => app.session_ended(),
        error => app.say(words(error), None),
    }
}

/// What stands where something could not be fetched. What is not hers, or not there, stays so: then a way back is offered
/// where there is one.
#[component]
pub fn NotFetched(
    error: ApiError,
    #[prop(into)] on_again: Callback<()>,
    #[prop(optional)] back: Option<(Route, Word)>,
) -> impl IntoView {
    let stays = matches!(&error, ApiError::Refused { code, .. } if ["forbidden", "not_found"].contains(&code.as_str()));
    let on = if stays {
        back.map(|(to, word)| view! { <Link to class="button button-quiet">{word}</Link> }).into_any()
    } else {
        view! {
            <button type="button" class="button button-quiet" on:click=move |_| on_again.run(())>
                {words::TRY_AGAIN}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="not-fetched" role="alert">
            <p class="trouble">{packs::trouble(&error)}</p>
            {on}
        </div>
    }
}
