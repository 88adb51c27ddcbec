//! What all parts of the editor share: the pack under the pen, what the server has of it, and which question is open.

use domain::id::{PackId, QuestionId};
use domain::organizer::packs::{PackWork, SavePack};
use domain::pack::{Pack, PackProblem, Question};
use leptos::prelude::*;

use super::field::Bound;
use crate::app::App;
use crate::editor::{Draft, Editor, Owner, Place, Saving, Spot, problems_at};
use crate::reply::ApiError;
use crate::words::broken;
use crate::{api, browser};

/// Where the focus goes once a question is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// To its first field.
    First,
    /// To what is wrong.
    Wrong,
}

/// The desk the pack lies on.
#[derive(Clone, Copy)]
pub struct Desk {
    id: StoredValue<PackId>,
    /// The pack and its history.
    pub editor: RwSignal<Editor>,
    /// What the server has.
    pub draft: RwSignal<Draft>,
    /// Whether the server has something that is not published.
    pub is_draft: RwSignal<bool>,
    /// Every broken rule.
    pub problems: Memo<Vec<PackProblem>>,
    /// The question that is open.
    pub open: RwSignal<Option<QuestionId>>,
    /// Where the focus shall go.
    pub go: RwSignal<Option<Go>>,
    /// The question that is being dragged.
    pub dragged: RwSignal<Option<QuestionId>>,
    /// What a reader of the screen is told.
    pub said: RwSignal<String>,
    app: App,
}

impl Desk {
    /// Lays a pack on the desk, for the present component and all below it.
    pub fn lay(work: &PackWork) -> Self {
        let editor = RwSignal::new(Editor::new(work.pack.clone()));
        let desk = Self {
            id: StoredValue::new(work.pack.id.clone()),
            editor,
            draft: RwSignal::new(Draft::new(work.revision)),
            is_draft: RwSignal::new(work.is_draft),
            problems: Memo::new(move |_| editor.read().pack().problems()),
            open: RwSignal::new(None),
            go: RwSignal::new(None),
            dragged: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            app: App::here(),
        };
        provide_context(desk);
        desk
    }

    /// The desk of the present component.
    pub fn here() -> Self {
        expect_context()
    }

    /// The pack's id.
    pub fn id(self) -> PackId {
        self.id.get_value()
    }

    /// Edits the pack, or goes back and forth in its history.
    pub fn edit<T>(self, edit: impl FnOnce(&mut Editor) -> T) -> Option<T> {
        let done = self.editor.try_update(edit);
        self.draft.update(|draft| draft.edited(browser::now_ms()));
        done
    }

    /// Goes back or forth in the history; an undo that a notice offers is over then.
    pub fn step(self, act: fn(&mut Editor)) {
        self.edit(act);
        self.put_away_undo();
    }

    /// Puts away a notice that offers an undo.
    pub fn put_away_undo(self) {
        if self.app.notice().is_some_and(|notice| notice.undo.is_some()) {
            self.app.take_notice();
        }
    }

    /// Something of the pack, kept up to date.
    pub fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        take: impl Fn(&Pack) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| take(self.editor.read().pack()))
    }

    /// Something of a question; its default once the question is gone.
    pub fn of_question<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        id: &QuestionId,
        take: impl Fn(&Question) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let id = id.clone();
        self.part(move |pack| pack.question(&id).map(&take).unwrap_or_default())
    }

    /// A text of the pack as a field needs it.
    pub fn bind(
        self,
        place: Place,
        get: impl Fn(&Pack) -> String + Send + Sync + 'static,
        set: impl Fn(&mut Pack, String) + Send + Sync + 'static,
    ) -> Bound {
        let trouble = self.trouble(place.clone());
        let on_type = Callback::new(move |text: String| {
            let place = place.clone();
            self.edit(|editor| editor.type_in(place, |pack| set(pack, text)));
        });
        Bound { value: self.part(get).into(), on_type, trouble }
    }

    /// A text of a question as a field needs it.
    pub fn bind_question(
        self,
        id: &QuestionId,
        spot: Spot,
        get: fn(&Question) -> String,
        set: fn(&mut Question, String),
    ) -> Bound {
        let trouble = self.trouble(Place { owner: Owner::Question(id.clone()), spot: spot.clone() });
        let value = self.of_question(id, get).into();
        let id = id.clone();
        let on_type = Callback::new(move |text: String| {
            self.edit(|editor| editor.type_in_question(&id, spot.clone(), |question| set(question, text)));
        });
        Bound { value, on_type, trouble }
    }

    /// What is wrong at a place, in words.
    pub fn trouble(self, place: Place) -> Signal<Option<String>> {
        let problems = self.problems;
        Memo::new(move |_| problems_at(&problems.read(), &place).next().map(broken::say)).into()
    }

    /// Whether there is something that the server does not have.
    pub fn is_unsaved(self) -> bool {
        self.draft.read().is_unsaved(self.editor.read().changes())
    }

    /// Saves what there is to save; true when the server has everything.
    pub async fn save(self) -> bool {
        let Some((changes, pack)) =
            self.editor.try_with_untracked(|editor| (editor.changes(), editor.pack().clone()))
        else {
            return false;
        };
        let begins = self.draft.try_update(|draft| draft.begin(changes)).unwrap_or(false);
        if !begins {
            return self.draft.try_with_untracked(|draft| !draft.is_unsaved(changes)).unwrap_or(false);
        }
        let revision = self.draft.with_untracked(|draft| draft.revision);
        let answer = api::packs::save(&self.id(), &SavePack { pack, revision }).await;
        let answer = answer.map(|work| {
            self.is_draft.try_set(work.is_draft);
            work.revision
        });
        self.draft.update(|draft| draft.ended(answer, browser::now_ms()));
        self.draft.try_with_untracked(|draft| !draft.is_unsaved(changes)).unwrap_or(false)
    }

    /// Saves if it is time to.
    pub fn is_due(self) -> bool {
        let changes = self.editor.with_untracked(Editor::changes);
        self.draft.with_untracked(|draft| draft.is_due(changes, browser::now_ms()))
    }

    /// Whether somebody else has saved meanwhile.
    pub fn is_behind(self) -> bool {
        self.draft.read().saving == Saving::ChangedMeanwhile
    }

    /// Why the last save did not work.
    pub fn save_error(self) -> Option<ApiError> {
        match &self.draft.read().saving {
            Saving::Failed { error, .. } => Some(error.clone()),
            _ => None,
        }
    }
}
