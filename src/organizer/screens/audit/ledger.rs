//! The lines that were loaded, and loading older ones.

use std::collections::HashMap;

use domain::organizer::audit::AuditPage;
use domain::organizer::units::LevelNames;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::App;
use crate::forest::Forest;
use crate::history::{Line, Teller, holds};
use crate::reply::ApiError;
use crate::{api, browser, words};

/// The log as far as it was loaded.
#[derive(Clone, Copy)]
pub struct Ledger {
    app: App,
    /// The lines, the newest first.
    pub lines: RwSignal<Vec<Line>>,
    /// Whether there are older ones.
    pub has_more: RwSignal<bool>,
    /// Whether the first lines are there.
    pub is_loaded: RwSignal<bool>,
    /// Whether more are coming.
    pub is_busy: RwSignal<bool>,
    /// What went wrong, in words.
    pub trouble: RwSignal<Option<String>>,
    /// What ids stand for; none until it was asked.
    known: StoredValue<Option<Known>>,
}

struct Known {
    units: Forest,
    levels: LevelNames,
    people: HashMap<String, String>,
}

impl Ledger {
    /// An empty one that is being filled.
    pub fn open() -> Self {
        let ledger = Self {
            app: App::here(),
            lines: RwSignal::new(Vec::new()),
            has_more: RwSignal::new(false),
            is_loaded: RwSignal::new(false),
            is_busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            known: StoredValue::new(None),
        };
        ledger.begin();
        ledger
    }

    /// Asks for the newest lines.
    pub fn begin(self) {
        self.read(None);
    }

    /// Asks for lines that are older than the last. `ended` is called when the log ends with them.
    pub fn older(self, ended: Callback<()>) {
        self.read(Some(ended));
    }

    /// The lines in which every typed word stands.
    pub fn matching(self, typed: &str) -> Vec<Line> {
        self.lines.read().iter().filter(|line| holds(&line.folded, typed)).cloned().collect()
    }

    // She may have left the screen when an answer comes: then it goes nowhere.
    fn read(self, ended: Option<Callback<()>>) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.trouble.set(None);
        let last = self.lines.with_untracked(|lines| lines.last().map(|line| line.id.clone()));
        spawn_local(async move {
            match self.ask(last.as_deref()).await {
                Ok(page) => self.add(&page, ended),
                Err(ApiError::NotSignedIn) => self.app.session_ended(),
                Err(error) => drop(self.trouble.try_set(Some(words::common_trouble(&error)))),
            }
            self.is_busy.try_set(false);
        });
    }

    async fn ask(self, before: Option<&str>) -> Result<AuditPage, ApiError> {
        if self.known.try_with_value(Option::is_none) == Some(true) {
            let tree = api::units::tree(true).await?;
            let people = api::people::people().await?.people;
            let people = people.into_iter().map(|person| (person.id, person.name)).collect();
            let units = Forest::new(&tree.units, None);
            self.known.try_set_value(Some(Known { units, levels: tree.levels, people }));
        }
        api::people::audit(before).await
    }

    fn add(self, page: &AuditPage, ended: Option<Callback<()>>) {
        let told = self.known.try_with_value(|known| known.as_ref().map(|known| known.tell(page)));
        let Some(told) = told.flatten() else { return };
        self.lines.try_update(|lines| lines.extend(told));
        self.is_loaded.try_set(true);
        self.has_more.try_set(page.more);
        if let Some(ended) = ended.filter(|_| !page.more) {
            // Once the page shows it.
            request_animation_frame(move || {
                ended.try_run(());
            });
        }
    }
}

impl Known {
    fn tell(&self, page: &AuditPage) -> Vec<Line> {
        let teller = Teller {
            units: &self.units,
            levels: &self.levels,
            people: &self.people,
            moment: |ms| browser::local(ms).date_and_time(),
        };
        page.entries.iter().map(|entry| teller.line(entry)).collect()
    }
}
