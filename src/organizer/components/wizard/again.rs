//! A campaign that was opened by mistake: it is taken back, and the wizard begins again with all that was chosen.

use std::cell::RefCell;
use std::sync::Arc;

use domain::organizer::CampaignSummary;
use domain::organizer::campaigns::ChangeCampaign;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::components::TakeBack;
use crate::period::as_it_is;
use crate::reply::ApiError;
use crate::route::Route;
use crate::wizard::Draft;
use crate::words::wizard as words;

thread_local! {
    /// Whose it is, and what was chosen.
    static CHOSEN: RefCell<Option<(String, Draft)>> = const { RefCell::new(None) };
}

/// What she had chosen for the campaign that she has just taken back.
pub fn chosen(app: App) -> Option<Draft> {
    let (whose, draft) = CHOSEN.take()?;
    (whose == untrack(|| app.name())).then_some(draft)
}

/// Takes back the campaign that was made of `draft`.
pub fn take_back(app: App, made: &CampaignSummary, draft: Draft) -> TakeBack {
    let (id, change) = (made.campaign.id.clone(), ChangeCampaign { taken_back: true, ..as_it_is(made) });
    Arc::new(move || {
        let (id, change, draft) = (id.clone(), change.clone(), draft.clone());
        spawn_local(async move {
            match api::campaigns::change(&id, &change).await {
                Ok(_) => {
                    CHOSEN.set(Some((untrack(|| app.name()), draft)));
                    app.go(&Route::NewCampaign);
                    app.say(words::TAKEN_BACK, None);
                }
                Err(ApiError::NotSignedIn) => app.session_ended(),
                Err(error) => app.say(words::trouble(&error), None),
            }
        });
    })
}
