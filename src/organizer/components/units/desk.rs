//! What the parts of the screen of units share: the tree, the unit at hand, and what is done to it.

use std::future::Future;
use std::sync::Arc;

use domain::id::UnitId;
use domain::rights::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fetched::Units;
use crate::api;
use crate::app::App;
use crate::browser;
use crate::components::{Form, TakeBack};
use crate::reform::{Back, Task, rest};
use crate::reply::ApiError;
use crate::typed::day;
use crate::words::units as words;

/// The tree and the work on it.
#[derive(Clone, Copy)]
pub struct Desk {
    app: App,
    /// The tree.
    pub units: Units,
    /// The unit at hand.
    pub unit: RwSignal<Option<UnitId>>,
    /// What is done to it; none while it is chosen.
    pub task: RwSignal<Option<Task>>,
    /// Whether the dialog about it is open.
    pub is_open: RwSignal<bool>,
    /// Units that are open in the table whatever she has opened there: so that a new one is seen.
    pub reveal: RwSignal<Option<UnitId>>,
}

impl Desk {
    /// With the units of the server, and nothing at hand.
    pub fn start() -> Self {
        Self {
            app: App::here(),
            units: Units::start(false),
            unit: RwSignal::new(None),
            task: RwSignal::new(None),
            is_open: RwSignal::new(false),
            reveal: RwSignal::new(None),
        }
    }

    /// Whether she may change anything here.
    pub fn may_change(self) -> bool {
        self.app.is(Role::Organizer)
    }

    /// Whether the whole tree is hers.
    pub fn has_all(self) -> bool {
        self.app.me().is_some_and(|me| me.unit.is_none())
    }

    /// Whether she may name the levels, for everybody.
    pub fn may_name_levels(self) -> bool {
        self.app.is(Role::Admin) && self.has_all()
    }

    /// Opens the dialog about a unit.
    pub fn take_up(self, unit: UnitId) {
        self.unit.set(Some(unit));
        self.task.set(None);
        self.is_open.set(true);
    }

    /// Today, `YYYY-MM-DD`.
    pub fn today() -> String {
        day(browser::local(browser::now_ms()))
    }

    /// Sends a change; then shows the tree as it is and says what has happened, with what takes it back. `done` gives the
    /// text and the way back; the dialog stays for `Task::Add`.
    pub fn send<T: 'static>(
        self,
        form: Form,
        task: Task,
        work: impl Future<Output = Result<T, ApiError>> + 'static,
        done: impl FnOnce(T) -> (String, Option<Back>) + 'static,
    ) {
        if form.is_busy.get_untracked() {
            return;
        }
        form.is_busy.set(true);
        form.trouble.set(None);
        spawn_local(async move {
            match work.await {
                Ok(answer) => {
                    let (text, back) = done(answer);
                    // What could not be fetched anew is said by the screen.
                    self.units.fetch().await.ok();
                    if task != Task::Add {
                        self.is_open.set(false);
                    }
                    self.say(text, back);
                }
                Err(ApiError::NotSignedIn) => self.app.session_ended(),
                Err(error) => form.trouble.set(Some(words::trouble(&error))),
            }
            form.is_busy.set(false);
        });
    }

    fn say(self, text: String, back: Option<Back>) {
        let undo = back.map(|back| -> TakeBack {
            Arc::new(move || {
                let back = back.clone();
                spawn_local(async move { self.take_back(back).await });
            })
        });
        self.app.say(text, undo);
    }

    async fn take_back(self, back: Back) {
        match self.bring_back(&back).await {
            Ok(()) => self.app.say(words::UNDONE, None),
            Err(ApiError::NotSignedIn) => return self.app.session_ended(),
            Err(error) => self.app.say(words::trouble(&error), None),
        }
        self.units.fetch().await.ok();
        // The button of the notice is gone with it.
        browser::focus_heading();
    }

    async fn bring_back(self, back: &Back) -> Result<(), ApiError> {
        let id = &back.before.id;
        if back.is_kept {
            api::units::undo(id).await?;
        }
        let tree = api::units::tree(true).await?;
        // None: it was new, and is gone.
        let Some(now) = tree.units.iter().find(|unit| unit.id == *id) else { return Ok(()) };
        let (change, to) = rest(&back.before, now, &back.on);
        if let Some(change) = change {
            api::units::change(id, &change).await?;
        }
        if let Some(to) = to {
            api::units::move_to(id, &to).await?;
        }
        Ok(())
    }
}
