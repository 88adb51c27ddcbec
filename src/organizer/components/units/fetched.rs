//! The units as the server has them.

use domain::organizer::units::LevelNames;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::App;
use crate::forest::Forest;
use crate::reply::ApiError;

/// The tree, and whether it is there.
#[derive(Clone, Copy)]
pub struct Units {
    app: App,
    /// The units.
    pub forest: RwSignal<Forest>,
    /// What the levels are called.
    pub levels: RwSignal<LevelNames>,
    /// Whether the units were fetched, or why not; none before the first answer.
    pub state: RwSignal<Option<Result<(), ApiError>>>,
    /// Whether closed units are wanted, too.
    pub closed_too: RwSignal<bool>,
}

impl Units {
    /// Fetches the units, and again whenever closed ones are wanted or no more.
    pub fn start(closed_too: bool) -> Self {
        let units = Self {
            app: App::here(),
            forest: RwSignal::default(),
            levels: RwSignal::default(),
            state: RwSignal::new(None),
            closed_too: RwSignal::new(closed_too),
        };
        Effect::new(move || {
            units.closed_too.track();
            units.load();
        });
        units
    }

    /// Fetches the units anew; those there are stay until they come.
    pub fn load(self) {
        spawn_local(async move { drop(self.fetch().await) });
    }

    /// Fetches the units anew. Works after the screen is left, too.
    ///
    /// # Errors
    /// Those of the server; the screen says them.
    pub async fn fetch(self) -> Result<(), ApiError> {
        let closed_too = self.closed_too.try_get_untracked().unwrap_or_default();
        let answer = match api::units::tree(closed_too).await {
            Ok(tree) => {
                let own = self.app.me().and_then(|me| me.unit);
                self.levels.set(tree.levels);
                self.forest.set(Forest::new(&tree.units, own.as_ref()));
                Ok(())
            }
            Err(error) => {
                if error == ApiError::NotSignedIn {
                    self.app.session_ended();
                }
                Err(error)
            }
        };
        self.state.set(Some(answer.clone()));
        answer
    }
}
