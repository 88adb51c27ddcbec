//! The campaign that is run, and how it is changed.

use std::sync::Arc;

use domain::id::{CampaignId, UnitId};
use domain::organizer::CampaignSummary;
use domain::organizer::campaigns::{AddUnits, ChangeCampaign, UnitLinks};
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

    /// Lets units take part or takes them out again, and says so with a way to take that back.
    ///
    /// # Errors
    /// Of the server; nothing has changed then.
    pub async fn set_units(self, units: AddUnits, take_part: bool, said: String) -> Result<(), ApiError> {
        let id = untrack(|| self.summary()).campaign.id;
        self.data.try_set(ask_units(&id, &units, take_part).await?);
        let undo = move || {
            let (id, units) = (id.clone(), units.clone());
            spawn_local(async move {
                match ask_units(&id, &units, !take_part).await {
                    Ok(links) => {
                        self.data.try_set(links);
                        self.app.say(words::UNDONE, None);
                    }
                    Err(error) => self.failed(&error),
                }
            });
        };
        self.app.say(said, Some(Arc::new(undo)));
        Ok(())
    }

    /// Takes one unit out.
    pub fn take_out(self, unit: UnitId, name: &str) {
        let (units, said) = (AddUnits { units: vec![unit] }, words::taken_out(name));
        self.trouble.set(None);
        spawn_local(async move {
            if let Err(error) = self.set_units(units, false, said).await {
                self.failed(&error);
            }
        });
    }

    /// Says what went wrong: here, or wherever she is by now.
    fn failed(self, error: &ApiError) {
        if *error == ApiError::NotSignedIn {
            return self.app.session_ended();
        }
        if let Some(said) = self.trouble.try_set(Some(wizard::trouble(error))).flatten() {
            self.app.say(said, None);
        }
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
                Err(error) => self.failed(&error),
            }
            self.busy.try_set(false);
        });
    }
}

async fn ask_units(id: &CampaignId, units: &AddUnits, take_part: bool) -> Result<UnitLinks, ApiError> {
    if take_part {
        api::campaigns::add_units(id, units).await
    } else {
        api::campaigns::take_back_units(id, units).await
    }
}
