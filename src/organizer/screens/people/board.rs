//! What the parts of the screen share.

use std::future::Future;
use std::sync::Arc;

use domain::id::UnitId;
use domain::organizer::people::{ChangePerson, OneTimeLink, People, Person};
use domain::spelling::fold;
use leptos::html::H2;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::components::{TakeBack, Typed};
use crate::forest::Forest;
use crate::reply::ApiError;
use crate::words::Word;
use crate::words::people as words;

/// The people, their units, and what is being done with them.
#[derive(Clone, Copy)]
pub struct Board {
    pub app: App,
    pub people: RwSignal<Option<People>>,
    pub forest: RwSignal<Forest>,
    /// Whether something is being done: nothing is done twice by a second click.
    pub is_busy: RwSignal<bool>,
    /// What went wrong, in words.
    pub trouble: RwSignal<Option<String>>,
    /// Whose account is being changed, or was the last.
    pub changing: RwSignal<Option<Person>>,
    /// Whether it still is.
    pub is_changing: RwSignal<bool>,
    /// The heading of the accounts: it takes the focus when what had it goes.
    pub heading: NodeRef<H2>,
}

impl Board {
    /// An empty one that is being filled.
    pub fn load() -> Self {
        let board = Self {
            app: App::here(),
            people: RwSignal::new(None),
            forest: RwSignal::default(),
            is_busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            changing: RwSignal::new(None),
            is_changing: RwSignal::new(false),
            heading: NodeRef::new(),
        };
        board.reload();
        board
    }

    /// Asks the server anew.
    pub fn reload(self) {
        self.trouble.set(None);
        spawn_local(async move {
            match api::units::tree(true).await {
                Ok(tree) => {
                    let own = self.app.me().and_then(|me| me.unit);
                    self.forest.set(Forest::new(&tree.units, own.as_ref()));
                }
                Err(error) => return self.fail(&error, self.trouble),
            }
            match api::people::people().await {
                Ok(people) => self.people.set(Some(people)),
                Err(error) => self.fail(&error, self.trouble),
            }
        });
    }

    /// Says what went wrong.
    pub fn fail(self, error: &ApiError, trouble: RwSignal<Option<String>>) {
        match error {
            ApiError::NotSignedIn => self.app.session_ended(),
            _ => trouble.set(Some(words::trouble(error))),
        }
    }

    /// Does something; then says so and shows how it is now. `undo` takes it back. What goes wrong is said in `trouble`.
    pub fn act(
        self,
        work: impl Future<Output = Result<(), ApiError>> + 'static,
        said: Word,
        undo: Option<Undo>,
        trouble: RwSignal<Option<String>>,
    ) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let done = work.await;
            self.is_busy.try_set(false);
            match done {
                Ok(()) => {
                    self.is_changing.set(false);
                    let undo = undo.map(|undo| -> TakeBack { Arc::new(move || self.change_back(&undo)) });
                    self.app.say(said, undo);
                    self.reload();
                }
                Err(error) => self.fail(&error, trouble),
            }
        });
    }

    /// What goes wrong is said as a notice, since the screen may be gone.
    fn change_back(self, undo: &Undo) {
        let Undo { person, before, said } = undo.clone();
        spawn_local(async move {
            match api::people::change(&person, &before).await {
                Ok(()) => {
                    self.app.say(said, None);
                    self.reload();
                }
                Err(ApiError::NotSignedIn) => self.app.session_ended(),
                Err(error) => self.app.say(words::trouble(&error), None),
            }
        });
    }

    /// Begins to change somebody's account.
    pub fn change(self, person: Person) {
        self.changing.set(Some(person));
        self.is_changing.set(true);
    }

    /// Makes a one-time link and hands it to `made`.
    pub fn make_link(
        self,
        work: impl Future<Output = Result<OneTimeLink, ApiError>> + 'static,
        made: RwSignal<Option<OneTimeLink>>,
        trouble: RwSignal<Option<String>>,
    ) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        trouble.set(None);
        let typed = Typed::here();
        spawn_local(async move {
            let link = work.await;
            self.is_busy.try_set(false);
            match link {
                Ok(link) => {
                    typed.clear();
                    made.set(Some(link));
                    self.reload();
                }
                Err(error) => self.fail(&error, trouble),
            }
        });
    }

    /// What somebody is found by.
    pub fn folded(self, person: &Person) -> String {
        fold(&[&person.name, &*words::role(person.role), &self.place(person.unit.as_ref())].join(" "))
    }

    /// What a part of the tree is called; everything without one.
    pub fn place(self, unit: Option<&UnitId>) -> String {
        match unit {
            None => words::EVERYWHERE.into(),
            Some(unit) => self.forest.read().called(unit).to_owned(),
        }
    }
}

/// How an account was before, and what is said when it is so again.
#[derive(Clone)]
pub struct Undo {
    pub person: String,
    pub before: ChangePerson,
    pub said: Word,
}
