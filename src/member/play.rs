//! The turn under way: one store for the whole app. Each step changes it in memory at once and is then kept on disk, one
//! write at a time; what the disk refuses stays in memory until it is kept.

mod card;
mod keep;
mod open;

pub use open::Passed;

use std::sync::Arc;

use crate::signals::*;
use client::phone::{JoinError, Opened};
use client::ports::{Clock, StorageError};
use client::web::nav;
use domain::campaign::JoinCode;
use domain::id::RecordId;
use domain::turn::{Event, Turn, TurnError};

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
    /// Which turn it is, by its seed; changes only when another begins.
    pub begun: Memo<Option<u64>>,
    /// What has happened in it that can be seen: a number for its seed, its open flower and how many are picked.
    pub steps: Memo<Option<u64>>,
    /// Counts the pages drawn.
    pub drawn: RwSignal<u32>,
    /// Counts the languages spoken.
    pub language: RwSignal<u32>,
    behind: StoredValue<Behind>,
}

/// What the screens need not see.
#[derive(Default)]
struct Behind {
    code: Option<JoinCode>,
    /// The campaign with its packs in their own language.
    own: Option<Arc<Opened>>,
    /// The turn as it stands on disk.
    kept: Option<Turn>,
    is_keeping: bool,
    /// Since when the open question has been looked at without having been counted.
    since_ms: Option<u64>,
    /// Which of the people who use this phone plays now, and whether she has had her one turn.
    person: u32,
    is_done: bool,
    /// Who the phone was handed to, where it is passed on.
    passed: Option<Passed>,
}

impl Play {
    /// An empty store, which pauses its clock while the page is hidden.
    pub fn new() -> Self {
        let turn = RwSignal::new(None);
        let play = Self {
            opened: RwSignal::new(None),
            turn,
            keeping: RwSignal::new(Keeping::Fine),
            begun: Memo::new(move |_| turn.with(|turn: &Option<Turn>| turn.as_ref().map(|turn| turn.seed))),
            steps: Memo::new(move |_| {
                turn.with(|turn| {
                    let turn = turn.as_ref()?;
                    let open = turn.open.map_or(0, |open| open + 1);
                    Some(turn.seed ^ turn.started_at_ms ^ ((turn.picked.len() << 8 | open) as u64) << 40)
                })
            }),
            drawn: RwSignal::new(0),
            language: RwSignal::new(0),
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
            let person = self.behind.with_value(|behind| behind.person);
            self.turn.set(Some(phone().begin(&opened, None, name, person)));
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

    /// The campaign and the turn, where both are at hand.
    pub fn at_hand(self) -> Option<(Arc<Opened>, Turn)> {
        let opened = self.opened.get_untracked()?.ok()?;
        Some((opened, self.turn.get_untracked()?))
    }

    /// Another page stands there.
    pub fn has_drawn(self) {
        self.drawn.update(|drawn| *drawn += 1);
    }

    /// Whether a question is being looked at.
    pub fn is_looking(self) -> bool {
        self.behind.with_value(|behind| behind.since_ms.is_some())
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
        let is_answered = self.turn.with_untracked(|turn| {
            turn.as_ref().and_then(|turn| turn.flowers.get(flower)?.verdict).is_some()
        });
        if self.flower_open() == Some(flower) || self.step(Event::Pick { flower }).is_ok() {
            self.look_since(Some(phone().ports().monotonic_ms()));
        } else if self.turn.with_untracked(Option::is_some) && !is_answered {
            place::turn_into(Route::Garden(code.clone()));
        }
    }
}
