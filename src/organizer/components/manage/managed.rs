//! The campaign that is run, and how it is changed.

use std::sync::Arc;

use domain::id::CampaignId;
use domain::organizer::CampaignSummary;
use domain::organizer::campaigns::{ChangeCampaign, UnitLinks};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::components::TakeBack;
use crate::period::as_it_is;
use crate::reply::ApiError;
use crate::words::{manage as words, wizard};

/// What all parts of the screen share.
#[derive(Clone, Copy)]
pub struct Managed {
    pub app: App,
    pub data: RwSignal<UnitLinks>,
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<String>>,
}

impl Managed {
    pub fn new(links: UnitLinks) -> Self {
        Self {
            app: App::here(),
            data: RwSignal::new(links),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
        }
    }

    /// The campaign as it is now.
    pub fn summary(self) -> CampaignSummary {
        self.data.read().summary.clone()
    }

    /// Changes something of it, and says so with a way to take it back.
    pub fn change(self, said: String, change: impl FnOnce(&mut ChangeCampaign)) {
        let summary = untrack(|| self.summary());
        let before = as_it_is(&summary);
        let mut to = before.clone();
        change(&mut to);
        let id = summary.campaign.id;
        let same = id.clone();
        let undo = move || self.send(same.clone(), before.clone(), words::UNDONE.into(), None);
        self.send(id, to, said, Some(Arc::new(undo)));
    }

    /// She may have left the screen when the answer comes, or when she takes it back: then only the server hears of it.
    fn send(self, id: CampaignId, to: ChangeCampaign, said: String, undo: Option<TakeBack>) {
        if self.busy.try_get_untracked() == Some(true) {
            return;
        }
        self.busy.try_set(true);
        self.trouble.try_set(None);
        spawn_local(async move {
            match api::campaigns::change(&id, &to).await {
                Ok(summary) => {
                    self.data.try_update(|data| data.summary = summary);
                    self.app.say(said, undo);
                }
                Err(ApiError::NotSignedIn) => self.app.session_ended(),
                Err(error) => {
                    self.trouble.try_set(Some(wizard::trouble(&error)));
                }
            }
            self.busy.try_set(false);
        });
    }
}
