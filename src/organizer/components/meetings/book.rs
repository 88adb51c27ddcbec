//! What the parts of the screen of meetings share: the meetings, the one at hand, and what is done to it.

use std::future::Future;
use std::sync::Arc;

use domain::id::CampaignId;
use domain::organizer::meetings::{Meeting, MeetingNote};
use domain::rights::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::browser;
use crate::components::units::Units;
use crate::components::{Form, TakeBack};
use crate::reply::ApiError;
use crate::words::{Word, meetings as words};

/// What takes back what was done to a meeting.
#[derive(Clone)]
enum Back {
    /// It is taken out.
    Drop(String),
    /// It is as it was.
    Restore(Meeting),
    /// It is noted again.
    Note(MeetingNote),
}

/// The meetings and the work on them.
#[derive(Clone, Copy)]
pub struct Book {
    app: App,
    /// The units, closed ones too: they held meetings.
    pub units: Units,
    /// The meetings, the latest first; none before the first answer.
    pub list: RwSignal<Option<Result<Vec<Meeting>, ApiError>>>,
    /// Campaigns by id and title.
    pub campaigns: RwSignal<Vec<(CampaignId, String)>>,
    /// The meeting at hand; none for a new one.
    pub meeting: RwSignal<Option<Meeting>>,
    /// Whether the form is open.
    pub is_open: RwSignal<bool>,
}

impl Book {
    /// Fetches everything.
    pub fn start() -> Self {
        let book = Self {
            app: App::here(),
            units: Units::start(true),
            list: RwSignal::new(None),
            campaigns: RwSignal::default(),
            meeting: RwSignal::new(None),
            is_open: RwSignal::new(false),
        };
        book.load();
        spawn_local(async move {
            // Without the titles the meetings still have everything else.
            if let Ok(found) = api::campaigns().await {
                let titles = found.campaigns.into_iter().map(|one| (one.campaign.id, one.campaign.title));
                book.campaigns.set(titles.collect());
            }
        });
        book
    }

    /// Whether she may note meetings.
    pub fn may_change(self) -> bool {
        self.app.is(Role::Organizer)
    }

    /// Fetches the meetings anew.
    pub fn load(self) {
        spawn_local(self.fetch());
    }

    async fn fetch(self) {
        let found = api::meetings::list().await.map(|found| found.meetings);
        if found == Err(ApiError::NotSignedIn) {
            self.app.session_ended();
        }
        self.list.set(Some(found));
    }

    /// Asks something of the meetings as far as they are known.
    fn meetings(self, ask: impl Fn(&[Meeting]) -> bool) -> bool {
        let list = self.list.read_untracked();
        list.as_ref().and_then(|list| list.as_ref().ok()).is_some_and(|list| ask(list))
    }

    /// Opens the form: for a meeting, or for a new one.
    pub fn take_up(self, meeting: Option<Meeting>) {
        self.meeting.set(meeting);
        self.is_open.set(true);
    }

    /// Sends what the form says about the meeting at hand.
    pub fn save(self, form: Form, note: MeetingNote) {
        let before = self.meeting.get_untracked();
        let is_failed = move |error: &ApiError| form.trouble.set(Some(words::trouble(error)));
        let is_like = |meeting: &Meeting| meeting.note.is_like(&note);
        let is_there = before.is_none() && self.meetings(|list| list.iter().any(is_like));
        if form.is_busy.get_untracked() || is_there && !browser::confirm(&words::TWICE) {
            return;
        }
        form.is_busy.set(true);
        form.trouble.set(None);
        let work = async move {
            let (said, back) = match before {
                Some(before) => {
                    api::meetings::change(&before.id, &note).await?;
                    (words::CHANGED, Back::Restore(before))
                }
                None => (words::NOTED, Back::Drop(api::meetings::make(&note).await?.id)),
            };
            self.is_open.set(false);
            Ok((said, Some(back)))
        };
        spawn_local(async move {
            self.finish(work, is_failed).await;
            form.is_busy.set(false);
        });
    }

    /// Takes a meeting out.
    pub fn remove(self, meeting: Meeting) {
        spawn_local(async move {
            let work = async {
                api::meetings::drop(&meeting.id).await?;
                Ok((words::REMOVED, Some(Back::Note(meeting.note))))
            };
            self.finish(work, |error| self.app.say(words::trouble(error), None)).await;
            // Its button is gone with it.
            browser::focus_heading();
        });
    }

    async fn take_back(self, back: Back) {
        let work = async {
            match back {
                Back::Drop(id) => api::meetings::drop(&id).await?,
                Back::Restore(before) => drop(api::meetings::change(&before.id, &before.note).await?),
                Back::Note(note) => drop(api::meetings::make(&note).await?),
            }
            Ok((words::UNDONE, None))
        };
        self.finish(work, |error| self.app.say(words::trouble(error), None)).await;
        browser::focus_heading();
    }

    /// Does it, shows the meetings as they are and says what has happened, with what takes it back.
    async fn finish(
        self,
        work: impl Future<Output = Result<(Word, Option<Back>), ApiError>>,
        is_failed: impl Fn(&ApiError),
    ) {
        match work.await {
            Ok((said, back)) => {
                self.fetch().await;
                let undo = back.map(|back| -> TakeBack {
                    Arc::new(move || {
                        let back = back.clone();
                        spawn_local(async move { self.take_back(back).await });
                    })
                });
                self.app.say(said, undo);
            }
            Err(error) => is_failed(&error),
        }
    }
}
