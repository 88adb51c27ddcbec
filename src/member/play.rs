//! The turn under way: one store for the whole app. Each step changes it in memory at once and is then kept on disk, one
//! write at a time; what the disk refuses stays in memory until it is kept.

mod keep;
mod open;

use std::sync::Arc;

use client::phone::{JoinError, Opened};
use client::ports::{Clock, StorageError};
use client::web::nav;
use domain::campaign::JoinCode;
use domain::id::RecordId;
use domain::turn::{Event, Turn, TurnError};
use leptos::prelude::*;

use crate::place;
use crate::route::Route;
use crate::shelf::phone;

/// How keeping the turn on disk goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// All is kept, or just about to be.
    Fine,
    /// The last step is in memory only.
    Failed(StorageError),
    /// The turn is finished and sealed; the shelf knows whether its record is on disk.
    Sealed(RecordId),
}

/// The store.
#[derive(Clone, Copy)]
pub struct Play {
    /// The campaign; none while it opens.
    pub opened: RwSignal<Option<Result<Arc<Opened>, JoinError>>>,
    /// The turn; none before it begins.
    pub turn: RwSignal<Option<Turn>>,
    /// Whether it is kept.
    pub keeping: RwSignal<Keeping>,
    behind: StoredValue<Behind>,
}

/// What the screens need not see.
#[derive(Default)]
struct Behind {
    code: Option<JoinCode>,
    /// The turn as it stands on disk.
    kept: Option<Turn>,
    is_keeping: bool,
    /// Since when the open question has been looked at without having been counted.
    since_ms: Option<u64>,
}

impl Play {
    /// An empty store, which pauses its clock while the page is hidden.
    pub fn new() -> Self {
        let play = Self {
            opened: RwSignal::new(None),
            turn: RwSignal::new(None),
            keeping: RwSignal::new(Keeping::Fine),
            behind: StoredValue::new(Behind::default()),
        };
        client::web::listen(&nav::document(), "visibilitychange", move || {
            if nav::is_visible() { play.follow(&place::here()) } else { play.pause() }
        });
        play
    }

    /// Brings the turn to where the address says we are.
    pub fn follow(self, route: &Route) {
        match route {
            Route::Garden(code) | Route::Flower(code, _) if !self.is_of(code) => self.open(code.clone()),
            Route::Flower(code, flower) => self.visit(code, *flower),
            Route::Garden(_) if self.flower_open().is_some() => {
                self.step(Event::Close).ok();
                self.look_since(None);
            }
            Route::Garden(_) => {}
            _ => self.pause(),
        }
    }

    /// Lets go of the turn, so that the next visit to its garden reads the disk again or begins anew.
    pub fn forget(self) {
        self.behind.update_value(|behind| behind.code = None);
    }

    /// Applies a step and keeps it.
    pub fn step(self, event: Event) -> Result<(), TurnError> {
        let (Some(Ok(opened)), Some(mut turn)) = (self.opened.get_untracked(), self.turn.get_untracked())
        else {
            return Err(TurnError::NothingOpen);
        };
        let now_ms = phone().ports().monotonic_ms();
        let since_ms = self.behind.with_value(|behind| behind.since_ms);
        if let Some(since_ms) = since_ms {
            let ms = u32::try_from(now_ms.saturating_sub(since_ms)).unwrap_or(u32::MAX);
            // Refused when the question is answered: then there is nothing to count.
            turn.step(Event::Spend { ms }, &opened.packs).ok();
        }
        turn.step(event, &opened.packs)?;
        self.look_since(since_ms.map(|_| now_ms));
        self.turn.set(Some(turn));
        self.keep();
        Ok(())
    }

    /// Begins a turn, under a name where she gave one.
    pub fn begin(self, name: Option<String>) {
        if let Some(Ok(opened)) = self.opened.get_untracked() {
            self.turn.set(Some(phone().begin(&opened, name)));
            self.keep();
        }
    }

    /// Tries again what did not work: reads the disk where another tab wrote it, else writes it.
    pub fn retry(self) {
        let is_open = self.opened.with_untracked(|opened| matches!(opened, Some(Ok(_))));
        if is_open && self.keeping.get_untracked() != Keeping::Failed(StorageError::Changed) {
            self.keep();
        } else {
            self.forget();
            self.follow(&place::here());
        }
    }

    fn is_of(self, code: &JoinCode) -> bool {
        self.behind.with_value(|behind| behind.code.as_ref() == Some(code))
    }

    fn flower_open(self) -> Option<usize> {
        self.turn.with_untracked(|turn| turn.as_ref()?.open)
    }

    fn look_since(self, since_ms: Option<u64>) {
        self.behind.update_value(|behind| behind.since_ms = since_ms);
    }

    fn pause(self) {
        self.step(Event::Spend { ms: 0 }).ok();
        self.look_since(None);
    }

    fn visit(self, code: &JoinCode, flower: usize) {
        if self.flower_open() == Some(flower) || self.step(Event::Pick { flower }).is_ok() {
            self.look_since(Some(phone().ports().monotonic_ms()));
        } else if self.turn.with_untracked(Option::is_some) {
            place::turn_into(Route::Garden(code.clone()));
        }
    }
}
